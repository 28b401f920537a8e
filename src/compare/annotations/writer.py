"""Who writes: one name per installation and project folder, so that no two machines append to one file.

The name is a hash of a random id kept in the user's own folder, the machine's name, and where the project
lies. A project that is copied, cloned or moved, and a home folder shared by two machines, all get a journal
of their own; coming back to a place finds its old one again.
"""

import hashlib
import os
import re
import socket
import uuid
from pathlib import Path

from platformdirs import user_data_path

from compare.errors import CompareError

VARIABLE = "SOURCE_COMPARE_WRITER"
"""Environment variable that sets the writer's name outright; for tests and for shared accounts."""

_SAFE = re.compile(r"[a-z0-9][a-z0-9-]{0,63}\Z")


def writer_for(annotations: Path) -> str:
    """The name of the journal that this installation appends to in the folder ``annotations``.

    Raises CompareError when SOURCE_COMPARE_WRITER is set to something that is no safe file name.
    """
    given = os.environ.get(VARIABLE, "")
    if given:
        if not _SAFE.match(given):
            remedy = "Use lower-case letters, digits and hyphens, at most 64."
            raise CompareError(
                f"{given!r} cannot name a journal", place=f"variable {VARIABLE}", remedy=remedy
            )
        return given
    place = os.path.normcase(annotations.resolve())
    parts = f"{_installation()}\n{socket.gethostname()}\n{place}"
    return hashlib.sha256(parts.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def index_key() -> bytes:
    """What this installation signs its indexes with; empty where it has no id that lasts."""
    _installation()
    return _kept().encode("ascii")


def _installation() -> str:
    """This installation's random id; a new one for each call where the user's folder cannot be written.

    A new id costs a small file more. Sharing one would let two machines write to the same file.
    """
    path = _installation_file()
    fresh = uuid.uuid4().hex
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="ascii") as file:
            file.write(fresh)
    except FileExistsError:
        return _kept() or fresh
    except OSError:
        return fresh
    return fresh


def _installation_file() -> Path:
    return user_data_path("source-compare", appauthor=False) / "installation"


def _kept() -> str:
    try:
        kept = _installation_file().read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""
    return kept if re.fullmatch("[0-9a-f]{32}", kept) else ""

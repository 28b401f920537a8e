"""Who writes: one name per installation, project folder and git branch, so that no file has two writers.

The name is a hash of a random id kept in the user's own folder, the machine's name, where the project lies,
and the branch checked out. A project that is copied, cloned or moved, a home folder shared by two machines,
and two branches of one clone all get a journal of their own; coming back finds the old one again.
"""

import hashlib
import os
import re
import socket
import uuid
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from compare.errors import CompareError

VARIABLE = "SOURCE_COMPARE_WRITER"
"""Environment variable that sets the writer's name outright; for tests and for shared accounts."""

_SAFE = re.compile(r"[a-z0-9][a-z0-9-]{0,63}\Z")


@dataclass(frozen=True, slots=True)
class Installation:
    """This installation's random id.

    ``lasting`` is false where the user's own folder cannot be written: then the id is another one each time,
    which costs a small file more. Sharing one would let two machines write to the same file.
    """

    id: str
    lasting: bool = True

    @property
    def key(self) -> bytes:
        """What this installation signs its indexes with; empty where its id does not last."""
        return self.id.encode("ascii") if self.lasting else b""


def this_installation() -> Installation:
    """The installation that is running; its id is made when it is first asked for."""
    path = user_data_path("source-compare", appauthor=False) / "installation"
    fresh = uuid.uuid4().hex
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="ascii") as file:
            file.write(fresh)
        return Installation(fresh)
    except FileExistsError:
        kept = _read(path).strip()
        known = re.fullmatch("[0-9a-f]{32}", kept) is not None
        return Installation(kept) if known else Installation(fresh, lasting=False)
    except OSError:
        return Installation(fresh, lasting=False)


def writer_for(annotations: Path, installation: Installation) -> str:
    """The name of the journal that ``installation`` appends to in the folder ``annotations``.

    Raises CompareError when SOURCE_COMPARE_WRITER is set to something that is no safe file name.
    """
    given = os.environ.get(VARIABLE, "")
    if given and not _SAFE.match(given):
        remedy = "Use lower-case letters, digits and hyphens, at most 64."
        raise CompareError(f"{given!r} cannot name a journal", place=f"variable {VARIABLE}", remedy=remedy)
    if given:
        return given
    place = annotations.resolve()
    parts = (installation.id, socket.gethostname(), os.path.normcase(place), _branch(place))
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _branch(folder: Path) -> str:
    """What git has checked out around ``folder``: a branch's full name, or nothing."""
    for parent in folder.parents:
        head = _read(parent / ".git" / "HEAD")
        if head:
            return head.strip() if head.startswith("ref:") else ""
    return ""


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""

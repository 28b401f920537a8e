"""Sets broken lines aside in ``annotations/quarantine/``: a copy of each, byte for byte, less its newline.

The journal keeps its own. A copy is named by its contents, so that two people who set the same line aside
make the same file.
"""

import contextlib
import hashlib
from collections.abc import Iterable
from pathlib import Path

from compare.annotations.lines import Flaw
from compare.annotations.reading import Damage

FOLDER = "quarantine"
_MOST = 16 << 20
"""Bytes. What is longer is no line of ours, and stays in the journal only."""


def set_aside(annotations: Path, damages: Iterable[Damage]) -> None:
    """Copy what ``damages`` name into the quarantine, where it is not there yet.

    Failing to is no failure: nothing is lost, since the journal still has the line.
    """
    for damage in damages:
        if damage.flaw not in {Flaw.NEWER, Flaw.GAP} and 0 < damage.end - damage.start <= _MOST:
            with contextlib.suppress(OSError):
                _copy(annotations, damage)


def _copy(annotations: Path, damage: Damage) -> None:
    with (annotations / damage.file).open("rb") as file:
        file.seek(damage.start)
        line = file.read(damage.end - damage.start).removesuffix(b"\n")
    copy = annotations / quarantined_as(damage, line)
    copy.parent.mkdir(exist_ok=True)
    if not copy.parent.is_symlink():
        with copy.open("xb") as new:  # "x" neither overwrites nor follows a link laid out by a stranger
            new.write(line)


def quarantined_as(damage: Damage, line: bytes) -> str:
    """The file, below ``annotations/``, that keeps the copy of a broken line."""
    journal = damage.file.removesuffix(".jsonl").replace("/", "--")
    return f"{FOLDER}/{journal}-{hashlib.sha256(line).hexdigest()[:12]}.line"

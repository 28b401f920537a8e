"""Reads journals: follows each file as it grows, and keeps what is wrong with it in words.

Nothing found in a journal is fatal, and nothing is ever cut off or joined to the next line.
"""

import contextlib
import gc
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from compare.annotations.lines import LONGEST_LINE, Flaw, LineError, decode
from compare.annotations.model import AnyEvent, order
from compare.annotations.subjects import same_words

NOT_ANNOTATORS = frozenset({"quarantine"})
_WITNESS = 128


@dataclass(frozen=True, slots=True)
class Damage:
    """A line that is not an event: in which journal, where, what is wrong and why.

    ``line`` counts from 1, ``start`` and ``end`` are bytes. ``tail``: the last line, cut off as a crash cuts
    it. ``cut_short``: the same, closed with a newline since; the line after it, if there is one, was written
    knowing of no whole line here, so nobody was ever told that it was saved.
    """

    file: str
    line: int
    start: int
    end: int
    flaw: Flaw
    reason: str
    tail: bool = False
    cut_short: bool = False

    @property
    def loud(self) -> bool:
        """Whether work may be missing; a torn tail and a newer version's line are only worth a notice."""
        return not (self.tail or self.cut_short or self.flaw is Flaw.NEWER)

    @property
    def in_words(self) -> str:
        """What is wrong, without where."""
        if self.tail:
            return f"the last line {self.reason}: a save was cut short; the next save, or --repair, closes it"
        if self.cut_short:
            return f"{self.reason}: cut short before anything came after it, as by a crash while saving"
        return self.reason

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.in_words}"


@dataclass(frozen=True, slots=True)
class Reading:
    """What all journals of a folder hold: events in the order of the fold, and what could not be read."""

    events: tuple[AnyEvent, ...] = ()
    damages: tuple[Damage, ...] = ()

    @property
    def notices(self) -> tuple[str, ...]:
        """The damages in words, the loud ones first."""
        return tuple(str(damage) for damage in sorted(self.damages, key=lambda each: not each.loud))


@dataclass(slots=True)
class Followed:
    """One journal as far as it has been read. ``consumed`` counts bytes up to the last good or whole line."""

    path: Path
    file: str
    events: list[AnyEvent] = field(default_factory=list)
    damages: list[Damage] = field(default_factory=list)
    pending: list[Damage] = field(default_factory=list)
    tail: Damage | None = None
    consumed: int = 0
    lines: int = 0
    last_sum: str = ""
    witness: bytes = b""
    open_ended: bool = False
    stamp: tuple[int, int] = (-1, -1)

    def follow(self) -> bool:
        """Read what was added since last time; False, and nothing done, if it is not the file it was.

        Raises OSError.
        """
        with _opened(self.path) as file:
            status = os.fstat(file.fileno())
            if self.stamp == (status.st_size, status.st_mtime_ns):
                return True
            file.seek(self.consumed - len(self.witness))
            if file.read(len(self.witness)) != self.witness:
                return False
            self._read_on(file)
        self.remember()
        self.stamp = (status.st_size, status.st_mtime_ns)
        return True

    def remember(self) -> None:
        """Keep the last bytes consumed, to know the file by."""
        start = max(0, self.consumed - _WITNESS)
        with _opened(self.path) as file:
            file.seek(start)
            self.witness = file.read(self.consumed - start)

    def _read_on(self, file: BinaryIO) -> None:
        self.tail = None
        while line := file.readline(LONGEST_LINE + 2):
            length, whole = len(line), line.endswith(b"\n")
            if not whole and length > LONGEST_LINE:
                skipped, whole = _rest_of_line(file)
                length += skipped
            self._take(line.removesuffix(b"\n"), length, whole=whole)

    def _take(self, body: bytes, length: int, *, whole: bool) -> None:
        start, end = self.consumed, self.consumed + length
        closes, self.open_ended = self.open_ended, False
        if not body.strip():
            if whole:
                self.consumed, self.lines = end, self.lines + (not closes)
            return
        try:
            event = decode(body)
        except LineError as error:
            self._set_aside(
                Damage(self.file, self.lines + 1, start, end, error.flaw, error.reason, not whole)
            )
            return
        self.consumed, self.lines, self.open_ended = end, self.lines + 1, not whole
        self._settle(event, start)
        self.events.append(event)
        self.last_sum = event.sum

    def _set_aside(self, damage: Damage) -> None:
        if damage.tail:
            self.tail = damage
        else:
            self.consumed, self.lines = damage.end, self.lines + 1
            self.pending.append(damage)

    def _settle(self, event: AnyEvent, start: int) -> None:
        """Now that a good line follows, tell whether the broken ones before it were ever whole."""
        linked = not event.prev or event.prev == self.last_sum
        self.damages += [
            replace(damage, cut_short=linked and damage.flaw is Flaw.TORN) for damage in self.pending
        ]
        if not linked and not self.pending:
            reason = "one or more events that stood before this line are missing"
            self.damages.append(Damage(self.file, self.lines, start, start, Flaw.GAP, reason))
        self.pending.clear()

    def all_damages(self) -> tuple[Damage, ...]:
        """Everything wrong with the journal as it stands."""
        tail = (self.tail,) if self.tail else ()
        closed = (replace(damage, cut_short=damage.flaw is Flaw.TORN) for damage in self.pending)
        return (*self.damages, *closed, *tail)


@contextlib.contextmanager
def collector_paused() -> Iterator[None]:
    """Loading makes objects by the 100,000 that all stay; looking for garbage among them doubles the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _opened(path: Path) -> BinaryIO:
    """The file, opened to be read; a link in its place is refused."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    return os.fdopen(handle, "rb")


def _rest_of_line(file: BinaryIO) -> tuple[int, bool]:
    """Skip to the end of a line too long to be ours; how many bytes that was, and whether it had an end."""
    skipped = 0
    while piece := file.readline(LONGEST_LINE):
        skipped += len(piece)
        if piece.endswith(b"\n"):
            return skipped, True
    return skipped, False


def journals(annotations: Path) -> Iterable[Path]:
    """The journals of a folder in a fixed order: every ``<annotator>/<writer>.jsonl``, links left out."""
    if not annotations.is_dir():
        return
    for folder in sorted(annotations.iterdir()):
        if folder.name in NOT_ANNOTATORS or folder.name.startswith(".") or folder.is_symlink():
            continue
        if folder.is_dir():
            yield from sorted(
                path for path in folder.glob("*.jsonl") if path.is_file() and not path.is_symlink()
            )


def merged(files: Iterable[Followed]) -> Reading:
    """What several journals hold together: each event once, also where it stands in two of them.

    Two events that say different things under one op are both kept; the state calls that op doubtful.
    """
    files = tuple(files)
    kept: list[AnyEvent] = []
    known: dict[str, AnyEvent] = {}
    for event in sorted((event for file in files for event in file.events), key=order):
        first = known.setdefault(event.op, event)
        if first is event or not same_words(first, event):
            kept.append(event)
    return Reading(tuple(kept), tuple(damage for file in files for damage in file.all_damages()))

"""Records a stream of lines: what ``source-compare record`` does between its two pipes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from compare.annotations.batch import Acknowledgement, Refused
from compare.annotations.catalogue import Catalogue
from compare.annotations.history import printable
from compare.annotations.lines import LONGEST_LINE
from compare.annotations.names import clean_name
from compare.annotations.parsing import parse_event
from compare.annotations.store import Store
from compare.errors import CompareError

_PIECE = 1 << 16
"""Bytes taken from the pipe at once: one fsync for all whole lines that are waiting there, never more."""


class Pipe(Protocol):
    """A binary stream that can hand over what has arrived without waiting for more."""

    def read1(self, size: int = -1, /) -> bytes:
        """Up to ``size`` bytes; waits only if there are none. Empty at the end."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the input and its number, counting from 1."""

    number: int
    text: bytes


def waiting_lines(pipe: Pipe | BinaryIO) -> Iterator[list[Line]]:
    """The lines of ``pipe`` in groups: all whole ones that have arrived, at once.

    A line too long to be an event is passed on cut short; blank lines are left out but counted.
    """
    number, rest = 0, b""
    while piece := pipe.read1(_PIECE):  # type: ignore[union-attr]
        *whole, rest = (rest + piece).split(b"\n")
        rest = rest[: LONGEST_LINE + 2]
        lines = [Line(number + place, text) for place, text in enumerate(whole, start=1) if text.strip()]
        if lines:
            yield lines
        number += len(whole)
    if rest.strip():
        yield [Line(number + 1, rest)]


class Recorder:
    """Records groups of lines for one annotator and says what became of each."""

    def __init__(self, store: Store, catalogue: Catalogue, annotator: str) -> None:
        self.store = store
        self.catalogue = catalogue
        self.annotator = clean_name(annotator)
        self.seen = 0
        self.refused = 0

    def take(self, lines: Sequence[Line]) -> list[str]:
        """Record a group of lines; its answers, in order: ``saved OP`` or ``refused LINE-NUMBER why``.

        When this returns, everything it calls saved is on disk.
        """
        parsed = [_parsed(line) for line in lines]
        events = [event for event in parsed if not isinstance(event, Refused)]
        answers = iter(self._recorded(events))
        outcome = [event if isinstance(event, Refused) else next(answers) for event in parsed]
        return [self._told(line, answer) for line, answer in zip(lines, outcome, strict=True)]

    def _recorded(self, events: Sequence[dict[str, object]]) -> Sequence[Acknowledgement | Refused]:
        try:
            return self.store.record(self.annotator, events, self.catalogue)
        except CompareError as error:
            return [Refused(str(error))] * len(events)

    def _told(self, line: Line, answer: Acknowledgement | Refused) -> str:
        self.seen += 1
        why = str(answer) if isinstance(answer, Refused) else answer.refused
        if not why and isinstance(answer, Acknowledgement):
            return f"saved {answer.op}"
        self.refused += 1
        return f"refused {line.number} {printable(why)}"


def _parsed(line: Line) -> dict[str, object] | Refused:
    try:
        return parse_event(line.text)
    except Refused as reason:
        return reason

"""Words of two claims, lined up: which runs are equal, changed, added or left out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from rapidfuzz.distance import Indel

LONGEST_FOR_DIFFLIB: Final = 300
"""Words. difflib lines texts up as people read them, but in quadratic time; above this rapidfuzz does it."""

GLUE: Final = frozenset(
    {
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "is",
        "it",
        "its",
        "of",
        "on",
        "or",
        "that",
        "the",
        "to",
    }
)


@dataclass(frozen=True, slots=True)
class Run:
    """Words ``a_start`` up to ``a_end`` of one claim against ``b_start`` up to ``b_end`` of the other."""

    equal: bool
    a_start: int
    a_end: int
    b_start: int
    b_end: int

    @property
    def turned(self) -> "Run":
        """The same run with its sides exchanged."""
        return Run(self.equal, self.b_start, self.b_end, self.a_start, self.a_end)


def line_up(a: Sequence[str], b: Sequence[str]) -> tuple[Run, ...]:
    """Runs that cover both word sequences in order, equal and changed ones in turn.

    A lone small word between two changes joins them: "the war on Iran" against "a strike on Gaza" is one
    change, not two.

    >>> for run in line_up(["nato", "said", "no"], ["nato", "says", "no"]):
    ...     print(run.equal, run.a_start, run.a_end)
    True 0 1
    False 1 2
    True 2 3
    """
    if max(len(a), len(b)) <= LONGEST_FOR_DIFFLIB:
        opcodes: Iterable[tuple[str, int, int, int, int]] = SequenceMatcher(
            None, a, b, autojunk=False
        ).get_opcodes()
    else:
        opcodes = (
            (code.tag, code.src_start, code.src_end, code.dest_start, code.dest_end)
            for code in Indel.opcodes(a, b)
        )
    return _merged([Run(tag == "equal", *spans) for tag, *spans in opcodes], a)


def _merged(runs: Sequence[Run], a: Sequence[str]) -> tuple[Run, ...]:
    merged: list[Run] = []
    for position, run in enumerate(runs):
        inner = 0 < position < len(runs) - 1
        equal = run.equal and not (inner and run.a_end - run.a_start == 1 and a[run.a_start] in GLUE)
        if merged and merged[-1].equal == equal:
            before = merged[-1]
            merged[-1] = Run(equal, before.a_start, run.a_end, before.b_start, run.b_end)
        else:
            merged.append(Run(equal, run.a_start, run.a_end, run.b_start, run.b_end))
    return tuple(merged)

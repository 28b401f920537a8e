"""Two claims made ready for comparing: their words lined up, and which of them stand in quotation marks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from compare.claims.model import Claim
from compare.framing.model import Difference, DifferenceKind
from compare.framing.runs import GLUE, Run, line_up
from compare.framing.vocabulary import positions_of, stem
from compare.matching.dating import days_of
from compare.text import Span, Word, words

REACH: Final = 5
"""Words on each side of a stretch that count as near it."""

ALIKE: Final = 0.4
"""Share of the shorter claim's words with meaning that the other must have too (overlap coefficient)."""

A: Final = "{a}"
B: Final = "{b}"
"""What stands for the outlets of claim a and claim b in the pattern of a reason."""

TIME_TELLS: Final = 30
"""Days. Articles further apart tell of different moments: numbers may both be right, words said twice."""


@dataclass(frozen=True)
class Side:
    """One claim of a pair, as words; ``changed`` are the positions of words the other claim lacks there.

    ``name`` stands for the outlet in the pattern of a reason.
    """

    claim: Claim
    words: tuple[Word, ...]
    changed: frozenset[int]
    name: str = ""

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """Each word in its folded form."""
        return tuple(word.folded for word in self.words)

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """Each word without its ending."""
        return tuple(stem(word) for word in self.folded)

    @cached_property
    def quotes(self) -> tuple[range, ...]:
        """Positions of the words inside each pair of quotation marks, in order; empty quotes left out."""
        ranges = (self.words_in(quote) for quote in self.claim.quotes)
        return tuple(positions for positions in ranges if positions)

    @cached_property
    def quoted(self) -> frozenset[int]:
        """Positions of all words inside quotation marks."""
        return frozenset(position for quote in self.quotes for position in quote)

    def span(self, start: int, end: int) -> Span:
        """Where words ``start`` up to ``end`` stand; for none, an empty span before ``start``."""
        if start < end:
            return Span(self.words[start].span.start, self.words[end - 1].span.end)
        point = self.words[start].span.start if start < len(self.words) else len(self.claim.exact)
        return Span(point, point)

    def over(self, positions: range) -> Span:
        """Where the words at ``positions``, which follow one another, stand."""
        return self.span(positions.start, positions.stop)

    def text(self, span: Span) -> str:
        """The claim's characters in ``span``."""
        return span.of(self.claim.exact)

    def words_in(self, span: Span) -> range:
        """Positions of the words that lie wholly in ``span`` of the article."""
        start = self.claim.span.start
        inside = [at for at, word in enumerate(self.words) if span.contains(word.span.shifted(start))]
        return range(inside[0], inside[-1] + 1) if inside else range(0)

    def between(self, at: int) -> str | None:
        """What stands between word ``at`` and the next, spaces left out; None behind the last word."""
        if at + 1 >= len(self.words):
            return None
        return self.claim.exact[self.words[at].span.end : self.words[at + 1].span.start].strip()

    def near(self, positions: range) -> frozenset[str]:
        """Stems that carry meaning within a few words before and after ``positions``."""
        before = range(max(0, positions.start - REACH), positions.start)
        after = range(positions.stop, min(len(self.words), positions.stop + REACH))
        return self.meaning(before) | self.meaning(after)

    def meaning(self, positions: Iterable[int]) -> frozenset[str]:
        """Stems of the words at ``positions`` that carry meaning."""
        return frozenset(self.stems[at] for at in positions if self.folded[at] not in GLUE)

    def is_name(self, positions: range) -> bool:
        """Whether all words that carry meaning begin with a capital: a ship, a book, a person."""
        meaning = [at for at in positions if self.folded[at] not in GLUE]
        return all(self.text(self.words[at].span)[:1].isupper() for at in meaning)

    def find(self, phrase: Sequence[str]) -> tuple[int, ...]:
        """Positions at which the folded words of ``phrase`` begin."""
        return positions_of(phrase, self.folded)


@dataclass(frozen=True)
class Pair:
    """Two claims lined up word by word."""

    a: Side
    b: Side
    runs: tuple[Run, ...]

    @property
    def changes(self) -> tuple[Run, ...]:
        """The runs where the two differ."""
        return tuple(run for run in self.runs if not run.equal)

    @cached_property
    def alike(self) -> bool:
        """Whether the two share enough words for a word of one to answer a word of the other."""
        a, b = (side.meaning(range(len(side.words))) for side in (self.a, self.b))
        return len(a & b) >= ALIKE * min(len(a), len(b)) > 0

    @cached_property
    def days_apart(self) -> int:
        """Days, at least, between the publication of the two articles; 0 where a date is missing."""
        a, b = days_of(self.a.claim.published), days_of(self.b.claim.published)
        return max(0, (a[0] - b[1]).days, (b[0] - a[1]).days) if a and b else 0

    @property
    def is_far_apart(self) -> bool:
        """Whether the articles tell of different moments."""
        return self.days_apart > TIME_TELLS

    @property
    def turned(self) -> "Pair":
        """The same pair with its sides exchanged, for rules that look at one side at a time."""
        return Pair(self.b, self.a, tuple(run.turned for run in self.runs))

    def opposite(self, positions: range) -> range:
        """Positions on side b of the words lined up with ``positions`` on side a."""
        touched = [run for run in self.runs if run.a_start < positions.stop and run.a_end > positions.start]
        return range(touched[0].b_start, touched[-1].b_end) if touched else range(0)

    def company(self, a: range, b: range) -> frozenset[str]:
        """Stems that carry meaning and stand near both stretches: a sign that both are about one thing."""
        return self.a.near(a) & self.b.near(b)

    def difference(self, kind: DifferenceKind, a: Span, b: Span, reason: str, tag: str = "") -> Difference:
        """A difference of ``kind`` at span ``a`` of claim a and ``b`` of claim b; ``reason`` is a pattern."""
        return Difference(
            kind=kind,
            a=a,
            b=b,
            a_in_article=a.shifted(self.a.claim.span.start),
            b_in_article=b.shifted(self.b.claim.span.start),
            words_a=self.a.text(a),
            words_b=self.b.text(b),
            reason=reason.replace(A, self.a.claim.outlet).replace(B, self.b.claim.outlet),
            tag=tag,
            pattern=reason,
        )


def pair_up(a: Claim, b: Claim) -> Pair:
    """Line up the words of two claims. Reasons name the outlets; of one outlet, the first and the second."""
    words_a, words_b = words(a.exact), words(b.exact)
    runs = line_up(_folded(words_a), _folded(words_b))
    changes = [run for run in runs if not run.equal]
    changed_a = frozenset(at for run in changes for at in range(run.a_start, run.a_end))
    changed_b = frozenset(at for run in changes for at in range(run.b_start, run.b_end))
    names = (A, B) if a.outlet != b.outlet else ("the first", "the second")
    return Pair(Side(a, words_a, changed_a, names[0]), Side(b, words_b, changed_b, names[1]), runs)


def _folded(found: Sequence[Word]) -> list[str]:
    return [word.folded for word in found]

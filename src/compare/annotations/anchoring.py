"""Finds an anchor's words again after its article changed, or says that they are gone. Never a guess.

In this order: the position, where the article is as it was; the exact words elsewhere, told apart by what
stands around them; words much like them (rapidfuzz), above a floor, in the same surroundings on both sides
and without a rival. What cannot be told apart is orphaned, and so is what may be a twin of lost words.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from compare.annotations.model import EventAnchor
from compare.text import CONTEXT_LENGTH, Span, text_hash

FLOOR = 0.8
"""Words less alike than this are not the same passage (normalised Levenshtein similarity, 0 to 1)."""
MARGIN = 0.1
"""The best of several places must beat the second best by this much of context."""
SAME_SURROUNDINGS = 0.55
"""Of 32 characters of other English text about 0.25 agree, of the same text after an edit more than half."""
BOTH_SIDES = 0.45
"""Of edited words, and of words of which a copy is gone, this share must stand on *each* side: outlets print
near-twins of a statement, often one beside the other."""
SHORTEST_OVERLAP = 8
"""Words found that begin or end as the surroundings did, for this many characters, stood there before."""
SHORTEST_FUZZY = 16
"""Shorter words are found exactly or not at all: too much else is like them (characters)."""
LONG_ENOUGH = 40
"""Words this long that stood in the article once are themselves wherever they stand (characters)."""

MOST_COPIES = 1_000
"""Words that stand more often are not told apart."""

_BOUNDARY = re.compile(r"\b|(?<=\S)(?=\s|$)|(?<!\S)(?=\S)")


class Found(StrEnum):
    """How an anchor was found."""

    PLACE = "place"
    EXACT = "exact"
    FUZZY = "fuzzy"
    ORPHANED = "orphaned"


@dataclass(frozen=True, slots=True)
class Relocation:
    """Where an anchor stands now: ``span``, or None for an orphan.

    ``score`` (0 to 1) is how much of the words is as it was; ``reason`` says how it was found, or why not.
    """

    span: Span | None
    found: Found
    score: float
    reason: str


def occurrences(exact: str, text: str) -> list[Span]:
    """Where ``exact`` stands in ``text``, overlapping ones too; of more than MOST_COPIES the first ones."""
    places: list[Span] = []
    start = text.find(exact) if exact else -1
    while start >= 0 and len(places) <= MOST_COPIES:
        places.append(Span(start, start + len(exact)))
        start = text.find(exact, start + 1)
    return places


def _orphan(reason: str) -> Relocation:
    return Relocation(None, Found.ORPHANED, 0.0, reason)


class Finder:
    """Finds anchors in one article's text as it is now."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def sha256(self) -> str:
        """The text's hash; anchors that carry it need no search."""
        return text_hash(self.text)

    @cached_property
    def _boundaries(self) -> list[int]:
        return [match.start() for match in _BOUNDARY.finditer(self.text)]

    def relocate(self, anchor: EventAnchor) -> Relocation:
        """Where the words of ``anchor`` stand now."""
        span = Span(anchor.start, anchor.end)
        if anchor.sha256 == self.sha256 and span.of(self.text) == anchor.exact:
            return Relocation(span, Found.PLACE, 1.0, "the article is as it was")
        if not anchor.exact.strip():
            return _orphan("the anchor has no words")
        places = occurrences(anchor.exact, self.text)
        if len(places) > MOST_COPIES:
            return _orphan(f"its words stand in more than {MOST_COPIES:,} places")
        return self._exact(anchor, places) if places else self._fuzzy(anchor)

    def _exact(self, anchor: EventAnchor, places: Sequence[Span]) -> Relocation:
        """The one of ``places`` that is meant, by its surroundings; by its number where these are alike."""
        if len(places) == 1 and anchor.copies == 1 and len(anchor.exact) >= LONG_ENOUGH:
            return Relocation(places[0], Found.EXACT, 1.0, "its words stand in one place, as before")
        ranked = sorted(((self._context(anchor, place), place) for place in places), reverse=True)
        best, place = ranked[0]
        if best < SAME_SURROUNDINGS:
            return _orphan("its words stand there, but what surrounded them does not")
        if len(places) < anchor.copies and (
            min(self._sides(anchor, place)) < BOTH_SIDES or self._stood_beside(anchor, place)
        ):
            return _orphan("one of the places where its words stood is gone, and it may be that one")
        if len(ranked) > 1 and best - ranked[1][0] < MARGIN:
            twins = [place for context, place in ranked if best - context < MARGIN]
            if len(places) != anchor.copies or places[anchor.copy] not in twins:
                return _orphan(f"its words stand in {len(twins)} places that cannot be told apart")
            place = places[anchor.copy]
        return Relocation(place, Found.EXACT, 1.0, "its words stand in the same surroundings")

    def _context(self, anchor: EventAnchor, place: Span) -> float:
        """How much of what surrounded the words still does (0 to 1); mostly the side that changed less."""
        weaker, stronger = sorted(self._sides(anchor, place))
        return 0.25 * weaker + 0.75 * stronger

    def _sides(self, anchor: EventAnchor, place: Span) -> tuple[float, float]:
        """How much of what stood before the words still does, and of what stood after them."""
        before = self.text[max(0, place.start - CONTEXT_LENGTH) : place.start]
        after = self.text[place.end : place.end + CONTEXT_LENGTH]
        return _alike(anchor.prefix, before), _alike(anchor.suffix, after)

    def _fuzzy(self, anchor: EventAnchor) -> Relocation:
        if len(anchor.exact) < SHORTEST_FUZZY:
            return _orphan("its words are gone")
        place, score = self._most_alike(anchor.exact, Span(0, len(self.text)))
        if place is None or score < FLOOR:
            return _orphan(f"its words are gone; the most alike are only {score:.0%} the same")
        if self._context(anchor, place) < SAME_SURROUNDINGS or min(self._sides(anchor, place)) < BOTH_SIDES:
            return _orphan("words much like it stand elsewhere, in other surroundings")
        if self._stood_beside(anchor, place):
            return _orphan("the words most like it may be those that stood beside it")
        others = Span(0, place.start), Span(place.end, len(self.text))
        if max(self._most_alike(anchor.exact, other)[1] for other in others) > score - MARGIN:
            return _orphan("its words are gone, and words as much like it stand in several places")
        return Relocation(place, Found.FUZZY, score, f"its words were edited; {score:.0%} are the same")

    def _stood_beside(self, anchor: EventAnchor, place: Span) -> bool:
        """Whether the words at ``place`` may be those that stood before or after the anchor's, moved up."""
        found = " ".join(place.of(self.text).split())
        suffix, prefix = " ".join(anchor.suffix.split()), " ".join(anchor.prefix.split())
        return _overlap(suffix, found) or _overlap(found, prefix)

    def _most_alike(self, exact: str, within: Span) -> tuple[Span | None, float]:
        """The words most like ``exact``, whole ones, and how much they are (0 to 1)."""
        text = within.of(self.text)
        if len(exact) >= len(text):
            start, words = within.end - len(text.lstrip()), text.strip()
            return Span(start, start + len(words)), Levenshtein.normalized_similarity(exact, words)
        window = fuzz.partial_ratio_alignment(exact, text, score_cutoff=100 * (FLOOR - 0.2))
        if window is None:
            return None, 0.0
        reach = len(exact) // 4 + 8
        starts = self._boundaries_near(within, window.dest_start, reach)
        ends = self._boundaries_near(within, window.dest_end, reach)
        tried = (
            (Levenshtein.normalized_similarity(exact, self.text[start:end]), -end, start)
            for start in starts
            for end in ends
            if start < end
        )
        score, end, start = max(tried, default=(0.0, 0, 0))
        return Span(start, max(start, -end)), score

    def _boundaries_near(self, within: Span, offset: int, reach: int) -> list[int]:
        """Where words begin or end, at most ``reach`` from the place ``offset`` of ``within``."""
        at = within.start + offset
        low = bisect_left(self._boundaries, max(within.start, at - reach))
        return self._boundaries[low : bisect_right(self._boundaries, min(within.end, at + reach))]


def _overlap(first: str, second: str) -> bool:
    """Whether ``first`` ends as ``second`` begins.

    >>> _overlap("he said. Latvia's minis", "Latvia's minister said"), _overlap("he said. La", "Latvia")
    (True, False)
    """
    starts = range(max(0, len(first) - len(second)), len(first) - SHORTEST_OVERLAP + 1)
    return any(second.startswith(first[start:]) for start in starts)


def _alike(before: str, now: str) -> float:
    """Similarity of two contexts, white space apart; nothing to nothing is the same."""
    return Levenshtein.normalized_similarity(" ".join(before.split()), " ".join(now.split()))

"""Finds an anchor's words again after its article changed, or says that they are gone. Never a guess.

In this order: the position, where the article is as it was; the exact words elsewhere, told apart by what
stands around them; words much like them (rapidfuzz), above a floor, in the same surroundings and without a
rival. What cannot be told apart is orphaned.
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
BOTH_SIDES = 0.3
"""Of words much edited, this share must stand on *each* side: outlets print near-twins of a statement."""
HARDLY_EDITED = 0.9
"""Words this much alike need only the side that changed less."""
SHORTEST_FUZZY = 16
"""Shorter words are found exactly or not at all: too much else is like them (characters)."""
LONG_ENOUGH = 40
"""Words this long that stood in the article once are themselves wherever they stand (characters)."""

_MOST_COPIES = 1_000
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
    """Where ``exact`` stands in ``text``, overlapping ones too; none if there are more than a thousand."""
    places: list[Span] = []
    start = text.find(exact) if exact else -1
    while start >= 0:
        places.append(Span(start, start + len(exact)))
        if len(places) > _MOST_COPIES:
            return []
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
        return self._exact(anchor, places) if places else self._fuzzy(anchor)

    def _exact(self, anchor: EventAnchor, places: Sequence[Span]) -> Relocation:
        """The one of ``places`` that is meant, by its surroundings; by its number where these are alike."""
        if len(places) == 1 and anchor.copies == 1 and len(anchor.exact) >= LONG_ENOUGH:
            return Relocation(places[0], Found.EXACT, 1.0, "its words stand in one place, as before")
        ranked = sorted(((self._context(anchor, place), place) for place in places), reverse=True)
        best, place = ranked[0]
        if best < SAME_SURROUNDINGS:
            return _orphan("its words stand there, but what surrounded them does not")
        if len(ranked) > 1 and best - ranked[1][0] < MARGIN:
            twins = [place for context, place in ranked if best - context < MARGIN]
            if len(places) != anchor.copies or places[anchor.copy] not in twins:
                return _orphan(f"its words stand in {len(twins)} places that cannot be told apart")
            place = places[anchor.copy]
        return Relocation(place, Found.EXACT, 1.0, "its words stand in the same surroundings")

    def _context(self, anchor: EventAnchor, place: Span) -> float:
        """How much of what surrounded the words still does (0 to 1); mostly the side that changed less."""
        weaker, stronger = self._sides(anchor, place)
        return 0.25 * weaker + 0.75 * stronger

    def _sides(self, anchor: EventAnchor, place: Span) -> tuple[float, float]:
        before = self.text[max(0, place.start - CONTEXT_LENGTH) : place.start]
        after = self.text[place.end : place.end + CONTEXT_LENGTH]
        weaker, stronger = sorted((_alike(anchor.prefix, before), _alike(anchor.suffix, after)))
        return weaker, stronger

    def _fuzzy(self, anchor: EventAnchor) -> Relocation:
        if len(anchor.exact) < SHORTEST_FUZZY:
            return _orphan("its words are gone")
        place, score = self._most_alike(anchor.exact)
        if place is None or score < FLOOR:
            return _orphan(f"its words are gone; the most alike are only {score:.0%} the same")
        if self._context(anchor, place) < SAME_SURROUNDINGS or (
            score < HARDLY_EDITED and self._sides(anchor, place)[0] < BOTH_SIDES
        ):
            return _orphan("words much like it stand elsewhere, in other surroundings")
        return Relocation(place, Found.FUZZY, score, f"its words were edited; {score:.0%} are the same")

    def _most_alike(self, exact: str) -> tuple[Span | None, float]:
        window = fuzz.partial_ratio_alignment(exact, self.text, score_cutoff=100 * (FLOOR - 0.2))
        if window is None or len(exact) > len(self.text):
            return None, 0.0
        reach = len(exact) // 4 + 8
        starts = self._boundaries_near(window.dest_start, reach)
        ends = self._boundaries_near(window.dest_end, reach)
        tried = (
            (Levenshtein.normalized_similarity(exact, self.text[start:end]), -end, start)
            for start in starts
            for end in ends
            if start < end
        )
        score, end, start = max(tried, default=(0.0, 0, 0))
        return Span(start, max(start, -end)), score

    def _boundaries_near(self, offset: int, reach: int) -> list[int]:
        low = bisect_left(self._boundaries, offset - reach)
        return self._boundaries[low : bisect_right(self._boundaries, offset + reach)]


def _alike(before: str, now: str) -> float:
    """Similarity of two contexts, white space apart; nothing to nothing is the same."""
    return Levenshtein.normalized_similarity(" ".join(before.split()), " ".join(now.split()))

"""Follows the claims that events name to where they are now, after articles or their reading changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from compare.annotations.anchoring import Finder, Found, Relocation
from compare.annotations.model import EventAnchor, Role, claims_named
from compare.annotations.state import State
from compare.claims.model import Claim
from compare.text import Span

_ENOUGH = 0.5
"""Share of the shorter of old and new claim that both must cover to be taken for one."""


@dataclass(frozen=True, slots=True)
class Place:
    """A claim that events name: where its words are, and the claim of today that has them.

    ``claim_id`` is empty for an orphan, and where the words stand but no claim of today covers them.
    ``article`` is the one they stand in: a person may have placed them in another.
    """

    claim_id: str
    relocation: Relocation
    article: str = ""

    @property
    def orphaned(self) -> bool:
        """Whether a person has to say where this claim went."""
        return not self.claim_id


@dataclass(frozen=True, slots=True)
class Following:
    """Every claim that live events name, by the id they use, and where it is now."""

    places: Mapping[str, Place]

    @property
    def moved(self) -> dict[str, str]:
        """Old id to new id, of those that have another id now."""
        places = self.places.items()
        return {old: place.claim_id for old, place in places if place.claim_id and place.claim_id != old}

    @property
    def orphans(self) -> dict[str, Place]:
        """Those that were not found, to be repaired by hand."""
        return {old: place for old, place in self.places.items() if place.orphaned}

    def now(self, claim_id: str) -> str:
        """The id that ``claim_id`` has today; itself where no event names it, empty for an orphan."""
        place = self.places.get(claim_id)
        return place.claim_id if place else claim_id


def follow(state: State, claims: Iterable[Claim], texts: Mapping[str, str]) -> Following:
    """Find every claim that live events of ``state`` name among ``claims``; ``texts`` are by article id."""
    tracker = _Tracker(claims, texts)
    return Following({claim: tracker.place(claim, anchor) for claim, anchor in _anchors(state).items()})


def _anchors(state: State) -> dict[str, EventAnchor | None]:
    """The latest anchor of each claim that live events name; a person's repair goes before all others."""
    found: dict[str, EventAnchor | None] = {}
    for event in state.in_force:
        found.update((claim, found.get(claim)) for claim in claims_named(event))
        own = (each for each in getattr(event, "anchors", ()) if each.role is Role.CLAIM and each.claim)
        found.update((each.claim, each) for each in own)
    for claim, repair in state.reanchored.items():
        found[claim] = repair.anchors[0]
    return found


class _Tracker:
    """Places anchors among the claims of today."""

    def __init__(self, claims: Iterable[Claim], texts: Mapping[str, str]) -> None:
        self.claims: dict[str, Claim] = {}
        self.by_article: dict[str, list[Claim]] = {}
        for claim in claims:
            self.claims[claim.claim_id] = claim
            self.by_article.setdefault(claim.article_id, []).append(claim)
        self.finders = {article: Finder(text) for article, text in texts.items()}

    def place(self, claim_id: str, anchor: EventAnchor | None) -> Place:
        if anchor is None:
            return self._by_id(claim_id)
        finder = self.finders.get(anchor.article)
        if finder is None:
            return Place("", Relocation(None, Found.ORPHANED, 0.0, f"the article {anchor.article} is gone"))
        relocation = finder.relocate(anchor)
        if relocation.span is None:
            return Place("", relocation)
        return Place(self._claim_at(anchor.article, relocation.span), relocation, anchor.article)

    def _by_id(self, claim_id: str) -> Place:
        claim = self.claims.get(claim_id)
        if claim is None:
            return Place("", Relocation(None, Found.ORPHANED, 0.0, "no anchor says what its words were"))
        return Place(
            claim_id, Relocation(claim.span, Found.PLACE, 1.0, "named by its id only"), claim.article_id
        )

    def _claim_at(self, article: str, span: Span) -> str:
        """The claim of today that has most in common with ``span``, if that is enough."""
        near = [claim for claim in self.by_article.get(article, ()) if claim.span.overlaps(span)]
        best = max(near, key=lambda claim: _in_common(claim.span, span), default=None)
        if best is None or best.span.shared(span) < _ENOUGH * min(len(best.span), len(span)):
            return ""
        return best.claim_id


def _in_common(first: Span, second: Span) -> float:
    both = first.shared(second)
    return both / (len(first) + len(second) - both)

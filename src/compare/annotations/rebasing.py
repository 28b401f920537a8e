"""The state as if everything had been recorded on the articles as they are today.

Journals keep what people saw; the screen, matching and exports need where it stands now.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from compare.annotations.anchoring import Finder, Found
from compare.annotations.catalogue import Catalogue
from compare.annotations.following import Following, Place, follow
from compare.annotations.model import AnyEvent, EventAnchor, Role
from compare.annotations.state import State, fold_events
from compare.claims.model import Claim
from compare.text import Span


def rebase(state: State, claims: Sequence[Claim], texts: Mapping[str, str]) -> State:
    """``state`` with every claim id and anchor where it is now; ``state`` itself while nothing has changed.

    What is orphaned keeps the id and the words it had, and so names a claim that is not there.
    """
    following = follow(state, claims, texts)
    settled = (Found.PLACE, Found.ORPHANED)
    stands = all(place.relocation.found in settled for place in following.places.values())
    # Where the program splits the same text otherwise than it did, words stand but ids move.
    if stands and not following.moved and not state.reanchored:
        return state
    rebaser = _Rebaser(following, Catalogue(claims, texts), texts)
    return fold_events(rebaser.event(event) for event in state.events.values())


class _Rebaser:
    def __init__(self, following: Following, catalogue: Catalogue, texts: Mapping[str, str]) -> None:
        self.following = following
        self.catalogue = catalogue
        self.texts = texts
        self.finders = {article: Finder(text) for article, text in texts.items()}

    def event(self, event: AnyEvent) -> AnyEvent:
        """``event`` on the articles of today."""
        changed: dict[str, object] = {}
        # A cluster is named by a claim of it, which may be another than those the event names.
        for field in ("claim", "claim_a", "claim_b", "cluster"):
            old = getattr(event, field, "")
            if old and event.kind != "reanchor":
                changed[field] = self.following.now(old) or old
        anchors: tuple[EventAnchor, ...] = getattr(event, "anchors", ())
        if anchors and event.kind != "reanchor":
            changed["anchors"] = tuple(self._anchor(anchor, anchors) for anchor in anchors)
        return replace(event, **changed) if changed else event  # type: ignore[arg-type]

    def _anchor(self, anchor: EventAnchor, beside: Sequence[EventAnchor]) -> EventAnchor:
        place = self.following.places.get(anchor.claim)
        span = self._span(anchor, place, beside) if place else None
        if place is None or span is None:
            return anchor
        claim = place.claim_id or anchor.claim
        found = self.catalogue.anchor(claim, place.article, span, anchor.side, anchor.role)
        return EventAnchor(**{**found, "role": anchor.role})  # type: ignore[arg-type]

    def _span(self, anchor: EventAnchor, place: Place, beside: Sequence[EventAnchor]) -> Span | None:
        """Evidence goes where its claim went; inside other words than it was marked in, it is looked for."""
        now = place.relocation.span
        if anchor.role is Role.CLAIM or now is None:
            return now
        words = now.of(self.texts[place.article])
        for claim in beside:
            if claim.exact == words and _holds(claim, anchor):
                return Span(anchor.start, anchor.end).shifted(now.start - claim.start)
        found = self.finders[place.article].relocate(anchor).span
        return found if found and found.overlaps(now) else None


def _holds(claim: EventAnchor, evidence: EventAnchor) -> bool:
    """Whether the evidence was marked inside the claim, as it is written there."""
    start, end = evidence.start - claim.start, evidence.end - claim.start
    written = start >= 0 and claim.exact[start:end] == evidence.exact
    return claim.role is Role.CLAIM and claim.claim == evidence.claim and written

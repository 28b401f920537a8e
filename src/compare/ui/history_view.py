"""The History page: who did what when, what held at a moment, what has to be repaired by hand. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from compare.annotations import (
    AnyEvent,
    EventAnchor,
    Namer,
    Place,
    Reading,
    RetractEvent,
    State,
    TagEvent,
    TurnEvent,
    namer,
)
from compare.annotations.history import concerns, parse_moment, state_at
from compare.annotations.model import Role, claims_named
from compare.annotations.subjects import subject_of
from compare.claims import Claim, article_id_of
from compare.errors import CompareError
from compare.framing import Codebook
from compare.text import fold
from compare.ui.links import LONGEST, count

WINDOW = 100
"""Events sent to the browser at once."""

LONGEST_WORDS = 160
"""Code points of a claim that are shown."""

MOST_CANDIDATES = 4
"""Claims offered as the new place of an orphan."""

MOST_ORPHANS = 50
"""Orphans shown at once; each one placed makes room for the next."""

_SAID = {
    "judgement": "judged the pair {e.verdict}",
    "silence": "noted the silence of {e.outlet}",
    "note": "wrote a note",
    "split": "kept apart",
    "merge": "put together",
    "suggestion": "{e.outcome} a suggestion",
    "migration": "renamed the tag {e.from_} to {e.to}",
    "reanchor": "said where a claim stands now",
}


@dataclass(frozen=True, slots=True)
class Request:
    """What the address asks for. ``moment`` is a date or time as a person writes it, or empty for now."""

    annotator: str = ""
    kind: str = ""
    claim: str = ""
    moment: str = ""
    start: int = 0


@dataclass(frozen=True, slots=True)
class Past:
    """What the page is made of. ``orphans`` are the claims that events name and that are not found."""

    reading: Reading
    state: State
    claims: Mapping[str, Claim]
    codebook: Codebook
    orphans: Mapping[str, Place]


def read_request(query: Mapping[str, str]) -> Request:
    """What an address asks for."""
    return Request(
        annotator=query.get("who", "")[:LONGEST],
        kind=query.get("kind", "")[:LONGEST],
        claim=query.get("claim", "")[:LONGEST],
        moment=query.get("at", "")[:40],
        start=count(query.get("from", "")),
    )


def content(past: Past, request: Request) -> dict[str, Any]:
    """What the browser gets."""
    problem, state, events = _at(past, request)
    teller = _Teller(state, past.claims, past.codebook, namer(state))
    found = [event for event in reversed(events) if _passes(event, state, request)]
    start = min(request.start - request.start % WINDOW, max(0, len(found) - 1) // WINDOW * WINDOW)
    return {
        "annotators": list(past.state.annotators),
        "kinds": sorted({event.kind for event in past.reading.events}),
        "filters": {
            "who": request.annotator,
            "kind": request.kind,
            "claim": request.claim,
            "at": request.moment,
        },
        "claim": _named(past.claims[request.claim]) if request.claim in past.claims else None,
        "problem": problem,
        "total": len(found),
        "start": start,
        "window": WINDOW,
        "rows": [teller.row(event) for event in found[start : start + WINDOW]],
        "damages": [
            {"file": each.file, "line": each.line, "words": each.in_words, "loud": each.loud}
            for each in past.reading.damages
        ],
        "orphans": _orphans(past),
        "orphans_in_all": len(past.orphans),
    }


def candidates(words: str, claims: Iterable[Claim], article: str) -> list[Claim]:
    """Where an orphan may stand now: the claims of its article, most like its words first."""
    own = [claim for claim in claims if claim.article_id == article]
    folded = fold(words)
    ranked = sorted(
        own, key=lambda claim: (-fuzz.token_sort_ratio(folded, fold(claim.exact)), claim.claim_id)
    )
    return ranked[:MOST_CANDIDATES]


def _at(past: Past, request: Request) -> tuple[str, State, Sequence[AnyEvent]]:
    """Why the moment cannot be shown, the state then, and the events that count then."""
    if not request.moment:
        return "", past.state, tuple(past.state.events.values())
    try:
        then = state_at(past.reading.events, parse_moment(request.moment))
    except CompareError as error:
        return str(error), past.state, ()
    return "", then, then.in_force


def _passes(event: AnyEvent, state: State, request: Request) -> bool:
    return (
        (not request.annotator or event.annotator == request.annotator)
        and (not request.kind or event.kind == request.kind)
        and (not request.claim or concerns(event, request.claim, state))
    )


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells events in words."""

    state: State
    claims: Mapping[str, Claim]
    codebook: Codebook
    name_now: Namer

    def row(self, event: AnyEvent) -> dict[str, Any]:
        return {
            "op": event.op,
            "at": event.at,
            "annotator": event.annotator,
            "kind": event.kind,
            "said": self.said(event),
            "note": getattr(event, "note", ""),
            "claims": [self._claim(claim, event) for claim in self._about(event)],
            "status": self._status(event),
            "turn": self._turn(event),
        }

    def said(self, event: AnyEvent) -> str:
        if isinstance(event, TurnEvent):
            target = self.state.events.get(event.target)
            verb = "undid" if event.kind == "undo" else "did again"
            return f"{verb}: {self.said(target)}" if target else verb
        if isinstance(event, RetractEvent):
            return (
                f"took back: {self.said(self._first(event))}"
                if self._first(event) is not event
                else "took back"
            )
        if isinstance(event, TagEvent):
            marked = f", marking {event.marked}" if event.marked else ""
            return f"tagged {self._tag(event)}{marked}"
        return _SAID[event.kind].format(e=event)

    def _tag(self, event: TagEvent) -> str:
        tag = self.codebook.get(self.name_now(event))
        return tag.name if tag else event.tag

    def _first(self, event: RetractEvent) -> AnyEvent:
        history = self.state.history("annotation", event.annotation)
        return next((each for each in history if not isinstance(each, RetractEvent)), event)

    def _about(self, event: AnyEvent) -> tuple[str, ...]:
        if isinstance(event, TurnEvent):
            target = self.state.events.get(event.target)
            return self._about(target) if target else ()
        if isinstance(event, RetractEvent):
            return () if self._first(event) is event else self._about(self._first(event))
        return claims_named(event)

    def _claim(self, claim_id: str, event: AnyEvent) -> dict[str, str]:
        claim = self.claims.get(claim_id)
        if claim:
            return _named(claim)
        anchors = getattr(event, "anchors", ())
        words = next((each.exact for each in anchors if each.claim == claim_id), "")
        return {"id": claim_id, "outlet": "", "words": _cut(words or claim_id)}

    def _status(self, event: AnyEvent) -> str:
        if event.op in self.state.undone:
            return "undone"
        if isinstance(event, TurnEvent):
            return ""
        live = self.state.threads[subject_of(event)].live.get(event.annotator)
        return "" if live is None or live.op == event.op else "replaced later"

    def _turn(self, event: AnyEvent) -> str:
        turns = self.state.turns.get(event.annotator)
        if turns is None or isinstance(event, TurnEvent):
            return ""
        return "undo" if event.op in turns.done else "redo" if event.op in turns.undone else ""


def said(state: State, codebook: Codebook, op: str) -> str:
    """What the event of that op did, in words."""
    return _Teller(state, {}, codebook, namer(state)).said(state.events[op])


def _named(claim: Claim) -> dict[str, str]:
    return {"id": claim.claim_id, "outlet": claim.outlet, "words": _cut(claim.exact)}


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST_WORDS else words[:LONGEST_WORDS] + "…"


def _orphans(past: Past) -> list[dict[str, Any]]:
    in_force = past.state.in_force if past.orphans else ()
    return [_orphan(old, place, past, in_force) for old, place in sorted(past.orphans.items())[:MOST_ORPHANS]]


def _orphan(claim_id: str, place: Place, past: Past, in_force: Sequence[AnyEvent]) -> dict[str, Any]:
    anchor = _last_anchor(claim_id, in_force)
    words, article = (anchor.exact, anchor.article) if anchor else ("", article_id_of(claim_id))
    return {
        "claim": claim_id,
        "article": article,
        "words": words,
        "reason": place.relocation.reason,
        "records": sum(claim_id in claims_named(event) for event in in_force),
        "candidates": [
            {**_named(claim), "article": claim.article_id, "start": claim.span.start, "end": claim.span.end}
            for claim in candidates(words, past.claims.values(), article)
        ],
    }


def _last_anchor(claim_id: str, in_force: Sequence[AnyEvent]) -> EventAnchor | None:
    anchors: Iterator[EventAnchor] = (
        anchor
        for event in reversed(in_force)
        for anchor in getattr(event, "anchors", ())
        if anchor.claim == claim_id and anchor.role is Role.CLAIM
    )
    return next(anchors, None)

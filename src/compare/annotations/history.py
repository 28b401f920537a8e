"""Who did what when, in words, and the state as it was at any moment."""

from collections.abc import Iterable
from datetime import UTC, datetime

from compare.annotations.model import AnyEvent, RetractEvent, TurnEvent, claims_named
from compare.annotations.state import State, fold_events
from compare.errors import CompareError


def state_at(events: Iterable[AnyEvent], moment: str) -> State:
    """The state as it was at ``moment`` (see ``parse_moment``): of all events recorded until then."""
    return fold_events(event for event in events if _comparable(event.at) <= _comparable(moment))


def _comparable(moment: str) -> str:
    """A form in which text order is time order: always six digits after the second."""
    whole, _, fraction = moment.removesuffix("Z").partition(".")
    return f"{whole}.{fraction:0<6}"


def parse_moment(given: str) -> str:
    """A date (its end) or a time as people write it, as UTC; a time without a zone is taken as UTC.

    Raises CompareError for anything that is neither.

    >>> parse_moment("2026-03-11"), parse_moment("2026-03-11T10:00+01:00")
    ('2026-03-11T23:59:59.999999Z', '2026-03-11T09:00:00.000000Z')
    """
    try:
        found = datetime.fromisoformat(
            f"{given}T23:59:59.999999" if len(given) == len("2026-03-11") else given
        )
        zoned = (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):  # the latter at either end of the calendar
        remedy = "Write it like 2026-03-11 or 2026-03-11T10:00:00Z."
        raise CompareError(f"{given!r} is not a date or time", remedy=remedy) from None
    return zoned.isoformat(timespec="microseconds").replace("+00:00", "Z")


def concerns(event: AnyEvent, claim_id: str, events_by_op: State) -> bool:
    """Whether ``event`` is about the claim: names it, or turns or retracts an event that does."""
    if isinstance(event, TurnEvent):
        target = events_by_op.events.get(event.target)
        return target is not None and concerns(target, claim_id, events_by_op)
    if isinstance(event, RetractEvent):
        history = events_by_op.history("annotation", event.annotation)
        return any(claim_id in claims_named(each) for each in history)
    return claim_id in claims_named(event)


_SENTENCES = {
    "judgement": "judged {claims}: {e.verdict}",
    "tag": "tagged {claims}: {e.tag} {e.marked}",
    "retract": "took back annotation {e.annotation}",
    "silence": "noted that {e.outlet} is silent on {e.claim}{e.cluster}",
    "note": "noted on {claims}",
    "split": "kept apart {claims}",
    "merge": "put together {claims}",
    "suggestion": "{e.outcome} suggestion {e.suggestion}",
    "migration": "renamed tag {e.from_} to {e.to}",
    "reanchor": "placed {e.claim} anew",
    "undo": "undid {e.target}",
    "redo": "redid {e.target}",
}


def in_words(event: AnyEvent) -> str:
    """What the event says, in one line that is safe to print on a terminal."""
    said = _SENTENCES[event.kind].format(e=event, claims=" and ".join(claims_named(event)))
    note = getattr(event, "note", "")
    return printable(f"{said} – {note}" if note else said)


def printable(text: str) -> str:
    """``text`` in one line; whatever could steer a terminal or turn the text around is shown as ·."""
    return "".join(each if each.isprintable() else "·" for each in " ".join(text.split()))

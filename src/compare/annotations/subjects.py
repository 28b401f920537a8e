"""What an event is about, and what it says about it."""

from operator import attrgetter
from typing import NamedTuple

from compare.annotations.model import (
    AnyEvent,
    ClusterEvent,
    JudgementEvent,
    MigrationEvent,
    NoteEvent,
    ReanchorEvent,
    RetractEvent,
    SilenceEvent,
    Subjective,
    SuggestionEvent,
    TagEvent,
    TurnEvent,
)

Pair = tuple[str, str]


class Subject(NamedTuple):
    """A topic (judgement, annotation, cluster, suggestion, migration, claim) and which one of it."""

    topic: str
    key: tuple[str, ...]


def pair(claim_a: str, claim_b: str) -> Pair:
    """The two ids in one order, so that a pair has one name."""
    return (claim_a, claim_b) if claim_a <= claim_b else (claim_b, claim_a)


def subject_of(event: Subjective) -> Subject:
    """What ``event`` is about."""
    match event:
        case JudgementEvent():
            return Subject("judgement", pair(event.claim_a, event.claim_b))
        case ClusterEvent():
            return Subject("cluster", pair(event.claim_a, event.claim_b))
        case SuggestionEvent():
            return Subject("suggestion", (event.suggestion,))
        case MigrationEvent():
            return Subject("migration", (event.from_,))
        case ReanchorEvent():
            return Subject("claim", (event.claim,))
        case TagEvent() | SilenceEvent() | NoteEvent() | RetractEvent():
            return Subject("annotation", (event.annotation,))


_SAYS = {
    JudgementEvent: attrgetter("verdict"),
    ClusterEvent: attrgetter("kind"),
    SuggestionEvent: attrgetter("outcome"),
    MigrationEvent: attrgetter("to"),
    ReanchorEvent: attrgetter("anchors"),
    TagEvent: attrgetter(
        *("kind", "tag", "marked", "target", "polarity", "speaker"),
        *("confidence", "note", "claim_a", "claim_b"),
    ),
    SilenceEvent: attrgetter("kind", "cluster", "claim", "outlet", "note"),
    NoteEvent: attrgetter("kind", "claim", "claim_a", "claim_b", "note"),
    RetractEvent: attrgetter("kind"),
}
"""What an event of each class asserts about its subject, without who and when."""


def says(event: Subjective) -> object:
    """What ``event`` asserts about its subject, its anchors apart: equal where two people say the same."""
    return _SAYS[type(event)](event)


def same_words(first: AnyEvent, second: AnyEvent) -> bool:
    """Whether two events say the same, whoever's clock and file they carry."""
    return _content(first) == _content(second)


def _content(event: AnyEvent) -> tuple[object, ...]:
    about = event.target if isinstance(event, TurnEvent) else (subject_of(event), says(event))
    return (event.annotator, event.kind, about)

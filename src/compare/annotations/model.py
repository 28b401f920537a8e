"""What a journal holds: one frozen dataclass per kind of event.

The fields are those of ARCHITECTURE.md, "Events". Every class is validated strictly and unknown fields are
refused (see ``lines``), so an event in memory is always a whole one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from operator import attrgetter
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field, StringConstraints

from compare.matching.model import Verdict
from compare.text import Anchor, Span

SCHEMA_VERSION = 1

_UUID = "[0-9A-Fa-f]{8}(-?[0-9A-Fa-f]{4}){3}-?[0-9A-Fa-f]{12}"
_ULID = "[0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{26}"

Identity = Annotated[str, StringConstraints(pattern=f"^({_UUID}|{_ULID})$")]
"""A UUID or a ULID: unique without asking anyone, so that two people's files can be put together."""

Moment = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$")]
Name = Annotated[str, StringConstraints(min_length=1, max_length=1_000)]
Words = Annotated[str, StringConstraints(max_length=20_000)]
Label = Annotated[str, StringConstraints(max_length=1_000)]
Offset = Annotated[int, Field(ge=0, le=2**40)]
Clock = Annotated[int, Field(ge=1, le=2**53)]
FURTHEST_CLOCK = 2**52
"""No recording gets this far. Clocks beyond are read but not followed: they would leave none to come."""
Digest = Annotated[str, StringConstraints(pattern="^[0-9a-f]{16}$")]


class Role(StrEnum):
    """What an anchor holds fast: the claim itself, or the words in it that show a difference."""

    CLAIM = "claim"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class EventAnchor:
    """An anchor as an event writes it down; ``side`` is a or b for a pair, empty otherwise.

    ``copies`` says how often the exact words stood in the article (0: not counted), ``copy`` which of them
    this is, counting from 0: what a search for the words needs to know to tell a twin from the original.
    """

    claim: Label
    article: Name
    start: Offset
    end: Offset
    exact: Words
    prefix: Label = ""
    suffix: Label = ""
    sha256: Label = ""
    side: Literal["a", "b", ""] = ""
    role: Role = Role.EVIDENCE
    copy: Offset = 0
    copies: Offset = 0

    def __post_init__(self) -> None:
        if self.end - self.start != len(self.exact):
            raise ValueError("end - start must be the length of exact")

    @property
    def anchor(self) -> Anchor:
        """The same as the rest of the program knows it."""
        span = Span(self.start, self.end)
        return Anchor(self.article, span, self.exact, self.prefix, self.suffix, self.sha256)


@lru_cache(maxsize=65_536)
def _shared(anchor: EventAnchor) -> EventAnchor:
    """The first of all equal anchors: 100,000 judgements on 500 claims keep 500 anchors in memory."""
    return anchor


Anchors = tuple[Annotated[EventAnchor, AfterValidator(_shared)], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What every event has. ``prev`` is the ``sum`` of the line before it in its file, empty in the first.

    ``clock`` is a Lamport clock (Lamport 1978): later than every event its writer had seen. ``at`` is UTC.
    """

    v: Literal[1]
    op: Identity
    writer: Name
    clock: Clock
    at: Moment
    annotator: Name
    prev: Digest | Literal[""] = ""
    sum: Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementEvent(Event):
    """A person's verdict on a pair."""

    kind: Literal["judgement"]
    claim_a: Name
    claim_b: Name
    verdict: Verdict
    anchors: Anchors = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TagEvent(Event):
    """A difference in framing, marked on one outlet; the same ``annotation`` again is an edit of it."""

    kind: Literal["tag"]
    annotation: Identity
    claim_a: Name
    claim_b: Label = ""
    cluster: Label = ""
    tag: Name
    codebook: Label = ""
    marked: Label = ""
    target: Label = ""
    polarity: Literal[-1, 0, 1] | None = None
    speaker: Label = ""
    confidence: Literal["low", "medium", "high"] | None = None
    note: Words = ""
    anchors: Anchors = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RetractEvent(Event):
    """Takes a tag, silence or note back."""

    kind: Literal["retract"]
    annotation: Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class SilenceEvent(Event):
    """A person's record that an outlet did not report a claim."""

    kind: Literal["silence"]
    annotation: Identity
    cluster: Label = ""
    claim: Label = ""
    outlet: Name
    note: Words = ""
    anchors: Anchors = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteEvent(Event):
    """Free words on a claim or a pair."""

    kind: Literal["note"]
    annotation: Identity
    claim: Label = ""
    claim_a: Label = ""
    claim_b: Label = ""
    note: Words
    anchors: Anchors = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterEvent(Event):
    """Two claims that must not (split) or must (merge) share a cluster."""

    kind: Literal["split", "merge"]
    claim_a: Name
    claim_b: Name
    anchors: Anchors = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionEvent(Event):
    """What became of a suggestion the program made."""

    kind: Literal["suggestion"]
    suggestion: Name
    outcome: Literal["accepted", "dismissed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MigrationEvent(Event):
    """A tag of the codebook renamed, or merged into another, for all events before this one."""

    kind: Literal["migration"]
    from_: Annotated[Name, Field(alias="from")]
    to: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class ReanchorEvent(Event):
    """A person's word on where a claim stands now; ``claim`` is the id that older events know it by."""

    kind: Literal["reanchor"]
    claim: Name
    anchors: Anchors


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnEvent(Event):
    """Undo or redo of another event of the same annotator, named by its op."""

    kind: Literal["undo", "redo"]
    target: Identity


Annotation = TagEvent | SilenceEvent | NoteEvent
Subjective = (
    JudgementEvent
    | TagEvent
    | RetractEvent
    | SilenceEvent
    | NoteEvent
    | ClusterEvent
    | SuggestionEvent
    | MigrationEvent
    | ReanchorEvent
)
"""Events that are about something, and that undo and redo can name."""
AnyEvent = Subjective | TurnEvent

EVENT_CLASSES: tuple[type[AnyEvent], ...] = get_args(AnyEvent)

order = attrgetter("clock", "writer", "op", "sum")
"""The one order events are folded in, whatever order their files are read in; ``sum`` only breaks a tie that
two different events under one op would leave."""

HEADER = frozenset({"v", "op", "writer", "clock", "at", "annotator", "prev", "sum"})
"""Fields that say who wrote an event and when, not what it says."""


def exists(moment: str) -> bool:
    """Whether ``moment``, written as events write it, is one of the calendar.

    >>> exists("2026-03-11T09:00:00Z"), exists("2026-02-30T09:00:00Z")
    (True, False)
    """
    try:
        datetime.fromisoformat(moment)
    except ValueError:
        return False
    return moment.isascii()


def claims_named(event: AnyEvent | Mapping[str, object]) -> tuple[str, ...]:
    """The claim ids an event names, in the order claim, claim_a, claim_b; empty ones left out.

    >>> claims_named({"kind": "judgement", "claim_a": "x:0-3", "claim_b": "y:4-9"})
    ('x:0-3', 'y:4-9')
    """
    fields = ("claim", "claim_a", "claim_b")
    if isinstance(event, Mapping):
        found = [event.get(field, "") for field in fields]
    else:
        found = [getattr(event, field, "") for field in fields]
    return tuple(claim for claim in found if isinstance(claim, str) and claim)

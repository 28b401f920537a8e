"""Turns what callers hand in into lines ready for the journal, or refusals in words."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol

from compare.annotations.lines import LineError, decode, encode, fields_of
from compare.annotations.model import (
    FURTHEST_CLOCK,
    HEADER,
    SCHEMA_VERSION,
    AnyEvent,
    ReanchorEvent,
    TurnEvent,
    exists,
)
from compare.annotations.subjects import same_words

_NAMED_BY_OP = frozenset({"tag", "silence", "note"})


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """The answer to one event: saved, which means on disk, or refused and why. ``op`` names the event."""

    op: str
    refused: str = ""

    @property
    def saved(self) -> bool:
        """Whether the event is safe on disk."""
        return not self.refused


class Completer(Protocol):
    """Knows the project: completes an event, or refuses it (see ``catalogue``)."""

    def completed(self, event: Mapping[str, object]) -> dict[str, object]:
        """``event`` with its anchors. Raises Refused."""


class Refused(Exception):  # noqa: N818 - said to the user as "refused"
    """One event cannot be recorded; its text says why."""


@dataclass(slots=True)
class Batch:
    """Events of one annotator on their way into one journal.

    ``known`` are the events recorded before, by op; ``clock`` the latest seen; ``prev`` the sum of the
    journal's last line; ``catalogue``, where there is one, fills in what the project knows.
    ``lines`` are ready to be appended, ``repeats`` counts events that were known.
    """

    known: Mapping[str, AnyEvent]
    annotator: str
    writer: str
    clock: int
    prev: str
    catalogue: "Completer | None" = None
    lines: list[bytes] = field(default_factory=list)
    taken: dict[str, AnyEvent] = field(default_factory=dict)
    repeats: int = 0

    def take(self, event: Mapping[str, object]) -> Acknowledgement:
        """Make a line of ``event``; the answer holds once the lines are on disk."""
        op = event.get("op", "") or str(uuid.uuid4())
        if not isinstance(op, str):
            return Acknowledgement("", "op: must be a string")
        try:
            self._take(self._completed(self._known_to_project(event, op), op))
        except Refused as reason:
            return Acknowledgement(op, str(reason))
        return Acknowledgement(op)

    def _known_to_project(self, event: Mapping[str, object], op: str) -> Mapping[str, object]:
        if self.catalogue is None:
            return event
        known = self._find(op)
        if known is None:
            return self.catalogue.completed(event)
        # Saved once, it stays saved whatever became of its articles; anchors tell only repairs apart.
        again = {key: value for key, value in event.items() if key != "anchors"}
        if isinstance(known, ReanchorEvent) and _places(event) == _places(fields_of(known)):
            again["anchors"] = fields_of(known)["anchors"]
        return again

    def adopt(self, event: AnyEvent) -> Acknowledgement:
        """Make a line of an event that another journal holds; who wrote it and when stays as it is."""
        if event.clock > FURTHEST_CLOCK:
            return Acknowledgement(event.op, f"clock: {event.clock} is beyond what any recording reaches")
        try:
            self._take({**fields_of(event), "prev": self.prev}, checked=True)
        except Refused as reason:
            return Acknowledgement(event.op, str(reason))
        return Acknowledgement(event.op)

    def _completed(self, event: Mapping[str, object], op: str) -> dict[str, object]:
        if event.get("v", SCHEMA_VERSION) != SCHEMA_VERSION:
            raise Refused(f"v: this program writes schema {SCHEMA_VERSION} only")
        if event.get("annotator", self.annotator) != self.annotator:
            raise Refused(f"annotator: is not {self.annotator}")
        said = {key: value for key, value in event.items() if key not in HEADER}
        if event.get("kind") in _NAMED_BY_OP and not said.get("annotation"):
            said["annotation"] = op
        now = datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
        at = event.get("at", now)
        if isinstance(at, str) and not exists(at):
            raise Refused(f"at: {at!r} is no time; write it like {now}")
        who = {"writer": self.writer, "clock": self.clock + 1, "at": at}
        return {"v": 1, "op": op, **who, "annotator": self.annotator, **said, "prev": self.prev}

    def _take(self, fields: Mapping[str, object], *, checked: bool = False) -> None:
        try:
            line = encode(fields)
            event = decode(line.removesuffix(b"\n"))
        except LineError as error:
            raise Refused(error.reason) from None
        except (ValueError, TypeError, RecursionError) as error:
            raise Refused(f"cannot be written as JSON: {error}") from None
        if (first := self._find(event.op)) is not None:
            if not same_words(first, event):
                raise Refused("op: belongs to another event already")
            self.repeats += 1
            return
        if not checked:
            self._check(event)
        self.lines.append(line)
        self.taken[event.op] = event
        self.clock, self.prev = max(self.clock, event.clock), event.sum

    def _find(self, op: str) -> AnyEvent | None:
        return self.known.get(op) or self.taken.get(op)

    def _check(self, event: AnyEvent) -> None:
        if isinstance(event, ReanchorEvent) and len(event.anchors) != 1:
            raise Refused("anchors: must name the one place where the claim stands now")
        if isinstance(event, TurnEvent):
            self._check_target(event)

    def _check_target(self, event: TurnEvent) -> None:
        target = self._find(event.target)
        if target is None:
            raise Refused(f"target: no event has the op {event.target}")
        if isinstance(target, TurnEvent):
            raise Refused(f"target: is itself {target.kind}; name the event that it names")
        if target.annotator != self.annotator:
            raise Refused(f"target: was recorded by {target.annotator}; only they can {event.kind} it")


def _places(event: Mapping[str, object]) -> list[tuple[object, ...]] | None:
    """The places that an event's anchors name; None for what are no anchors."""
    anchors = event.get("anchors")
    if not isinstance(anchors, list | tuple) or not all(isinstance(each, Mapping) for each in anchors):
        return None
    return [tuple(each.get(field) for field in ("article", "start", "end")) for each in anchors]

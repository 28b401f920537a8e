"""The board: what everyone's journals amount to, as records for browsers, and what changed since one looked.

A record is one annotator's word on one subject: a tag, a silence, a note, a verdict on a pair, a split or
merge, the outcome of a suggestion. Its key is stable, so a browser patches what it has.
"""

import uuid
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from compare.annotations import State

Record = Mapping[str, Any]
Changes = tuple[tuple[str, Record | None], ...]

ABOUT = ("claim_a", "claim_b", "claim")
"""Fields of an event that name the claims it is about."""

LEFT_OUT = frozenset({"v", "writer", "clock", "prev", "sum"})
"""Fields that matter to journals only."""


class Board:
    """The records now, and at which step each changed. One for all sessions of a program; not thread-safe.

    A state of the board is named "life:step": ``life`` is new with every program, so that a browser from
    before a restart gets everything anew.
    """

    def __init__(self) -> None:
        self._life = uuid.uuid4().hex[:8]
        self._step = 0
        self._threads: Mapping[Any, Any] = {}
        self._records: dict[str, Record] = {}
        self._changed: dict[str, int] = {}
        self._keys: dict[Any, frozenset[str]] = {}

    @property
    def records(self) -> Mapping[str, Record]:
        """Every record in force, by key."""
        return self._records

    @property
    def tagged(self) -> frozenset[str]:
        """Ids of the claims that carry a tag."""
        return frozenset(
            claim
            for record in self._records.values()
            if record["kind"] == "tag"
            for claim in record["claims"]
        )

    def show(self, state: State) -> None:
        """Make the board show ``state``: a comparison for each subject, work only for changed ones."""
        if state.threads is self._threads:
            return
        self._step += 1
        for subject, thread in state.threads.items():
            if self._threads.get(subject) is not thread:
                self._replace(subject, thread.live)
        for subject in self._threads.keys() - state.threads.keys():
            self._replace(subject, {})
        self._threads = state.threads

    def changes_since(self, seen: str) -> tuple[str, bool, Changes]:
        """The board's state, whether the changes are the whole board, and the changes since ``seen``."""
        now = f"{self._life}:{self._step}"
        life, _, step = seen.partition(":")
        if life != self._life or not step.isdecimal():
            return now, True, tuple(self._records.items())
        if int(step) >= self._step:
            return now, False, ()
        changed = [key for key, when in self._changed.items() if when > int(step)]
        return now, False, tuple((key, self._records.get(key)) for key in changed)

    def _replace(self, subject: Any, live: Mapping[str, Any]) -> None:  # noqa: ANN401 - annotations' own Subject
        fresh = {
            key_of(subject.topic, subject.key, annotator): record_of(event)
            for annotator, event in live.items()
            if event.kind != "retract"
        }
        for key in self._keys.get(subject, frozenset()) | fresh.keys():
            if self._records.get(key) != fresh.get(key):
                self._changed[key] = self._step
        for key in self._keys.get(subject, frozenset()) - fresh.keys():
            self._records.pop(key, None)
        self._records.update(fresh)
        self._keys[subject] = frozenset(fresh)


def key_of(topic: str, key: tuple[str, ...], annotator: str) -> str:
    """A record's key, the same as the browser makes.

    >>> key_of("judgement", ("a:0-3", "b:5-9"), "Ada")
    'judgement|a:0-3|b:5-9|Ada'
    """
    return "|".join((topic, *key, annotator))


def record_of(event: object) -> dict[str, Any]:
    """What the browser needs of an event: its fields in plain JSON, and ``claims``, the ids it is about."""
    plain: dict[str, Any] = {
        field.name: as_plain(getattr(event, field.name))
        for field in fields(event)  # type: ignore[arg-type]
        if field.name not in LEFT_OUT
    }
    plain["anchors"] = [
        _evidence(anchor) for anchor in plain.get("anchors", ()) if anchor["role"] == "evidence"
    ]
    plain["claims"] = [plain[name] for name in ABOUT if plain.get(name)]
    return plain


def as_plain(value: object) -> Any:  # noqa: ANN401 - JSON
    """Dataclasses as dicts, enums as their values, tuples as lists."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: as_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, (tuple, list)):
        return [as_plain(entry) for entry in value]
    return value


def _evidence(anchor: Mapping[str, Any]) -> dict[str, Any]:
    return {name: anchor[name] for name in ("claim", "side", "article", "start", "end", "exact")}

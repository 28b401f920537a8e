"""State: what the journals amount to. A pure fold of events, the same whatever order they are read in.

Every event but undo and redo is about a *subject*: a pair's judgement, one annotation, a pair's place in the
clusters, a suggestion, a renamed tag, a claim's place. Of each annotator the last event on a subject that is
not undone holds; so undoing an edit brings the version before it back, and undoing a retraction brings the
annotation back. Nobody's event replaces another person's.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from compare.annotations.model import (
    Annotation,
    AnyEvent,
    ClusterEvent,
    JudgementEvent,
    MigrationEvent,
    ReanchorEvent,
    RetractEvent,
    Subjective,
    SuggestionEvent,
    TurnEvent,
    order,
)
from compare.annotations.subjects import Pair, Subject, same_words, subject_of


@dataclass(frozen=True, slots=True)
class Thread:
    """All events on one subject in order, undone ones too, and what holds now, by annotator."""

    history: tuple[Subjective, ...]
    live: Mapping[str, Subjective]


@dataclass(frozen=True, slots=True)
class Turns:
    """One annotator's way back and forth: ops that undo and redo would name next stand last."""

    done: tuple[str, ...] = ()
    undone: tuple[str, ...] = ()


def _says_nothing(event: Subjective) -> bool:
    """Whether the event is a repair without a place, which early versions recorded."""
    return isinstance(event, ReanchorEvent) and not event.anchors


_NOTHING: Mapping[str, Subjective] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class State:
    """What holds after all events folded so far.

    ``threads`` by subject, in the order subjects first came up; ``events`` of every kind by op; ``undone``
    the ops not in force; ``turns`` by annotator; ``last`` the order key of the latest event. ``doubtful`` are
    ops that two different events claim (the first in order holds).
    """

    threads: Mapping[Subject, Thread] = field(default_factory=dict)
    events: Mapping[str, AnyEvent] = field(default_factory=dict)
    undone: frozenset[str] = frozenset()
    turns: Mapping[str, Turns] = field(default_factory=dict)
    last: tuple[int, str, str, str] = (0, "", "", "")
    doubtful: frozenset[str] = frozenset()

    def _live(self, topic: str) -> dict[tuple[str, ...], Mapping[str, Subjective]]:
        return {
            subject.key: thread.live
            for subject, thread in self.threads.items()
            if subject.topic == topic and thread.live
        }

    @property
    def judgements(self) -> dict[Pair, dict[str, JudgementEvent]]:
        """By pair (ids sorted), then annotator."""
        return self._live("judgement")  # type: ignore[return-value]

    @property
    def cluster_edits(self) -> dict[Pair, dict[str, ClusterEvent]]:
        """Splits and merges by pair (ids sorted), then annotator."""
        return self._live("cluster")  # type: ignore[return-value]

    @property
    def annotations(self) -> dict[str, dict[str, Annotation]]:
        """Tags, silences and notes in force by annotation, then annotator; retracted ones are gone."""
        found: dict[str, dict[str, Annotation]] = {}
        for (annotation,), live in self._live("annotation").items():
            versions = {name: event for name, event in live.items() if not isinstance(event, RetractEvent)}
            if versions:
                found[annotation] = versions  # type: ignore[assignment]
        return found

    @property
    def suggestions(self) -> dict[str, dict[str, SuggestionEvent]]:
        """Outcomes by suggestion, then annotator."""
        return {key[0]: live for key, live in self._live("suggestion").items()}  # type: ignore[misc]

    @property
    def migrations(self) -> tuple[MigrationEvent, ...]:
        """Renamed tags in order."""
        found = [event for live in self._live("migration").values() for event in live.values()]
        return tuple(sorted(found, key=order))  # type: ignore[arg-type]

    @property
    def reanchored(self) -> dict[str, ReanchorEvent]:
        """Where a person said a claim stands now, by the claim's old id; the latest word holds."""
        found = self._live("claim").items()
        return {key[0]: max(live.values(), key=order) for key, live in found}  # type: ignore[misc]

    @property
    def in_force(self) -> tuple[Subjective, ...]:
        """Everything that holds, in order; retractions, and what they took back, left out."""
        live = (event for thread in self.threads.values() for event in thread.live.values())
        return tuple(sorted((each for each in live if not isinstance(each, RetractEvent)), key=order))

    @property
    def annotators(self) -> tuple[str, ...]:
        """Everyone who recorded anything, sorted."""
        return tuple(sorted(self.turns))

    def history(self, topic: str, *key: str) -> tuple[Subjective, ...]:
        """All events on one subject, undone ones too: ``history("judgement", claim_a, claim_b)``."""
        thread = self.threads.get(Subject(topic, tuple(sorted(key))))
        return thread.history if thread else ()

    def next_undo(self, annotator: str) -> str | None:
        """The op that this annotator's next undo should name; None where there is nothing to undo."""
        done = self.turns.get(annotator, Turns()).done
        return done[-1] if done else None

    def next_redo(self, annotator: str) -> str | None:
        """The op that this annotator's next redo should name; None where there is nothing to redo."""
        undone = self.turns.get(annotator, Turns()).undone
        return undone[-1] if undone else None


def fold_events(events: Iterable[AnyEvent]) -> State:
    """The state that ``events`` amount to, in whatever order and however often each is given."""
    return extend(State(), sorted(events, key=order))


def extend(state: State, events: Iterable[AnyEvent]) -> State:
    """``state`` with ``events`` folded in.

    Raises ValueError unless they are in order, and after everything in ``state`` that is not one of them.
    """
    draft = _Draft(state)
    for event in events:
        draft.add(event)
    return draft.state()


class _Draft:
    """A state under construction. Copies what it changes, so that the state it began with stays as it was."""

    def __init__(self, state: State) -> None:
        self.base = state
        self.events = dict(state.events)
        self.added: dict[Subject, list[Subjective]] = {}
        self.touched: dict[Subject, None] = {}
        self.undone = set(state.undone)
        self.doubtful = set(state.doubtful)
        self.turns: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
        self.last = state.last

    def add(self, event: AnyEvent) -> None:
        known = self.events.get(event.op)
        if known is not None:
            if not same_words(known, event):
                self.doubtful.add(event.op)
            return
        place = order(event)
        if place < self.last:
            raise ValueError("events must be folded in order; fold them all again")
        self.last = place
        self.events[event.op] = event
        if isinstance(event, TurnEvent):
            self._turn(event)
        else:
            self._do(event)

    def _stacks(self, annotator: str) -> tuple[dict[str, None], dict[str, None]]:
        if annotator not in self.turns:
            turns = self.base.turns.get(annotator, Turns())
            self.turns[annotator] = (dict.fromkeys(turns.done), dict.fromkeys(turns.undone))
        return self.turns[annotator]

    def _do(self, event: Subjective) -> None:
        done, undone = self._stacks(event.annotator)
        done[event.op] = None
        undone.clear()
        subject = subject_of(event)
        self.added.setdefault(subject, []).append(event)
        self.touched[subject] = None

    def _turn(self, event: TurnEvent) -> None:
        target = self.events.get(event.target)
        done, undone = self._stacks(event.annotator)
        if target is None or isinstance(target, TurnEvent) or target.annotator != event.annotator:
            return  # nobody undoes another person's work; verify names such lines
        back = event.kind == "undo"
        leaves, enters = (done, undone) if back else (undone, done)
        leaves.pop(event.target, None)
        enters[event.target] = None
        (self.undone.add if back else self.undone.discard)(event.target)
        self.touched[subject_of(target)] = None

    def state(self) -> State:
        threads = dict(self.base.threads)
        for subject in self.touched:
            before = threads[subject].history if subject in threads else ()
            history = (*before, *self.added.get(subject, ()))
            threads[subject] = Thread(history, self._holding(history))
        turns = {name: Turns(tuple(done), tuple(undone)) for name, (done, undone) in self.turns.items()}
        return State(
            threads=threads,
            events=self.events,
            undone=frozenset(self.undone),
            turns={**self.base.turns, **turns},
            last=self.last,
            doubtful=frozenset(self.doubtful),
        )

    def _holding(self, history: tuple[Subjective, ...]) -> Mapping[str, Subjective]:
        holding = {
            event.annotator: event
            for event in history
            if event.op not in self.undone and not _says_nothing(event)
        }
        return holding or _NOTHING

"""The fold: undo, redo, edits, contradictions; and two people's random work in two clones against a model."""

import random
import shutil
import tempfile
import uuid
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from compare.annotations import Store, extend, fold_events, namer
from compare.annotations.writer import Installation


def test_an_edit_replaces_and_undoing_it_brings_the_version_before_back(store, save):
    (first,) = save({"kind": "tag", "claim_a": "a:0-9", "tag": "ATT.VERB"})
    (edit,) = save({"kind": "tag", "annotation": first, "claim_a": "a:0-9", "tag": "ATT.QUOTE"})
    assert store.state().annotations[first]["anna"].tag == "ATT.QUOTE"
    save({"kind": "undo", "target": edit})
    assert store.state().annotations[first]["anna"].tag == "ATT.VERB"
    save({"kind": "redo", "target": edit})
    assert store.state().annotations[first]["anna"].tag == "ATT.QUOTE"
    assert [event.op for event in store.state().history("annotation", first)] == [first, edit]


def test_taking_back_can_be_undone(store, save):
    (tag,) = save({"kind": "silence", "claim": "a:0-9", "outlet": "South"})
    (back,) = save({"kind": "retract", "annotation": tag})
    assert store.state().annotations == {}
    save({"kind": "undo", "target": back})
    assert list(store.state().annotations) == [tag]


def test_undo_and_redo_go_back_and_forth_across_restarts(folder, save, judgement):
    ops = save(judgement(), judgement("different"), judgement("unsure"))
    for expected in reversed(ops):
        state = Store(folder).state()
        assert state.next_undo("anna") == expected
        save({"kind": "undo", "target": expected}, by=Store(folder))
    assert Store(folder).state().next_undo("anna") is None
    assert Store(folder).state().judgements == {}
    for expected in ops:
        assert Store(folder).state().next_redo("anna") == expected
        save({"kind": "redo", "target": expected}, by=Store(folder))
    assert Store(folder).state().next_redo("anna") is None


def test_something_new_empties_redo_but_not_the_history(store, save, judgement):
    (op,) = save(judgement())
    save({"kind": "undo", "target": op})
    save(judgement("unsure"))
    assert store.state().next_redo("anna") is None
    assert op in store.state().undone
    assert (
        len(store.state().history("judgement", *sorted((judgement()["claim_a"], judgement()["claim_b"]))))
        == 2
    )


def test_people_who_contradict_each_other_are_both_shown(store, save, judgement):
    save(judgement("same"))
    save(judgement("different"), annotator="ben")
    (both,) = store.state().judgements.values()
    assert {name: event.verdict for name, event in both.items()} == {"anna": "same", "ben": "different"}


def test_nobody_takes_back_another_persons_tag(store, save):
    (tag,) = save({"kind": "tag", "claim_a": "a:0-9", "tag": "ATT.VERB"})
    save({"kind": "retract", "annotation": tag}, annotator="ben")
    assert list(store.state().annotations[tag]) == ["anna"]
    assert [event.kind for event in store.state().in_force] == ["tag"]


def test_a_pair_is_one_whichever_claim_is_named_first(store, save, judgement):
    swapped = judgement("different")
    swapped["claim_a"], swapped["claim_b"] = swapped["claim_b"], swapped["claim_a"]
    save(judgement("same"), swapped)
    (only,) = store.state().judgements.values()
    assert only["anna"].verdict == "different"


def test_a_renamed_tag_is_shown_by_its_new_name_and_stored_by_its_old(store, save):
    (old,) = save({"kind": "tag", "claim_a": "a:0-9", "tag": "OLD"})
    (rename,) = save({"kind": "migration", "from": "OLD", "to": "NEW"})
    save({"kind": "migration", "from": "NEW", "to": "NEWER"})
    (later,) = save({"kind": "tag", "claim_a": "a:0-9", "tag": "OLD"})
    state = store.state()
    tags = {op: namer(state)(state.annotations[op]["anna"]) for op in (old, later)}
    assert tags == {old: "NEWER", later: "OLD"}
    save({"kind": "undo", "target": rename})
    assert namer(store.state())(store.state().annotations[old]["anna"]) == "OLD"


def test_suggestions_splits_and_places_have_their_views(store, save):
    anchor = {"claim": "", "article": "a", "start": 2, "end": 4, "exact": "xy"}
    save(
        {"kind": "suggestion", "suggestion": "s1", "outcome": "dismissed"},
        {"kind": "split", "claim_a": "b", "claim_b": "a"},
        {"kind": "reanchor", "claim": "a:0-2", "anchors": [anchor]},
    )
    state = store.state()
    assert state.suggestions["s1"]["anna"].outcome == "dismissed"
    assert state.cluster_edits[("a", "b")]["anna"].kind == "split"
    assert state.reanchored["a:0-2"].anchors[0].start == 2
    assert state.annotators == ("anna",)
    assert len(state.in_force) == 3


def test_folding_on_needs_events_in_order(store, save, judgement):
    save(judgement(), judgement("unsure"))
    first, second = store.read().events
    late = fold_events([second])
    with pytest.raises(ValueError, match="in order"):
        extend(late, [first])
    assert extend(fold_events([first]), [second]) == fold_events([second, first])


def test_folding_on_leaves_the_earlier_state_as_it_was(store, save, judgement):
    save(judgement())
    before = store.state()
    copy = fold_events(store.read().events)
    save(judgement("unsure"), {"kind": "note", "claim": "a", "note": "n"})
    assert store.state() != before
    assert before == copy


def naive(events):
    """What holds, told the slow way: go through all events for each question."""
    events = sorted(events, key=lambda event: (event.clock, event.writer, event.op))
    by_op = {event.op: event for event in events}
    undone = set()
    for event in events:
        if event.kind in {"undo", "redo"} and by_op[event.target].annotator == event.annotator:
            (undone.add if event.kind == "undo" else undone.discard)(event.target)
    judged, tagged = {}, {}
    for event in events:
        if event.op in undone:
            continue
        if event.kind == "judgement":
            judged[frozenset((event.claim_a, event.claim_b)), event.annotator] = event.verdict
        if event.kind == "tag":
            tagged[event.annotation, event.annotator] = event.tag
        if event.kind == "retract":
            tagged.pop((event.annotation, event.annotator), None)
    return judged, tagged


def shown(state):
    judged = {
        (frozenset(pair), name): event.verdict
        for pair, versions in state.judgements.items()
        for name, event in versions.items()
    }
    tagged = {
        (annotation, name): event.tag
        for annotation, versions in state.annotations.items()
        for name, event in versions.items()
    }
    return judged, tagged


PEOPLE = st.sampled_from(["anna", "ben"])
CLAIMS = st.sampled_from(["a:0-1", "b:0-1", "c:0-1"])
VERDICTS = st.sampled_from(["same", "unsure"])
CLONES = st.sampled_from([0, 1])


class TwoClones(RuleBasedStateMachine):
    """Two people annotate in two clones of a project that merge now and then."""

    @initialize()
    def clone(self):
        self.root = Path(tempfile.mkdtemp())
        self.folders = [self.root / name / "annotations" for name in ("one", "two")]
        for folder in self.folders:
            folder.mkdir(parents=True)
        self.stores = [self.opened(clone) for clone in (0, 1)]
        self.acknowledged = [set(), set()]
        self.ops = 0

    def opened(self, clone):
        store = Store(self.folders[clone])
        store._installation = Installation(str(clone))
        return store

    def save(self, clone, person, event):
        self.ops += 1
        (answer,) = self.stores[clone].record(person, [{"op": str(uuid.UUID(int=self.ops)), **event}])
        assert answer.saved, answer.refused
        self.acknowledged[clone].add(answer.op)

    @rule(
        clone=CLONES, person=PEOPLE, first=CLAIMS, second=CLAIMS, verdict=st.sampled_from(["same", "unsure"])
    )
    def judge(self, clone, person, first, second, verdict):
        self.save(
            clone, person, {"kind": "judgement", "claim_a": first, "claim_b": second, "verdict": verdict}
        )

    @rule(
        clone=CLONES,
        person=PEOPLE,
        claim=CLAIMS,
        tag=st.sampled_from(["T1", "T2"]),
        which=st.none() | st.integers(0, 9),
    )
    def tag(self, clone, person, claim, tag, which):
        known = sorted(self.stores[clone].state().annotations)
        more = {"annotation": known[which % len(known)]} if known and which is not None else {}
        self.save(clone, person, {"kind": "tag", "claim_a": claim, "tag": tag, **more})

    @rule(clone=CLONES, person=PEOPLE, which=st.integers(0, 9))
    def take_back(self, clone, person, which):
        known = sorted(self.stores[clone].state().annotations)
        if known:
            self.save(clone, person, {"kind": "retract", "annotation": known[which % len(known)]})

    @rule(clone=CLONES, person=PEOPLE, kind=st.sampled_from(["undo", "redo"]))
    def turn(self, clone, person, kind):
        state = self.stores[clone].state()
        target = state.next_undo(person) if kind == "undo" else state.next_redo(person)
        if target:
            self.save(clone, person, {"kind": kind, "target": target})
            after = self.stores[clone].state()
            assert (after.next_redo(person) if kind == "undo" else after.next_undo(person)) == target

    @rule(clone=CLONES)
    def reload(self, clone):
        self.stores[clone] = self.opened(clone)

    @rule(clone=CLONES)
    def merge(self, clone):
        theirs, mine = self.folders[1 - clone], self.folders[clone]
        for journal in theirs.glob("*/*.jsonl"):
            copy = mine / journal.relative_to(theirs)
            copy.parent.mkdir(exist_ok=True)
            if not copy.exists() or copy.stat().st_size < journal.stat().st_size:
                shutil.copy(journal, copy)
        self.acknowledged[clone] |= self.acknowledged[1 - clone]

    @invariant()
    def nothing_is_lost_doubled_or_misread(self):
        for store, acknowledged in zip(self.stores, self.acknowledged, strict=True):
            reading = store.read()
            assert sorted(event.op for event in reading.events) == sorted(acknowledged)
            assert reading.damages == ()
            assert shown(store.state()) == naive(reading.events)

    @invariant()
    def the_order_of_reading_does_not_matter(self):
        events = list(self.stores[0].read().events)
        shuffled = [*events, *events[::2]]
        random.Random(len(events)).shuffle(shuffled)  # noqa: S311
        assert fold_events(shuffled) == fold_events(events) == self.stores[0].state()

    def teardown(self):
        shutil.rmtree(self.root, ignore_errors=True)


TestTwoClones = TwoClones.TestCase
TestTwoClones.settings = settings(
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)

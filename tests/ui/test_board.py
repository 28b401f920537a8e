"""The board that browsers patch themselves from."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.annotations import Store
from compare.ui.board import Board


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "annotations")


def judgement(a, b, verdict="same"):
    return {"kind": "judgement", "claim_a": a, "claim_b": b, "verdict": verdict}


def tag(annotation, note=""):
    return {
        "kind": "tag",
        "annotation": annotation,
        "claim_a": "a:0-3",
        "claim_b": "b:0-3",
        "tag": "ATT.VERB",
        "note": note,
    }


ANNOTATION = "11111111-1111-4111-8111-111111111111"


def shown(store):
    board = Board()
    board.show(store.state())
    return board


def test_a_browser_that_has_seen_nothing_gets_everything(store):
    store.record("Ada", [judgement("a:0-3", "b:0-3"), tag(ANNOTATION)])
    _, whole, changes = shown(store).changes_since("")
    assert whole
    assert {key for key, _ in changes} == {"judgement|a:0-3|b:0-3|Ada", f"annotation|{ANNOTATION}|Ada"}


def test_a_browser_gets_only_what_changed_since_it_looked(store):
    store.record("Ada", [judgement("a:0-3", "b:0-3")])
    board = shown(store)
    seen, _, _ = board.changes_since("")
    store.record("Ada", [tag(ANNOTATION)])
    board.show(store.state())
    _, whole, changes = board.changes_since(seen)
    assert not whole
    assert [key for key, _ in changes] == [f"annotation|{ANNOTATION}|Ada"]


def test_what_was_taken_back_arrives_as_nothing(store):
    store.record("Ada", [tag(ANNOTATION)])
    board = shown(store)
    seen, _, _ = board.changes_since("")
    store.record("Ada", [{"kind": "retract", "annotation": ANNOTATION}])
    board.show(store.state())
    assert board.changes_since(seen)[2] == ((f"annotation|{ANNOTATION}|Ada", None),)


def test_a_browser_from_before_a_restart_gets_everything_anew(store):
    store.record("Ada", [judgement("a:0-3", "b:0-3")])
    seen, _, _ = shown(store).changes_since("")
    assert shown(store).changes_since(seen)[1]


def test_claims_that_carry_a_tag_are_known(store):
    store.record("Ada", [judgement("x:0-3", "y:0-3"), tag(ANNOTATION)])
    assert shown(store).tagged == {"a:0-3", "b:0-3"}


def test_a_record_holds_evidence_and_no_anchors_of_whole_claims(store):
    anchor = {"claim": "a:0-3", "article": "a", "start": 0, "end": 2, "exact": "ab", "side": "a"}
    store.record(
        "Ada", [tag(ANNOTATION) | {"anchors": [{**anchor, "role": "claim"}, {**anchor, "role": "evidence"}]}]
    )
    [record] = shown(store).records.values()
    assert [found["exact"] for found in record["anchors"]] == ["ab"]
    assert record["claims"] == ["a:0-3", "b:0-3"]


steps = st.lists(
    st.tuples(
        st.sampled_from(["Ada", "Bo"]), st.sampled_from("abc"), st.sampled_from(["same", "different", "undo"])
    ),
    max_size=12,
)


@settings(max_examples=40, deadline=None)
@given(steps, st.integers(0, 11))
def test_patching_from_any_moment_equals_starting_anew(tmp_path_factory, taken, looked_after):
    store = Store(tmp_path_factory.mktemp("annotations"))
    board, copy, seen = Board(), {}, ""
    for number, (name, claim, verdict) in enumerate(taken):
        store.record(name, [_step(store, name, claim, verdict)])
        board.show(store.state())
        if number == looked_after:
            copy, seen = _patched(copy, board.changes_since(seen))
    copy, _ = _patched(copy, board.changes_since(seen))
    assert copy == dict(board.records)


def _step(store, name, claim, verdict):
    target = store.state().next_undo(name)
    if verdict == "undo" and target:
        return {"kind": "undo", "target": target}
    return judgement(f"{claim}:0-1", "z:0-1", "same" if verdict == "undo" else verdict)


def _patched(copy, answer):
    seen, whole, changes = answer
    fresh = {} if whole else dict(copy)
    for key, record in changes:
        if record is None:
            fresh.pop(key, None)
        else:
            fresh[key] = record
    return fresh, seen

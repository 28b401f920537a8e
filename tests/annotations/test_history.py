import pytest

from compare.annotations.history import concerns, in_words, parse_moment, printable, state_at
from compare.errors import CompareError


def test_the_state_of_any_moment_can_be_seen_again(store, save, judgement):
    for day in (1, 2, 3):
        verdict = ("same", "different", "unsure")[day - 1]
        save(judgement(verdict, at=f"2026-03-0{day}T10:00:00Z"))
    events = store.read().events
    seen = []
    for moment in ("2026-02-28", "2026-03-01", "2026-03-02T10:00:00Z", "2026-03-02T09:59:59Z", "2026-04-01"):
        held = state_at(events, parse_moment(moment)).judgements
        seen.append([event.verdict for versions in held.values() for event in versions.values()])
    assert seen == [[], ["same"], ["different"], ["same"], ["unsure"]]
    assert len(store.state().events) == 3


@pytest.mark.parametrize(
    "moment",
    [
        "",
        "yesterday",
        "2026-13-01",
        "2026-03-01T25:00",
        "=1+1",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
    ],
)
def test_a_moment_that_is_none_is_refused(moment):
    with pytest.raises(CompareError, match="Write it like"):
        parse_moment(moment)


def test_every_kind_of_event_has_its_sentence(store, save):
    anchor = {"claim": "", "article": "a", "start": 2, "end": 4, "exact": "xy"}
    (tag,) = save({"kind": "tag", "claim_a": "a:0-9", "tag": "ATT.VERB", "marked": "CIC", "note": "why"})
    save(
        {"kind": "judgement", "claim_a": "a", "claim_b": "b", "verdict": "same"},
        {"kind": "silence", "claim": "a", "outlet": "South"},
        {"kind": "note", "claim": "a", "note": "n"},
        {"kind": "split", "claim_a": "a", "claim_b": "b"},
        {"kind": "merge", "claim_a": "a", "claim_b": "b"},
        {"kind": "suggestion", "suggestion": "s", "outcome": "accepted"},
        {"kind": "migration", "from": "A", "to": "B"},
        {"kind": "reanchor", "claim": "a", "anchors": [anchor]},
        {"kind": "retract", "annotation": tag},
        {"kind": "undo", "target": tag},
        {"kind": "redo", "target": tag},
    )
    said = [in_words(event) for event in store.read().events]
    assert said[:3] == [
        "tagged a:0-9: ATT.VERB CIC – why",
        "judged a and b: same",
        "noted that South is silent on a",
    ]
    assert len(set(said)) == 12


def test_what_concerns_a_claim_includes_its_undoing(store, save):
    (tag,) = save({"kind": "tag", "claim_a": "a:0-9", "tag": "ATT.VERB"})
    save({"kind": "undo", "target": tag}, {"kind": "retract", "annotation": tag})
    save({"kind": "note", "claim": "b:0-9", "note": "n"})
    state = store.state()
    assert [concerns(event, "a:0-9", state) for event in state.events.values()] == [True, True, True, False]


def test_nothing_printed_can_steer_a_terminal():
    assert printable("a\x1b[31mb\u202ec\nd\x07") == "a·[31mb·c d·"

from compare.annotations import judgements_for_matching
from compare.matching.model import Verdict


def test_agreed_verdicts_are_taken_and_contradictory_ones_are_unsure(store, save):
    one = {"kind": "judgement", "claim_a": "b", "claim_b": "a", "verdict": "same"}
    two = {"kind": "judgement", "claim_a": "b", "claim_b": "c", "verdict": "same"}
    save(one, two)
    save(one, {**two, "verdict": "different"}, annotator="ben")
    assert judgements_for_matching(store.state()).verdicts == {
        ("a", "b"): Verdict.SAME,
        ("b", "c"): Verdict.UNSURE,
    }


def test_splits_and_merges_that_people_disagree_on_are_left_to_the_program(store, save):
    save({"kind": "split", "claim_a": "b", "claim_b": "a"}, {"kind": "merge", "claim_a": "c", "claim_b": "d"})
    save({"kind": "merge", "claim_a": "e", "claim_b": "f"})
    save({"kind": "split", "claim_a": "e", "claim_b": "f"}, annotator="ben")
    judgements = judgements_for_matching(store.state())
    assert judgements.apart == {("a", "b")}
    assert judgements.together == {("c", "d")}


def test_two_claims_that_have_become_one_are_no_pair(store, save):
    save({"kind": "judgement", "claim_a": "a", "claim_b": "a", "verdict": "same"})
    save({"kind": "merge", "claim_a": "a", "claim_b": "a"})
    judgements = judgements_for_matching(store.state())
    assert not judgements.verdicts
    assert not judgements.together

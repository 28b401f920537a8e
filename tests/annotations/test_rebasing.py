from dataclasses import replace

import pytest

from compare.annotations.rebasing import rebase
from compare.text import Span


@pytest.fixture
def tagged(store, claims, catalogue, judgement):
    start = claims[0].exact.index("war")
    tag = {"kind": "tag", "claim_a": claims[0].claim_id, "claim_b": claims[3].claim_id, "tag": "T"}
    evidence = [{"side": "a", "start": start, "end": start + 3}]
    answers = store.record("anna", [judgement(), {**tag, "anchors": evidence}], catalogue)
    assert all(answer.saved for answer in answers)
    return store.state()


def evidence_of(state):
    (versions,) = state.annotations.values()
    return versions["anna"].anchors[-1]


def test_while_nothing_changed_the_state_is_the_same_one(tagged, claims, texts):
    assert rebase(tagged, claims, texts) is tagged


def test_tags_and_their_evidence_stand_where_the_words_are_now(tagged, claims, texts, segmented):
    texts["north"] = "Breaking: war, war. " + texts["north"]
    now = rebase(tagged, list(segmented(texts)), texts)
    moved = f"north:20-{20 + claims[0].span.end}"
    assert list(now.judgements) == [(moved, claims[3].claim_id)]
    evidence = evidence_of(now)
    assert evidence.claim == moved
    assert evidence.start == evidence_of(tagged).start + 20
    assert texts["north"][evidence.start : evidence.end] == "war"
    assert now.undone == tagged.undone
    assert list(now.events) == list(tagged.events)


def test_evidence_in_an_edited_claim_is_found_by_its_own_words(tagged, claims, texts, segmented):
    texts["north"] = texts["north"].replace("on Monday", "late on Monday")
    evidence = evidence_of(rebase(tagged, list(segmented(texts)), texts))
    assert texts["north"][evidence.start : evidence.end] == "war"
    assert evidence.sha256 != evidence_of(tagged).sha256


def test_orphans_keep_the_id_and_the_words_they_had(tagged, claims, texts, segmented):
    texts["north"] = "Something else entirely. Not one word stands."
    texts["south"] = "First. " + texts["south"]
    now = rebase(tagged, list(segmented(texts)), texts)
    ((orphan, moved),) = now.judgements
    assert orphan == claims[0].claim_id
    assert moved != claims[3].claim_id
    assert evidence_of(now) == evidence_of(tagged)


def test_judgements_and_tags_follow_a_claim_that_is_cut_otherwise_by_a_newer_program(tagged, claims, texts):
    shorter = Span(claims[0].span.start, claims[0].span.end - 1)
    cut = replace(
        claims[0],
        claim_id=f"{claims[0].article_id}:{shorter.start}-{shorter.end}",
        span=shorter,
        exact=shorter.of(texts[claims[0].article_id]),
    )
    now = rebase(tagged, [cut, *claims[1:]], texts)
    assert list(now.judgements) == [(cut.claim_id, claims[3].claim_id)]
    assert evidence_of(now).claim == cut.claim_id
    assert evidence_of(now).start == evidence_of(tagged).start

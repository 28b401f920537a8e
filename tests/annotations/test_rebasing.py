from dataclasses import replace

import pytest

from compare.annotations import Catalogue, Store
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


def test_a_silence_stays_with_its_cluster(store, catalogue, claims, texts, segmented):
    silence = {"kind": "silence", "cluster": claims[1].claim_id, "outlet": "West"}
    saved = store.record("anna", [silence, {**silence, "claim": claims[0].claim_id}], catalogue)
    assert all(answer.saved for answer in saved)
    texts["north"] = "X" + texts["north"]
    now = rebase(store.state(), list(segmented(texts)), texts)
    moved = next(claim for claim in segmented(texts) if claim.exact == claims[1].exact)
    assert [each["anna"].cluster for each in now.annotations.values()] == [moved.claim_id] * 2


def test_evidence_in_an_edited_claim_is_found_by_its_own_words(tagged, claims, texts, segmented):
    texts["north"] = texts["north"].replace("on Monday", "late on Monday")
    evidence = evidence_of(rebase(tagged, list(segmented(texts)), texts))
    assert texts["north"][evidence.start : evidence.end] == "war"
    assert evidence.sha256 != evidence_of(tagged).sha256


def repaired(folder, claim_id, span, claims, texts, article="north"):
    """The state after a person said that the claim stands at ``span`` now."""
    place = {"article": article, "start": span.start, "end": span.end}
    repair = {"kind": "reanchor", "claim": claim_id, "anchors": [place]}
    store = Store(folder)
    assert store.record("anna", [repair], Catalogue(claims, texts))[0].saved
    return rebase(store.state(), claims, texts)


def test_evidence_stays_as_it_was_marked_where_a_person_placed_its_claim_on_other_words(
    tagged, folder, claims, texts, segmented
):
    texts["north"] = "The allies keep well out of it." + texts["north"][claims[0].span.end :]
    now = list(segmented(texts))
    state = repaired(folder, claims[0].claim_id, now[0].span, now, texts)
    assert list(state.judgements) == [(now[0].claim_id, claims[3].claim_id)]
    assert (evidence_of(state).exact, evidence_of(state).start) == ("war", evidence_of(tagged).start)


def test_a_claim_that_a_person_found_at_its_old_place_has_the_words_of_today(
    tagged, folder, claims, texts, segmented
):
    rewritten = "x" * (len(claims[0].exact) - 1) + "."
    texts["north"] = texts["north"].replace(claims[0].exact, rewritten)
    state = repaired(folder, claims[0].claim_id, claims[0].span, list(segmented(texts)), texts)
    (versions,) = state.annotations.values()
    assert versions["anna"].anchors[0].exact == rewritten


def test_a_repair_near_the_articles_end_stops_nothing(tagged, folder, claims, texts, segmented):
    texts["north"] = texts["north"][claims[1].span.start :] + " And so on."
    now = list(segmented(texts))
    last = max(claim.span for claim in now if claim.article_id == "north")
    state = repaired(folder, claims[0].claim_id, last, now, texts)
    assert evidence_of(state).exact == "war"


def test_evidence_is_found_inside_the_claim_of_its_own_or_not_at_all(tagged, claims, texts, segmented):
    texts["north"] = "London said on Monday that it will not join the war. It named no date. " + texts[
        "north"
    ].replace("join the war.", "join it.")
    evidence = evidence_of(rebase(tagged, list(segmented(texts)), texts))
    assert (evidence.exact, evidence.start) == ("war", evidence_of(tagged).start)


def test_a_claim_placed_in_another_article_is_anchored_there(tagged, folder, claims, texts, segmented):
    texts["north"] = "Something else entirely."
    texts["west"] = "Said in the west. " + claims[0].exact
    now = list(segmented(texts))
    place = next(claim for claim in now if claim.exact == claims[0].exact)
    state = repaired(folder, claims[0].claim_id, place.span, now, texts, "west")
    (versions,) = state.annotations.values()
    own, _, evidence = versions["anna"].anchors
    assert (own.article, own.claim, own.exact) == ("west", place.claim_id, place.exact)
    assert (evidence.article, texts["west"][evidence.start : evidence.end]) == ("west", "war")


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

import pytest

from compare.annotations import Store, follow, judgements_for_matching, rebase
from compare.annotations.anchoring import Found
from compare.annotations.lines import encode
from compare.claims.model import Claim
from compare.text import Span


@pytest.fixture
def judged(store, judgement, catalogue):
    store.record("anna", [judgement("same")], catalogue)
    return store.state()


def claim_at(article, text, words):
    start = text.index(words)
    span = Span(start, start + len(words))
    return Claim(f"{article}:{span.start}-{span.end}", article, f"{article}.txt", "", "", span, words)


def test_in_unchanged_articles_nothing_moves(judged, claims, texts):
    following = follow(judged, claims, texts)
    assert following.moved == {}
    assert following.orphans == {}
    assert {place.relocation.found for place in following.places.values()} == {Found.PLACE}


def test_a_judgement_follows_its_claim_through_an_edit(judged, claims, texts, segmented):
    texts["north"] = "New words come first. " + texts["north"]
    following = follow(judged, segmented(texts), texts)
    old = claims[0]
    new = f"north:{old.span.start + 22}-{old.span.end + 22}"
    assert following.moved == {old.claim_id: new}
    (pair,) = judgements_for_matching(rebase(judged, list(segmented(texts)), texts)).verdicts
    assert new in pair


def test_a_claim_that_a_newer_version_cuts_smaller_keeps_its_judgement(judged, claims, texts):
    words = "it will not join the war."
    smaller = [claim_at("north", texts["north"], words), *claims[1:]]
    assert follow(judged, smaller, texts).now(claims[0].claim_id) == smaller[0].claim_id


def test_a_claim_that_a_newer_version_joins_with_the_next_keeps_its_judgement(judged, claims, texts):
    larger = [claim_at("north", texts["north"], texts["north"][: claims[1].span.end]), *claims[2:]]
    assert follow(judged, larger, texts).now(claims[0].claim_id) == larger[0].claim_id


def test_where_no_claim_covers_the_words_any_more_a_person_is_asked(judged, claims, texts):
    following = follow(judged, claims[1:], texts)
    assert list(following.orphans) == [claims[0].claim_id]
    assert following.now(claims[0].claim_id) == ""
    assert following.now("never:0-1") == "never:0-1"


def test_a_claim_whose_article_is_gone_is_an_orphan(judged, claims, texts):
    del texts["north"]
    (orphan,) = follow(judged, claims[3:], texts).orphans.values()
    assert "gone" in orphan.relocation.reason


def test_other_words_at_the_same_place_are_not_the_same_claim(judged, claims, texts, segmented):
    old = claims[0].exact
    texts["north"] = texts["north"].replace(old, "x" * (len(old) - 1) + ".")
    assert claims[0].claim_id in {claim.claim_id for claim in segmented(texts)}
    assert list(follow(judged, segmented(texts), texts).orphans) == [claims[0].claim_id]


def test_an_event_without_anchors_is_followed_by_its_id(store, save, judgement, claims, texts):
    save(judgement(), judgement(claim_a="north:900-950"))
    following = follow(store.state(), claims, texts)
    assert following.now(claims[0].claim_id) == claims[0].claim_id
    assert list(following.orphans) == ["north:900-950"]


def test_a_repair_without_a_place_which_an_earlier_program_took_changes_nothing(
    judged, store, journal, claims, texts
):
    nowhere = {
        "v": 1, "op": "018f6b0e-6d1f-4a3e-9a44-2f6c1f3d7a10", "writer": "w", "clock": 9, "annotator": "anna",
        "at": "2026-03-02T10:00:00Z", "kind": "reanchor", "claim": claims[0].claim_id, "anchors": [],
    }  # fmt: skip
    with journal().open("ab") as file:
        file.write(encode(nowhere))
    assert len(store.state().events) == 2
    assert follow(store.state(), claims, texts).moved == {}


def test_of_several_anchors_of_a_claim_the_latest_is_looked_for(store, judgement, claims, texts, catalogue):
    ids = [claim.claim_id for claim in claims]
    first = {"article": "north", "start": 0, "end": 3, "exact": "Yes", "claim": ids[0], "role": "claim"}
    verdict = judgement()
    assert store.record("anna", [verdict, judgement(claim_b=ids[4], anchors=[first])])[1].saved
    assert store.record("anna", [verdict], catalogue)[0].saved
    assert follow(store.state(), claims, texts).orphans == {}


def test_a_persons_repair_goes_before_the_search(judged, folder, claims, texts, segmented, catalogue):
    texts["north"] = texts["north"].replace(claims[0].exact, "Completely rewritten by the outlet.")
    now = list(segmented(texts))
    assert follow(judged, now, texts).orphans
    from compare.annotations import Catalogue

    store, place = Store(folder), {"article": "north", "start": now[0].span.start, "end": now[0].span.end}
    repair = {"kind": "reanchor", "claim": claims[0].claim_id, "anchors": [place]}
    assert store.record("anna", [repair], Catalogue(now, texts))[0].saved
    assert follow(store.state(), now, texts).moved == {claims[0].claim_id: now[0].claim_id}

import pytest

from compare.annotations.batch import Refused
from compare.annotations.placing import Locator


@pytest.fixture
def locator(claims, texts):
    return Locator(claims, texts, {"ATT.VERB": "Reporting verb"})


def test_quoted_words_are_kept_as_what_shows_the_tag(locator, claims, texts):
    (event,) = locator.events({"tag": "reporting VERB", "exact": "no date", "outlet": "North"}, "anna")
    start = texts["north"].index("no date")
    assert (event["kind"], event["tag"], event["marked"]) == ("tag", "ATT.VERB", "North")
    assert event["anchors"] == [
        {"claim": claims[1].claim_id, "side": "a", "start": start, "end": start + len("no date")}
    ]


def test_a_whole_claim_quoted_is_the_claim_and_no_evidence(locator, claims):
    (event,) = locator.events({"tag": "T", "exact": claims[1].exact}, "anna")
    assert event["claim_a"] == claims[1].claim_id
    assert "anchors" not in event


def test_words_may_stand_by_their_offsets_alone(locator, claims):
    (event,) = locator.events({"tag": "T", "article": "north.txt", "start": "60", "end": "65"}, "anna")
    assert event["claim_a"] == claims[1].claim_id


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({}, "says nothing"),
        ({"exact": "no date"}, "says nothing"),
        ({"kind": "dance", "exact": "no date"}, "kind: 'dance' is none of"),
        ({"tag": "T", "claim_a": "x:0-1"}, "claim_a: the project has no claim"),
        ({"tag": "T", "exact_b": "nowhere"}, "exact_b: these words stand in no article"),
        (
            {"tag": "T", "exact": "no date", "article": "east"},
            "no article called 'east'; known are: north, south",
        ),
        ({"tag": "T", "claim_a": "north:0-58", "exact_a": "no date"}, "not in north:0-58 but in north:59-76"),
        ({"tag": "T", "claim_a": "north:0-58", "article_a": "South"}, "north:0-58 is not in the article"),
        ({"tag": "T", "article": "north", "start": "9"}, "start: 9 to nothing is no place"),
    ],
)
def test_a_row_that_cannot_be_placed_says_why(locator, row, why):
    with pytest.raises(Refused, match=why):
        locator.events(row, "anna")


def test_tags_that_the_codebook_does_not_have_are_named_once(locator):
    rows = [{"tag": "att.verb"}, {"tag": "Mine"}, {"tag": "Mine"}, {"note": "n"}]
    assert locator.unknown_tags(rows) == ["Mine"]

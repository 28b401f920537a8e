import pytest

from compare.annotations import Refused


@pytest.fixture
def pair(claims):
    return {"kind": "tag", "claim_a": claims[0].claim_id, "claim_b": claims[3].claim_id, "tag": "ATT.VERB"}


def test_the_claims_of_an_event_are_anchored(catalogue, pair, claims, texts):
    ours, theirs = catalogue.completed(pair)["anchors"]
    assert (ours["side"], theirs["side"]) == ("a", "b")
    assert ours["exact"] == claims[0].exact
    assert theirs["suffix"] == texts["south"][claims[3].span.end :][:32]
    assert ours["role"] == "claim"
    assert (ours["copy"], ours["copies"]) == (0, 1)


def test_evidence_needs_only_its_side_and_place(catalogue, pair, texts):
    start = texts["south"].index("👩‍👩‍👧")
    anchors = catalogue.completed({**pair, "anchors": [{"side": "b", "start": start, "end": start + 5}]})[
        "anchors"
    ]
    assert anchors[2]["exact"] == "👩‍👩‍👧"
    assert anchors[2]["claim"] == pair["claim_b"]
    assert anchors[2]["role"] == "evidence"


def test_evidence_that_names_its_claim_gets_its_side(catalogue, pair, claims):
    place = {"claim": pair["claim_b"], "start": 0, "end": 4, "side": None}
    assert catalogue.completed({**pair, "anchors": [place]})["anchors"][2]["side"] == "b"
    alone = {"kind": "tag", "claim_a": claims[0].claim_id, "tag": "T"}
    only = catalogue.completed({**alone, "anchors": [{"start": 0, "end": 3}]})["anchors"][1]
    assert (only["claim"], only["side"]) == (claims[0].claim_id, "a")


def test_a_silence_about_a_cluster_holds_on_to_the_claim_that_names_it(catalogue, claims):
    (anchor,) = catalogue.completed({"kind": "silence", "cluster": claims[1].claim_id, "outlet": "West"})[
        "anchors"
    ]
    assert (anchor["claim"], anchor["exact"]) == (claims[1].claim_id, claims[1].exact)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"claim_a": "north:1-2"}, "no claim 'north:1-2'"),
        ({"claim_b": "../../x"}, "no claim"),
        ({"anchors": "north"}, "must be a list"),
        ({"anchors": [1]}, "must be a list"),
        ({"anchors": [{"side": "a", "start": 0}]}, "whole numbers"),
        ({"anchors": [{"side": "a", "start": -1, "end": 5}]}, "whole numbers"),
        ({"anchors": [{"side": "a", "start": True, "end": 5}]}, "whole numbers"),
        ({"anchors": [{"side": "a", "start": 0, "end": 10**9}]}, "beyond the end"),
        ({"anchors": [{"side": "c", "start": 0, "end": 5}]}, "not a claim of this event"),
        ({"anchors": [{"claim": "south:0-1", "start": 0, "end": 5}]}, "not a claim of this event"),
        ({"anchors": [{"side": "a", "start": 0, "end": 3, "exact": "xyz"}]}, "has other words"),
        ({"anchors": [{"side": "a", "article": "west", "start": 0, "end": 3}]}, "'north', not 'west'"),
        ({"anchors": [{"side": "a", "article": "south", "start": 0, "end": 3}]}, "'north', not 'south'"),
        ({"anchors": [{"side": "b", "claim": "north:0-58", "start": 0, "end": 3}]}, "side 'a', not 'b'"),
        ({"anchors": [{"side": ["b"], "claim": "north:0-58", "start": 0, "end": 3}]}, "side 'a'"),
        ({"anchors": [{"start": 0, "end": 3}]}, "None is not a claim of this event"),
    ],
)
def test_what_the_project_does_not_have_is_refused(catalogue, pair, change, why):
    with pytest.raises(Refused, match=why):
        catalogue.completed({**pair, **change})


def test_a_claim_is_no_pair_with_itself(catalogue, pair):
    with pytest.raises(Refused, match="same claim"):
        catalogue.completed({**pair, "claim_b": pair["claim_a"]})


def test_what_was_saved_once_stays_saved_when_its_claim_is_gone(store, catalogue, pair, claims, texts):
    from compare.annotations import Catalogue

    pair["anchors"] = [{"side": "a", "start": 4, "end": 12}]
    (first,) = store.record("anna", [pair], catalogue)
    assert store.record("anna", [{**pair, "op": first.op}], catalogue)[0].saved
    place = {"article": "north", "start": 0, "end": 9}
    repair = {"kind": "reanchor", "claim": claims[1].claim_id, "anchors": [place]}
    (repaired,) = store.record("anna", [repair], catalogue)
    emptied = Catalogue([], {})
    assert store.record("anna", [{**repair, "op": repaired.op}], emptied)[0].saved
    elsewhere = {**repair, "op": repaired.op, "anchors": [{**place, "end": 10}]}
    assert not store.record("anna", [elsewhere], emptied)[0].saved
    assert store.record("anna", [{**pair, "op": first.op}], emptied)[0].saved
    assert not store.record("anna", [pair], emptied)[0].saved

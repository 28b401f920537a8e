"""What the Compare page lists, and what it sends."""

import json
from pathlib import Path

import pytest

from compare.framing import differences
from compare.matching import Level
from compare.project import Project
from compare.ui import compare_view, review_view
from compare.ui.desk import Desk
from compare.ui.links import Filters, Kinds, read_filters

SEEDS = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def material(tmp_path_factory):
    root = tmp_path_factory.mktemp("project")
    (root / "seeds").symlink_to(SEEDS / "seeds")
    return Desk(Project.open(root)).material()


def listed(material, **filters):
    return compare_view.listed(material, Filters(**filters), filters.pop("tagged_claims", frozenset()))


def test_the_same_event_comes_before_echoes_and_identical_tellings_last(material):
    rows = listed(material)
    assert rows
    assert [row.worth for row in rows] == sorted((row.worth for row in rows), reverse=True)


def test_each_kind_lists_only_its_own(material):
    for kind in (Kinds.SAME_CLAIM, Kinds.ECHO, Kinds.RELATED):
        assert {row.level.value for row in listed(material, kinds=kind)} <= {kind.value}
    assert {row.level for row in listed(material, kinds=Kinds.ALONE)} == {None}


def test_every_claim_is_listed_somewhere(material):
    rows = [*listed(material), *listed(material, kinds=Kinds.RELATED), *listed(material, kinds=Kinds.ALONE)]
    assert {claim for row in rows for claim in row.claims} == set(material.claim)


def test_every_match_has_a_row_that_holds_both_its_claims(material):
    rows = {row.row_id: row for row in material.rows}
    for match in material.alignment.matches:
        assert {match.claim_a, match.claim_b} <= set(rows[material.row_of(match)].claims)


def test_searching_folds_quotes_and_case(material):
    assert listed(material, search="RUTTE said", kinds=Kinds.RELATED)
    assert listed(material, search="zebra") == ()


def test_an_outlet_filter_keeps_rows_that_all_chosen_outlets_tell(material):
    outlets = frozenset({"TRT World", "Al Mayadeen English"})
    for row in listed(material, outlets=outlets, kinds=Kinds.RELATED):
        assert outlets <= {material.claim[claim].outlet for claim in row.claims}


def test_tagged_and_untagged_rows_are_told_apart(material):
    tagged = frozenset({material.rows[0].claims[0]})
    yes = compare_view.listed(material, Filters(tagged="yes"), tagged)
    no = compare_view.listed(material, Filters(tagged="no"), tagged)
    assert set(yes).isdisjoint(no)
    assert all(tagged & set(row.claims) for row in yes)


def test_outlets_stand_in_the_order_of_the_articles(material):
    for row in material.rows:
        places = [material.outlets.index(material.claim[claim].outlet) for claim in row.claims]
        assert places == sorted(places)


def test_the_content_is_json_and_names_everything_its_rows_need(material):
    content = json.loads(json.dumps(compare_view.content(material, Filters(), frozenset(), differences)))
    for row in content["rows"]:
        assert set(row["claims"]) <= content["claims"].keys()
    for claim_id, claim in content["claims"].items():
        text = material.article[claim["article"]].text
        around = claim["before"] + claim["text"] + claim["after"]
        start = claim["start"] - len(claim["before"])
        assert text[start : start + len(around)] == around
        assert text[claim["start"] :].startswith(claim["text"])
        assert claim_id in material.claim


def test_differences_point_at_the_words_they_name(material):
    content = compare_view.content(material, Filters(), frozenset(), differences)
    for pair in (pair for row in content["rows"] for pair in row["pairs"]):
        for found in pair["differences"]:
            for side, words in zip("ab", found["words"], strict=True):
                start, end = found[side]
                assert content["claims"][pair[side]]["text"][start:end] == words


def test_pairs_far_apart_in_time_carry_the_warning(material):
    content = compare_view.content(material, Filters(kinds=Kinds.ECHO), frozenset(), differences)
    assert content["rows"]
    assert all(any(pair["gap"] for pair in row["pairs"]) for row in content["rows"])


def test_the_window_holds_the_cluster_an_address_names(material):
    last = listed(material, kinds=Kinds.RELATED)[-1]
    content = compare_view.content(
        material, Filters(kinds=Kinds.RELATED, cluster=last.row_id), frozenset(), differences
    )
    assert last.row_id in {row["id"] for row in content["rows"]}


def test_an_address_nobody_wrote_is_read_without_complaint():
    assert (
        read_filters({"kind": "<script>", "tagged": "maybe", "from": "-1", "q": "x" * 9999}).kinds
        is Kinds.ALL
    )


def test_the_queue_has_every_match_once_in_either_order(material):
    for order in review_view.ORDERS.values():
        queue = order(material)
        assert sorted(map(id, queue)) == sorted(map(id, material.alignment.matches))


def test_the_surest_queue_falls(material):
    scores = [match.score for match in review_view.surest_first(material)]
    assert scores == sorted(scores, reverse=True)


def test_no_reason_is_given_twice_in_the_same_words(material):
    for pair in review_view.content(material, {}, differences)["pairs"]:
        words = [reason["words"] for reason in pair["reasons"]]
        assert len(words) == len(set(words))


def test_the_queue_opens_where_the_address_says(material):
    last = review_view.surest_first(material)[-1]
    content = review_view.content(
        material, {"order": "sure", "pair": f"{last.claim_a}~{last.claim_b}"}, differences
    )
    assert (last.claim_a, last.claim_b) in {(pair["a"], pair["b"]) for pair in content["pairs"]}


def test_levels_rank_as_they_are_declared():
    assert [level.value for level in Level] == ["same_claim", "echo", "related"]

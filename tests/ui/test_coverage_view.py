"""The matrix: who told each claim, where and how long, and what dates say of those who did not."""

import json
from pathlib import Path

import pytest

from compare.framing import DateGuard
from compare.project import Project
from compare.ui import compare_view, coverage_view
from compare.ui.coverage_view import Coverage, Kinds, Request, read_request
from compare.ui.desk import Desk
from compare.ui.links import Filters

SEEDS = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def material(tmp_path_factory):
    root = tmp_path_factory.mktemp("project")
    (root / "seeds").symlink_to(SEEDS / "seeds")
    return Desk(Project.open(root)).material()


@pytest.fixture(scope="module")
def coverage(material):
    return Coverage(material)


def rows(coverage, **request):
    return coverage_view.listed(coverage, Request(**request))


def test_shared_claims_are_those_that_compare_lists(material, coverage):
    compared = compare_view.listed(material, Filters(), frozenset())
    assert {row.row_id for row in rows(coverage)} == {row.row_id for row in compared}


def test_all_claims_are_the_shared_ones_and_those_of_one_outlet(material, coverage):
    shared, alone, everything = (
        {row.row_id for row in rows(coverage, kinds=kinds)}
        for kinds in (Kinds.SHARED, Kinds.ALONE, Kinds.ALL)
    )
    assert shared | alone == everything
    assert not shared & alone
    told = {claim for row in rows(coverage, kinds=Kinds.ALONE) for claim in row.claims}
    assert told <= material.claim.keys()


def test_every_row_has_a_cell_for_every_outlet_that_either_tells_or_gives_a_reason(material):
    content = json.loads(json.dumps(coverage_view.content(material, Request(kinds=Kinds.ALL))))
    for row in content["rows"]:
        assert len(row["cells"]) == len(content["outlets"])
        for cell in row["cells"]:
            assert bool(cell["told"]) != bool(cell["reason"])
        assert sorted(claim for cell in row["cells"] for claim in cell["told"]) == sorted(row["claims"])


def test_an_outlet_that_published_before_a_claim_was_known_is_not_silent(coverage):
    row = next(row for row in rows(coverage) if len({*row.claims}) > 2)
    silence = coverage.silence(row, "Al Jazeera")
    assert silence.guard is DateGuard.TOO_EARLY
    assert silence.reason.startswith("Not a silence: Al Jazeera published on 2020-01")


def test_positions_run_from_the_headline_to_the_articles_last_words(material, coverage):
    for article in material.articles:
        places = [coverage.position(c) for c in material.claims if c.article_id == article.article_id]
        assert places == sorted(places)
        assert places[0] == 0
        assert 80 < places[-1] <= 100


def test_a_silent_outlets_rows_are_those_it_could_have_told(coverage):
    found = rows(coverage, silent="CIC")
    assert found
    for row in found:
        assert not coverage.told(row, "CIC")
        assert coverage.silence(row, "CIC").guard is DateGuard.SILENCE


def test_searching_folds_quotes_and_case(coverage):
    assert rows(coverage, search="IRAN'S NUCLEAR")
    assert rows(coverage, search="zebra") == []


def test_rows_in_an_outlets_order_follow_its_article_then_those_it_does_not_tell(coverage):
    found = rows(coverage, order="TRT World")
    told = [coverage.told(row, "TRT World") for row in found]
    places = [coverage.position(claims[0]) for claims in told if claims]
    assert places == sorted(places)
    assert not any(told[len(places) :])


def test_backwards_is_the_same_rows_the_other_way_round(coverage):
    forth, back = (rows(coverage, order="claim", backwards=way) for way in (False, True))
    labels = [coverage_view.label(coverage.material, row) for row in forth]
    assert labels == sorted(labels, key=str.casefold)
    assert {row.row_id for row in back} == {row.row_id for row in forth}
    assert coverage_view.label(coverage.material, back[0]) == labels[-1]


def test_an_unknown_order_is_most_outlets_first(material, coverage):
    outlets = [len({material.claim[c].outlet for c in row.claims}) for row in rows(coverage, order="nobody")]
    assert outlets == sorted(outlets, reverse=True)


def test_the_window_holds_the_row_that_the_address_names(material, coverage):
    everything = rows(coverage, kinds=Kinds.ALL)
    assert len(everything) > coverage_view.WINDOW
    last = everything[-1].row_id
    content = coverage_view.content(material, Request(kinds=Kinds.ALL, row=last))
    assert content["start"] == coverage_view.WINDOW * ((len(everything) - 1) // coverage_view.WINDOW)
    assert last in {row["id"] for row in content["rows"]}


@pytest.mark.parametrize(
    "query",
    [{}, {"kind": "../x", "sort": "-", "from": "-1", "row": "~"}, {"silent": "nobody", "from": "9" * 99}],
)
def test_any_address_gives_a_page(material, query):
    content = coverage_view.content(material, read_request(query))
    assert content["total"] == len(content["rows"]) > 0


def test_a_project_without_articles_has_no_rows(tmp_path):
    content = coverage_view.content(Desk(Project.open(tmp_path)).material(), Request())
    assert (content["total"], content["columns"], content["articles_read"]) == (0, [], 0)

"""The Framing page counts what the outlets do, and every number leads back to its claims."""

import shutil
from pathlib import Path

import pytest

from compare.annotations import Catalogue, Store
from compare.framing.naming import namings
from compare.matching import Alignment, Cluster, Level, Match
from compare.project import Project
from compare.ui.compare_view import Material
from compare.ui.framing_parts import ECHOES, SAME
from compare.ui.framing_view import Request, content, read_request
from compare.ui.framing_words import PARTS

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """The seeds with three tags: two of Ada's that mark TRT World, one of Björn's that marks nobody."""
    root = tmp_path_factory.mktemp("project")
    shutil.copytree(SEEDS, root / "seeds")
    opened = Project.open(root)
    catalogue = Catalogue(opened.claims, {each.article_id: each.text for each in opened.articles})
    match = opened.alignment().matches[0]
    tag = {"kind": "tag", "claim_a": match.claim_a, "claim_b": match.claim_b, "tag": "ATT.VERB"}
    given = [("Ada", "TRT World"), ("Ada", "TRT World"), ("Björn", "")]
    for annotator, marked in given:
        opened.store.record(annotator, [catalogue.completed({**tag, "marked": marked})])
    return opened


@pytest.fixture(scope="module")
def material(project):
    return Material(project.articles, project.claims, project.alignment(), project.codebook, 30)


@pytest.fixture(scope="module")
def shown(project, material):
    names = namings(project.claims)
    return lambda **query: content(material, project.store.state(), lambda: names, read_request(query))


def numbers(page):
    return [cell for row in page["rows"] for cell in row["cells"] if cell["key"]]


def row_of(page, label):
    [row] = [row for row in page["rows"] if row["label"] == label]
    return dict(zip(page["columns"], row["cells"], strict=True))


@pytest.mark.parametrize("part", PARTS)
def test_every_number_leads_back_to_its_claims(shown, part):
    page = shown(part=part)
    keys = [cell["key"] for cell in numbers(page)]
    assert keys
    assert len(keys) == len(set(keys))
    for cell in numbers(page)[:20]:
        behind = shown(part=part, number=cell["key"])["shown"]
        assert behind["claims"]
        if part in {"attribution", "speakers", "dates"}:
            assert behind["total"] == cell["n"]


def test_names_are_counted_where_they_stand(shown):
    page = shown(part="naming", of="event|armed action · Iran")
    cell = row_of(page, "US-Israeli war on Iran")["TRT World"]
    assert cell["n"] == 1
    [claim] = shown(part="naming", of=page["chosen"], number=cell["key"])["shown"]["claims"]
    start, end = claim["mark"]
    assert claim["words"][start:end] == "US-Israeli war on Iran"


def test_a_referent_nobody_disputes_gives_way_to_the_first_disputed_one(shown):
    page = shown(part="naming", of="party|Nowhere")
    assert page["chosen"] == page["choices"][0]["value"]


def test_attribution_tells_which_verbs_make_a_number(shown):
    page = shown(part="attribution")
    cell = row_of(page, "TRT World")["distancing"]
    assert cell["also"] == "claimed"
    assert page["form"] == "shares"


def test_speakers_of_most_outlets_come_first(shown):
    assert shown(part="speakers")["rows"][0]["group"] == "Mark Rutte"


def test_a_claim_leads_to_the_page_that_compares_it(shown, material):
    rows = {row.row_id: row for row in material.rows}
    for cell in numbers(shown(part="prominence")):
        for claim in shown(part="prominence", number=cell["key"])["shown"]["claims"]:
            assert claim["id"] in rows[claim["row"]].claims


def test_echoes_stand_apart_from_the_same_claim(project):
    by_outlet = {claim.outlet: claim for claim in project.claims}
    pairs = [("Al Jazeera", "TRT World", Level.ECHO), ("CIC", "Al Mayadeen English", Level.SAME_CLAIM)]
    matches, clusters = [], []
    for number, (one, other, level) in enumerate(pairs):
        a, b = sorted(by_outlet[outlet].claim_id for outlet in (one, other))
        matches.append(Match(a, b, 0.9, level, ""))
        clusters.append(Cluster(f"cluster-{number}", (a, b)))
    alignment = Alignment(tuple(matches), tuple(clusters))
    material = Material(project.articles, project.claims, alignment, project.codebook, 30)
    page = content(material, project.store.state(), tuple, Request("prominence"))
    assert [row["group"] for row in page["rows"]] == [SAME, ECHOES]


def test_tags_are_counted_by_marked_outlet_and_annotator(shown):
    everyone = row_of(shown(part="tags"), "Reporting verb")
    assert (everyone["TRT World"]["n"], everyone["no outlet marked"]["n"]) == (2, 1)
    assert "per 100" in everyone["TRT World"]["also"]
    only = shown(part="tags", of="Björn")
    assert only["columns"] == ["no outlet marked"]


def test_agreement_is_told_with_its_number_and_prevalence(project, material):
    store = Store(project.root / "elsewhere")
    pairs = [(match.claim_a, match.claim_b) for match in project.alignment().matches[:4]]
    for annotator, verdicts in (("Ada", "ssdd"), ("Björn", "ssds")):
        words = {"s": "same", "d": "different"}
        events = [
            {"kind": "judgement", "claim_a": a, "claim_b": b, "verdict": words[verdict]}
            for (a, b), verdict in zip(pairs, verdicts, strict=True)
        ]
        store.record(annotator, events)
    outlets = {claim.claim_id: claim.outlet for claim in project.claims}
    for annotator, side in (("Ada", 0), ("Björn", 1)):
        tag = {"kind": "tag", "claim_a": pairs[0][0], "claim_b": pairs[0][1], "tag": "ATT.VERB"}
        store.record(annotator, [{**tag, "marked": outlets[pairs[0][side]]}])
    page = content(material, store.state(), tuple, Request("agreement"))
    assert {row["label"]: [cell["n"] for cell in row["cells"]] for row in page["rows"]} == {
        "Same or different?": [4, "75%", "62% same", "0.53"],
        "All tags of a pair (α by MASI)": [1, "100%", "", "not defined"],
        "Reporting verb": [1, "100%", "100% given", "not defined"],
        "Reporting verb: which outlet it marks": [1, "0%", "", "0.00"],
    }
    assert [cell["key"] != "" for cell in page["rows"][0]["cells"]] == [True, False, False, False]


def test_a_mark_of_a_name_that_no_outlet_has_any_more_is_still_shown(project, material):
    store = Store(project.root / "renamed")
    match = project.alignment().matches[0]
    tag = {"kind": "tag", "claim_a": match.claim_a, "claim_b": match.claim_b, "tag": "ATT.VERB"}
    store.record("Ada", [{**tag, "marked": "Former Name"}])
    page = content(material, store.state(), tuple, Request("tags"))
    assert row_of(page, "Reporting verb")["Former Name"]["n"] == 1


def test_dates_are_drawn_as_precisely_as_they_are_known(shown):
    items = {item["outlet"]: item for item in shown(part="dates")["items"]}
    assert (items["Al Jazeera"]["first"], items["Al Jazeera"]["last"]) == ("2020-01-01", "2020-01-31")
    assert items["CIC"]["first"] == items["CIC"]["last"]


def test_a_project_without_articles_shows_nothing_and_does_not_fail(tmp_path):
    project = Project.open(tmp_path)
    material = Material((), (), project.alignment(), project.codebook, 30)
    for part in PARTS:
        page = content(material, project.store.state(), tuple, Request(part))
        assert page["rows"] == []
        assert page["articles"] == 0


def test_an_address_that_names_no_part_shows_the_first():
    assert read_request({"part": "<script>"}).part == "naming"

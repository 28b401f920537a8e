"""The Sources page says what is known, asks for what is not, and writes what a person decides."""

import shutil
from pathlib import Path

import pytest

from compare.articles.corrections import read_decisions
from compare.articles.importing import Imported, Outcome, common_text
from compare.articles.manifest import read_manifest
from compare.errors import CompareError
from compare.project import Project
from compare.ui import sources_deeds
from compare.ui.sources_view import WINDOW, Request, Sources, content, read_request, summary

SEEDS = Path(__file__).parents[2] / "seeds"
TRT = "003_5168f358f51775d4"
STORY = "Ministers Meet\n\nTwo ministers met on Monday to talk about grain. They agreed on nothing.\n"


@pytest.fixture
def root(tmp_path):
    shutil.copytree(SEEDS, tmp_path / "seeds")
    return tmp_path


def sources(root):
    project = Project.open(root)
    folder = project.articles_folder
    return Sources(
        project.reading,
        project.claims,
        common_text(project.articles),
        read_manifest(folder),
        read_decisions(folder),
        {},
    )


def shown(root, **query):
    return content(sources(root), read_request(query))


def test_the_list_has_every_article_with_its_date_and_where_that_comes_from(root):
    page = shown(root)
    by_outlet = {article["outlet"]: article for article in page["articles"]}
    assert (by_outlet["Al Jazeera"]["published"], by_outlet["Al Jazeera"]["date_source"]) == (
        "2020-01",
        "inferred",
    )
    assert all(article["claims"] > 5 for article in page["articles"])
    assert not any(article["missing"] for article in page["articles"])


def test_what_is_unknown_is_asked_for_until_it_is_stated(root):
    (root / "seeds" / "new.txt").write_text(STORY, encoding="utf-8")
    asked = {article["id"]: article["missing"] for article in shown(root)["articles"]}
    assert asked["new"] == ["outlet", "published"]

    sources_deeds.state_facts(
        Project.open(root), {"article": "new", "outlet": "The Wire", "date_source": "unknown", "junk": 3}
    )
    article = {each["id"]: each for each in shown(root)["articles"]}["new"]
    assert article["missing"] == []
    assert article["outlet"] == "The Wire"


def test_a_year_that_was_only_inferred_is_asked_about_and_one_that_a_person_states_is_not(root):
    (root / "seeds" / "new.txt").write_text(
        f"A barge strikes the bridge\n03/04/2026\n{STORY}", encoding="utf-8"
    )
    new = {each["id"]: each for each in shown(root)["articles"]}["new"]
    assert (new["published"], new["date_source"], new["missing"]) == (
        "2026",
        "inferred",
        ["outlet", "published"],
    )

    sources_deeds.state_facts(
        Project.open(root), {"article": "new", "outlet": "The Wire", "published": "2026"}
    )
    assert {each["id"]: each["missing"] for each in shown(root)["articles"]}["new"] == []


def test_a_date_that_is_none_is_refused_in_words(root):
    with pytest.raises(CompareError, match="Write 2026-03-11"):
        sources_deeds.state_facts(Project.open(root), {"article": TRT, "published": "last week"})


def test_refused_files_and_near_identical_articles_are_pointed_out(root):
    (root / "seeds" / "broken.txt").write_bytes(b"caf\xe9 and more")
    shutil.copy(root / "seeds" / f"{TRT}.txt", root / "seeds" / "copy.txt")
    page = shown(root)
    [refusal] = page["refusals"]
    assert refusal["file"] == "broken.txt"
    assert refusal["remedy"]
    assert page["kin"][0]["share"] == 1
    assert {side["id"] for side in page["kin"][0]["articles"]} == {TRT, "copy"}


def test_an_article_is_shown_whole_with_kind_and_reason_of_every_region(root):
    article = shown(root, article=TRT)["article"]
    text = Project.open(root).article(TRT).text
    assert all(region["reason"] for region in article["regions"])
    assert all(
        text[region["start"] : region["end"]].strip("\n") == region["words"] for region in article["regions"]
    )
    assert {region["kind"] for region in article["regions"]} >= {"headline", "body", "caption"}
    assert "outlet" in article["stated"]


def test_taking_a_region_out_is_recorded_and_can_be_taken_back(root):
    body = next(each for each in shown(root, article=TRT)["article"]["regions"] if each["kind"] == "body")
    asked = {"article": TRT, "start": body["start"], "end": body["end"]}
    before = len(sources(root).claims)

    sources_deeds.decide_region(Project.open(root), {**asked, "kind": "other"})
    out = region_at(root, body["start"])
    assert (out["kind"], out["inside"], out["decided"]) == ("other", False, True)
    assert len(sources(root).claims) < before

    sources_deeds.decide_region(Project.open(root), {**asked, "kind": ""})
    assert region_at(root, body["start"]) == body
    assert len(sources(root).claims) == before


def region_at(root, start):
    regions = shown(root, article=TRT)["article"]["regions"]
    return next(each for each in regions if each["start"] == start)


def test_a_pasted_text_becomes_an_article_with_what_was_said_about_it(root):
    fields = {"text": STORY, "title": "", "outlet": "The Wire", "published": "2026-03-04"}
    [row] = sources_deeds.add_pasted(Project.open(root), fields)
    assert (row.outcome, row.published, row.notes) == (Outcome.READ, "2026-03-04", ())
    article = Project.open(root).article(row.source_file.removesuffix(".txt"))
    assert (article.outlet, article.published, article.title) == ("The Wire", "2026-03-04", "Ministers Meet")
    [again] = sources_deeds.add_pasted(Project.open(root), fields)
    assert again.outcome is Outcome.KNOWN


def test_a_pasted_text_with_a_date_that_is_none_is_not_added(root):
    fields = {"text": STORY, "title": "", "outlet": "", "published": "last week"}
    with pytest.raises(CompareError, match="not a date"):
        sources_deeds.add_pasted(Project.open(root), fields)
    assert STORY not in [article.text for article in Project.open(root).articles]


def test_files_that_find_no_place_are_refused_in_words(root):
    (root / "seeds" / "articles.csv").write_bytes(b"not\xff a table")
    [row] = sources_deeds.add_files(Project.open(root), [("a.txt", STORY.encode())])
    assert row.outcome is Outcome.REFUSED
    assert row.reason


@pytest.mark.parametrize(
    "fields", [{"url": "file:///etc/passwd"}, {"url": "/etc/passwd"}, {"url": "http://127.0.0.1/"}]
)
def test_a_link_to_this_computer_is_refused(root, fields):
    try:
        rows = sources_deeds.add_link(Project.open(root), fields)
    except CompareError:
        return
    assert [row.outcome for row in rows] == [Outcome.REFUSED]


def test_the_summary_says_what_became_of_each_source():
    rows = summary(
        [
            Imported("a.html", Outcome.READ, source_file="a-1.txt", title="A", notes=("date inferred",)),
            Imported("b.exe", Outcome.REFUSED, "cannot be read", "Add text."),
        ]
    )
    assert rows[0]["article"] == "a-1"
    assert rows[0]["notes"] == ["date inferred"]
    assert rows[1]["words"] == "cannot be read. Add text"


def test_many_articles_come_searched_and_in_windows(tmp_path):
    (tmp_path / "articles").mkdir()
    for number in range(WINDOW + 5):
        (tmp_path / "articles" / f"port{number:04}.txt").write_text(
            "Port\n\nIt was shut.\n", encoding="utf-8"
        )
    page = shown(tmp_path, **{"from": str(WINDOW)})
    assert page["totals"]["articles"] == WINDOW + 5
    assert len(page["articles"]) == 5
    assert len(page["unknown"]) == 20
    assert [each["id"] for each in shown(tmp_path, q="PORT0007")["articles"]] == ["port0007"]


def test_an_address_of_an_article_that_is_gone_says_so(root):
    page = shown(root, article="gone")
    assert page["view"] == "article"
    assert page["article"] is None
    assert read_request({"add": "yes"}) == Request(adding=True)

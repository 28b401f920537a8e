"""An export taken back gives what it was made of, in the order in which it held; what is damaged is named."""

import csv
import shutil
from dataclasses import replace

import pytest

from compare.annotations import Catalogue
from compare.errors import CompareError
from compare.exports import Options, events_of, export, import_export, tables
from compare.exports.package import readme
from compare.exports.snapshot import take
from compare.matching import Judgements
from compare.project import Project

ARTICLES = {
    "post.txt": "Dockers reject pay offer\n\nPort workers in Valmora rejected a pay rise on Sunday.\n",
    "courier.txt": "Dockers snub pay deal in Valmora\n\nDockers in Valmora rejected a pay rise on Sunday.\n",
}


def catalogue_of(project):
    return Catalogue(project.claims, {article.article_id: article.text for article in project.articles})


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """Two tags of one pair. Ben's clock is slow: by the hours, he renamed the tag before Ann gave it."""
    root = tmp_path_factory.mktemp("valmora")
    (root / "articles").mkdir()
    for name, text in ARTICLES.items():
        (root / "articles" / name).write_text(text, encoding="utf-8")
    opened = Project.open(root)
    pair = {"claim_a": opened.claims[1].claim_id, "claim_b": opened.claims[3].claim_id}
    tag = {"kind": "tag", **pair, "tag": "OLD", "marked": "courier"}
    events = [
        ("Ann", {**tag, "polarity": 1, "at": "2026-03-12T10:01:00Z"}),
        ("Ben", {"kind": "migration", "from": "OLD", "to": "NEW", "at": "2026-03-12T10:00:00Z"}),
        ("Ben", {**tag, "at": "2026-03-12T09:59:00Z"}),
        ("Ann", {"kind": "judgement", **pair, "verdict": "same"}),
    ]
    for annotator, event in events:
        assert opened.store.record(annotator, [event], catalogue_of(opened))[0].saved
    return opened


@pytest.fixture
def written(project, tmp_path):
    export(project, tmp_path / "out")
    return tmp_path / "out"


def tags_of(project):
    filled = next(filled for filled in tables(project) if filled.table.name == "annotations")
    return set(filled.frame()[["annotator", "tag", "tag_recorded"]].itertuples(index=False, name=None))


def test_a_tag_given_before_a_renaming_follows_it_whatever_the_hours_say(project, written, tmp_path):
    assert tags_of(project) == {("Ann", "NEW", "OLD"), ("Ben", "OLD", "OLD")}
    shutil.copytree(project.articles_folder, tmp_path / "fresh" / "articles")
    fresh = Project.open(tmp_path / "fresh")
    assert import_export(fresh.store, written).refused == ()
    assert tags_of(Project.open(fresh.root)) == tags_of(project)


def test_an_export_of_an_earlier_version_goes_by_the_hours(written):
    whole = [fields["at"] for _, fields in events_of(written) if "at" in fields]
    for name in ("annotations", "migrations"):
        change(written / f"{name}.csv", lambda row: row.pop("sequence"))
    assert [fields["at"] for _, fields in events_of(written) if "at" in fields] == sorted(whole)


def change(file, edit, keep=lambda _: True):
    with file.open(encoding="utf-8-sig", newline="") as table:
        rows = [row for row in csv.DictReader(table) if keep(row)]
    for row in rows:
        edit(row)
    with file.open("w", encoding="utf-8-sig", newline="") as table:
        writer = csv.DictWriter(table, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


@pytest.mark.parametrize(
    ("table", "edit", "keep", "said"),
    [
        ("annotations", {"polarity": "warm"}, {}, r"annotations\.csv, row 1: polarity is no whole number"),
        ("annotations", {"sequence": "inf"}, {}, r"annotations\.csv, row 1: sequence is no whole number"),
        ("annotations", {}, {"side": "b"}, r"annotations\.csv, row 1: stands alone"),
        ("annotations", {}, {"side": "a"}, r"annotations\.csv, row 1: stands alone"),
        ("annotations", {"marked": None}, {}, r"annotations\.csv, row 1: has no marked"),
        ("anchors", {"marked_start": ""}, {}, r"anchors\.csv, row 1: marked_start is no whole number"),
        ("judgements", {"verdict": None}, {}, r"judgements\.csv, row 1: has no verdict"),
    ],
)
def test_a_damaged_row_is_named(written, table, edit, keep, said):
    def put(row):
        for column, value in edit.items():
            row.pop(column) if value is None else row.update({column: value})

    change(written / f"{table}.csv", put, lambda row: keep.items() <= row.items())
    with pytest.raises(CompareError, match=said):
        events_of(written)


def test_whole_numbers_that_pandas_wrote_with_a_point_are_read(written):
    change(written / "annotations.csv", lambda row: row.update(polarity=row["polarity"] and "1.0"))
    polarities = [fields["polarity"] for _, fields in events_of(written) if fields["kind"] == "tag"]
    assert sorted(polarities, key=str) == [1, None]


def test_scores_without_judgements_stand_beside_those_with_them(project):
    filled = next(filled for filled in tables(project) if filled.table.name == "matches")
    row = next(row for row in filled.frame().to_dict("records") if row["agreed_verdict"] == "same")
    alone = {
        (each.claim_a, each.claim_b): each for each in project.alignment(judgements=Judgements()).matches
    }
    match = alone[row["claim_a"], row["claim_b"]]
    assert (float(row["score_unjudged"]), row["level_unjudged"]) == (match.score, match.level.value)
    assert row["detail"].startswith("judged same")
    assert not match.detail.startswith("judged")


def test_agreement_leaves_out_no_pair_for_a_filter_of_tags(project):
    def asked(options):
        filled = next(filled for filled in tables(project, options) if filled.table.name == "agreement")
        return [tuple(row[:5]) for row in filled.rows]

    everything = asked(Options())
    assert everything == [
        ("all tags", "pair", "", 1, 0.0),
        ("tag", "NEW", "", 1, 0.0),
        ("tag", "OLD", "", 1, 0.0),
    ]
    assert asked(Options(tags=("OLD",))) == [everything[0], everything[2]]


def test_a_mark_made_while_the_outlet_was_unknown_is_a_mark_of_the_outlet(project, tmp_path):
    root = tmp_path / "named"
    shutil.copytree(project.root, root)
    (root / "articles" / "articles.csv").write_text("source_file,outlet\ncourier.txt,The Courier\n")
    for opened in (project, Project.open(root)):
        filled = next(filled for filled in tables(opened) if filled.table.name == "annotations")
        marked = filled.frame().query("is_marked == 'true'")
        assert set(marked["article_id"]) == {"courier"}
        assert len(marked) == 2


def test_a_silence_is_of_the_same_outlet_before_and_after_somebody_states_it(project, tmp_path):
    root = tmp_path / "named"
    shutil.copytree(project.root, root)
    stated = "source_file,outlet,published\ncourier.txt,{},2026-03-02\npost.txt,Post,2026-03-01\n"
    reported = next(claim for claim in project.claims if claim.article_id == "post" and not claim.is_headline)
    silence = {"kind": "silence", "claim": reported.claim_id, "outlet": "courier"}
    assert Project.open(root).store.record("Ann", [silence], catalogue_of(project))[0].saved
    for outlet in ("", "The Courier"):
        (root / "articles" / "articles.csv").write_text(stated.format(outlet), encoding="utf-8")
        event = {"kind": "split", "claim_a": reported.claim_id, "claim_b": project.claims[1].claim_id}
        Project.open(root).store.record("Ann", [event], catalogue_of(project))
        filled = next(filled for filled in tables(Project.open(root)) if filled.table.name == "silences")
        assert filled.frame()["date_guard"].tolist() == ["silence"]


def test_no_table_tells_where_a_sentence_model_lies(project, tmp_path):
    snapshot = take(project, Options())
    elsewhere = replace(snapshot, settings=replace(snapshot.settings, semantic=str(tmp_path / "potion")))
    assert str(tmp_path) not in readme(elsewhere, [])
    assert "semantic potion" in readme(elsewhere, [])

"""A folder of articles, its table, and what people decide."""

import csv
import os
import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from compare.articles import DateSource, RegionKind, correct, read_folder, set_region
from compare.articles.corrections import read_decisions
from compare.articles.manifest import COLUMNS
from compare.errors import CompareError
from compare.text import Span

TEXT = (
    "No role in the war\nBy Jane Doe\n2 Mar 2026 23:36\nNato said on Monday that it will not join the war.\n"
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_metadata_is_found_where_it_is_stated(folder):
    (article,) = read_folder(folder).articles
    assert (article.title, article.author, article.published) == (
        "No role in the war",
        "Jane Doe",
        "2026-03-02",
    )
    assert article.date_source is DateSource.STATED
    assert article.outlet == ""


def test_what_a_person_writes_in_the_table_wins(folder):
    (folder / "articles.csv").write_text(
        "\ufeffsource_file,outlet,published\r\na.txt,CIC,2026-03\r\n", encoding="utf-8"
    )
    (article,) = read_folder(folder).articles
    assert (article.outlet, article.published, article.title) == ("CIC", "2026-03", "No role in the war")


def test_articles_below_folders_are_named_by_their_path(folder):
    (folder / "sub").mkdir()
    (folder / "sub" / "b.x.txt").write_text("Two words here", encoding="utf-8")
    article = read_folder(folder).articles[1]
    assert (article.article_id, article.source_file) == ("sub/b.x", "sub/b.x.txt")


def test_bad_files_are_refused_one_by_one_and_the_rest_is_read(folder):
    (folder / "binary.txt").write_bytes(b"\x7fELF\0\0")
    (folder / "latin.txt").write_bytes(b"caf\xe9")
    (folder / "empty.txt").write_bytes(b" \n")
    (folder / "huge.txt").write_bytes(b"word " * 6_000_000)
    (folder / "link.txt").symlink_to("/etc/hostname")
    (folder / "a.TXT").write_text("Another", encoding="utf-8")
    os.mkfifo(folder / "pipe.txt")
    reading = read_folder(folder)
    refused = {refusal.source_file: refusal.reason for refusal in reading.refusals}
    assert set(refused) == {
        "binary.txt",
        "latin.txt",
        "empty.txt",
        "huge.txt",
        "link.txt",
        "pipe.txt",
        "a.txt",
    }
    assert all(refusal.remedy for refusal in reading.refusals)


def test_an_empty_folder_is_a_notice_and_a_missing_one_an_error(tmp_path):
    assert "no .txt articles" in read_folder(tmp_path).notices[0]
    with pytest.raises(CompareError, match="is not a folder"):
        read_folder(tmp_path / "none")


def test_two_files_with_the_same_text_are_both_read_and_pointed_out(folder):
    (folder / "b.txt").write_text(TEXT, encoding="utf-8")
    reading = read_folder(folder)
    assert len(reading.articles) == 2
    assert any("same text" in notice for notice in reading.notices)


def test_an_article_of_one_word_is_read(tmp_path):
    (tmp_path / "a.txt").write_text("War", encoding="utf-8")
    (article,) = read_folder(tmp_path).articles
    assert [region.kind for region in article.regions] == [RegionKind.BODY]


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("outlet\nCIC\n", "no column source_file"),
        ("source_file,published\na.txt,11.3.2026\n", "row 2"),
        ("source_file,date_source\na.txt,guessed\n", "row 2"),
        ("source_file\na.txt\na.txt\n", "twice"),
        ("source_file,outlet\n,CIC\n", "row 2"),
    ],
)
def test_a_broken_table_is_refused_with_its_row(folder, table, words):
    (folder / "articles.csv").write_text(table, encoding="utf-8")
    with pytest.raises(CompareError, match=words):
        read_folder(folder)


def test_a_correction_is_written_and_wins(folder):
    correct(folder, "a.txt", outlet="CIC", published="2026-03-11")
    (article,) = read_folder(folder).articles
    assert (article.outlet, article.published, article.date_source) == (
        "CIC",
        "2026-03-11",
        DateSource.STATED,
    )
    with (folder / "articles.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == list(COLUMNS)


def test_a_date_can_be_declared_unknown(folder):
    correct(folder, "a.txt", date_source="unknown")
    assert read_folder(folder).articles[0].published == ""


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("a.txt", {"published": "soon"}),
        ("a.txt", {"colour": "red"}),
        ("a.txt", {"date_source": "guessed"}),
        ("../a.txt", {"outlet": "CIC"}),
        ("none.txt", {"outlet": "CIC"}),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused_and_nothing_is_written(folder, name, fields):
    with pytest.raises(CompareError):
        correct(folder, name, **fields)
    assert not (folder / "articles.csv").exists()


def test_corrections_made_at_once_are_all_kept(folder):
    for number in range(20):
        (folder / f"{number}.txt").write_text(f"{TEXT}{number}", encoding="utf-8")
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: correct(folder, f"{n}.txt", outlet=f"O{n}"), range(20)))
    outlets = {a.source_file: a.outlet for a in read_folder(folder).articles}
    assert all(outlets[f"{n}.txt"] == f"O{n}" for n in range(20))


def test_a_decision_on_a_region_wins_and_can_be_taken_back(folder):
    span = Span(TEXT.index("Nato"), len(TEXT) - 1)
    set_region(folder, "a.txt", TEXT, span, RegionKind.PROMOTION)
    assert read_folder(folder).articles[0].regions[-1].kind is RegionKind.PROMOTION
    set_region(folder, "a.txt", TEXT, span, None)
    assert read_folder(folder).articles[0].regions[-1].kind is not RegionKind.PROMOTION


def test_a_decision_on_words_that_have_changed_is_set_aside_with_a_notice(folder):
    set_region(folder, "a.txt", TEXT, Span(0, 18), RegionKind.BODY)
    (folder / "a.txt").write_text(
        "Quite other words now\n\nAnd a story that is told at some length here.", encoding="utf-8"
    )
    reading = read_folder(folder)
    assert reading.articles[0].regions[0].kind is RegionKind.HEADLINE
    assert "no longer there" in reading.notices[0]


def test_a_decision_on_a_region_keeps_who_made_it_and_when(folder):
    set_region(folder, "a.txt", TEXT, Span(0, 18), RegionKind.OTHER, "ana")
    decision = read_decisions(folder)[0]
    assert decision.annotator == "ana"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", decision.at)


def test_decisions_recorded_before_they_named_anybody_still_hold(folder):
    rows = f"source_file,start,end,kind,opening\na.txt,0,18,other,{TEXT[:18]}\n"
    (folder / "regions.csv").write_text(rows, encoding="utf-8")
    assert read_folder(folder).articles[0].regions[0].kind is RegionKind.OTHER
    assert read_decisions(folder)[0].annotator == ""


def test_an_outlet_that_only_a_copyright_line_names_is_inferred_until_somebody_states_it(folder):
    (folder / "a.txt").write_text(f"{TEXT}\n\nCopyright 2025 BBC. All rights reserved.\n", encoding="utf-8")
    article = read_folder(folder).articles[0]
    assert (article.outlet, article.outlet_inferred) == ("BBC", True)
    correct(folder, "a.txt", outlet="BBC News")
    article = read_folder(folder).articles[0]
    assert (article.outlet, article.outlet_inferred) == ("BBC News", False)


def test_a_text_that_hides_something_is_told_of(folder):
    (folder / "a.txt").write_text(TEXT.replace("Nato", "N\u0430to"), encoding="utf-8")
    assert "look like its own" in read_folder(folder).notices[0]

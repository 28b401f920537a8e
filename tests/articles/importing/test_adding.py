"""Sources into a folder of articles."""

import csv
import io
import json
import zipfile

import pypdf
import pytest
from making import docx_of, html_of, pdf_of, zip_of

from compare.articles import read_folder
from compare.articles.importing import Offered, Outcome, add_sources, original_of
from compare.articles.importing.adding import slug
from compare.claims import claims_of
from compare.text import fold


def add(folder, *sources, **options):
    return add_sources(sources, folder, **options)


def claims_in(folder):
    return [[fold(claim.exact) for claim in claims_of(article)] for article in read_folder(folder).articles]


def test_one_article_in_five_formats_gives_the_same_claims(tmp_path, story):
    text = "\n\n".join(story)
    formats = {
        "a.txt": text.encode(),
        "b.html": html_of(story),
        "c.docx": docx_of(story),
        "d.pdf": pdf_of(story),
        "e.md": f"# {story[0]}\n\n{story[1]}\n\n**{story[2]}**\n\n{story[3]}".encode(),
    }
    found = []
    for name, raw in formats.items():
        folder = tmp_path / name
        (row,) = add(folder, Offered(name, raw)).rows
        assert row.outcome is Outcome.READ, row
        found.append(claims_in(folder)[0])
    assert all(claims == found[0] for claims in found)
    assert len(found[0]) == 5


def test_the_original_is_kept_beside_the_text_made_from_it(tmp_path, story):
    (row,) = add(tmp_path, Offered("page.html", html_of(story))).rows
    assert original_of(tmp_path, row.source_file).read_bytes() == html_of(story)


def test_the_same_text_twice_is_recognised_whatever_its_format(tmp_path, story):
    rows = add(tmp_path, Offered("a.docx", docx_of(story)), Offered("b.pdf", pdf_of(story))).rows
    assert [row.outcome for row in rows] == [Outcome.READ, Outcome.KNOWN]
    assert len(read_folder(tmp_path).articles) == 1


def test_agency_copy_is_pointed_out_with_the_share_of_common_text(tmp_path, story):
    other = (
        *story[:3],
        "Quite another ending was written for these readers by the second outlet of the two.",
    )
    rows = add(tmp_path, Offered("a.docx", docx_of(story)), Offered("b.docx", docx_of(other))).rows
    assert any("% of its text is also in" in note for note in rows[1].notes)


def test_a_page_states_its_metadata(tmp_path, story):
    head = (
        '<meta property="og:site_name" content="Example Times">'
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-03-02T10:00:00Z",'
        '"author":[{"name":"Jane Doe"}],"headline":"Alliance rules out role in war as tensions rise"}'
        "</script>"
    )
    add(tmp_path, Offered("a.html", html_of(story, head)))
    (article,) = read_folder(tmp_path).articles
    assert (article.outlet, article.published, article.author) == ("Example Times", "2026-03-02", "Jane Doe")
    assert (article.date_source, article.title) == ("stated", story[0])


def test_what_is_unknown_is_asked_for(tmp_path, story):
    (row,) = add(tmp_path, Offered("a.docx", docx_of(story))).rows
    assert "outlet and published unknown" in row.notes[0]


def test_an_outlet_given_for_all_does_not_overrule_what_an_article_states(tmp_path):
    table = (
        "headline,body,source,date\nOne,Some words here,CIC,2026-03-02\nTwo,Other words here,,3 March 2026\n"
    )
    add(tmp_path, Offered("t.csv", table.encode()), outlet="Given")
    assert {(a.outlet, a.published) for a in read_folder(tmp_path).articles} == {
        ("CIC", "2026-03-02"),
        ("Given", "2026-03-03"),
    }


def test_columns_are_mapped_by_name_and_the_mapping_is_shown(tmp_path):
    lines = [
        {"Title": "One", "Full Text": "Some words here", "Publication": "CIC"},
        {"Title": "Two", "Full Text": ""},
    ]
    raw = "\n".join(json.dumps(line) for line in lines).encode()
    rows = add(tmp_path, Offered("t.jsonl", raw)).rows
    assert "Full Text → text" in rows[0].notes[0]
    assert (rows[1].outcome, rows[1].reason) == (Outcome.REFUSED, "row 2: has no text")


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        ("a.csv", b"one,two\n1,2\n", "no column holds articles"),
        ("a.csv", b"text\ncaf\xe9\n", "is not UTF-8"),
        ("a.jsonl", b"[" * 100_000, "is not JSON"),
        ("a.jsonl", b"[1]", "is not an object"),
        ("a.exe", b"MZ", "cannot be read"),
        ("a.txt", b"PK\0\0", "is binary"),
        ("a.docx", b"not a zip", "is not a zip"),
        ("a.docx", zip_of([("a.xml", "<a/>")]), "is not a Word file"),
        ("a.pdf", b"%PDF-1.4 and nothing", "is damaged"),
        ("a.html", b"<html><body></body></html>", "no article"),
        ("a.html", b"<div>" * 5_000 + b"deep", "deep"),
        (
            "a.html",
            b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><p>&e;</p>",
            "no article",
        ),
    ],
)
def test_what_cannot_be_read_is_a_row_that_says_why_and_what_to_do(tmp_path, name, raw, words):
    (row,) = add(tmp_path, Offered(name, raw)).rows
    assert row.outcome is Outcome.REFUSED
    assert words in row.reason
    assert row.remedy
    assert not read_folder(tmp_path).articles


def test_a_word_file_with_a_document_type_is_refused(tmp_path, story):
    source = zipfile.ZipFile(io.BytesIO(docx_of(story)))
    bad = [(n, source.read(n)) for n in source.namelist()]
    bad = [
        (n, b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + c if n == "word/document.xml" else c)
        for n, c in bad
    ]
    (row,) = add(tmp_path, Offered("a.docx", zip_of(bad))).rows
    assert "document type" in row.reason


def test_a_locked_pdf_is_refused_and_scripts_in_one_never_run(tmp_path, story):
    scripted = pdf_of(story, extra=b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>")
    writer = pypdf.PdfWriter(io.BytesIO(scripted))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    rows = add(tmp_path, Offered("a.pdf", scripted), Offered("b.pdf", locked.getvalue())).rows
    assert [row.outcome for row in rows] == [Outcome.READ, Outcome.REFUSED]
    assert "password" in rows[1].reason
    assert "alert" not in read_folder(tmp_path).articles[0].text


def test_folders_and_zips_are_opened_and_links_in_them_are_not_followed(tmp_path, story):
    source = tmp_path / "in"
    (source / "sub").mkdir(parents=True)
    (source / "sub" / "a.docx").write_bytes(docx_of(story))
    (source / "b.zip").write_bytes(
        zip_of([("x/c.txt", "Words of c"), ("../../d.txt", "Words of d"), ("__MACOSX/._c.txt", "x")])
    )
    (source / "link.txt").symlink_to("/etc/hostname")
    rows = add(tmp_path / "out", source).rows
    outcomes = {row.source.rpartition("/")[2]: row.outcome for row in rows}
    assert outcomes == {
        "c.txt": Outcome.READ,
        "d.txt": Outcome.REFUSED,
        "link.txt": Outcome.REFUSED,
        "a.docx": Outcome.READ,
    }
    assert not (tmp_path / "d.txt").exists()


def test_a_file_of_200_megabytes_is_refused_before_it_is_read(tmp_path):
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(200_000_000)
    (row,) = add(tmp_path / "out", huge).rows
    assert "200 MB" in row.reason


@pytest.mark.parametrize(
    "name", ["../../x", "/etc/passwd", "con\0.txt", "-rf", "…", "\u202egpj.exe", "a" * 500]
)
def test_no_name_leads_out_of_the_folder(tmp_path, name):
    folder = tmp_path / "articles"
    rows = add(folder, Offered(f"{name}.txt", b"Some words")).rows
    assert rows[0].outcome is Outcome.READ
    assert [path.name for path in tmp_path.iterdir()] == ["articles"]
    assert slug(name).isascii()


def test_markup_and_formulas_stay_words(tmp_path):
    table = 'title,text\n"=HYPERLINK(""http://x"")","<script>alert(1)</script> **bold**"\n'
    add(tmp_path, Offered("a.csv", table.encode()))
    (article,) = read_folder(tmp_path).articles
    assert "<script>alert(1)</script> **bold**" in article.text
    with (tmp_path / "articles.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.DictReader(file))["title"] == '=HYPERLINK("http://x")'


def test_progress_is_told_source_by_source(tmp_path):
    seen = []
    add(
        tmp_path,
        Offered("a.txt", b"One"),
        Offered("b.txt", b"Two"),
        progress=lambda done, name: seen.append((done, name)),
    )
    assert seen == [(0, "a.txt"), (1, "b.txt")]

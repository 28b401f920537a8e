"""The Export page says what will be written, and how to write the same again."""

import shlex
import shutil
from pathlib import Path

import pytest

from compare.annotations import Catalogue
from compare.cli import main as cli
from compare.exports import Options, tables
from compare.project import Project
from compare.ui import questions
from compare.ui.export_view import Request, choices, command, content, file_name, read_request

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """The seeds, with two of Ada's judgements and a tag the codebook does not have."""
    root = tmp_path_factory.mktemp("a project")
    shutil.copytree(SEEDS, root / "seeds")
    opened = Project.open(root)
    catalogue = Catalogue(opened.claims, {each.article_id: each.text for each in opened.articles})
    first, second = opened.alignment().matches[:2]
    events = [
        {"kind": "judgement", "claim_a": first.claim_a, "claim_b": first.claim_b, "verdict": "same"},
        {"kind": "judgement", "claim_a": second.claim_a, "claim_b": second.claim_b, "verdict": "different"},
        {"kind": "tag", "claim_a": first.claim_a, "claim_b": first.claim_b, "tag": "OLD.TAG"},
    ]
    opened.store.record("Ada", [catalogue.completed(event) for event in events])
    return opened


def page(project, request):
    found = tables(project, request.options)
    return content(project, project.store.state(), request, found, str(project.root))


def rows(shown):
    return {table["name"]: table["rows"] for table in shown["tables"]}


def test_the_page_counts_the_rows_that_the_export_writes(project, tmp_path):
    request = Request()
    shown = rows(page(project, request))
    (tmp_path / "x.zip").write_bytes(questions.zipped(project, request.options))
    assert shown["judgements"] == 2
    assert shown["annotations"] == 2
    assert shown["claims"] == len(project.claims)


def test_the_download_is_what_the_shown_command_writes_byte_for_byte(project, tmp_path, monkeypatch):
    options = read_request({"annotator": "Ada", "text": "no"}).options
    words = shlex.split(command(options, str(project.root), "tables.zip"))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        cli(words[1:])
    assert ended.value.code == 0
    assert (tmp_path / "tables.zip").read_bytes() == questions.zipped(project, options)


def test_the_workbook_is_an_xlsx_file(project):
    assert questions.workbook(project, Options())[:2] == b"PK"


def test_an_address_names_filters_and_its_nonsense_is_left_out():
    request = read_request(
        {"outlet": "CIC|TRT World|", "since": "2026", "text": "perhaps", "table": "claims"}
    )
    assert request.options.outlets == ("CIC", "TRT World")
    assert request.options.with_text
    assert request.table == "claims"


def test_filters_offer_what_was_recorded_even_where_the_codebook_lost_it(project):
    offered = choices(project, project.store.state())
    assert offered["annotator"] == [{"value": "Ada", "words": "Ada", "group": ""}]
    assert offered["tag"][-1] == {"value": "OLD.TAG", "words": "OLD.TAG", "group": "Not in the codebook"}
    assert {"value": "CIC", "words": "CIC", "group": ""} in offered["outlet"]


def test_a_table_is_shown_with_its_first_rows_and_the_meaning_of_its_columns(project):
    shown = page(project, Request(table="judgements"))["shown"]
    assert [column["name"] for column in shown["columns"]][:2] == ["claim_a", "claim_b"]
    assert all(column["words"] for column in shown["columns"])
    assert len(shown["cells"]) == 2


def test_long_cells_and_long_tables_are_cut_on_the_page_only(project):
    shown = page(project, Request(table="claims"))["shown"]
    assert len(shown["cells"]) == 20
    assert max(len(cell) for row in shown["cells"] for cell in row) <= 161


def test_an_export_that_cannot_be_made_says_why_and_lists_nothing(project):
    shown = content(project, project.store.state(), Request(), "claims.csv, row 3: words differ", "/p")
    assert shown["problem"] == "claims.csv, row 3: words differ"
    assert shown["tables"] == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [("../../etc", "etc-tables.zip"), ("Iran 2026", "iran-2026-tables.zip"), ("\u202eexe", "exe-tables.zip")],
)
def test_a_download_is_named_in_letters_every_file_system_takes(name, expected):
    assert file_name(name) == expected

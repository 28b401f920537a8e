"""What browsers ask that is no deed: articles are added once, undo is found in the journals, files go out."""

import base64
import json
import uuid

import pytest

from compare.project import Project
from compare.ui.desk import Desk

STORY = "Ministers Meet\n\nTwo ministers met on Monday to talk about grain. They agreed on nothing.\n"


@pytest.fixture
def desk(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(STORY, encoding="utf-8")
    return Desk(Project.open(tmp_path))


def asked(desk, kind, **fields):
    reply = desk.reply({"id": str(uuid.uuid4()), "kind": kind, **fields})
    assert json.loads(json.dumps(reply)) == reply
    return reply


def test_files_that_have_arrived_become_articles_and_what_became_of_each_is_said(desk):
    content = STORY.replace("grain", "water").encode()
    assert asked(desk, "piece", upload="u", at=0, content=base64.b64encode(content).decode())["have"] == len(
        content
    )
    reply = asked(desk, "add", way="files", upload="u", files=[["b.txt", len(content)]])
    assert reply["words"] == "1 read"
    assert [row["source"] for row in reply["rows"]] == ["b.txt"]


def test_a_question_that_adds_is_answered_again_and_not_done_again(desk):
    question = {"id": "q", "kind": "add", "way": "paste", "text": STORY.replace("grain", "oil")}
    first = desk.reply(question)
    assert first["words"] == "1 read"
    assert desk.reply(question) == first


@pytest.mark.parametrize("fields", [{"way": "link", "url": "ftp://x"}, {"way": "paste", "text": " "}])
def test_what_cannot_be_added_is_said(desk, fields):
    reply = asked(desk, "add", **fields)
    assert reply["trouble"]
    assert not reply["again"]


def test_files_that_the_program_has_lost_are_asked_for_again(desk):
    reply = asked(desk, "add", way="files", upload="of the program before", files=[["b.txt", 4096]])
    assert reply["trouble"]
    assert reply["again"]


def test_undo_and_redo_are_found_in_the_journals_with_their_words(desk):
    claim = desk.project.claims[0].claim_id
    op = str(uuid.uuid4())
    desk.record("Ada", [{"kind": "note", "claim": claim, "note": "look", "op": op}])
    assert asked(desk, "turn", annotator="Ada", way="undo")["op"] == op
    assert asked(desk, "turn", annotator="Ada", way="undo")["words"] == "wrote a note"
    assert asked(desk, "turn", annotator="Bob", way="undo")["op"] == ""
    desk.record("Ada", [{"kind": "undo", "target": op, "op": str(uuid.uuid4())}])
    assert asked(desk, "turn", annotator="Ada", way="undo")["op"] == ""
    assert asked(desk, "turn", annotator="Ada", way="redo")["op"] == op


@pytest.mark.parametrize(
    ("kind", "fields", "name", "begins"),
    [
        ("export", {}, "-tables.zip", b"PK"),
        ("workbook", {"query": {"text": "no"}}, "-tables.xlsx", b"PK"),
        ("codebook", {"form": "qdc"}, "codebook.qdc", b"<?xml"),
        ("codebook", {"form": "csv"}, "codebook.csv", "\ufefftag".encode()),
    ],
)
def test_files_go_out(desk, kind, fields, name, begins):
    reply = asked(desk, kind, **fields)
    assert reply["name"].endswith(name)
    assert base64.b64decode(reply["content"]).startswith(begins)

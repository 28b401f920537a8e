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


@pytest.mark.parametrize("kind", ["export", "workbook"])
def test_an_export_that_is_asked_for_again_is_not_made_again(desk, kind):
    question = {"id": str(uuid.uuid4()), "kind": kind}
    assert desk.reply(question)["content"] is desk.reply(question)["content"]


@pytest.mark.parametrize("fields", [{"way": "link", "url": "ftp://x"}, {"way": "paste", "text": " "}])
def test_what_cannot_be_added_is_said(desk, fields):
    reply = asked(desk, "add", **fields)
    assert reply["trouble"]
    assert not reply["again"]


def test_files_that_the_program_has_lost_are_asked_for_again(desk):
    reply = asked(desk, "add", way="files", upload="of the program before", files=[["b.txt", 4096]])
    assert reply["trouble"]
    assert reply["again"]


def recorded(desk, annotator, *events):
    """Record the events; their ops."""
    ops = [str(uuid.uuid4()) for _ in events]
    saved = desk.record(annotator, [{**event, "op": op} for event, op in zip(events, ops, strict=True)])
    assert all(each.saved for each in saved)
    return ops


def test_undo_and_redo_are_found_in_the_journals_with_their_words(desk):
    [op] = recorded(desk, "Ada", {"kind": "note", "claim": desk.project.claims[0].claim_id, "note": "look"})
    assert asked(desk, "turn", annotator="Ada", way="undo")["ops"] == [op]
    assert asked(desk, "turn", annotator="Ada", way="undo")["words"] == "wrote a note"
    assert asked(desk, "turn", annotator="Bob", way="undo")["ops"] == []
    recorded(desk, "Ada", {"kind": "undo", "target": op})
    assert asked(desk, "turn", annotator="Ada", way="undo")["ops"] == []
    assert asked(desk, "turn", annotator="Ada", way="redo")["ops"] == [op]


def judged(claims, verdict):
    return {"kind": "judgement", "claim_a": claims[0], "claim_b": claims[1], "verdict": verdict}


def edited(claims, kind):
    return {"kind": kind, "claim_a": claims[0], "claim_b": claims[1]}


def tagged(claims):
    return {"kind": "tag", "annotation": str(uuid.uuid4()), "claim_a": claims[0], "tag": "NAM.LABEL"}


TAKEN = {"kind": "suggestion", "suggestion": "s", "outcome": "accepted"}
ONE_DEED = {
    "a match by hand": lambda claims: (judged(claims, "same"), edited(claims, "merge")),
    "a split after a match": lambda claims: (judged(claims, "different"), edited(claims, "split")),
    "a suggestion taken": lambda claims: (tagged(claims), TAKEN),
}
TWO_DEEDS = {
    "two verdicts": lambda claims: (judged(claims, "same"), judged(claims[1:], "same")),
    "a merge of another pair": lambda claims: (judged(claims, "same"), edited(claims[1:], "merge")),
    "a merge against the verdict": lambda claims: (judged(claims, "different"), edited(claims, "merge")),
    "a suggestion dismissed": lambda claims: (tagged(claims), {**TAKEN, "outcome": "dismissed"}),
}


@pytest.mark.parametrize("deed", [*ONE_DEED, *TWO_DEEDS])
def test_what_was_done_in_one_press_is_undone_and_redone_in_one(desk, deed):
    claims = [claim.claim_id for claim in desk.project.claims]
    ops = recorded(desk, "Ada", *{**ONE_DEED, **TWO_DEEDS}[deed](claims))
    named = asked(desk, "turn", annotator="Ada", way="undo")
    assert named["ops"] == (ops[::-1] if deed in ONE_DEED else ops[-1:])
    assert (" and " in named["words"]) == (deed in ONE_DEED)
    recorded(desk, "Ada", *({"kind": "undo", "target": op} for op in ops[::-1]))
    assert asked(desk, "turn", annotator="Ada", way="redo")["ops"] == (ops if deed in ONE_DEED else ops[:1])


def test_what_another_writer_did_in_between_makes_two_deeds(desk):
    claims = [claim.claim_id for claim in desk.project.claims]
    recorded(desk, "Ada", judged(claims, "same"))
    recorded(desk, "Bob", judged(claims, "same"))
    [merged] = recorded(desk, "Ada", edited(claims, "merge"))
    assert asked(desk, "turn", annotator="Ada", way="undo")["ops"] == [merged]


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

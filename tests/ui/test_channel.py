"""What the browser posts and what it is told."""

import json
import uuid

import pytest

from compare.errors import CompareError
from compare.project import Project
from compare.ui.channel import LONGEST_LETTER, Letter, answer, read_letter
from compare.ui.desk import Desk

ARTICLES = {
    "a.txt": "Rutte said NATO is not involved in Iran.\n",
    "b.txt": "NATO is not itself involved, Rutte said.\n",
}


@pytest.fixture
def desk(tmp_path):
    (tmp_path / "articles").mkdir()
    for name, text in ARTICLES.items():
        (tmp_path / "articles" / name).write_text(text, encoding="utf-8")
    return Desk(Project.open(tmp_path))


def judgement(desk, **changes):
    a, b = sorted(claim.claim_id for claim in desk.project.claims)[:2]
    post = {
        "op": str(uuid.uuid4()),
        "annotator": "Ada",
        "kind": "judgement",
        "claim_a": a,
        "claim_b": b,
        "verdict": "same",
    }
    return post | changes


def lines(desk):
    return [
        line
        for file in desk.project.annotations_folder.rglob("*.jsonl")
        for line in file.read_text().splitlines()
    ]


def test_what_is_acknowledged_is_on_disk(desk):
    post = judgement(desk)
    told = answer(desk, Letter(number=1, posts=(post,)))
    assert told.saved == (post["op"],)
    assert [json.loads(line)["op"] for line in lines(desk)] == [post["op"]]


def test_a_letter_that_arrives_twice_is_acknowledged_twice_and_written_once(desk):
    letter = Letter(posts=(judgement(desk),))
    assert answer(desk, letter).saved == answer(desk, letter).saved
    assert len(lines(desk)) == 1


def test_a_refused_deed_says_why_and_stops_no_other(desk):
    good, bad = judgement(desk), judgement(desk, claim_a="no-such:0-1")
    told = answer(desk, Letter(posts=(bad, good)))
    assert told.saved == (good["op"],)
    [(op, words)] = told.refused
    assert op == bad["op"]
    assert "no-such:0-1" in words


def test_trouble_with_the_disk_leaves_deeds_unacknowledged_and_says_so(desk, tmp_path):
    (tmp_path / "annotations").write_text("a file where the folder should be")
    told = answer(desk, Letter(posts=(judgement(desk),)))
    assert told.saved == ()
    assert "annotations" in told.trouble


class Unreadable:
    """A desk whose board cannot be read just now; everything else is the real one's."""

    def __init__(self, desk):
        self.record, self.reply = desk.record, desk.reply

    def changes_since(self, _seen):
        raise CompareError("cannot be read", file="annotations/bo/x.jsonl", remedy="Make it readable.")


def test_a_journal_that_cannot_be_read_is_said_and_stops_no_saving(desk):
    post = judgement(desk)
    told = answer(Unreadable(desk), Letter(seen="life:1", posts=(post,)))
    assert told.saved == (post["op"],)
    assert told.seen == "life:1"
    assert "annotations/bo/x.jsonl" in told.trouble


def test_a_question_that_makes_the_program_fail_is_answered_and_stops_no_saving(desk, caplog):
    post = judgement(desk)
    told = answer(desk, Letter(posts=(post,), asks=({"id": "q", "kind": "add", "way": "files"},)))
    assert told.saved == (post["op"],)
    [reply] = told.replies
    assert reply["id"] == "q"
    assert "failed" in reply["trouble"]
    assert "KeyError" in caplog.text


def test_deeds_of_two_people_in_one_letter_go_into_two_journals(desk):
    answer(desk, Letter(posts=(judgement(desk), judgement(desk, annotator="Bo"))))
    assert len(list(desk.project.annotations_folder.rglob("*.jsonl"))) == 2


def test_an_answer_brings_the_records_of_what_was_saved(desk):
    post = judgement(desk)
    told = answer(desk, Letter(posts=(post,)))
    [(key, record)] = told.changes
    assert key == f"judgement|{post['claim_a']}|{post['claim_b']}|Ada"
    assert record["verdict"] == "same"
    assert answer(desk, Letter(seen=told.seen)).changes == ()


def test_an_answer_is_json(desk):
    told = answer(desk, Letter(number=7, posts=(judgement(desk),))).as_json()
    assert json.loads(json.dumps(told))["number"] == 7


def test_an_unknown_question_is_answered_in_words(desk):
    [reply] = answer(desk, Letter(asks=({"id": "q", "kind": "nonsense"},))).replies
    assert reply["id"] == "q"
    assert reply["trouble"]


@pytest.mark.parametrize(
    "junk", [None, 3, "x", [], {"posts": 5}, {"posts": [{"op": 5}]}, {"number": "x", "seen": 4}]
)
def test_junk_is_an_empty_letter(junk):
    assert read_letter(junk) == Letter()


def test_a_letter_without_end_is_cut(desk):
    assert len(read_letter({"posts": [{"op": "x"}] * (LONGEST_LETTER * 2)}).posts) == LONGEST_LETTER


def test_a_folder_that_is_missing_is_refused_in_words(tmp_path):
    with pytest.raises(CompareError, match="there is no such folder"):
        Project.open(tmp_path / "gone")

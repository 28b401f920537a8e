"""Errands are done once, and answered in words."""

import uuid

import pytest

from compare.annotations import Store
from compare.framing import load_codebook
from compare.project import Project
from compare.ui.desk import Desk

TAG = "ATT.VERB"


@pytest.fixture
def root(tmp_path):
    (tmp_path / "articles").mkdir()
    return tmp_path


def ask(root, deed, number=None, **fields):
    """The answer of a program that has just been started."""
    question = {"id": number or str(uuid.uuid4()), "kind": "errand", "deed": deed, "fields": fields}
    return Desk(Project.open(root)).reply(question)


def migrations(root):
    return [(event.from_, event.to) for event in Store(root / "annotations").state().migrations]


def test_an_errand_that_is_asked_for_again_is_answered_and_not_done_again(root):
    desk = Desk(Project.open(root))
    question = {"id": "1", "kind": "errand", "deed": "remove", "fields": {"tag": TAG}}
    first = desk.reply(question)
    assert first["done"]
    (root / "codebook.toml").unlink()
    assert desk.reply(question) == first
    assert not (root / "codebook.toml").exists()


def test_what_stops_an_errand_is_said_in_its_own_words(root):
    answer = ask(root, "remove", tag="NOWHERE")
    assert (answer["done"], answer["again"]) == (False, False)
    assert "there is no tag 'NOWHERE'" in answer["words"]


@pytest.mark.parametrize("deed", ["fly", ["state"], None, "state"])
def test_an_errand_that_nobody_knows_or_without_its_fields_is_refused_in_words(root, deed):
    answer = ask(root, deed)
    assert not answer["done"]
    assert "Reload" in answer["words"]


@pytest.mark.parametrize(("deed", "to"), [("rename", "ATT.CUE"), ("merge", "ATT.QUOTE")])
def test_the_event_that_makes_annotations_follow_is_recorded_with_the_errand_and_once(root, deed, to):
    number = str(uuid.uuid4())
    for _ in range(2):  # as if the program had died before the browser heard
        assert ask(root, deed, number, tag=TAG, to=to, annotator="Ada")["done"]
    assert migrations(root) == [(TAG, to)]


def test_a_program_that_died_between_the_codebook_and_the_event_is_asked_again_and_records_it(root):
    fields = {"tag": TAG, "to": "ATT.CUE"}
    assert not ask(root, "rename", **fields)["done"]  # nobody to record it for
    assert load_codebook(root).get(TAG).replaced_by == "ATT.CUE"
    assert ask(root, "rename", **fields, annotator="Ada")["done"]
    assert migrations(root) == [(TAG, "ATT.CUE")]


def test_a_codebook_whose_file_the_program_has_lost_is_asked_for_again(root):
    answer = ask(root, "bring in", upload="of the program before", files=[["ours.csv", 4096]])
    assert answer["again"]

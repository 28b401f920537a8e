"""The Codebook page changes the codebook without breaking old work."""

import uuid

import pytest

from compare.annotations import Store
from compare.errors import CompareError
from compare.framing import default_codebook, load_codebook, read_codebook, to_qdc
from compare.framing.codebook_edits import replaced
from compare.project import Project
from compare.ui import codebook_deeds as deeds
from compare.ui import questions
from compare.ui.codebook_view import content, free_keys, offer, read_open

TAG = "ATT.VERB"


@pytest.fixture
def root(tmp_path):
    (tmp_path / "articles").mkdir()
    return tmp_path


def do(root, deed, **fields):
    return deed(Project.open(root), fields)


def move(root, deed, tag, to):
    """Rename or merge a tag as Ada; the op of the event that makes annotations follow."""
    do(root, deed, tag=tag, to=to, annotator="Ada", op=str(uuid.uuid4()))
    return Project.open(root).store.state().migrations[-1].op


def form(tag, **changes):
    """What the browser sends for a tag's form."""
    fields = {name: getattr(tag, name) for name in deeds.PLAIN}
    lines = {
        name: "\n".join(f"{each.outlet}: {each.words}" for each in getattr(tag, name))
        for name in ("positive", "near_miss")
    }
    return {"tag": tag.id, **fields, **lines, "sources": ", ".join(tag.sources), **changes}


def annotate(root, tag, annotator="Ada", **event):
    about = {"tag": tag, "claim_a": "x:0-3", "claim_b": "y:0-3"} if tag else {}
    [answer] = Store(root / "annotations").record(annotator, [{"kind": "tag", **about, **event}])
    assert answer.saved, answer.refused
    return answer.op


def page(root, opened=""):
    project = Project.open(root)
    is_default = project.codebook == default_codebook()
    return content(project.codebook, project.store.state(), is_default=is_default, opened=opened)


def used(root):
    return {tag["id"]: tag["used"] for tag in page(root)["tags"] if tag["used"]}


@pytest.mark.parametrize("tag", default_codebook().tags, ids=lambda tag: tag.id)
def test_saving_a_form_as_it_is_changes_nothing(root, tag):
    do(root, deeds.write_tag, **form(tag))
    assert load_codebook(root).tags == default_codebook().tags


def test_an_edit_makes_the_codebook_the_projects_own_and_its_version_another(root):
    assert page(root)["is_default"]
    do(root, deeds.write_tag, **form(default_codebook().get(TAG), test="Do the verbs differ?"))
    after = page(root)
    assert not after["is_default"]
    assert after["version"] != default_codebook().version
    assert load_codebook(root).get(TAG).test == "Do the verbs differ?"


def test_a_new_tag_stands_behind_those_of_its_group(root):
    do(
        root,
        deeds.write_tag,
        tag="NAM.SOFT",
        new=True,
        name="Euphemism",
        group="Naming",
        definition="Softens.",
    )
    ids = [tag.id for tag in load_codebook(root).tags]
    assert ids.index("NAM.SOFT") == max(place for place, tag in enumerate(ids) if tag.startswith("NAM"))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"tag": TAG, "new": True, "name": "x", "definition": "x"}, "already"),
        ({"tag": "a b", "new": True, "name": "x", "definition": "x"}, "is no id"),
        ({"tag": "NEW", "new": True, "name": "x", "definition": "x", "key": "v"}, "is used 2 times"),
        ({"tag": "NEW", "new": True, "name": "x", "definition": "x", "key": "j"}, "next pair"),
        ({"tag": "NEW", "new": True, "name": " ", "definition": "x"}, "needs a name"),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_nothing_is_written(root, fields, words):
    with pytest.raises(CompareError, match=words):
        do(root, deeds.write_tag, **fields)
    assert load_codebook(root) == default_codebook()


def test_a_renamed_tag_keeps_its_annotations_and_undoing_brings_all_back(root):
    annotate(root, TAG)
    before = load_codebook(root).tags
    migration = move(root, deeds.rename, TAG, "ATT.CUE")
    assert used(root) == {"ATT.CUE": 1}
    assert load_codebook(root).get(TAG).retired
    assert page(root)["migrations"][0]["to"] == "ATT.CUE"

    annotate(root, "", kind="undo", target=migration)
    assert used(root) == {TAG: 1}
    assert Project.open(root).codebook.tags == before
    do(root, deeds.bring_back, tag=TAG)
    assert load_codebook(root).tags == before


def test_a_merged_tag_counts_as_the_other_one_which_stays_when_it_is_brought_back(root):
    annotate(root, TAG)
    annotate(root, "ATT.QUOTE")
    move(root, deeds.merge, TAG, "ATT.QUOTE")
    assert used(root) == {"ATT.QUOTE": 2}
    do(root, deeds.bring_back, tag=TAG)
    assert load_codebook(root).get("ATT.QUOTE") == default_codebook().get("ATT.QUOTE")


def test_a_removed_tag_is_no_longer_offered_and_stays_readable(root):
    annotate(root, TAG)
    do(root, deeds.remove, tag=TAG)
    assert load_codebook(root).by_key("v") is None
    assert used(root) == {TAG: 1}


def test_a_tag_is_merged_only_into_another_one_that_is_offered(root):
    do(root, deeds.remove, tag="ATT.QUOTE")
    for into in (TAG, "ATT.QUOTE", "NOWHERE"):
        with pytest.raises(CompareError):
            do(root, deeds.merge, tag=TAG, to=into)


def test_annotations_with_a_tag_the_codebook_never_had_are_pointed_out(root):
    annotate(root, "OLD.TAG")
    assert page(root)["strangers"] == [{"id": "OLD.TAG", "used": 1}]


def test_a_codebook_taken_along_as_qdc_or_csv_comes_back_the_same(root):
    do(root, deeds.write_tag, **form(default_codebook().get(TAG), test="Do the verbs differ?"))
    ours = load_codebook(root)
    along = {"c.qdc": to_qdc(ours), "c.csv": questions.codebook_csv(Project.open(root))}
    for name, written in along.items():
        offered = read_codebook(name, written)
        assert offer(ours, offered)["changed"] == []
        assert replaced(ours, offered).tags == ours.tags


def test_replacing_retires_what_the_other_codebook_lacks_and_adding_keeps_ours(root):
    offered = read_codebook("c.csv", b"tag,tag_name,definition,key\nNEW,New,A new one.,v\n")
    project = Project.open(root)
    told = offer(project.codebook, offered)
    assert (told["new"], len(told["missing"])) == (["New (NEW)"], len(default_codebook().tags))

    deeds.take_over(project, offered, {"how": "join"})
    together = load_codebook(root)
    assert together.by_key("v").id == TAG
    assert together.get("NEW").key == ""

    deeds.take_over(Project.open(root), offered, {"how": "replace"})
    assert [tag.id for tag in load_codebook(root).offered] == ["NEW"]
    assert load_codebook(root).get(TAG).retired


@pytest.mark.parametrize(
    ("name", "content"), [("c.qdc", b"<x/>"), ("c.csv", b"\xff"), ("c.exe", b""), ("c.csv", b"a,b\n1,2\n")]
)
def test_a_file_that_is_no_codebook_is_refused_in_words(name, content):
    with pytest.raises(CompareError, match=name):
        read_codebook(name, content)


def test_keys_that_are_free_are_named():
    free = free_keys(default_codebook())
    assert free
    assert not set(free) & {tag.key for tag in default_codebook().tags}


def test_an_address_opens_a_form():
    assert read_open({"tag": "+"}) == "+"

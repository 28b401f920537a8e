"""A codebook changes without breaking old work, and a migration that is undone leaves no trace in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.annotations import Store
from compare.framing import default_codebook, in_force, load_codebook, save_codebook
from compare.framing.codebook_edits import brought_back, joined, merged, renamed, with_tag
from compare.framing.model import Codebook, Tag
from compare.project import Project

OLD, NEW, OTHER = "ATT.VERB", "ATT.CUE", "ATT.QUOTE"
RENAMED, MERGED = (OLD, NEW), (OLD, OTHER)


def after(change, into):
    codebook = default_codebook()
    return change(codebook, codebook.get(OLD), into)


@pytest.mark.parametrize(("change", "pair"), [(renamed, RENAMED), (merged, MERGED)])
def test_undoing_a_migration_gives_the_codebook_as_it_was_and_doing_it_again_retires_the_tag(change, pair):
    changed = after(change, pair[1])
    assert changed.get(OLD).retired
    assert in_force(changed, [pair], [pair]) is changed
    undone = in_force(changed, [pair], [])
    assert undone.tags == default_codebook().tags
    assert undone.version != changed.version


def test_a_migration_whose_file_was_lost_still_renames_the_tag():
    now = in_force(default_codebook(), [RENAMED], [RENAMED])
    assert now.tags == after(renamed, NEW).tags
    assert now.by_key("v").id == NEW


def test_a_codebook_without_migrations_is_left_alone():
    codebook = after(merged, OTHER)
    assert in_force(codebook, [], []) is codebook


def test_a_tag_removed_for_good_stays_removed_whatever_is_undone():
    codebook = default_codebook()
    gone = with_tag(codebook, Tag(id=OLD, name="x", definition="x", retired=True))
    assert in_force(gone, [RENAMED], []) is gone


def test_another_persons_migration_that_holds_keeps_the_tag_retired():
    changed = after(merged, OTHER)
    assert in_force(changed, [MERGED, MERGED], [MERGED]).get(OLD).retired


def test_an_edited_double_stays_when_the_tag_comes_back_and_a_taken_key_is_not_taken_away():
    changed = after(renamed, NEW)
    edited = with_tag(changed, Tag(id=NEW, name="Cue", definition="Edited.", key="v"))
    back = brought_back(edited, edited.get(OLD))
    assert back.get(NEW).name == "Cue"
    assert (back.get(OLD).retired, back.get(OLD).key, back.by_key("v").id) == (False, "", NEW)


@given(st.lists(st.sampled_from([RENAMED, MERGED]), max_size=3), st.booleans(), st.booleans())
def test_whatever_was_migrated_and_undone_the_codebook_can_be_saved(ever, holds, is_merged):
    codebook = after(merged, OTHER) if is_merged else after(renamed, NEW)
    now = in_force(codebook, ever, ever if holds else [])
    assert len({tag.id for tag in now.tags}) == len(now.tags)
    keys = [tag.key for tag in now.offered if tag.key]
    assert len(set(keys)) == len(keys)


def test_tags_of_another_codebook_join_without_taking_keys():
    offered = Codebook(
        "T",
        "1",
        (Tag(id="X", name="x", definition="x", key="v"), Tag(id="Y", name="y", definition="y", key="x")),
    )
    together = joined(default_codebook(), offered)
    assert (together.get("X").key, together.get("Y").key, together.by_key("v").id) == ("", "x", OLD)


def test_a_projects_codebook_follows_an_undo_from_the_journals_alone(tmp_path):
    (tmp_path / "articles").mkdir()
    save_codebook(tmp_path, after(renamed, NEW))
    store = Store(tmp_path / "annotations")
    [done] = store.record("Ada", [{"kind": "migration", "from": OLD, "to": NEW}])
    before = Project.open(tmp_path)
    assert (before.codebook.get(OLD).retired, before.codebook.by_key("v").id) == (True, NEW)

    fingerprint = before.fingerprint()
    [undone] = store.record("Ada", [{"kind": "undo", "target": done.op}])
    assert undone.saved
    assert Project.open(tmp_path).codebook.tags == default_codebook().tags
    assert before.fingerprint() != fingerprint

    store.record("Ada", [{"kind": "redo", "target": done.op}])
    assert Project.open(tmp_path).codebook == load_codebook(tmp_path)

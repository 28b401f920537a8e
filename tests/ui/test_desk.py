"""The desk: one open project for all sessions."""

import gc

from compare.project import Project
from compare.ui.desk import Desk

STORY = "Ministers Meet\n\nTwo ministers met on Monday to talk about grain. They agreed on nothing.\n"


def test_what_an_open_project_is_made_of_is_kept_out_of_garbage_collections(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(STORY, encoding="utf-8")
    gc.unfreeze()
    material = Desk(Project.open(tmp_path)).material()
    assert gc.get_freeze_count() > 0
    collected = {id(each) for each in gc.get_objects()}
    assert not collected & {id(material.claims), id(material.articles)}

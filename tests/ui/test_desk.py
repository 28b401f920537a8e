"""The desk: one open project for all sessions."""

import gc
import uuid

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


def test_a_tag_whose_evidence_is_gone_can_still_be_edited(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    (tmp_path / "articles").mkdir()
    article = tmp_path / "articles" / "a.txt"
    article.write_text(STORY, encoding="utf-8")
    project = Project.open(tmp_path)
    (claim,) = (each for each in project.claims if "grain" in each.exact)
    start = claim.span.start + claim.exact.index("grain")
    evidence = {"side": "a", "article": claim.article_id, "start": start, "end": start + 5, "exact": "grain"}
    tag = {"kind": "tag", "annotation": str(uuid.uuid4()), "claim_a": claim.claim_id, "tag": "T"}
    assert Desk(project).record("anna", [{**tag, "op": str(uuid.uuid4()), "anchors": [evidence]}])[0].saved
    article.write_text("A New Head\n\nThe two of them spoke about wheat and oil, a paper said.\n", "utf-8")
    project = Project.open(tmp_path)
    now = project.claims[-1]
    place = {"article": now.article_id, "start": now.span.start, "end": now.span.end}
    repair = {"kind": "reanchor", "claim": claim.claim_id, "anchors": [place], "op": str(uuid.uuid4())}
    edit = {**tag, "claim_a": now.claim_id, "polarity": -1, "anchors": [evidence], "op": str(uuid.uuid4())}
    desk = Desk(project)
    assert desk.record("anna", [repair])[0].saved
    assert [answer.refused for answer in desk.record("anna", [edit])] == [""]
    (versions,) = project.state().annotations.values()
    _, lost = versions["anna"].anchors
    assert (versions["anna"].polarity, lost.exact, lost.start) == (-1, "grain", start)


def test_what_is_on_disk_is_acknowledged_again_whatever_became_of_its_article(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    (tmp_path / "articles").mkdir()
    article = tmp_path / "articles" / "a.txt"
    article.write_text(STORY, encoding="utf-8")
    claim = Project.open(tmp_path).claims[-1]
    note = {"op": str(uuid.uuid4()), "kind": "note", "claim": claim.claim_id, "note": "n"}
    assert Desk(Project.open(tmp_path)).record("anna", [note])[0].saved
    article.write_text(f"X{STORY}", encoding="utf-8")
    desk = Desk(Project.open(tmp_path))
    again, gone = desk.record("anna", [note, {**note, "op": str(uuid.uuid4())}])
    assert (again.op, again.refused) == (note["op"], "")
    assert "no claim" in gone.refused
    assert len(desk.project.state().annotations) == 1

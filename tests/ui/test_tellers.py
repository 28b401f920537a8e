"""Articles whose outlet nobody has stated are compared like any others."""

from compare.project import Project
from compare.ui import compare_view
from compare.ui.desk import Desk
from compare.ui.links import read_filters

ONE = (
    "Bridge Closed\n\nThe mayor closed the old bridge on Tuesday after engineers found cracks in its piers.\n"
)
OTHER = "Bridge Shut\n\nThe mayor shut the old bridge on Tuesday after engineers found cracks in its piers.\n"


def test_two_files_of_unknown_outlets_are_two_tellings_of_one_claim(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "articles" / "other.txt").write_text(OTHER, encoding="utf-8")
    desk = Desk(Project.open(tmp_path))
    material = desk.material()
    assert material.outlets == ("one", "other")
    shown = compare_view.content(material, read_filters({}), frozenset(), desk.differences)
    told_by = {shown["claims"][claim]["outlet"] for claim in shown["rows"][0]["claims"]}
    assert told_by == {"one", "other"}

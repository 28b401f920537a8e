"""Tables appear whole, or not at all."""

import pytest

from compare.cli.tables import all_or_nothing, write_table


def test_a_new_folder_appears_with_all_its_tables_at_once(tmp_path):
    out = tmp_path / "far" / "out"
    with all_or_nothing(out) as partial:
        assert write_table(partial / "a.csv", ("x", "y"), [("1, 2", "a\rb"), ("", "“ü”")]) == 2
        assert not out.exists()
    assert [path.name for path in out.parent.rglob("*")] == ["out", "a.csv"]
    assert (out / "a.csv").read_bytes() == '\ufeffx,y\n"1, 2","a\rb"\n,“ü”\n'.encode()


def test_what_others_keep_in_the_folder_stays(tmp_path):
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with all_or_nothing(tmp_path) as partial:
        (partial / "a.csv").write_text("x\n", encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "mine.txt"]


def half(out):
    with all_or_nothing(out) as partial:
        (partial / "a.csv").write_text("half", encoding="utf-8")
        raise RuntimeError


@pytest.mark.parametrize("name", ["out", "."])
def test_a_run_that_fails_leaves_nothing(tmp_path, name):
    with pytest.raises(RuntimeError):
        half(tmp_path / name)
    assert list(tmp_path.iterdir()) == []

import pytest

from compare.errors import CompareError
from compare.project import is_project, lay_out


@pytest.mark.parametrize("name", ["articles", "seeds"])
def test_a_folder_with_articles_or_seeds_is_a_project(tmp_path, name):
    (tmp_path / name).mkdir()
    assert is_project(tmp_path)
    assert lay_out(tmp_path).articles == tmp_path / name


def test_a_bare_folder_of_articles_is_its_own_project(tmp_path):
    assert not is_project(tmp_path)
    assert lay_out(tmp_path).articles == tmp_path


def test_a_project_with_only_settings_will_have_its_articles_in_articles(tmp_path):
    (tmp_path / "compare.toml").write_text("")
    assert lay_out(tmp_path).articles == tmp_path / "articles"


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(CompareError, match="no such folder"):
        lay_out(tmp_path / "nowhere")


def test_a_file_is_not_a_project(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    with pytest.raises(CompareError, match="not a project folder"):
        lay_out(tmp_path / "a.txt")

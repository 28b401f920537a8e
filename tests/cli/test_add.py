"""``source-compare add``."""

from click.testing import CliRunner

from compare.cli import main


def add(*arguments):
    return CliRunner().invoke(main, ["add", *map(str, arguments)])


def test_a_summary_says_what_was_read_refused_and_why(tmp_path):
    project = tmp_path / "project"
    (project / "articles").mkdir(parents=True)
    (tmp_path / "a.txt").write_text("A headline\n\nA story of some words that is told.", encoding="utf-8")
    (tmp_path / "b.exe").write_bytes(b"MZ")
    sources = [tmp_path / "a.txt", tmp_path / "a.txt", tmp_path / "b.exe"]
    result = add(*sources, "--project", project, "--outlet", "CIC")
    assert result.exit_code == 0, result.output
    assert "1 read, 1 already there, 1 refused" in result.output
    assert "CIC, date unknown, A headline" in result.output
    assert "files that end in .exe cannot be read" in result.output


def test_when_nothing_could_be_added_the_exit_says_so(tmp_path):
    (tmp_path / "articles").mkdir()
    result = add(tmp_path / "none.txt", "--project", tmp_path)
    assert result.exit_code == 1
    assert "is not there" in result.output


def test_control_characters_in_a_title_never_reach_the_terminal(tmp_path):
    (tmp_path / "articles").mkdir()
    text = "Head \x1b[31mline \u202e here\n\nA story that is told in some words."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    result = add(tmp_path / "a.txt", "--project", tmp_path)
    assert "\x1b" not in result.output
    assert "\u202e" not in result.output


def test_the_help_names_every_kind_that_can_be_read():
    from compare.articles.importing import ENDINGS
    from compare.cli.add import KINDS

    assert set(KINDS.split(", ")) == set(ENDINGS)

"""``source-compare export``: the same bytes as the library, clear words when it cannot."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from compare.annotations import Catalogue
from compare.cli import main
from compare.exports import Options, export
from compare.project import Project

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cli") / "project"
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    return folder


def run(*words: object):
    return CliRunner().invoke(main, ["export", *map(str, words)])


def test_it_writes_what_the_library_writes_byte_by_byte(root, tmp_path):
    outcome = run(
        root, "--out", tmp_path / "a.zip", "--level", "same_claim", "--without-text", "--spreadsheet"
    )
    assert outcome.exit_code == 0, outcome.output
    options = Options(levels=("same_claim",), with_text=False, spreadsheet=True)
    export(Project.open(root), tmp_path / "b.zip", options)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_it_says_what_it_wrote_and_where(root, tmp_path):
    outcome = run(root, "--out", tmp_path / "out")
    assert "5 articles, " in outcome.output
    assert outcome.output.rstrip().endswith(f"in {tmp_path / 'out'}")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--tag", "NOPE"], "there is no tag 'NOPE'"),
        (["--annotator", "../../x"], "there is no annotator '../../x'. There is: none."),
        (["--since", "soon"], "'soon' is not a date"),
    ],
)
def test_a_wrong_filter_is_one_line_and_exit_1(root, tmp_path, words, said):
    outcome = run(root, "--out", tmp_path / "out", *words)
    assert outcome.exit_code == 1
    assert said in outcome.stderr
    assert outcome.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_a_missing_out_is_wrong_usage(root):
    assert run(root).exit_code == 2


def test_an_empty_project_still_has_every_table(tmp_path):
    (tmp_path / "empty" / "seeds").mkdir(parents=True)
    outcome = run(tmp_path / "empty", "--out", tmp_path / "out")
    assert outcome.exit_code == 0, outcome.output
    assert (tmp_path / "out" / "annotations.csv").read_text(encoding="utf-8-sig").count("\n") == 1


def test_what_is_exported_can_be_imported_from_the_command_line(root, tmp_path):
    project = Project.open(root)
    [match, *_] = project.alignment().matches
    event = {"kind": "judgement", "claim_a": match.claim_a, "claim_b": match.claim_b, "verdict": "same"}
    catalogue = Catalogue(project.claims, {article.article_id: article.text for article in project.articles})
    assert project.store.record("anna", [event], catalogue)[0].saved
    assert run(root, "--out", tmp_path / "out.zip").exit_code == 0
    shutil.copytree(root / "seeds", tmp_path / "fresh" / "seeds")
    outcome = CliRunner().invoke(
        main, ["import", str(tmp_path / "out.zip"), "--project", str(tmp_path / "fresh")]
    )
    assert outcome.output == "1 new, 0 known already, 0 refused\n"

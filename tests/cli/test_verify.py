import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from compare.cli import main
from compare.project import Project

ROOT = Path(__file__).parents[2]


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    root = tmp_path / "project"
    shutil.copytree(ROOT / "seeds", root / "seeds")
    opened = Project.open(root)
    lines = "".join(
        f'{{"kind": "note", "claim": "{claim.claim_id}", "note": "n"}}\n' for claim in opened.claims[:5]
    )
    assert (
        CliRunner().invoke(main, ["record", "--project", str(root), "--annotator", "anna"], lines).exit_code
        == 0
    )
    return root


@pytest.fixture
def journal(project):
    (only,) = project.glob("annotations/anna/*.jsonl")
    return only


def verify(project, *options):
    return CliRunner().invoke(main, ["verify", str(project), *options])


def test_a_sound_project_passes(project):
    outcome = verify(project)
    assert outcome.exit_code == 0
    assert outcome.output == "events: 5, journals: 1, faults: 0\n"


def test_the_project_can_be_named_by_an_option_too(project):
    assert CliRunner().invoke(main, ["verify", "--project", str(project)]).output == verify(project).output


def test_a_fault_is_listed_and_exits_1(project, journal):
    journal.write_bytes(journal.read_bytes().replace(b'"note":"n"', b'"note":"m"', 1))
    outcome = verify(project)
    assert outcome.exit_code == 1
    assert "FAULT" in outcome.stdout
    assert "line 1: its checksum does not match" in outcome.stdout
    assert len(outcome.stderr.splitlines()) == 1


def test_a_torn_line_is_repaired_by_adding_only(project, journal):
    journal.write_bytes(journal.read_bytes()[:-9])
    before = journal.read_bytes()
    assert verify(project).exit_code == 1
    repaired = verify(project, "--repair")
    assert "closed and set aside" in repaired.stdout
    assert journal.read_bytes() == before + b"\n"
    assert len(list((project / "annotations" / "quarantine").iterdir())) == 1
    assert verify(project).exit_code == 0


def test_an_edited_article_is_a_notice(project):
    article = project / "seeds" / "000_ef4cbb5b0f8abbae.txt"
    text = article.read_text("utf-8")
    article.write_text(
        text.replace("NATO, the top military allia", "NATO, the leading military allia"), "utf-8"
    )
    outcome = verify(project)
    assert outcome.exit_code == 0, outcome.output
    assert "notice" in outcome.output


def test_a_project_without_annotations_passes(project):
    shutil.rmtree(project / "annotations")
    assert verify(project).exit_code == 0
    assert not (project / "annotations").exists()

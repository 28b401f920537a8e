import json
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
    store, claims = Project.open(root).store, Project.open(root).claims
    note = {"kind": "note", "claim": claims[0].claim_id, "note": "\x1b[31mred", "at": "2026-03-01T10:00:00Z"}
    (first,) = store.record("anna", [note])
    store.record("ben", [{"kind": "migration", "from": "A", "to": "B", "at": "2026-03-02T10:00:00Z"}])
    store.record("anna", [{"kind": "undo", "target": first.op, "at": "2026-03-03T10:00:00Z"}])
    return root


def log(project, *options):
    outcome = CliRunner().invoke(main, ["log", str(project), *options])
    assert outcome.exit_code == 0, outcome.output
    return outcome.output.splitlines()


def test_the_log_says_who_did_what_when(project):
    lines = log(project)
    assert lines[0].startswith("2026-03-01T10:00:00Z  anna  noted on 000_")
    assert lines[0].endswith("·[31mred  (undone)")
    assert lines[1] == "2026-03-02T10:00:00Z  ben  renamed tag A to B"
    assert "undid" in lines[2]


def test_the_log_can_be_of_one_person_or_one_claim(project):
    claim = Project.open(project).claims[0].claim_id
    assert len(log(project, "--annotator", "ben")) == 1
    assert len(log(project, "--claim", claim)) == 2
    assert log(project, "--claim", "nobody's") == []


def test_what_held_at_a_moment_can_be_seen_and_changes_nothing(project):
    before = sorted((path, path.read_bytes()) for path in project.rglob("*.jsonl"))
    assert len(log(project, "--at", "2026-03-01")) == 1
    assert len(log(project, "--at", "2026-03-02")) == 2
    assert len(log(project, "--at", "2026-03-03")) == 1
    assert log(project, "--at", "2020-01-01") == []
    assert sorted((path, path.read_bytes()) for path in project.rglob("*.jsonl")) == before


def test_scripts_read_the_log_as_json(project):
    events = [json.loads(line) for line in log(project, "--json")]
    assert [event["kind"] for event in events] == ["note", "migration", "undo"]
    assert events[0]["note"] == "\x1b[31mred"


def test_a_moment_that_is_none_is_refused(project):
    outcome = CliRunner().invoke(main, ["log", str(project), "--at", "soon"])
    assert outcome.exit_code == 1
    assert "Write it like" in outcome.stderr

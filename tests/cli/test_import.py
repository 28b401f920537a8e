import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from compare.cli import main
from compare.project import Project

ROOT = Path(__file__).parents[2]


@pytest.fixture
def projects(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    for name in ("ours", "theirs"):
        shutil.copytree(ROOT / "seeds", tmp_path / name / "seeds")
    theirs = Project.open(tmp_path / "theirs")
    event = {"kind": "note", "claim": theirs.claims[0].claim_id, "note": "n"}
    assert theirs.store.record("ben", [event])[0].saved
    return tmp_path / "ours", tmp_path / "theirs"


def take(project, source, *options):
    return CliRunner().invoke(main, ["import", str(source), "--project", str(project), *options])


def test_a_whole_project_is_taken_in_once(projects):
    ours, theirs = projects
    assert take(ours, theirs).output == "1 new, 0 known already, 0 refused\n"
    assert take(ours, theirs).output == "0 new, 1 known already, 0 refused\n"
    assert Project.open(ours).state().annotators == ("ben",)


def test_a_table_shows_its_mapping_and_refuses_row_by_row(projects, tmp_path):
    ours, _ = projects
    claim = Project.open(ours).claims[3]
    words = claim.exact.replace('"', '""')
    table = tmp_path / "coded.csv"
    table.write_text(f'Code,Quote,Coder\nATT.VERB,"{words}",x\nATT.VERB,not in any article,x\n', "utf-8-sig")
    options = ("--annotator", "anna")
    outcome = take(ours, table, *options)
    assert outcome.exit_code == 1
    assert outcome.stdout.splitlines() == [
        "column 'Code': tag",
        "column 'Quote': exact",
        "column 'Coder': annotator",
        "refused row 2: exact: these words stand in no article",
        "1 new, 0 known already, 1 refused",
    ]
    assert take(ours, table, *options).stdout.endswith("0 new, 1 known already, 1 refused\n")
    (versions,) = Project.open(ours).state().annotations.values()
    assert versions["x"].claim_a == claim.claim_id


@pytest.mark.parametrize(
    ("name", "content", "options", "why"),
    [
        ("t.csv", b"tag\nx\n", (), "annotator's name is empty"),
        ("t.csv", b"tag\n\xff\n", ("--annotator", "a"), "not UTF-8"),
        ("t.csv", b"tag\nx\n", ("--annotator", "a", "--map", "tag"), "COLUMN=FIELD"),
        ("t.jsonl", b"hello\n", (), "refused: 1"),
        ("nowhere", b"", (), "does not exist"),
    ],
)
def test_bad_input_is_told_in_a_line(projects, name, content, options, why):
    source = projects[0].parent / name
    if content:
        source.write_bytes(content)
    outcome = take(projects[0], source, *options)
    assert outcome.exit_code == (2 if "--map" in options else 1)
    assert why in outcome.stderr

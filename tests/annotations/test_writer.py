import re
import shutil
import socket

import pytest

from compare.annotations import Store
from compare.annotations.writer import VARIABLE, Installation, this_installation, writer_for
from compare.errors import CompareError


def test_coming_back_to_a_project_finds_the_same_journal(tmp_path):
    assert writer_for(tmp_path, this_installation()) == writer_for(tmp_path, this_installation())
    assert re.fullmatch("[0-9a-f]{16}", writer_for(tmp_path, this_installation()))


def test_a_copy_of_a_project_gets_a_journal_of_its_own(tmp_path, judgement):
    first = tmp_path / "one" / "annotations"
    first.parent.mkdir()
    Store(first).record("anna", [judgement()])
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    Store(tmp_path / "two" / "annotations").record("anna", [judgement("unsure")])
    assert len(list((tmp_path / "two" / "annotations" / "anna").glob("*.jsonl"))) == 2


def test_each_branch_of_a_clone_has_a_journal_of_its_own(tmp_path):
    here, head = Installation("x"), tmp_path / ".git" / "HEAD"
    folder = tmp_path / "project" / "annotations"
    without = writer_for(folder, here)
    head.parent.mkdir()
    names = []
    for content in ("ref: refs/heads/main\n", "ref: refs/heads/pilot\n", "ref: refs/heads/main\n"):
        head.write_text(content)
        names.append(writer_for(folder, here))
    assert names[0] == names[2] != names[1]
    assert without not in names
    head.write_bytes(b"\xff")
    assert writer_for(folder, here) == without


def test_another_machine_with_the_same_home_and_path_writes_another_journal(tmp_path, monkeypatch):
    here = writer_for(tmp_path, this_installation())
    monkeypatch.setattr(socket, "gethostname", lambda: "another")
    assert writer_for(tmp_path, this_installation()) != here


def test_a_home_that_cannot_be_written_never_shares_a_journal(tmp_path, monkeypatch):
    (tmp_path / "home").write_text("a file")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    assert writer_for(tmp_path, this_installation()) != writer_for(tmp_path, this_installation())
    assert this_installation().key == b""


def test_a_broken_installation_id_is_not_believed(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    (tmp_path / "source-compare").mkdir()
    (tmp_path / "source-compare" / "installation").write_bytes(b"\xff../..")
    assert re.fullmatch("[0-9a-f]{16}", writer_for(tmp_path, this_installation()))
    assert this_installation().key == b""


def test_the_environment_can_name_the_journal(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, "lab-machine-7")
    assert writer_for(tmp_path, this_installation()) == "lab-machine-7"


@pytest.mark.parametrize("name", ["../x", "A", "", " ", "a/b", "a.b", "x" * 65, "con\n"])
def test_a_name_that_is_no_safe_file_is_refused(tmp_path, monkeypatch, name):
    monkeypatch.setenv(VARIABLE, name)
    if not name:
        assert writer_for(tmp_path, this_installation())
        return
    with pytest.raises(CompareError, match=VARIABLE):
        writer_for(tmp_path, this_installation())

"""Two clones annotate and merge, as any hosted merge button would: no driver, no conflict, nothing lost."""

import subprocess

import pytest

from compare.annotations import Store
from compare.annotations.verifying import verify


@pytest.fixture
def git(tmp_path):
    (tmp_path / "gitconfig").write_text("[user]\nname = t\nemail = t@t\n[core]\nautocrlf = true\n")
    environment = {
        "GIT_CONFIG_GLOBAL": str(tmp_path / "gitconfig"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "HOME": str(tmp_path),
        "PATH": "/usr/local/bin:/usr/bin:/bin",
    }

    def run(folder, *words):
        return subprocess.run(
            ["git", *words], cwd=folder, env=environment, check=True, capture_output=True, text=True
        ).stdout

    return run


def commit(git, clone):
    git(clone, "add", "--all")
    git(clone, "commit", "-m", "annotations")


def test_two_branches_of_one_clone_merge_without_conflict(tmp_path, git, judgement):
    clone = tmp_path / "clone"
    clone.mkdir()
    git(clone, "init", "-b", "main")
    store = Store(clone / "annotations")
    store.record("anna", [judgement("same")])
    commit(git, clone)
    git(clone, "checkout", "-b", "pilot")
    store.record("anna", [judgement("unsure")])
    commit(git, clone)
    git(clone, "checkout", "main")
    store.record("anna", [judgement("different")])
    commit(git, clone)
    git(clone, "merge", "--no-edit", "pilot")
    reading = Store(clone / "annotations").read()
    assert sorted(event.verdict for event in reading.events) == ["different", "same", "unsure"]
    assert reading.damages == ()


def test_two_clones_annotate_and_merge_without_conflict(tmp_path, git, judgement, claims, texts, catalogue):
    origin, ours, theirs = (tmp_path / name for name in ("origin", "ours", "theirs"))
    origin.mkdir()
    git(origin, "init", "-b", "main")
    Store(origin / "annotations").record("anna", [judgement("same")], catalogue)
    commit(git, origin)
    for clone in (ours, theirs):
        git(tmp_path, "clone", str(origin), str(clone))
    mine, yours = Store(ours / "annotations"), Store(theirs / "annotations")
    for _ in range(5):
        assert mine.record("anna", [judgement("unsure")], catalogue)[0].saved
        assert yours.record("anna", [judgement("different")], catalogue)[0].saved
        assert yours.record("ben", [judgement("related")], catalogue)[0].saved
    commit(git, ours)
    commit(git, theirs)
    git(ours, "pull", "--no-rebase", "--no-edit", str(theirs), "main")
    assert git(ours, "status", "--porcelain") == ""
    merged = Store(ours / "annotations")
    union = {event.op for store in (mine, yours) for event in store.read().events}
    assert {event.op for event in merged.read().events} == union
    assert len(union) == 16
    assert verify(merged, claims, texts).faults == 0
    assert ".local" not in git(ours, "ls-files")
    assert "jsonl" in git(ours, "ls-files")

"""Disks that are full or read-only: for real where the machine lets us mount one, or else at the call."""

import errno
import os
import subprocess
import uuid

import pytest

from compare.annotations import Store
from compare.errors import CompareError


@pytest.fixture
def small_disk(tmp_path):
    """A tmpfs of 256 kB; only root may mount it (the same failures at the call: test_journal)."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=256k", "none", str(place)]
    if (
        os.name != "posix"
        or os.geteuid() != 0
        or subprocess.run(command, capture_output=True, check=False).returncode
    ):
        pytest.skip("this machine does not let us mount a small disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def fill(store, event, saved):
    """Record until it is refused."""
    for _ in range(1_000):
        saved.append(store.record("anna", [event])[0].op)


def test_on_a_full_disk_saving_is_refused_and_nothing_saved_is_missing(small_disk, judgement):
    store = Store(small_disk / "annotations")
    saved = []
    event = {"kind": "note", "claim": "north:0-9", "note": "x" * 3_000}
    with pytest.raises(CompareError, match="Free some space"):
        fill(store, event, saved)
    assert len(saved) > 20
    reading = Store(small_disk / "annotations").read()
    assert [event.op for event in reading.events] == saved
    assert reading.damages == ()
    assert [event.op for event in store.read().events] == saved


def test_on_a_full_disk_an_old_op_is_still_saved_and_room_lets_work_go_on(small_disk, judgement):
    (small_disk / "filler").write_bytes(b"x" * (150 << 10))
    store, op = Store(small_disk / "annotations"), str(uuid.uuid4())
    assert store.record("anna", [judgement(op=op)])[0].saved
    big = {"kind": "note", "claim": "north:0-9", "note": "x" * 20_000}
    with pytest.raises(CompareError, match="Free some space"):
        fill(store, big, [])
    (small_disk / "filler").unlink()
    assert store.record("anna", [big])[0].saved
    assert Store(small_disk / "annotations").read().damages == ()


def test_on_a_read_only_disk_saving_is_refused_and_reading_goes_on(small_disk, judgement):
    store = Store(small_disk / "annotations")
    store.record("anna", [judgement()])
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(CompareError, match="read-only"):
        store.record("anna", [judgement("unsure")])
    assert len(Store(small_disk / "annotations").read().events) == 1


@pytest.mark.parametrize(
    "error", [errno.EACCES, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.ENOENT, errno.EIO]
)
def test_every_refusal_says_what_to_do(store, judgement, monkeypatch, error):
    def refuse(*_, **__):
        raise OSError(error, os.strerror(error))

    store.record("anna", [judgement()])
    monkeypatch.setattr(os, "write", refuse)
    with pytest.raises(CompareError) as caught:
        store.record("anna", [judgement("unsure")])
    assert len(caught.value.remedy) > 20
    assert caught.value.file

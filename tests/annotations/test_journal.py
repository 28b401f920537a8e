"""The one writer, with the nth call to the system failing, for every n."""

import contextlib
import errno
import os
import uuid

import pytest

from compare.annotations import Store
from compare.annotations.journal import append
from compare.errors import CompareError

CALLS = ("open", "write", "fsync", "ftruncate", "fstat", "lseek", "read", "mkdir", "stat")


class Faults:
    """Makes the nth call to the operating system fail, or all from the nth on; counts the calls."""

    def __init__(self, monkeypatch, nth, *, error=errno.EIO, lasting=False, short=False):
        self.calls, self.nth, self.error = 0, nth, error
        self.lasting, self.short = lasting, short
        for name in CALLS:
            monkeypatch.setattr(os, name, self.failing(name, getattr(os, name)))

    def failing(self, name, real):
        def call(*args, **kwargs):
            self.calls += 1
            if self.calls == self.nth or (self.lasting and self.calls > self.nth):
                if self.short and name == "write":
                    return real(args[0], bytes(args[1])[: len(args[1]) // 2])
                raise OSError(self.error, os.strerror(self.error), name)
            return real(*args, **kwargs)

        return call


def attempt(folder, event, monkeypatch, nth, **how):
    """Record ``event`` under a fault; whether it was acknowledged, and whether the fault came about."""
    store = Store(folder)
    store.read()
    with monkeypatch.context() as patch:
        faults = Faults(patch, nth, **how)
        saved = False
        with contextlib.suppress(CompareError):
            saved = store.record("anna", [event])[0].saved
    return saved, faults.calls >= nth


@pytest.mark.parametrize("lasting", [False, True])
@pytest.mark.parametrize(("error", "short"), [(errno.EIO, False), (errno.ENOSPC, True), (errno.EROFS, False)])
def test_whatever_call_fails_nothing_called_saved_is_missing(
    tmp_path, judgement, monkeypatch, error, short, lasting
):
    for nth in range(1, 200):
        folder = tmp_path / str(nth) / "annotations"
        folder.mkdir(parents=True)
        before = [Store(folder).record("anna", [judgement()])[0].op] if nth % 2 else []
        op = str(uuid.uuid4())
        event = judgement("different", op=op)
        saved, came_about = attempt(
            folder, event, monkeypatch, nth, error=error, short=short, lasting=lasting
        )
        reading = Store(folder).read()
        found = [event.op for event in reading.events]
        assert found in ([*before, op], before)
        assert op in found or not saved
        assert not any(damage.loud for damage in reading.damages)
        assert Store(folder).record("anna", [event])[0].saved
        assert [event.op for event in Store(folder).read().events] == [*before, op]
        if not came_about:
            assert saved
            return
    pytest.fail("the program never stops calling the system")


def test_the_same_store_goes_on_after_a_failure(folder, judgement, monkeypatch):
    store, op = Store(folder), str(uuid.uuid4())
    store.record("anna", [judgement()])
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", Faults(patch, 1, lasting=True).failing("fsync", os.fsync))
        with pytest.raises(CompareError, match="Input/output error"):
            store.record("anna", [judgement("unsure", op=op)])
    assert len(store.state().events) == 1
    assert store.record("anna", [judgement("unsure", op=op)])[0].saved
    assert len(Store(folder).read().events) == 2


def test_a_failed_write_is_cut_back_to_the_last_whole_line(tmp_path, monkeypatch):
    path = tmp_path / "j.jsonl"
    append(path, b"one\n")
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, payload: real(handle, payload[:2]))
    with pytest.raises(OSError, match="only a part"):
        append(path, b"two\n")
    assert path.read_bytes() == b"one\n"


def test_a_torn_tail_is_closed_before_anything_is_added(tmp_path):
    path = tmp_path / "j.jsonl"
    path.write_bytes(b"one\ntor")
    append(path, b"two\n")
    assert path.read_bytes() == b"one\ntor\ntwo\n"


@pytest.mark.skipif(os.name != "posix", reason="links and pipes of POSIX")
def test_a_link_or_a_pipe_in_a_journals_place_is_refused(tmp_path):
    (tmp_path / "target").write_bytes(b"precious")
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "target")
    os.mkfifo(tmp_path / "pipe.jsonl")
    for name in ("link.jsonl", "pipe.jsonl"):
        with pytest.raises(OSError, match=r"link|plain file|symbolic"):
            append(tmp_path / name, b"two\n")
    assert (tmp_path / "target").read_bytes() == b"precious"

import shutil
import subprocess
import sys
import threading
import uuid

import pytest

from compare.annotations import Store
from compare.annotations.lines import encode, fields_of
from compare.annotations.locks import locked
from compare.annotations.model import FURTHEST_CLOCK
from compare.errors import CompareError

HOLD = """
import sys, pathlib
from compare.annotations.locks import locked
with locked(pathlib.Path(sys.argv[1]), sys.argv[2]):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_what_was_saved_is_there_when_opened_anew(folder, save, judgement):
    ops = save(judgement(), judgement("different"))
    assert [event.op for event in Store(folder).read().events] == ops


def test_an_op_sent_again_is_saved_again_and_not_doubled(store, folder, judgement, journal):
    event = judgement(op=str(uuid.uuid4()))
    for by in (store, store, Store(folder)):
        assert by.record("anna", [event, event])[0].saved
    assert len(journal().read_bytes().splitlines()) == 1


def test_an_op_of_another_event_is_refused(store, judgement):
    op = str(uuid.uuid4())
    first, second = store.record("anna", [judgement(op=op), judgement("different", op=op)])
    assert first.saved
    assert "another event" in second.refused


def test_one_refused_event_does_not_hold_up_the_others(store, judgement):
    answers = store.record("anna", [judgement(), {"kind": "dance"}, judgement("maybe"), judgement("unsure")])
    assert [answer.saved for answer in answers] == [True, False, False, True]
    assert len(store.read().events) == 2


@pytest.mark.parametrize(
    "event",
    [
        {"v": 2},
        {"annotator": "ben"},
        {"op": 7},
        {"op": "short"},
        {"at": "noon"},
        {"at": "1999-99-99T99:99:99Z"},
        {"at": "２０２６-03-11T09:00:00Z"},
        {"note": float("nan")},
        {"anchors": object()},
    ],
)
def test_an_event_that_is_not_whole_is_refused(store, judgement, event):
    (answer,) = store.record("anna", [judgement() | event])
    assert not answer.saved
    assert answer.refused


def test_the_clock_is_later_than_everything_seen(tmp_path, judgement):
    first, second = Store(tmp_path / "a"), Store(tmp_path / "a")
    first.record("anna", [judgement()])
    second.record("ben", [judgement()])
    first.record("anna", [judgement("unsure")])
    assert [event.clock for event in first.read().events] == [1, 2, 3]


@pytest.mark.parametrize("clock", [FURTHEST_CLOCK, FURTHEST_CLOCK + 1, 2 * FURTHEST_CLOCK])
def test_a_clock_at_its_end_keeps_nobody_from_saving(folder, store, save, judgement, clock):
    (folder / "mallory").mkdir(parents=True)
    header = {"v": 1, "op": str(uuid.uuid4()), "writer": "w", "clock": clock, "at": "2026-03-02T10:00:00Z"}
    line = encode({**header, "annotator": "mallory", **judgement("same")})
    (folder / "mallory" / "w.jsonl").write_bytes(line)
    save(judgement("unsure"))
    save(judgement("different"))
    save(judgement("related"), by=Store(folder))
    (both,) = Store(folder).state().judgements.values()
    assert (both["mallory"].verdict, both["anna"].verdict) == ("same", "related")


def test_of_two_events_under_one_op_the_first_is_known_however_often_journals_are_read(
    folder, store, save, judgement
):
    (op,) = save(judgement("same"))
    forged = store.journals()
    (event,) = next(iter(forged.values()))
    (folder / "zoe").mkdir()
    other = {**fields_of(event), "verdict": "different", "prev": ""}
    (folder / "zoe" / "w.jsonl").write_bytes(encode(other))
    (folder / "ben").mkdir()
    (folder / "ben" / "w.jsonl").write_bytes(b"")
    assert store.record("anna", [judgement("same", op=op)])[0].saved
    (folder / "ben" / "w.jsonl").unlink()
    assert store.record("anna", [judgement("same", op=op)])[0].saved


def test_two_programs_and_many_threads_write_one_journal(folder, judgement):
    stores = [Store(folder), Store(folder)]

    def work(store):
        for _ in range(20):
            assert store.record("anna", [judgement()])[0].saved

    threads = [threading.Thread(target=work, args=(store,)) for store in stores * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    reading = Store(folder).read()
    assert len(reading.events) == 80
    assert len({event.clock for event in reading.events}) == 80
    assert reading.damages == ()


def test_undo_names_an_event_of_ones_own(store, save, judgement):
    (op,) = save(judgement())
    (undo,) = save({"kind": "undo", "target": op})
    theirs = store.record("ben", [{"kind": "undo", "target": op}])[0]
    nothing = store.record("anna", [{"kind": "undo", "target": str(uuid.uuid4())}])[0]
    twice = store.record("anna", [{"kind": "undo", "target": undo}])[0]
    assert "recorded by anna" in theirs.refused
    assert "no event" in nothing.refused
    assert "itself undo" in twice.refused


@pytest.mark.parametrize("count", [0, 2])
def test_a_repair_names_one_place(store, count):
    place = {"claim": "", "article": "a", "start": 2, "end": 4, "exact": "xy"}
    repair = {"kind": "reanchor", "claim": "a:0-2", "anchors": [place] * count}
    assert "one place" in store.record("anna", [repair])[0].refused


def test_a_new_annotation_is_named_by_its_op(store, save):
    (op,) = save({"kind": "tag", "claim_a": "north:0-9", "tag": "ATT.VERB"})
    assert list(store.state().annotations) == [op]


def test_who_holds_the_lock_is_named(folder, store, save, judgement, journal, monkeypatch):
    save(judgement())
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder), f"anna--{store.writer}"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout.readline() == b"held\n"
    with (
        pytest.raises(CompareError, match=f"process {holder.pid} on .*Close that program"),
        locked(folder, f"anna--{store.writer}", patience=0.1),
    ):
        pass
    holder.communicate(b"")
    save(judgement("unsure"))


def test_a_folder_that_vanished_is_not_made_anew(folder, store, save, judgement):
    save(judgement())
    folder.rename(folder.with_name("unplugged"))
    with pytest.raises(CompareError, match="vanished"):
        store.record("anna", [judgement()])
    assert not folder.exists()
    folder.with_name("unplugged").rename(folder)
    save(judgement())


def test_a_file_in_the_folders_place_is_refused_with_a_remedy(folder, store, judgement):
    folder.write_text("I was here first")
    with pytest.raises(CompareError, match="cannot be written"):
        store.record("anna", [judgement()])
    assert folder.read_text() == "I was here first"


def test_an_annotators_folder_that_leads_out_of_the_project_is_refused(folder, store, judgement, tmp_path):
    folder.mkdir()
    (tmp_path / "elsewhere").mkdir()
    (folder / "anna").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CompareError, match="link out of the project"):
        store.record("anna", [judgement()])
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_nothing_is_written_by_looking(tmp_path):
    store = Store(tmp_path / "annotations")
    assert store.read().events == ()
    assert store.state().events == {}
    assert list(tmp_path.iterdir()) == []


def test_state_follows_what_others_write(folder, store, save, judgement):
    save(judgement())
    assert len(store.state().events) == 1
    save(judgement("unsure"), by=Store(folder))
    assert len(store.state().events) == 2
    assert store.state() is store.state()


def test_a_journal_that_git_switched_is_read_anew(folder, store, save, judgement, journal):
    save(judgement())
    before = journal().read_bytes()
    save(judgement("unsure"))
    assert len(store.state().events) == 2
    journal().write_bytes(before)
    assert len(store.state().events) == 1
    save(judgement("related"))
    assert len(Store(folder).state().events) == 2


def test_links_laid_out_by_a_stranger_are_not_followed(folder, store, save, judgement, journal, tmp_path):
    save(judgement(), judgement("unsure"))
    (tmp_path / "elsewhere").mkdir()
    (folder / "quarantine").symlink_to(tmp_path / "elsewhere")
    journal().write_bytes(b"hello\n" + journal().read_bytes())
    assert len(Store(folder).read().events) == 2
    shutil.rmtree(folder / ".local")
    (folder / ".local").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CompareError, match="is a link"):
        Store(folder).record("anna", [judgement()])
    assert list((tmp_path / "elsewhere").iterdir()) == []

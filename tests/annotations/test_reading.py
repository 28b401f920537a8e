"""Journals with damage in them: read as far as they are whole, told in words, set aside, never cut."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.annotations import Store
from compare.annotations.lines import Flaw


def flaws(store):
    return [(damage.flaw, damage.line, damage.loud) for damage in store.read().damages]


def test_a_torn_last_line_is_a_notice_and_the_next_save_does_not_glue_on(folder, save, judgement, journal):
    ops = save(judgement(), judgement("different"))
    journal().write_bytes(journal().read_bytes()[:-30])
    assert flaws(Store(folder)) == [(Flaw.TORN, 2, False)]
    (third,) = save(judgement("unsure"), by=Store(folder))
    reading = Store(folder).read()
    assert [event.op for event in reading.events] == [ops[0], third]
    assert flaws(Store(folder)) == [(Flaw.TORN, 2, False)]
    assert reading.damages[0].cut_short


def test_zeros_that_a_power_cut_left_are_a_torn_line(folder, save, judgement, journal):
    save(judgement())
    with journal().open("ab") as file:
        file.write(b'{"v":1,"op' + b"\0" * 500)
    assert flaws(Store(folder)) == [(Flaw.TORN, 2, False)]
    save(judgement("unsure"), by=Store(folder))
    assert flaws(Store(folder)) == [(Flaw.TORN, 2, False)]


def test_a_whole_last_line_without_its_newline_counts(folder, save, judgement, journal):
    ops = save(judgement())
    journal().write_bytes(journal().read_bytes()[:-1])
    store = Store(folder)
    assert [event.op for event in store.read().events] == ops
    ops += save(judgement("unsure"), by=store)
    assert [event.op for event in store.read().events] == ops
    assert [event.op for event in Store(folder).read().events] == ops
    assert Store(folder).read().damages == ()


def test_a_broken_middle_line_is_loud_set_aside_and_left_where_it_is(folder, save, judgement, journal):
    ops = save(judgement(), judgement("different"), judgement("unsure"))
    lines = journal().read_bytes().splitlines(keepends=True)
    lines[1] = lines[1].replace(b"different", b"same")
    journal().write_bytes(b"".join(lines))
    assert flaws(Store(folder)) == [(Flaw.DAMAGED, 2, True)]
    assert [event.op for event in Store(folder).read().events] == [ops[0], ops[2]]
    (copy,) = (folder / "quarantine").iterdir()
    assert copy.read_bytes() == lines[1].removesuffix(b"\n")
    assert journal().read_bytes() == b"".join(lines)


def test_a_line_taken_out_of_the_middle_is_missed(folder, save, judgement, journal):
    save(judgement(), judgement("different"), judgement("unsure"))
    lines = journal().read_bytes().splitlines(keepends=True)
    journal().write_bytes(lines[0] + lines[2])
    assert flaws(Store(folder)) == [(Flaw.GAP, 2, True)]


def test_lines_of_strangers_are_foreign_and_of_newer_versions_only_a_notice(folder, save, judgement, journal):
    save(judgement())
    with journal().open("ab") as file:
        file.write(b'{"v": 2, "kind": "dance"}\nhello\n')
    save(judgement("unsure"), by=Store(folder))
    assert flaws(Store(folder)) == [(Flaw.NEWER, 2, False), (Flaw.FOREIGN, 3, True)]


def test_a_line_without_end_does_not_fill_the_memory(folder, save, judgement, journal):
    save(judgement())
    with journal().open("ab") as file:
        file.write(b"x" * (5 << 20) + b"\n")
    ops = save(judgement("unsure"), by=Store(folder))
    assert Store(folder).read().events[-1].op == ops[0]
    assert flaws(Store(folder)) == [(Flaw.FOREIGN, 2, True)]


def test_files_that_are_no_journals_are_left_alone(folder, save, judgement):
    save(judgement())
    (folder / "README.md").write_text("hello")
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "x.jsonl").write_text("hello\n")
    (folder / "anna" / "notes.txt").write_text("hello")
    (folder / "anna" / "link.jsonl").symlink_to(folder / "README.md")
    reading = Store(folder).read()
    assert len(reading.events) == 1
    assert reading.damages == ()


def test_windows_line_ends_are_forgiven(folder, save, judgement, journal):
    save(judgement(), judgement("unsure"))
    journal().write_bytes(journal().read_bytes().replace(b"\n", b"\r\n"))
    reading = Store(folder).read()
    assert len(reading.events) == 2
    assert reading.damages == ()


def test_a_folder_that_cannot_be_written_is_still_read(folder, save, judgement, journal, monkeypatch):
    save(judgement())
    journal().write_bytes(b"hello\n" + journal().read_bytes())
    (folder / "quarantine").write_text("in the way")
    assert len(Store(folder).read().events) == 1


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_whatever_bytes_stand_in_a_journal_whole_lines_are_read(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("j") / "annotations"
    store = Store(folder)
    for verdict in ("same", "unsure", "different"):
        store.record("anna", [{"kind": "judgement", "claim_a": "a", "claim_b": "b", "verdict": verdict}])
    (journal,) = folder.glob("anna/*.jsonl")
    lines = journal.read_bytes().splitlines(keepends=True)
    junk = data.draw(st.binary(max_size=40))
    place = data.draw(st.integers(0, 3))
    lines.insert(place, junk + (b"\n" if place < 3 else b""))
    journal.write_bytes(b"".join(lines))
    reading = Store(folder).read()
    assert [event.verdict for event in reading.events] == ["same", "unsure", "different"]
    assert bool(reading.damages) == any(line.strip() for line in junk.split(b"\n"))
    store = Store(folder)
    store.record("anna", [{"kind": "judgement", "claim_a": "a", "claim_b": "b", "verdict": "related"}])
    assert len(Store(folder).read().events) == 4


@pytest.mark.parametrize("cut", range(1, 60, 7))
def test_following_a_growing_journal_is_the_same_as_reading_it_whole(folder, save, judgement, journal, cut):
    save(*(judgement(verdict) for verdict in ("same", "unsure", "different")))
    whole = journal().read_bytes()
    journal().write_bytes(whole[: cut * 10])
    follower = Store(folder)
    follower.read()
    journal().write_bytes(whole)
    assert follower.read() == Store(folder).read()

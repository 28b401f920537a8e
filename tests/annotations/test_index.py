import json

import pytest

from compare.annotations import Store, index
from compare.annotations import store as store_module


@pytest.fixture(autouse=True)
def _every_event_is_worth_keeping(monkeypatch):
    monkeypatch.setattr(store_module, "WORTH_KEEPING", 1)


@pytest.fixture
def filled(folder, save, judgement):
    (first,) = save(judgement())
    tag = {"kind": "tag", "claim_a": "north:0-9", "tag": "ATT.VERB", "polarity": -1, "note": "é\u2028"}
    silence = {"kind": "silence", "outlet": "North", "claim": "south:0-9"}
    anchor = {"claim": "c", "article": "a", "start": 1, "end": 3, "exact": "xy", "role": "claim", "side": "a"}
    (named,) = save(tag)
    save(silence, judgement("different", anchors=[anchor]), {"kind": "merge", "claim_a": "a", "claim_b": "b"})
    save({"kind": "retract", "annotation": named}, {"kind": "undo", "target": first})
    save(
        {"kind": "migration", "from": "A", "to": "B"},
        {"kind": "suggestion", "suggestion": "s", "outcome": "accepted"},
    )
    save({"kind": "reanchor", "claim": "c", "anchors": [anchor]}, {"kind": "note", "claim": "c", "note": "n"})
    return Store(folder).read()


@pytest.fixture
def index_file(folder):
    def find():
        (only,) = (folder / ".local").glob("*.index")
        return only

    return find


def used(monkeypatch):
    found = []
    real = index.load
    monkeypatch.setattr(store_module, "load", lambda *given: found.append(real(*given)) or found[-1])
    return found


def test_opening_from_the_index_gives_what_the_journal_gives(folder, filled, index_file, monkeypatch):
    found = used(monkeypatch)
    again = Store(folder).read()
    assert len(found[0].events) == len(filled.events)
    assert again == filled
    index_file().unlink()
    assert Store(folder).read() == filled


def test_who_recorded_much_can_leave_an_index_for_the_next_opening(
    folder, store, save, judgement, monkeypatch
):
    save(judgement())
    save(judgement("related"), judgement("unsure"))
    store.index()
    found = used(monkeypatch)
    assert Store(folder).read() == store.read()
    assert len(found[0].events) == 3


def test_what_was_added_since_is_read_from_the_journal(folder, filled, save, judgement, index_file):
    kept = index_file().read_bytes()
    save(judgement("unsure"))
    index_file().write_bytes(kept)
    assert len(Store(folder).read().events) == len(filled.events) + 1


def test_damage_is_remembered_by_the_index(folder, filled, save, judgement, journal, monkeypatch):
    lines = journal().read_bytes().splitlines(keepends=True)
    journal().write_bytes(b"".join([lines[0], b"hello\n", *lines[1:]]))
    first = Store(folder).read()
    found = used(monkeypatch)
    assert Store(folder).read() == first
    assert found[0].damages == list(first.damages)


@pytest.mark.parametrize("change", ["changed", "shorter", "longer before"])
def test_an_index_of_other_bytes_is_not_used(folder, filled, journal, index_file, monkeypatch, change):
    whole = journal().read_bytes()
    lines = whole.splitlines(keepends=True)
    journal().write_bytes(
        {
            "changed": whole.replace(b"different", b"different"[::-1]),
            "shorter": b"".join(lines[:-2]),
            "longer before": b"".join([*lines[:3], lines[0], *lines[3:]]),
        }[change]
    )
    found = used(monkeypatch)
    Store(folder).read()
    assert found == [None]


@pytest.mark.parametrize("content", [b"", b"hello", b"0" * 64 + b"{}", b"\xff" * 100])
def test_an_index_that_is_none_is_not_used(folder, filled, index_file, content):
    index_file().write_bytes(content)
    assert Store(folder).read() == filled


def test_an_index_that_another_installation_signed_is_not_believed(
    folder, filled, index_file, tmp_path, monkeypatch
):
    signed = index_file().read_bytes()
    contents = json.loads(signed[64:])
    contents["columns"]["JudgementEvent"]["verdict"] = ["different"] * 2
    body = json.dumps(contents).encode()
    index_file().write_bytes(index._signature(body, b"a stranger's key") + body)
    assert Store(folder).read() == filled
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "another"))
    found = used(monkeypatch)
    index_file().write_bytes(signed)
    Store(folder).read()
    assert found == [None]


def test_every_annotators_state_is_the_same_without_the_index(folder, filled, index_file):
    with_index = Store(folder).state()
    index_file().unlink()
    assert Store(folder).state() == with_index

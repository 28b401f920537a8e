import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.annotations.lines import Flaw, LineError, checksum, decode, encode, fields_of

HEADER = {
    "v": 1,
    "op": "018f6b0e-6d1f-4a3e-9a44-2f6c1f3d7a10",
    "writer": "w",
    "clock": 1,
    "at": "2026-03-02T10:00:00.5Z",
    "annotator": "anna",
}
NOTE = {**HEADER, "kind": "note", "annotation": HEADER["op"], "note": "hello"}


def flaw_of(line):
    with pytest.raises(LineError) as caught:
        decode(line)
    return caught.value.flaw


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_a_line_gives_back_what_went_in_whatever_the_words(words):
    line = encode({**NOTE, "note": words})
    assert line.count(b"\n") == 1
    assert decode(line[:-1]).note == words


def test_line_separators_of_unicode_are_text():
    line = encode({**NOTE, "note": "a\u2028b\u0085c\u2029d\x1ce"})
    assert decode(line[:-1]).note == "a\u2028b\u0085c\u2029d\x1ce"


def test_the_checksum_is_the_hash_of_the_bytes_before_it():
    line = encode(NOTE)
    body, _, ending = line.rpartition(b',"sum":"')
    assert ending == checksum(body).encode() + b'"}\n'


@given(st.data())
def test_no_changed_byte_goes_unnoticed(data):
    line = bytearray(encode(NOTE)[:-1])
    place = data.draw(st.integers(0, len(line) - 1))
    line[place] ^= data.draw(st.integers(1, 255))
    assert flaw_of(bytes(line)) in {Flaw.DAMAGED, Flaw.TORN, Flaw.FOREIGN}


@given(st.integers(1, len(encode(NOTE)) - 2))
def test_every_cut_is_torn(length):
    assert flaw_of(encode(NOTE)[:length]) is Flaw.TORN


def test_a_carriage_return_before_the_newline_is_forgiven():
    assert decode(encode(NOTE)[:-1] + b"\r").note == "hello"


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "dance"},
        {"clock": True},
        {"clock": 0},
        {"clock": "1"},
        {"op": "1"},
        {"op": "../../x"},
        {"at": "yesterday"},
        {"extra": 1},
        {"note": None},
        {"anchors": [{"claim": "c"}]},
        {"anchors": [{"claim": "c", "article": "a", "start": 0, "end": 9, "exact": "x"}]},
        {"anchors": {}},
        {"annotator": ""},
    ],
)
def test_what_is_not_of_the_schema_is_foreign_and_says_where(change):
    with pytest.raises(LineError) as caught:
        decode(encode({**NOTE, **change})[:-1])
    assert caught.value.flaw is Flaw.FOREIGN
    assert next(iter(change)) in caught.value.reason


def test_a_newer_schema_is_told_apart():
    assert flaw_of(encode({**NOTE, "v": 2, "kind": "dance"})[:-1]) is Flaw.NEWER
    assert flaw_of(json.dumps({"v": 3}).encode()) is Flaw.NEWER


def test_json_of_strangers_is_foreign():
    assert flaw_of(b'{"a": 1}') is Flaw.FOREIGN
    assert flaw_of(b"[]") is Flaw.FOREIGN
    assert flaw_of(b"hello") is Flaw.FOREIGN
    assert flaw_of(b'{"half') is Flaw.FOREIGN


def test_an_event_can_be_written_again():
    migration = {**HEADER, "kind": "migration", "from": "a", "to": "b"}
    event = decode(encode(migration)[:-1])
    assert fields_of(event) == migration

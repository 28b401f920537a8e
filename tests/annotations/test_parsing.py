import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.annotations import Refused
from compare.annotations.parsing import parse_event

CASES = json.loads((Path(__file__).parents[1] / "cases/annotations/broken_lines.json").read_text("utf-8"))


@pytest.mark.parametrize(("line", "why"), CASES)
def test_a_broken_line_is_refused_in_words(line, why):
    with pytest.raises(Refused, match=why.replace("(", r"\(")):
        parse_event(line.encode())


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"[" * 100_000, "nested too deep"),
        (b'{"a":' * 100_000, "nested too deep"),
        (b'{"a":' + b"1" * 5_000 + b"}", "too many digits"),
        (b'{"a":"' + b"x" * (1 << 20) + b'"}', "longer than"),
        (b'{"a": "\xff"}', "not UTF-8"),
    ],
)
def test_a_bomb_is_refused_in_words(line, why):
    with pytest.raises(Refused, match=why):
        parse_event(line)


def test_a_byte_order_mark_is_no_fault():
    assert parse_event(b'\xef\xbb\xbf{"a": 1}\r') == {"a": 1}


@given(st.binary(max_size=200))
def test_any_bytes_are_an_object_or_refused(line):
    with contextlib.suppress(Refused):
        assert isinstance(parse_event(line), dict)

import io
import json

import pytest

from compare.annotations.lines import LONGEST_LINE
from compare.annotations.recording import Line, Recorder, waiting_lines


class Pipe:
    """Hands over one piece at a time, as a pipe does."""

    def __init__(self, *pieces):
        self.pieces = list(pieces)

    def read1(self, _size=-1, /):
        return self.pieces.pop(0) if self.pieces else b""


@pytest.fixture
def recorder(store, catalogue):
    return Recorder(store, catalogue, "anna")


def test_whole_lines_are_taken_as_they_arrive_and_parts_wait():
    groups = list(waiting_lines(Pipe(b"a\nb", b"c\n\n", b"d")))
    assert groups == [[Line(1, b"a")], [Line(2, b"bc")], [Line(4, b"d")]]


def test_a_stream_that_ends_at_once_has_no_lines():
    assert list(waiting_lines(io.BytesIO(b""))) == []


def test_a_line_without_end_is_not_kept_in_memory(recorder):
    pieces = [b"x" * (LONGEST_LINE // 2)] * 9
    (last,) = [group for group in waiting_lines(Pipe(*pieces, b"\n")) if group]
    assert len(last[0].text) <= LONGEST_LINE + 2
    assert recorder.take(last)[0].startswith("refused 1 the line is longer than")


def test_lines_are_split_at_newlines_only():
    ((line,),) = waiting_lines(io.BytesIO("a\u2028b\u0085c\rd".encode()))
    assert line.text.decode() == "a\u2028b\u0085c\rd"


def test_each_line_has_its_answer_in_order(recorder, judgement, store):
    lines = [
        json.dumps(judgement()),
        "{broken",
        json.dumps(judgement(claim_a="x:0-1")),
        json.dumps({"kind": "dance"}),
    ]
    answers = recorder.take([Line(number, line.encode()) for number, line in enumerate(lines, start=7)])
    assert answers[0] == f"saved {store.read().events[0].op}"
    assert [answer.split()[:2] for answer in answers[1:]] == [
        ["refused", "8"],
        ["refused", "9"],
        ["refused", "10"],
    ]
    assert (recorder.seen, recorder.refused) == (4, 3)


def test_what_cannot_be_written_is_refused_line_by_line(recorder, judgement, folder):
    folder.write_text("in the way")
    answers = recorder.take([Line(1, json.dumps(judgement()).encode()), Line(2, b"{")])
    assert answers[0].startswith("refused 1 ")
    assert "cannot be written" in answers[0]
    assert answers[1].startswith("refused 2 ")


def test_an_answer_is_always_one_line(recorder, judgement):
    (answer,) = recorder.take([Line(1, json.dumps(judgement(claim_a="a\nsaved b\n")).encode())])
    assert len(answer.splitlines()) == 1
    (answer,) = recorder.take([Line(1, b'{"kind": "\\u001b[31m"}')])
    assert "\x1b" not in answer

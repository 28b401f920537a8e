"""Files arrive whole and in order, whatever comes twice, late or damaged."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.errors import CompareError
from compare.ui.incoming import MOST, UPLOADS_KEPT, Incoming, take_piece


def piece(content, at=0, upload="u"):
    return {"upload": upload, "at": at, "content": base64.b64encode(content).decode()}


def names(*files, upload="u"):
    return {"upload": upload, "files": [[name, len(content)] for name, content in files]}


@given(st.lists(st.binary(max_size=40), min_size=1, max_size=6), st.integers(1, 50), st.randoms())
def test_files_are_what_was_sent_though_pieces_come_twice(contents, size, chance):
    incoming, whole, at = Incoming(), b"".join(contents), 0
    while at < len(whole):
        for _ in range(chance.randint(1, 3)):
            have = take_piece(incoming, piece(whole[at : at + size], at))["have"]
        at = have
    files = [(f"{number}.txt", content) for number, content in enumerate(contents)]
    assert incoming.files(names(*files)) == files


def test_after_a_restart_the_sender_hears_from_where_to_go_on():
    assert take_piece(Incoming(), piece(b"rest", at=4096))["have"] == 0


def test_files_that_are_not_here_whole_are_refused_in_words():
    incoming = Incoming()
    take_piece(incoming, piece(b"half"))
    with pytest.raises(CompareError, match="did not arrive whole"):
        incoming.files(names(("a.txt", b"half and half")))


def test_more_than_can_be_taken_in_at_once_is_refused():
    with pytest.raises(CompareError, match="100 MB"):
        Incoming().take("u", MOST, b"x")


def test_uploads_that_are_given_up_do_not_pile_up():
    incoming = Incoming()
    for number in range(UPLOADS_KEPT + 1):
        incoming.take(str(number), 0, b"x")
    assert incoming.take("1", 1, b"y") == 2
    assert incoming.take("0", 1, b"y") == 0


@pytest.mark.parametrize(
    "broken", [{}, {"upload": "u", "at": "x", "content": ""}, {"upload": "u", "at": 0, "content": "%"}]
)
def test_a_damaged_piece_is_refused_in_words(broken):
    with pytest.raises(CompareError, match="damaged"):
        take_piece(Incoming(), broken)

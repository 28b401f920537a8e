"""Bytes to text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.articles.decoding import MAX_ARTICLE_BYTES, decode
from compare.errors import CompareError


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"No\r\nplans\n", "No\nplans\n"),
        (b"\xef\xbb\xbfNo plans", "No plans"),
        ("Türkiye’s".encode(), "Türkiye’s"),
        ("Nein".encode("utf-16"), "Nein"),
        (b"a\rb", "a\rb"),
    ],
)
def test_only_the_mark_and_the_line_ends_change(raw, text):
    assert decode(raw, file="a.txt") == text


def test_a_declared_charset_is_tried_after_utf8():
    assert decode("Türkiye’s".encode("cp1252"), file="a.txt", declared="windows-1252") == "Türkiye’s"


@pytest.mark.parametrize(
    ("raw", "declared", "words"),
    [
        (b"caf\xe9 au lait", "", "byte 3: is not UTF-8"),
        (b"caf\xe9", "no-such-charset", "unknown charset"),
        (b"caf\xe9", "base64", "cannot be read as"),
        (b"\xff\xfe\x00", "", "is not UTF-16"),
        (b"PK\x03\x04\x00\x00", "", "is binary"),
        (b"\x01\x02\x03\x04\x05\x06 words", "", "is binary"),
        (b"\xed\xa0\x80", "", "is not UTF-8"),
        (b"a" * (MAX_ARTICLE_BYTES + 1), "", "MB"),
        (b"a\n" * 60_000, "", "lines"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words_that_name_the_file(raw, declared, words):
    with pytest.raises(CompareError, match=r"a\.txt") as refusal:
        decode(raw, file="a.txt", declared=declared)
    assert words in str(refusal.value)
    assert refusal.value.remedy


@given(
    st.binary(max_size=200),
    st.sampled_from(["", "latin-1", "utf-16", "hex", "rot13", "idna", "punycode", "x\0y"]),
)
def test_any_bytes_are_read_or_refused(raw, declared):
    try:
        text = decode(raw, file="a.txt", declared=declared)
    except CompareError:
        return
    assert isinstance(text, str)

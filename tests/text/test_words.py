import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.text import fold, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran’s 1,500 missiles.", ["iran's", "1,500", "missiles"]),
        ("US-Israeli war", ["us-israeli", "war"]),
        ("“ready… to take part in [the] defense”", ["ready", "to", "take", "part", "in", "the", "defense"]),
        ("4 percent of GDP, 3.4 then", ["4", "percent", "of", "gdp", "3.4", "then"]),
        ("حلف الناتو", ["حلف", "الناتو"]),
        ("e\u0301lan", ["e\u0301lan"]),
        ("", []),
    ],
)
def test_words_are_what_a_reader_would_call_words(text, expected):
    assert [word.folded for word in words(text)] == expected


@given(st.text(max_size=200))
def test_words_are_ordered_spans_that_do_not_overlap_and_say_what_stands_there(text):
    end = 0
    for word in words(text):
        assert end <= word.span.start < word.span.end
        assert word.folded == fold(word.span.of(text))
        end = word.span.end


def test_a_million_characters_without_a_break_are_one_word():
    assert len(words("a" * 1_000_000)) == 1

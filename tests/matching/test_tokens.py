from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.matching.tokens import tokens_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Police arrested Anna Berg on Monday", ["berg"]),
        ("Anna Berg resigned", ["berg"]),
        ("The mayor resigned", []),
        ("He said: “Mistakes were made by Berg”", ["berg"]),
        ("Israel struck Tehran", ["@Israel", "@Iran"]),
        ("Mayor Resigns After Long Inquiry", []),
        ("In May the council met", []),
    ],
)
def test_names_are_parties_and_the_ends_of_capital_words(text, names):
    assert [token.term for token in tokens_of(text) if token.named] == names


@pytest.mark.parametrize(("one", "other"), [("1,234,567", "1,234,568"), ("0.1234567", "0.1234568")])
def test_numbers_that_differ_in_their_last_figure_are_two_terms(one, other):
    terms, others = ([token.term for token in tokens_of(f"{number} votes")] for number in (one, other))
    assert terms != others
    assert terms == [token.term for token in tokens_of(f"{one} votes")]


@given(st.text(alphabet="Ab -'’.“”1 ", max_size=30))
def test_tokens_stand_in_order_and_hold_their_words(text):
    tokens = tokens_of(text)
    assert all(one.span.end <= other.span.start for one, other in pairwise(tokens))
    assert all(token.span.of(text) for token in tokens)

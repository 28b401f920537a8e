"""Which words stand in quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.claims.quotations import quotations_of

CASES = {
    "‘NATO territory’, one must remember": ["NATO territory"],
    "the allies’ bases and Iran’s claims": [],
    "“nobody’s talking about Article 5.”": ["nobody’s talking about Article 5."],
    'described as a "defensive measure", and “really important”': ["defensive measure", "really important"],
    '“a curly one and a straight end" here': ["a curly one and a straight end"],
    "‘large-scale attack or invasion of a NATO member,’ which": [
        "large-scale attack or invasion of a NATO member,"
    ],
    "'Where's my dinner?' he said, the dogs' bowls empty": ["Where's my dinner?"],
    "back in the '90s and the ’80s": [],
    "“The officer said, ‘Go.’ Which court?”": ["The officer said, ‘Go.’ Which court?"],
    "«Non» said Paris": ["Non"],
    "“an open one that runs on": ["an open one that runs on"],
    'a 6" pipe and a 4" one': [],
}


@pytest.mark.parametrize("text", CASES)
def test_marks_pair_as_a_reader_pairs_them(text):
    assert [quote.inside.of(text) for quote in quotations_of(text)] == CASES[text]


@given(st.text(alphabet=st.sampled_from("ab s.,“”\"'‘’«»\n"), max_size=80))
def test_quotations_are_ordered_and_never_overlap(text):
    end = 0
    for quote in quotations_of(text):
        assert quote.span.start >= end
        assert quote.span.contains(quote.inside)
        end = quote.span.end

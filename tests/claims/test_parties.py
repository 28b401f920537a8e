from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.claims.parties import find_parties, party_names


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("British bases and London’s word", ("United Kingdom",)),
        ("US troops told us", ("United States",)),
        ("they told us", ()),
        ("the US‑Israeli war", ("United States", "Israel")),
        ("U.S. officials", ("United States",)),
        ("South Korea and North Korea", ("South Korea", "North Korea")),
        ("the Democratic Republic of the Congo", ("DR Congo",)),
        ("Iranians and Germans", ("Iran", "Germany")),
    ],
)
def test_names_are_folded_to_parties(text, parties):
    assert party_names(text) == parties


@given(st.text(max_size=80))
def test_mentions_are_spans_of_the_text_in_order(text):
    spans = [mention.span for mention in find_parties(text)]
    assert all(span.end <= len(text) and span.of(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))

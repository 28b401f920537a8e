"""Why two articles' dates make an echo of what they tell alike, in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.matching.dating import compare_dates
from compare.ui.dates import gap_in_words

dates = st.dates().map(str).flatmap(lambda day: st.sampled_from([day, day[:7], day[:4], "", "sometime"]))


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("2026-03-02", "2026-03-11", ""),
        ("2026-03", "2026-04-20", ""),
        ("2026-01-01", "2026-02-05", "35 days"),
        ("2020-01", "2026-03-11", "6 years"),
        ("2026", "2026-03-11", "known to the year only"),
        ("", "2026", "undated"),
        ("sometime", "2026", "undated"),
    ],
)
def test_why_it_is_an_echo_is_said_and_nothing_where_it_need_not_be(one, other, words):
    said = gap_in_words(one, other, 30)
    assert words in said
    assert (said == "") == (words == "")


@given(dates, dates, st.integers(0, 400))
def test_whatever_matching_calls_an_echo_for_its_date_has_its_why_on_the_screen(one, other, window):
    assert (gap_in_words(one, other, window) == "") == compare_dates(one, other, window).allows

"""How far apart two articles are, in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.ui.dates import days_apart, gap_in_words

dates = st.dates().map(str)


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("2026-03-02", "2026-03-11", ""),
        ("2026-03", "2026-04-20", ""),
        ("2026-01-01", "2026-02-05", "35 days|1 month"),
        ("2024-10", "2026-03-11", "1 year"),
        ("2020-01", "2026-03-11", "6 years"),
        ("", "2026", "undated"),
        ("sometime", "2026", "undated"),
    ],
)
def test_a_gap_is_said_only_beyond_the_window(one, other, words):
    said = gap_in_words(one, other, 30)
    assert any(part in said for part in words.split("|"))
    assert (said == "") == (words == "")


@given(dates, dates)
def test_the_order_of_two_dates_does_not_matter(one, other):
    assert days_apart(one, other) == days_apart(other, one)


@given(dates)
def test_a_date_is_no_days_from_its_month_and_year(date):
    assert days_apart(date, date[:7]) == days_apart(date, date[:4]) == 0

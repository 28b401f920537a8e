import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.matching.dating import compare_dates, days_of

DATES = st.dates().map(lambda day: day.isoformat())


@pytest.mark.parametrize(
    ("one", "other", "allows"),
    [
        ("2026-03-11", "2026-03-02", True),
        ("2026-03-11", "2026-04-10", True),
        ("2026-03-11", "2026-04-11", False),
        ("2026-03", "2026-03-30", True),
        ("2026-02", "2026-04-01", False),
        ("2026", "2026-03-11", False),
        ("", "2026-03-11", False),
        ("", "", False),
        ("last week", "2026-03-11", False),
        ("2026-13-45", "2026-03-11", False),
        ("2026-03-11T10:00:00Z", "2026-03-12", True),
    ],
)
def test_only_known_dates_within_the_window_allow_the_same_claim(one, other, allows):
    assert compare_dates(one, other, 30).allows is allows


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ("2020-03-11", "published 6 years apart"),
        ("2024-10", "published 16 months apart"),
        ("2026-01-21", "published 49 days apart"),
        ("2026", "the date of one article is known to the year only"),
        ("", "one article is undated"),
    ],
)
def test_a_refusal_says_why_in_words(other, words):
    assert compare_dates("2026-03-11", other, 30).words == words


def test_a_wide_window_trusts_a_year():
    assert compare_dates("2026", "2026-03-11", 400).allows


@given(DATES, DATES, st.integers(min_value=0, max_value=5000))
def test_the_guard_does_not_depend_on_the_order_of_the_articles(one, other, window):
    assert compare_dates(one, other, window) == compare_dates(other, one, window)


@given(st.text(max_size=12), st.text(max_size=12))
def test_no_text_in_the_place_of_a_date_breaks_the_guard(one, other):
    assert isinstance(compare_dates(one, other, 30).allows, bool)


@pytest.mark.parametrize("date", ["", "x", "2026-13", "2026-02-30", "20 26", "-1"])
def test_what_is_no_date_has_no_days_of(date):
    assert days_of(date) is None

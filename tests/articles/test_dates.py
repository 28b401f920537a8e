"""Dates as pages write them."""

import pytest

from compare.articles.date_lines import is_date_line
from compare.articles.dates import find_date, habitual, is_date, readings


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2 Mar 2026 23:36", "2026-03-02"),
        ("March 3, 2026", "2026-03-03"),
        ("Sept. 9th, 2024", "2024-09-09"),
        ("2026-03-11", "2026-03-11"),
        ("25/12/2025", "2025-12-25"),
        ("12/25/2025", "2025-12-25"),
        ("03/04/2026", "2026"),
        ("Friday 03/04/2026", "2026-04-03"),
        ("Wed 03/04/2026", "2026-03-04"),
        ("Monday 03/04/2026", "2026"),
        ("03.04.2026 - Update : 04.04.2026", "2026-04-03"),
        ("18-04-2026", "2026-04-18"),
        ("03-04-2026", "2026"),
        ("Updated 20:41, 11-May-2026", "2026-05-11"),
        ("By Nick Farrow - 09/17/25 4:05 PM ET", "2025-09-17"),
        ("Published: 2026-03-11T14:22:00Z", "2026-03-11"),
        ("Input : 2026.03.11 17:25", "2026-03-11"),
        ("2026/3/1", "2026-03-01"),
        ("05/17/2024May 17, 2024", "2024-05-17"),
        ("March 11, 20264:22 PM GMT+1Updated 2 hours ago", "2026-03-11"),
        ("Mar. 11,2026", "2026-03-11"),
        ("3rd of March, 2026", "2026-03-03"),
        ("11/March/2026", "2026-03-11"),
        ("12 Mars 2026", ""),
        ("11 Mar 20261", ""),
        ("99.99.2026", ""),
        ("rose by 3.4.25 points", ""),
        ("October 2024", "2024-10"),
        ("31 February 2024", ""),
        ("may I say", ""),
    ],
)
def test_a_date_is_read_as_precisely_as_it_is_stated(written, iso):
    assert find_date(written) == iso


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("Issued on: 11/06/2026 - 14:22", "2026-06-11"),
        ("05/06/2026 09:12 GMT", "2026-06-05"),
        ("05/06/2026 9:12 PM", "2026-05-06"),
        ("05/06/2026 18:12 EDT", "2026-05-06"),
        ("05/06/2026 9:12", ""),
        ("05/06/2026", ""),
        ("25/06/2026 14:22", ""),
    ],
)
def test_the_clock_beside_a_date_tells_whose_habit_it_follows(written, iso):
    assert habitual(written) == iso


def test_a_date_of_one_reading_has_one():
    assert readings("25/12/2025") == readings("12/25/2025") == ("2025-12-25",)
    assert readings("03/03/2026") == ("2026-03-03",)
    assert readings("40/40/2026") == ()


@pytest.mark.parametrize("value", ["2024", "2024-10", "2024-02-29"])
def test_dates_of_any_precision_count(value):
    assert is_date(value)


@pytest.mark.parametrize(
    "value", ["", "24", "2024-13", "2023-02-29", "2024-1-1", "10/2024", "2024-10-01T00:00"]
)
def test_what_is_not_iso_does_not_count(value):
    assert not is_date(value)


@pytest.mark.parametrize(
    "line",
    [
        "Updated 9:41 PM EST, February 2, 2024",
        "Published: 15:20 GMT, 7 November 2024 | Updated: 17:01 GMT, 7 November 2024",
        "By Nick Farrow - 09/17/25 4:05 PM ET",
        "Published 3 hours ago",
        "March 3, 2026",
        "Thu 12 Jun 2025 15.02 BST",
    ],
)
def test_a_line_of_dates_and_times_is_a_date_line(line):
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "He died on 3 March 2026.",
        "Talks resume on March 3 in Geneva between the two sides",
        "The 2024 election was the closest in decades",
        "May is coming",
    ],
)
def test_a_sentence_with_a_date_in_it_is_not(line):
    assert not is_date_line(line)

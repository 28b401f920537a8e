import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.claims.quantities import find_dates, find_quantities


@pytest.mark.parametrize(
    ("text", "quantities"),
    [
        ("nearly 800 people", [(800.0, "people")]),
        ("1,500 jets", [(1500.0, "jet")]),
        ("$1.5 million", [(1.5e6, "dollar")]),
        ("£3bn", [(3e9, "pound")]),
        ("approximately 70 percent", [(70.0, "percent")]),
        ("3.4% of GDP", [(3.4, "percent")]),
        ("the 32-member alliance", [(32.0, "member")]),
        ("twenty-five thousand homes", [(25000.0, "home")]),
        ("two hundred and six cases", [(206.0, "case")]),
        ("one of them", []),
        ("on March 3, 2026 in Brussels", []),
        ("in 2019", []),
    ],
)
def test_numbers_are_read_with_their_units(text, quantities):
    assert [(found.value, found.unit) for found in find_quantities(text)] == quantities


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("on 2 Mar 2026", ("2026-03-02",)),
        ("March 3rd, 2026", ("2026-03-03",)),
        ("in October 2024", ("2024-10",)),
        ("on October 1", ("--10-01",)),
        ("between 2009 and 2013", ("2009", "2013")),
        ("they may come", ()),
    ],
)
def test_dates_are_read_as_far_as_they_are_given(text, dates):
    assert find_dates(text) == dates


@given(st.text(alphabet="0123456789,.-$%k mbn twohundredmilion", max_size=60), st.integers(0, 1000))
def test_spans_lie_in_the_text_wherever_it_begins(text, offset):
    for found in find_quantities(text, offset):
        assert 0 <= found.span.start - offset < found.span.end - offset <= len(text)


def test_a_number_of_five_thousand_digits_is_no_error():
    assert find_quantities("9" * 5000)[0].value > 0

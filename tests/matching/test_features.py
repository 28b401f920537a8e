import numpy as np
import pytest

from compare.claims import describe
from compare.matching.features import measure
from compare.matching.preparing import prepare


def measured(feature, one, other):
    prepared = prepare([describe("a:0", "a", one), describe("b:0", "b", other)])
    return float(measure(prepared, np.array([0]), np.array([1]))[feature][0])


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [
        ("120 people died", "The dead number 120", 0),
        ("120 people died", "People died", 0),
        ("12 of 120 died", "120 people died in 3 towns", 0),
        ("100 people died", "300 people died", 1),
        ("100 people died", "9,000 people died", 1),
    ],
)
def test_numbers_differ_by_how_far_the_nearest_are_apart(one, other, value):
    assert measured("numbers_differ", one, other) == pytest.approx(value, abs=0.02)


def test_a_count_that_grew_a_little_differs_a_little():
    assert 0.5 < measured("numbers_differ", "118 people died", "120 people died") < 0.55


def test_the_same_denied_of_the_same_party_speaks_for_one_claim():
    assert measured("denial", "NATO will not join the war", "NATO is not involved in the war") > 0


def test_the_same_denied_of_another_party_does_not():
    assert measured("denial", "NATO will not join the war", "Germany is not involved in the war") == 0

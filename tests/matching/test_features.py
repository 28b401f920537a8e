import numpy as np
import pytest

from compare.claims import describe
from compare.matching.features import FEATURES, measure
from compare.matching.preparing import prepare


def measured(feature, one, other):
    prepared = prepare([describe("a:0", "a", one), describe("b:0", "b", other)])
    return float(measure(prepared, np.array([0]), np.array([1]))[feature][0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NATO will not join the war", "NATO is not involved in the war"),
        ("Anna Berg will not resign", "Mr Hill said Berg has no plans to resign"),
    ],
)
def test_the_same_denied_of_the_same_name_speaks_for_one_claim(one, other):
    assert measured("denial", one, other) > 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NATO will not join the war", "Germany is not involved in the war"),
        ("The brother was not involved", "The company was not involved"),
        ("NATO will not join the war", "The brother was not involved"),
    ],
)
def test_the_same_denied_of_another_or_of_nobody_named_does_not(one, other):
    assert measured("denial", one, other) == 0


def test_features_have_names_of_their_own():
    assert len({feature.name for feature in FEATURES}) == len(FEATURES)

import pytest

from compare.matching.features import FEATURES


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NATO will not join the war", "NATO is not involved in the war"),
        ("Anna Berg will not resign", "Mr Hill said Berg has no plans to resign"),
    ],
)
def test_the_same_denied_of_the_same_name_speaks_for_one_claim(measured, one, other):
    assert measured("denial", one, other) > 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NATO will not join the war", "Germany is not involved in the war"),
        ("The brother was not involved", "The company was not involved"),
        ("NATO will not join the war", "The brother was not involved"),
    ],
)
def test_the_same_denied_of_another_or_of_nobody_named_does_not(measured, one, other):
    assert measured("denial", one, other) == 0


def test_features_have_names_of_their_own():
    assert len({feature.name for feature in FEATURES}) == len(FEATURES)

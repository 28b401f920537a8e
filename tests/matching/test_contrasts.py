import pytest


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
def test_numbers_differ_by_how_far_the_nearest_are_apart(measured, one, other, value):
    assert measured("numbers_differ", one, other) == pytest.approx(value, abs=0.02)


def test_a_count_that_grew_a_little_differs_a_little(measured):
    assert 0.5 < measured("numbers_differ", "118 people died", "120 people died") < 0.55


def test_copies_but_for_a_number_far_off_are_set_apart(measured):
    assert measured("other_number", "The fire killed 100 people", "The fire killed 900 people") > 0.9
    assert measured("other_number", "The fire killed 118 people", "The fire killed 120 people") < 0.1
    assert measured("other_number", "The fire killed 100 people", "The team won 9 games in the rain") == 0


def test_copies_but_for_the_leading_name_are_set_apart(measured):
    assert measured("other_name", "Germany will send tanks", "France will send tanks") > 0.9
    assert measured("other_name", "Police arrested Anna Berg", "Police arrested Tom Hill") > 0.2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Germany will send tanks", "Berlin will send tanks"),
        ("Anna Berg will resign", "Ms Berg will resign"),
        ("Germany sends tanks to France", "France gets tanks from Germany"),
        ("Germany will send tanks", "The government will send tanks"),
        ("Germany will send tanks", "France won the cup on Sunday"),
    ],
)
def test_a_name_that_the_other_has_too_or_of_another_claim_sets_nothing_apart(measured, one, other):
    assert measured("other_name", one, other) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The dam is safe", "The dam is not safe"),
        ("Prices rose in May", "Prices fell in May"),
        ("Iran struck Israel", "Israel struck Iran"),
        ("Iran was struck by Israel", "Israel was struck by Iran"),
    ],
)
def test_copies_that_say_the_contrary_are_set_apart(measured, one, other):
    assert measured("contrary", one, other) > 0.5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Iran struck Israel", "Israel was struck by Iran"),
        ("Iran and Israel talked", "Israel and Iran talked"),
        ("Prices did not rise", "Prices fell"),
        ("Prices rose and fell", "Prices fell"),
        ("The dam is not safe", "The dam is not safe at all"),
        ("The dam is not only safe but new", "The dam is safe"),
    ],
)
def test_what_only_looks_contrary_is_not(measured, one, other):
    assert measured("contrary", one, other) == 0


def test_the_same_denied_of_something_else_speaks_against(measured):
    one = "The brother was not involved"
    assert measured("denied_of_others", one, "The company was not involved in guarding") > 0
    assert measured("denied_of_others", one, "His brother was not involved in guarding") == 0
    assert measured("denied_of_others", one, "Nobody was involved") == 0

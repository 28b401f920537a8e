"""What a text hides: direction marks, letters that only look alike."""

import pytest

from compare.text import disguises_of


@pytest.mark.parametrize(
    "text",
    [
        "NATO said no.",
        "قال الرئيس \u202bنعم\u202c",
        "Кремль ответил",
        "a 5 \u03bcm film",
        "Kütahya’da “no”",
        "\u200fשלום",
    ],
)
def test_honest_text_of_any_script_hides_nothing(text):
    assert disguises_of(text) == ()


def test_an_override_is_told_in_any_script():
    assert disguises_of("قال \u202eabc") == ("invisible direction marks",)


def test_a_word_of_two_scripts_is_named():
    assert disguises_of("NATO chief Rutt\u0435 said") == (
        "letters of another script that look like its own (“Rutt\u0435”)",
    )

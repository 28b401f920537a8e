"""Where a story was written, and the paragraphs that only look as if they said so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.articles.datelines import dateline_of, place_of


@pytest.mark.parametrize(
    "dateline",
    [
        "KYIV, Ukraine (AP) — ",
        "BEIJING, March 3 (Xinhua) -- ",
        "MOSCOW, March 3. /TASS/. ",
        "LONDON: ",
        "(Bloomberg) -- ",
        "PUERTO ALTO, May 3 (EFE).- ",
        "PALO ALTO -- ",
    ],
)
def test_a_dateline_is_cut_off_with_the_space_behind_it(dateline):
    assert dateline_of(f"{dateline}The council voted on Monday.") == dateline


@pytest.mark.parametrize(
    "paragraph",
    [
        "Iran - a state - said no.",
        "(Not that it mattered) - The vote was void.",
        "He said: The vote was void.",
    ],
)
def test_a_paragraph_without_a_dateline_keeps_its_first_words(paragraph):
    assert dateline_of(paragraph) == ""


@pytest.mark.parametrize(
    ("paragraph", "place"),
    [
        ("New Delhi: Rain fell on Monday.", "New Delhi: "),
        ("Exclusive: Rain fell on Monday.", ""),
        ("The rule: rain falls on Monday.", ""),
    ],
)
def test_a_place_before_a_colon_is_told_from_a_label(paragraph, place):
    assert place_of(paragraph) == place


@given(st.text(max_size=200))
def test_what_is_cut_off_is_the_beginning_of_the_paragraph(paragraph):
    assert paragraph.startswith(dateline_of(paragraph))
    assert paragraph.startswith(place_of(paragraph))

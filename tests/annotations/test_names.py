import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.annotations.names import clean_name, folder_name
from compare.errors import CompareError

CASES = json.loads((Path(__file__).parents[1] / "cases/annotations/names.json").read_text(encoding="utf-8"))
LETTERS = set("abcdefghijklmnopqrstuvwxyz0123456789-_")


@pytest.mark.parametrize("name", CASES["plain"])
def test_plain_names_are_their_own_folder(name):
    assert folder_name(clean_name(name)) == name


@pytest.mark.parametrize("name", [*CASES["hostile"], "x" * 300])
def test_all_other_names_become_safe_folders(name):
    folder = folder_name(clean_name(name))
    assert set(folder) <= LETTERS
    assert len(folder) <= 60
    assert folder[0].isalnum()
    assert folder.partition(".")[0] not in {"con", "nul", "com1", "lpt9", "quarantine"}


@pytest.mark.parametrize("name", [*CASES["refused"], "x" * 1_001])
def test_names_that_are_none_are_refused_with_a_remedy(name):
    with pytest.raises(CompareError, match="Give a name"):
        clean_name(name)


def test_no_two_names_share_a_folder_even_where_case_does_not_count():
    names = [*CASES["plain"], *CASES["hostile"], "x" * 300, "x" * 301]
    assert len({folder_name(clean_name(name)).lower() for name in names}) == len(names)


def test_a_name_is_the_same_however_its_accents_are_stored():
    assert clean_name("E\u0301lise ") == clean_name("Élise")


@given(st.text(max_size=80))
def test_any_name_is_refused_or_safe_and_the_same_every_time(name):
    try:
        clean = clean_name(name)
    except CompareError:
        return
    assert set(folder_name(clean)) <= LETTERS
    assert clean_name(clean) == clean

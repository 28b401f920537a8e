import pytest

from compare.claims import describe
from compare.matching.terms import terms_of


def terms(text):
    return terms_of(describe("a:0", "a", text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("British bases", "the United Kingdom"),
        ("US‑Israeli strikes", "Washington and Israel"),
        ("NATO", "the North Atlantic Treaty Organisation"),
    ],
)
def test_names_demonyms_and_capitals_are_one_party(one, other):
    assert set(terms(one).parties) & set(terms(other).parties)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("involved", "involvement"),
        ("operations", "operation"),
        ("organised", "organized"),
        ("labour", "labor"),
    ],
)
def test_word_families_and_the_two_spellings_are_one_term(one, other):
    assert terms(one).content == terms(other).content


@pytest.mark.parametrize(("one", "other"), [("12 people", "twelve people"), ("1,500 men", "1500 men")])
def test_numbers_are_one_term_however_they_are_written(one, other):
    assert terms(one).numbers == terms(other).numbers != ()


def test_a_number_is_shown_without_its_unit():
    assert terms("nearly 800 people died").surface["#800"] == "800"


def test_who_says_so_is_apart_from_what_is_said():
    said = terms("Mayor Anna Berg said on Monday that the dam had been repaired.")
    assert "dam" in said.content
    assert "berg" not in said.content
    assert "berg" in said.attribution


def test_every_content_term_has_a_written_form():
    told = terms("Five US‑Israeli jets hit 3 bases, Britain’s BBC reported.")
    assert set(told.surface) == set(told.content)


@pytest.mark.parametrize("text", ["", "…", "of the", "12", "%$£", "a" * 5000, "מלחמה 战争 война"])
def test_no_text_breaks_it(text):
    assert terms(text).content == tuple(sorted(set(terms(text).content)))

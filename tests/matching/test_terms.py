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


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The bridge is not safe", True),
        ("They won’t join", True),
        ("The mayor refused to resign", True),
        ("The bridge is safe", False),
        ("The bridge is not only safe but handsome", False),
        ("He pleaded not guilty", False),
        ("The court ruled that the bridge is safe", False),
        ("The court ruled out a trial", True),
    ],
)
def test_denials_are_seen(text, negated):
    assert terms(text).negated is negated


def test_what_is_denied_is_what_follows_the_denial():
    assert set(terms("no plans to join").denied) & set(terms("will not participate").denied)
    assert terms("they join, and nobody objects").denied != terms("nobody joins").denied


@pytest.mark.parametrize(
    "text",
    [
        "NATO has no plans to join the war",
        "NATO rules out a role in the war, and tensions rise",
        "The alliance would not formally participate in the war while allies adjust",
        "There are “absolutely no plans whatever” for NATO to be drawn into the war",
        "NATO is not, however, involved in the war",
    ],
)
def test_what_is_denied_is_found_past_fillers(text):
    assert terms(text).denied == ("~involve",)
    assert terms(text).deniers == ("@NATO",)


@pytest.mark.parametrize(
    ("text", "deniers"),
    [
        (
            "The United Kingdom has stated that it is not participating in strikes on Iran",
            ("@United Kingdom",),
        ),
        ("Germany will not send tanks, France said", ("@Germany",)),
        ("NATO, the alliance led by the US, is not helping Israel", ("@NATO",)),
        ("Nobody was hurt", ()),
    ],
)
def test_a_denial_is_said_of_the_party_it_is_about(text, deniers):
    assert terms(text).deniers == deniers


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

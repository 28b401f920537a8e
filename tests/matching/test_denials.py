import pytest

from compare.claims import describe
from compare.matching.terms import terms_of


def terms(text):
    return terms_of(describe("a:0", "a", text))


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The bridge is not safe", True),
        ("They won’t join", True),
        ("The mayor refused to resign", True),
        ("The bridge is safe", False),
        ("The bridge is not only safe but handsome", False),
        ("He pleaded not guilty", False),
        ("The jury found him not guilty", True),
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


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("The brother was not involved", {"brother"}),
        ("The court ruled, but the alliance will not join", {"@NATO"}),
        ("No plans exist", set()),
    ],
)
def test_what_a_denial_is_said_of_stands_before_it_in_its_clause(text, subjects):
    assert set(terms(text).subjects) == subjects

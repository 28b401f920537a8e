"""Names are listed by referent and outlet, each with the places where it stands."""

from collections import defaultdict

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from compare.claims import describe
from compare.framing import contested, namings

TELLINGS = [
    ("TRT", "NATO is not involved in the US-Israeli war on Iran."),
    ("TRT", "Iran condemned the US-Israeli war on Iran."),
    ("CIC", "The alliance stays out of joint operations against Iran."),
    ("CIC", "Tehran and London disagree."),
    ("AM", "Rutte ruled out a role in the Iran war."),
]


def rows():
    claims = [
        describe(f"{number}:0", str(number), text, outlet=outlet)
        for number, (outlet, text) in enumerate(TELLINGS)
    ]
    return {claim.claim_id: claim for claim in claims}, namings(claims)


def test_names_of_one_event_are_gathered_by_whom_it_is_done_to():
    _, found = rows()
    events = {(row.outlet, row.name): row.count for row in found if row.referent == "armed action · Iran"}
    assert events == {
        ("TRT", "US-Israeli war on Iran"): 2,
        ("CIC", "joint operations against Iran"): 1,
        ("AM", "Iran war"): 1,
    }


def test_names_of_one_party_are_gathered():
    _, found = rows()
    assert {
        row.name for row in found if (row.kind, row.referent, row.outlet) == ("party", "Iran", "CIC")
    } == {"Iran", "Tehran"}


def test_every_count_leads_to_the_words_in_a_claim():
    claims, found = rows()
    for row in found:
        for place in row.places:
            claim = claims[place.claim_id]
            assert place.span.shifted(-claim.span.start).of(claim.exact).lower() == row.name.lower()
            assert claim.outlet == row.outlet


def test_only_referents_with_competing_names_are_contested():
    _, found = rows()
    referents = {row.referent for row in contested(found)}
    assert "armed action · Iran" in referents
    assert "United Kingdom" not in referents


def test_an_actor_before_the_noun_is_not_taken_for_the_target():
    claims = [describe("x:0", "x", "Israeli strikes went on.", outlet="X")]
    events = [(row.referent, row.name) for row in namings(claims) if row.kind == "event"]
    assert events == [("armed action · by Israel", "Israeli strikes")]


PHRASES = [
    ("NATO stays out of its ongoing joint operations with Israel against Iran.",
     "armed action · Iran", "ongoing joint operations with Israel against Iran"),
    ("London called the strikes on Iranian missile sites lawful.",
     "armed action · Iran", "strikes on Iranian missile sites"),
    ("Article 5 covers an armed attack on a NATO member.",
     "armed action · NATO", "armed attack on a NATO member"),
    ("Spain condemned Israeli strikes on Iran.", "armed action · Iran", "Israeli strikes on Iran"),
    ("Spain is enabling US actions in the Middle East.",
     "armed action · Middle East", "US actions in the Middle East"),
    ("The killing led to prompting retaliatory Iranian attacks against US bases.",
     "armed action · United States", "retaliatory Iranian attacks against US"),
    ("It followed the war between Israel and Iran.", "armed action · Israel", "war between Israel and Iran"),
    ("He praised the US and Israeli operations as important.",
     "armed action · by Israel and United States", "US and Israeli operations"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "referent", "name"), PHRASES)
def test_the_name_of_an_event_is_a_whole_phrase(text, referent, name):
    rows = namings([describe("x:0", "x", text, outlet="X")])
    assert (referent, name) in [(row.referent, row.name) for row in rows if row.kind == "event"]


@pytest.mark.parametrize(
    "text",
    [
        "The alliance remains vigilant in Iran.",
        "Its operational needs in Iran grew.",
        "The attack began on Saturday, killing 800 people in Iran.",
        "Local forces fight in Iran.",
        "The war went on.",
        "The brutal civil war between Iran-backed rebels and the army went on.",
    ],
)
def test_verbs_adjectives_and_events_of_nobody_are_no_names(text):
    assert [row for row in namings([describe("x:0", "x", text)]) if row.kind == "event"] == []


def test_two_forms_of_one_name_do_not_compete():
    claims = [
        describe("a:0", "a", "Europe met.", outlet="A"),
        describe("b:0", "b", "European leaders met.", outlet="B"),
    ]
    assert contested(namings(claims)) == ()


def test_a_headlines_capitals_are_no_spelling_where_there_is_another():
    texts = ("WHY IRAN WAR MATTERS", "Iran left.")
    claims = [describe(f"a:{at}", "a", text, outlet="A") for at, text in enumerate(texts)]
    assert {(row.name, row.count) for row in namings(claims) if row.kind == "party"} == {("Iran", 2)}


TOKENS = (
    *("a", "the", "and", "between", "on", "in", "of", "said", ",", ".", "“", "”", "\n"),
    *("Iran", "Iran-backed", "Israeli", "US", "NATO’s", "war", "attacks", "killing", "ongoing", "armed"),
    *("Pope", "Francis", "Mr.", "President", "Mark", "Rutte", "Rutte’s"),
)
WORDS = st.lists(st.sampled_from(TOKENS), min_size=1, max_size=25)


@given(WORDS, WORDS)
@example(["Pope", ".", "Pope"], ["Pope", "Pope"])
def test_whatever_is_written_every_name_stands_where_it_is_said_to(first, second):
    texts = [" ".join(first), "Mark Rutte said so. " + " ".join(second)]
    claims = {
        claim.claim_id: claim for claim in (describe(f"{n}:0", "x", text) for n, text in enumerate(texts))
    }
    for row in namings(claims.values()):
        for place in row.places:
            words = place.span.of(claims[place.claim_id].exact)
            assert words.strip() == words != ""
            assert " ".join(words.split()).lower().startswith(row.name.lower().removesuffix("’s"))


PEOPLE = [
    ("A", "NATO Secretary General Mark Rutte spoke in Brussels."),
    ("A", "Rutte’s visit ended."),
    ("B", "“We stay,” NATO chief Mark Rutte said."),
    ("B", "Rookie NYPD officer Peter Liang left, Liang's lawyer Scott Rynecki said."),
    ("B", "Judge Ann Bosch praised Mr. Liang."),
    ("C", "Jane Doe said no, and John Doe said yes, but Doe stayed."),
    ("C", "Planning and Transportation Commissioner Kate Downing and Mayor Downing met."),
    ("C", "Kate Downing said so."),
    ("D", "Shinzo Abe and US President Donald Trump met."),
    ("D", "Shinzo Abe said so."),
    ("E", "Pope Francis prayed for them."),
    ("E", "Francis condemned the killing."),
]


def people(texts=PEOPLE):
    claims = [describe(f"{at}:0", str(at), text, outlet=outlet) for at, (outlet, text) in enumerate(texts)]
    rows = [row for row in namings(claims) if row.kind == "person"]
    found = defaultdict(dict)
    for row in rows:
        found[row.referent, row.outlet][row.name] = row.count
    return found


def test_a_person_is_named_by_the_surname_the_full_name_or_with_a_title():
    found = people()
    assert found["Mark Rutte", "A"] == {"NATO Secretary General Mark Rutte": 1, "Rutte": 1}
    assert found["Mark Rutte", "B"] == {"NATO chief Mark Rutte": 1}
    assert found["Peter Liang", "B"] == {"Rookie NYPD officer Peter Liang": 1, "Liang": 1, "Mr. Liang": 1}
    assert found["Kate Downing", "C"] == {
        "Planning and Transportation Commissioner Kate Downing": 1,
        "Mayor Downing": 1,
        "Kate Downing": 1,
    }


def test_a_bearer_of_one_name_is_a_person_too():
    assert people()["Pope Francis", "E"] == {"Pope Francis": 1, "Francis": 1}


def test_and_between_two_names_belongs_to_neither():
    found = people()
    assert found["Donald Trump", "D"] == {"US President Donald Trump": 1}
    assert found["Shinzo Abe", "D"] == {"Shinzo Abe": 2}


def test_persons_who_share_a_surname_are_known_by_their_full_names_only():
    found = people()
    assert found["Jane Doe", "C"] == {"Jane Doe": 1}
    assert found["John Doe", "C"] == {"John Doe": 1}


@pytest.mark.parametrize(
    "text",
    ["President of the United States said no.", "The Justice Department said so.", "Officials said no."],
)
def test_bodies_and_offices_are_no_persons(text):
    assert people([("A", text)]) == {}

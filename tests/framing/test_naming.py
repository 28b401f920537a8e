"""Names are listed by referent and outlet, each with the places where it stands."""

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
    assert [row for row in namings(claims) if row.kind == "event"] == []

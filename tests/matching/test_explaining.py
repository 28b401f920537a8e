from pathlib import Path

import numpy as np
import pytest

from compare.articles import read_folder
from compare.claims import claims_of, describe
from compare.matching import align
from compare.matching.explaining import LEAST_WEIGHT, combined, explain, in_words, lines
from compare.matching.features import FEATURES
from compare.matching.preparing import prepare
from compare.matching.scoring import score_pairs
from compare.matching.weights import load_weights
from compare.settings import Settings

LONG_CLAIMS = (
    (
        "Tired engineers inspect damaged concrete piers, rusty cables, broken lamps, cracked walls, "
        "wooden ramps, steel doors, flooded cellars and fallen signs beneath Baltimore bridge."
    ),
    (
        "Rescue divers searched cold muddy waters, empty boats, silent docks, burnt sheds, narrow canals, "
        "green meadows, sandy beaches and lonely islands near collapsed highway tunnels."
    ),
)


def only_match(one, other, **more):
    claims = [
        describe("a:0", "a", one, published="2026-03-01"),
        describe("b:0", "b", other, published="2026-03-01"),
    ]
    return align(claims, Settings(), min_score=0, **more).matches[0]


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (
            "Iran is “an exporter of chaos”.",
            "Rutte spoke of “an exporter of chaos”.",
            "both quote “exporter”, “chaos”",
        ),
        ("The 32-member bloc met.", "The 29-member bloc met.", "numbers differ: 32 / 29"),
        ("Spain closed its port.", "Norway closed its port.", "about others: Spain / Norway"),
        ("The port is not safe.", "The port is safe.", "one denies, the other does not"),
        (
            "NATO will not join the war.",
            "NATO rules out a role in the war.",
            "both deny “join” / “role”",
        ),
        ("Prices rose in May.", "Prices fell in May.", "alike, but the contrary: “rose” / “fell”"),
        (
            "Iran hit Israel.",
            "Israel hit Iran.",
            "alike, but the contrary: “Iran → Israel” / “Israel → Iran”",
        ),
        ("Germany sent tanks.", "France sent tanks.", "alike, but of others: Germany / France"),
        (
            "The brother was not involved.",
            "The company was not involved.",
            "the same denied of others: “brother” / “company”",
        ),
        ("They may close the port.", "They close the port.", "one says it may be so, the other that it is"),
        ("The firm purchased a mine.", "The firm bought a mine.", "same meaning: “purchased” / “bought”"),
        (
            "Ferries sail.",
            "The bridge was closed after a barge struck a pier.",
            "a short claim: 2 telling words",
        ),
        (
            LONG_CLAIMS[0],
            LONG_CLAIMS[1],
            "even the shorter claim has 23 telling words: such share some by chance",
        ),
    ],
)
def test_a_reason_names_the_words_that_show_it(one, other, words):
    assert words in [reason.words for reason in only_match(one, other).reasons]


def test_reasons_stand_by_weight_and_the_detail_gives_at_most_three_a_side():
    match = only_match("Spain closed its port to 40 ships on Monday.", "Madrid shut the port to forty ships.")
    weights = [abs(reason.weight) for reason in match.reasons]
    assert weights == sorted(weights, reverse=True)
    for side in match.detail.split(" · "):
        assert side.startswith(("for: ", "against: "))
        assert side.count("; ") <= 2


def test_every_weight_has_the_sign_and_the_least_size_its_feature_declares():
    terms = load_weights().first.terms
    for feature in FEATURES:
        weight = terms[feature.name].weight if feature.name in terms else 0.0
        assert feature.sign * weight >= feature.least - 1e-4
        assert not feature.fixed or feature.sign * weight == feature.least


def test_of_one_candidate_nothing_is_said_of_better_ones():
    assert "counterpart" not in only_match("The storm hit the coast.", "A storm reached the coast.").detail


def test_reasons_and_usual_values_add_up_to_the_score():
    match = only_match("The storm hit the coast.", "A storm reached the coast.")
    assert {reason.feature for reason in match.reasons} == set(combined(load_weights()))


@pytest.fixture(scope="module")
def explained():
    """Three seed articles, every pair of claims scored, and its reasons: (what lines() takes, reasons)."""
    articles = read_folder(Path(__file__).parents[2] / "seeds").articles[:3]
    prepared = prepare([claim for article in articles for claim in claims_of(article)])
    a, b = np.nonzero(prepared.article[:, None] < prepared.article[None, :])
    scored = score_pairs(prepared, a, b)
    return (prepared, a, b, scored), explain(prepared, a, b, scored)


def test_an_archives_lines_say_what_the_reasons_of_few_claims_say(explained):
    pairs, reasons = explained
    assert lines(*pairs) == [in_words(each) for each in reasons]


def test_better_counterparts_are_many_where_they_speak_against_a_pair_and_few_where_for_it(explained):
    told = [each for reasons in explained[1] for each in reasons if "better counterparts" in each.words]
    assert told
    for reason in told:
        if abs(reason.weight) >= LEAST_WEIGHT:
            assert ("many" in reason.words) == (reason.weight < 0)

"""Suggestions are right often enough, stay the same, and never go beyond the codebook."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from compare.claims import describe
from compare.framing import Codebook, DifferenceKind, default_codebook, differences, suggestions
from compare.framing.suggestions import SHOWN

PAIRS = Path(__file__).parents[1] / "cases" / "framing" / "pairs.tsv"
FLOOR = 0.8


def pairs() -> list[dict[str, str]]:
    with PAIRS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def two(text_a: str, text_b: str, published_a: str = "", published_b: str = ""):
    return (
        describe("a:0", "a", text_a, published=published_a),
        describe("b:0", "b", text_b, published=published_b),
    )


def kinds(text_a: str, text_b: str, **dates: str) -> dict[DifferenceKind, str]:
    return {found.kind: found.tag for found in differences(*two(text_a, text_b, **dates)) if found.tag}


def test_at_least_three_hundred_pairs_are_tagged_by_hand():
    assert len(pairs()) >= 300
    known = {tag.id for tag in default_codebook().tags}
    assert {tag for row in pairs() for tag in row["tags"].split()} <= known


def test_every_kind_shown_is_right_in_four_of_five_hand_tagged_pairs():
    made, right = Counter(), Counter()
    for row in pairs():
        a, b = two(row["a"], row["b"])
        for kind, tag in {
            (found.difference.kind, found.tag) for found in suggestions(a, b, default_codebook())
        }:
            made[kind] += 1
            right[kind] += tag in row["tags"].split()
    assert made.keys() >= SHOWN
    assert {kind: right[kind] / made[kind] for kind in SHOWN if right[kind] < FLOOR * made[kind]} == {}


def test_a_suggestion_keeps_its_id_while_words_and_claims_do_and_whichever_side_comes_first():
    a, b = two("The regime closed the newspaper.", "The government closed the newspaper.")
    [first] = suggestions(a, b, default_codebook())
    [again] = suggestions(b, a, default_codebook())
    assert first.id == again.id
    [other] = suggestions(a, two("", "The authorities closed the newspaper.")[1], default_codebook())
    assert other.id != first.id


def test_tags_the_codebook_does_not_offer_are_not_suggested():
    a, b = two("The regime closed the newspaper.", "The government closed the newspaper.")
    assert suggestions(a, b, Codebook("empty", "1", ())) == ()


def test_kinds_that_are_often_wrong_say_so():
    a, b = two("Police shot two students.", "Two students were shot.")
    [found] = suggestions(a, b, default_codebook())
    assert (found.difference.kind, found.shown) == (DifferenceKind.AGENT, False)


@pytest.mark.parametrize(
    ("text_a", "text_b"),
    [
        ("He said they would not join the war.", "He says they will not join the war."),
        ("Rutte stated there are no plans.", "Rutte said there are no plans."),
        ("The vote is in May in Rome.", "The vote is in Rome."),
    ],
)
def test_near_misses_are_left_alone(text_a, text_b):
    assert kinds(text_a, text_b) == {}


def test_numbers_of_articles_years_apart_are_named_but_not_suggested():
    text = "The {}-member alliance met in Brussels."
    apart = {"published_a": "2026-03-11", "published_b": "2020-01"}
    assert kinds(text.format(32), text.format(29), **apart) == {}
    [found] = differences(*two(text.format(32), text.format(29), **apart))
    assert found.kind == DifferenceKind.NUMBER
    assert "both may be right" in found.reason
    assert kinds(text.format(32), text.format(29)) == {DifferenceKind.NUMBER: "CON.NUMBER"}


def test_words_moved_within_the_sentence_are_named_order():
    found = differences(
        *two("On Monday evening the council met in town.", "The council met in town on Monday evening.")
    )
    assert DifferenceKind.ORDER in {each.kind for each in found}


def test_the_reason_names_the_words_and_what_they_do():
    a, b = two("Rutte claimed Iran exports chaos.", "Rutte said Iran exports chaos.")
    [found] = [each for each in differences(a, b) if each.kind == DifferenceKind.VERB]
    assert (found.words_a, found.words_b) == ("claimed", "said")
    assert found.reason == "“claimed” keeps its distance, “said” only reports"


SEED_PAIRS = [
    (
        "He described Iran as “an exporter of chaos that posed far-reaching danger” and warned it.",
        'Rutte claimed Iran is "an exporter of chaos," accusing it of "terrorist attacks".',
        {DifferenceKind.VERB: "ATT.VERB", DifferenceKind.CUT: "ATT.QUOTE"},
    ),
    (
        "The UK, Italy and France have reportedly allowed the use of some bases and equipment.",
        "The UK has allowed the use of its military bases.",
        {DifferenceKind.CERTAINTY: "EPI.HEDGE"},
    ),
    (
        "NATO not involved in US-Israeli war on Iran: Rutte",
        "Rutte said the alliance has no plans to join the war on Iran.",
        {DifferenceKind.AGENT: "NAM.AGENT"},
    ),
]


@pytest.mark.parametrize(("text_a", "text_b", "expected"), SEED_PAIRS)
def test_the_codebooks_own_examples_are_found(text_a, text_b, expected):
    assert expected.items() <= kinds(text_a, text_b).items()

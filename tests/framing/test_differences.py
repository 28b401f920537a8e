"""Differences cover what changed, say where it stands, and are derived word by word."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.claims.model import Claim
from compare.framing import DifferenceKind, differences, segments_of_pair
from compare.framing.pairs import pair_up
from compare.text import Span

SENTENCES = st.lists(
    st.sampled_from(
        [
            "NATO",
            "said",
            "claimed",
            "the",
            "war",
            "on",
            "Iran",
            '"no',
            'plans"',
            "800",
            "may",
            "by",
            "US,",
            "was",
        ]
    ),
    max_size=14,
).map(" ".join)


def claim(text: str, start: int = 0, article: str = "a") -> Claim:
    end = start + len(text)
    return Claim(f"{article}:{start}-{end}", article, f"{article}.txt", "Outlet", "", Span(start, end), text)


def test_equal_claims_have_no_difference():
    text = "NATO is not itself involved."
    assert differences(claim(text), claim(text.replace("NATO", "Nato"))) == ()


def test_the_shape_of_quotation_marks_and_dashes_is_no_difference():
    assert differences(claim("“US‑Israeli” war"), claim('"US-Israeli" war')) == ()


def test_words_only_one_side_has_are_an_addition_or_an_omission():
    short, long = claim("NATO has plans"), claim("NATO has no new plans", 50)
    [added] = differences(short, long)
    assert (added.kind, added.words_a, added.words_b) == (DifferenceKind.ADDITION, "", "no new")
    assert added.b == Span(9, 15)
    assert added.b_in_article == Span(59, 65)
    [left_out] = differences(long, short)
    assert left_out.kind == DifferenceKind.OMISSION


def test_a_lone_small_word_between_two_changes_joins_them():
    [one] = differences(claim("Allies fear war on Iran now"), claim("Allies fear strikes on Tehran now"))
    assert (one.words_a, one.words_b) == ("war on Iran", "strikes on Tehran")


@given(SENTENCES, SENTENCES, st.integers(0, 99), st.integers(0, 99))
def test_every_difference_shows_the_very_words_of_both_articles(text_a, text_b, start_a, start_b):
    a, b = claim(text_a, start_a), claim(text_b, start_b, "b")
    for found in differences(a, b):
        assert found.a.of(text_a) == found.words_a
        assert found.b.of(text_b) == found.words_b
        assert found.a_in_article == found.a.shifted(start_a)
        assert found.b_in_article == found.b.shifted(start_b)
        assert found.reason


@given(SENTENCES, SENTENCES)
def test_every_word_that_differs_is_marked_on_its_side(text_a, text_b):
    pair = pair_up(claim(text_a), claim(text_b))
    found = differences(pair.a.claim, pair.b.claim)
    for side, spans in ((pair.a, [each.a for each in found]), (pair.b, [each.b for each in found])):
        for at in side.changed:
            assert any(span.contains(side.words[at].span) for span in spans)


@given(SENTENCES, SENTENCES)
def test_segments_put_together_are_the_claims_again(text_a, text_b):
    a, b = claim(text_a), claim(text_b)
    for text, side in zip((text_a, text_b), segments_of_pair(a, b, differences(a, b)), strict=True):
        assert "".join(part.words for part in side) == text


@pytest.mark.parametrize("length", [200, 2000])
def test_long_texts_are_compared_too(length):
    text = " ".join(f"word{number}" for number in range(length))
    [found] = differences(claim(text), claim(text.replace("word7 ", "other ")))
    assert (found.words_a, found.words_b) == ("word7", "other")


def told_by(outlet: str, text: str, article: str) -> Claim:
    return replace(claim(text, article=article), outlet=outlet)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("NATO has plans", "NATO has no new plans", "only Beta has “no new”"),
        (
            "The fleet may close the port on Friday",
            "The fleet will close the port on Friday",
            "Alfa hedges with “may”, Beta does not",
        ),
        ("US strikes killed ten people", "The strikes killed ten people", "Beta does not say whose it was"),
        (
            "On Friday evening the ferry sank off the coast",
            "The ferry sank off the coast on Friday evening",
            "Alfa has these words earlier",
        ),
    ],
)
def test_a_reason_names_the_outlets_whichever_of_them_comes_first(one, other, reason):
    alfa, beta = told_by("Alfa", one, "a"), told_by("Beta", other, "b")
    for pair in ((alfa, beta), (beta, alfa)):
        found = differences(*pair)
        assert reason in [each.reason for each in found]
        for each in found:
            filled = each.pattern.replace("{a}", pair[0].outlet).replace("{b}", pair[1].outlet)
            assert filled == each.reason
            assert "Alfa" not in each.pattern


def test_a_reason_tells_two_tellings_of_one_outlet_apart():
    [found] = differences(claim("NATO has plans"), claim("NATO has no new plans", article="b"))
    assert found.reason == found.pattern == "only the second has “no new”"

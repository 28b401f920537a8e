"""A silence counts only where the dates prove that the fact was known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.articles import Article, DateSource
from compare.claims import describe
from compare.framing import DateGuard, silence_of, silent_outlets


def article(outlet: str, published: str) -> Article:
    return Article(
        article_id=outlet, source_file="", text="", sha256="", outlet=outlet, agency="", title="", author="",
        published=published, date_source=DateSource.STATED, url="", language="", regions=(),
    )  # fmt: skip


def guard(known: list[str], published: list[str]) -> DateGuard:
    claims = [describe(f"{number}:0", str(number), "x", published=date) for number, date in enumerate(known)]
    return silence_of("X", claims, [article("X", date) for date in published]).guard


@pytest.mark.parametrize(
    ("known", "published", "expected"),
    [
        (["2026-03-03"], ["2026-03-11"], DateGuard.SILENCE),
        (["2026-03-11", "2026-03-03"], ["2026-03-05"], DateGuard.SILENCE),
        (["2026-03-03"], ["2026-03-01"], DateGuard.TOO_EARLY),
        (["2026-03-03"], ["2020-01"], DateGuard.TOO_EARLY),
        (["2026-03-03"], ["2026-03-03"], DateGuard.UNCLEAR),
        (["2026-03-03"], ["2026-03"], DateGuard.UNCLEAR),
        (["2026-03-03"], ["2020-01", "2026-03-09"], DateGuard.SILENCE),
        (["2026-03-03"], [""], DateGuard.UNDATED),
        ([""], ["2026-03-09"], DateGuard.UNDATED),
        (["not a date"], ["2026-03-09"], DateGuard.UNDATED),
        (["2026-03-03"], [], DateGuard.NO_ARTICLE),
        # "Too early" only where it is sure of every article: each of these may have come first.
        (["2026-03-10"], ["2026-03-02", ""], DateGuard.UNDATED),
        (["2026-03-10", ""], ["2026-03-02"], DateGuard.UNDATED),
        (["2026-03-10"], ["2026-03-02", "2026"], DateGuard.UNCLEAR),
        (["2026-03-10", "2026"], ["2026-03-02"], DateGuard.UNCLEAR),
        (["2026-03-10", "2025"], ["2026-03-02"], DateGuard.SILENCE),
        (["2026-03-10", ""], ["2026-03-12", ""], DateGuard.SILENCE),
        ([], ["2026-03-02"], DateGuard.UNDATED),
    ],
)
def test_the_date_guard(known, published, expected):
    assert guard(known, published) == expected


@given(st.dates(), st.dates())
def test_nobody_is_called_silent_about_the_future(known, published):
    verdict = guard([known.isoformat()], [published.isoformat()])
    assert (verdict == DateGuard.SILENCE) == (published > known)
    assert (verdict == DateGuard.TOO_EARLY) == (published < known)


def test_the_reason_is_a_sentence_with_both_dates():
    claim = describe("a:0", "a", "x", outlet="A", published="2026-03-03")
    found = silence_of("X", [claim], [article("X", "2020-01")])
    assert found.reason == "Not a silence: X published on 2020-01, it is known from 2026-03-03 on."


def test_only_outlets_without_the_claim_are_asked_about():
    claim = describe("a:0", "a", "x", outlet="A", published="2026-03-03")
    articles = [article("A", "2026-03-03"), article("B", "2026-03-09"), article("C", "2026-03-01")]
    found = silent_outlets([claim], articles)
    assert [(each.outlet, each.guard) for each in found] == [
        ("B", DateGuard.SILENCE),
        ("C", DateGuard.TOO_EARLY),
    ]

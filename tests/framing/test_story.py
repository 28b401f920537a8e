"""Counts across a story add up and each row names the claims it was counted from."""

import pytest

from compare.articles import Article, DateSource, make_article
from compare.claims import Claim, CueTier, claims_of, describe
from compare.framing import Coded, Prominence, attributions, quotings, standings, tag_counts, timeline
from compare.matching import Cluster
from compare.text import Span


def article(article_id: str, outlet: str, published: str) -> Article:
    told = dict.fromkeys(
        ["source_file", "text", "sha256", "agency", "title", "author", "url", "language"], ""
    )
    dated = {"published": published, "date_source": DateSource.STATED}
    return Article(article_id=article_id, outlet=outlet, regions=(), **told, **dated)


def claim(article_id: str, start: int, *, headline: bool = False) -> Claim:
    span = Span(start, start + 5)
    return Claim(
        f"{article_id}:{start}-{start + 5}",
        article_id,
        "",
        f"Outlet {article_id}",
        "",
        span,
        "words",
        headline,
    )


def test_cue_tiers_are_counted_by_outlet_and_speaker():
    said = describe("a:0", "a", "Rutte said the alliance is ready.", outlet="A")
    claimed = describe("b:0", "b", "Rutte claimed the alliance is ready.", outlet="B")
    plain = describe("c:0", "c", "The alliance is ready.", outlet="C")
    rows = attributions([said, claimed, plain])
    assert [(row.outlet, row.speaker, row.tier, row.cues, row.claim_ids) for row in rows] == [
        ("A", "Rutte", CueTier.NEUTRAL, ("said",), ("a:0",)),
        ("B", "Rutte", CueTier.DISTANCING, ("claimed",), ("b:0",)),
    ]


def test_quoted_words_are_counted_and_shared_out():
    claims = [
        describe("a:0", "a", '"We are ready for winter," Rutte said.', outlet="A"),
        describe("a:1", "a", 'Starmer called it "a mistake".', outlet="A"),
        describe("a:2", "a", "Nobody else was asked.", outlet="A"),
    ]
    rows = quotings(claims)
    assert [(row.speaker, row.quotations, row.words) for row in rows] == [("Rutte", 1, 5), ("Starmer", 1, 2)]
    assert sum(row.share for row in rows) == pytest.approx(1)


def test_a_quotation_of_several_sentences_is_one():
    text = "“We came far. We will not accept it. The vote stands,” Marta Quiroga said. “We are done.”\n"
    claims = claims_of(make_article("a.txt", f"Dockers reject offer\n\nThe union met.\n\n{text}", {}))
    assert sum(len(claim.quotes) for claim in claims) == 4
    [row] = quotings(claims)
    assert (row.quotations, row.words) == (2, 14)


def test_what_one_outlet_leads_with_another_buries():
    first = [claim("a", 0, headline=True), *(claim("a", 10 * number) for number in range(1, 9))]
    second = [claim("b", 0, headline=True), *(claim("b", 10 * number) for number in range(1, 9))]
    cluster = Cluster("c", ("a:0-5", "a:50-55", "b:80-85"))
    rows = standings([cluster], first + second)
    assert [(row.outlet, row.claim_id, row.prominence, row.position) for row in rows] == [
        ("Outlet a", "a:0-5", Prominence.HEADLINE, 0.0),
        ("Outlet b", "b:80-85", Prominence.END, 1.0),
    ]


def test_the_headline_is_first_wherever_it_stands():
    claims = [claim("a", 0), claim("a", 10, headline=True)]
    [row] = standings([Cluster("c", ("a:10-15",))], claims)
    assert (row.prominence, row.position) == (Prominence.HEADLINE, 0.0)


def test_tags_are_counted_by_marked_outlet_with_rates_of_shared_claims():
    claims = [claim("a", number) for number in (0, 10, 20, 30)]
    coded = [Coded("T", "Outlet a", f"r{number}", ("a:0-5", "b:0-5")) for number in range(3)]
    [row] = tag_counts(coded, [Cluster("c", ("a:0-5", "a:10-15"))], claims)
    assert (row.count, row.rate, row.records) == (3, 50.0, ("r0", "r1", "r2"))
    assert row.claim_ids == ("a:0-5", "b:0-5")
    [other] = tag_counts(
        [Coded("T", "Outlet b", "r", ("a:0-5", "b:0-5"))], [Cluster("c", ("a:0-5",))], claims
    )
    assert other.rate is None
    [apart] = tag_counts(
        [Coded("T", "Outlet a", "r", ("a:30-35", "b:0-5"))], [Cluster("c", ("a:0-5", "b:0-5"))], claims
    )
    assert apart.rate == 50.0
    [unknown] = tag_counts([Coded("T", "Elsewhere", "r", ())], [], claims)
    assert unknown.rate is None


def test_the_timeline_is_in_order_of_dates_of_any_precision_and_undated_last():
    articles = [article("x", "X", ""), article("y", "Y", "2026-03"), article("z", "Z", "2025")]
    rows = timeline(articles, [Cluster("c", ("y:0-5",))], [claim("y", 0), claim("y", 10)])
    assert [(row.article_id, row.first, row.last) for row in rows] == [
        ("z", "2025-01-01", "2025-12-31"),
        ("y", "2026-03-01", "2026-03-31"),
        ("x", "", ""),
    ]
    assert [(row.claims, row.shared) for row in rows] == [(0, 0), (2, 1), (0, 0)]

"""What the Read page shows of each article, and which claims it links."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.claims import describe
from compare.matching import Level
from compare.project import Project
from compare.text import Span
from compare.ui import read_view
from compare.ui.desk import Desk

SEEDS = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def material(tmp_path_factory):
    root = tmp_path_factory.mktemp("project")
    (root / "seeds").symlink_to(SEEDS / "seeds")
    return Desk(Project.open(root)).material()


@pytest.fixture(scope="module")
def everything(material):
    asked = "|".join(article.article_id for article in material.articles[:4])
    return json.loads(json.dumps(read_view.content(material, {"articles": asked})))


def test_the_pieces_of_each_region_are_its_words_in_order(material, everything):
    for shown in everything["articles"]:
        article = material.article[shown["id"]]
        assert len(shown["blocks"]) == len(article.regions)
        for block, region in zip(shown["blocks"], article.regions, strict=True):
            assert "".join(words for words, _ in block["pieces"]) == region.span.of(article.text)


def test_every_claim_of_a_shown_article_is_one_piece_with_its_exact_words(material, everything):
    pieces = {
        claim: words
        for article in everything["articles"]
        for block in article["blocks"]
        for words, claim in block["pieces"]
        if claim
    }
    shown = {article["id"] for article in everything["articles"]}
    assert pieces == {c.claim_id: c.exact for c in material.claims if c.article_id in shown}


def test_boilerplate_is_set_aside_with_its_reason_and_the_articles_words_are_not(everything):
    blocks = [block for article in everything["articles"] for block in article["blocks"]]
    assert {block["kind"] for block in blocks if not block["aside"]} <= {
        "headline",
        "deck",
        "body",
        "subheading",
    }
    assert any(block["aside"] for block in blocks)
    assert all(block["reason"] for block in blocks if block["aside"])


def test_no_claim_is_in_two_groups_and_every_named_claim_is_told(material, everything):
    members = [claim for group in everything["groups"] for claim in group["claims"]]
    assert len(members) == len(set(members))
    assert set(members) <= everything["claims"].keys()


def test_every_cluster_of_the_alignment_is_a_group(material):
    groups = {group.cluster_id: group.claim_ids for group in read_view.groups_of(material)}
    assert all(groups[cluster.cluster_id] == cluster.claim_ids for cluster in material.alignment.clusters)


def test_a_pair_of_the_same_claim_without_a_cluster_is_read_as_a_match(material):
    grouped = {claim for group in read_view.groups_of(material) for claim in group.claim_ids}
    for match in material.alignment.matches:
        if match.level is Level.SAME_CLAIM:
            assert grouped & {match.claim_a, match.claim_b}


def test_loose_pairs_join_claims_that_are_shown_and_that_no_group_joins(everything):
    shown = {name for name, claim in everything["claims"].items()}
    for pair in everything["pairs"]:
        assert {pair["a"], pair["b"]} <= shown
        assert pair["level"] != "related" or pair["score"] >= read_view.LIKELY


def test_without_an_address_the_two_articles_that_share_most_are_shown(material):
    content = read_view.content(material, {})
    assert not content["asked"]
    assert tuple(article["id"] for article in content["articles"]) == read_view.suggested(material)
    assert len(content["groups"]) > 0


@pytest.mark.parametrize("articles", ["", "nobody", "|", "nobody|../../etc"])
def test_an_address_that_names_no_article_is_as_good_as_none(material, articles):
    content = read_view.content(material, {"articles": articles})
    assert not content["asked"]
    assert len(content["articles"]) == 2


def test_at_most_four_articles_are_shown_and_none_twice(material):
    names = [article.article_id for article in material.articles]
    content = read_view.content(material, {"articles": "|".join([names[0], *names])})
    assert [article["id"] for article in content["articles"]] == names[:4]


def test_articles_of_different_times_are_warned_of_once_for_each_reason(material, everything):
    years = [gap for gap in everything["gaps"] if "6 years apart" in gap["words"]]
    assert len(years) == 1
    assert ["CIC", "Al Jazeera"] in years[0]["outlets"]


def test_a_project_without_articles_has_empty_content(tmp_path):
    content = read_view.content(Desk(Project.open(tmp_path)).material(), {})
    assert (content["articles"], content["groups"], content["shelf"]) == ([], [], [])


@given(st.text(max_size=80), st.data())
def test_cutting_loses_and_doubles_nothing(text, data):
    edges = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = list(zip(edges[::2], edges[1::2], strict=False))
    claims = [describe(f"x:{start}-{end}", "x", text[start:end]) for start, end in spans]
    placed = [replace(claim, span=Span(*span)) for claim, span in zip(claims, spans, strict=True)]
    pieces = read_view.cut(text, Span(0, len(text)), placed)
    assert "".join(words for words, _ in pieces) == text
    assert [claim for _, claim in pieces if claim] == [claim.claim_id for claim in claims]

"""The Read page's content: whole articles side by side, cut into claims, with what links them. Pure."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from compare.articles import CLAIM_KINDS, Article, Region, RegionKind
from compare.claims import Claim
from compare.matching import Cluster, Level, Match
from compare.text import Span
from compare.ui.compare_view import Material, article_json, pair_id
from compare.ui.dates import gap_in_words

MOST = 4
"""Articles side by side."""

LIKELY = 0.08
"""Score from which a pair that is no match is offered as a possible one, to a person who looks for one."""

PLAIN = CLAIM_KINDS | {RegionKind.SUBHEADING}
"""Regions that are the article's own text; all others are shown dimmed, with what they are."""

Piece = tuple[str, str]
"""Words, and the id of the claim they are, or ""."""


def content(material: Material, query: Mapping[str, str]) -> dict[str, Any]:
    """The articles the address names, or the two that share most, and every link between their claims."""
    asked = _asked(material, query)
    chosen = asked or suggested(material)
    claims = _claims_by_article(material, chosen)
    shown = {claim.claim_id for each in claims.values() for claim in each}
    groups = [group for group in groups_of(material) if shown.intersection(group.claim_ids)]
    told = shown.union(*(group.claim_ids for group in groups)) & material.claim.keys()
    return {
        "asked": bool(asked),
        "most": MOST,
        "shelf": [{"id": each.article_id, **article_json(each)} for each in material.articles],
        "articles": [_article(material.article[name], claims[name]) for name in chosen],
        "claims": {name: _told(material.claim[name]) for name in sorted(told)},
        "groups": [{"id": each.cluster_id, "claims": list(each.claim_ids)} for each in groups],
        "pairs": [_pair(match) for match in _loose(material, shown)],
        "gaps": _gaps(material, chosen),
        "outlets": list(material.outlets),
    }


def _asked(material: Material, query: Mapping[str, str]) -> tuple[str, ...]:
    names = dict.fromkeys(query.get("articles", "").split("|"))
    return tuple(name for name in names if name in material.article)[:MOST]


def suggested(material: Material) -> tuple[str, ...]:
    """The two articles that have most clusters in common; the first two where none have any."""
    common: dict[tuple[str, str], int] = {}
    for cluster in groups_of(material):
        found = {material.claim[claim].article_id for claim in cluster.claim_ids if claim in material.claim}
        for pair in combinations(sorted(found), 2):
            common[pair] = common.get(pair, 0) + 1
    if common:
        return max(common, key=lambda pair: (common[pair], -_place(material, pair[0])))
    return tuple(article.article_id for article in material.articles[:2])


def groups_of(material: Material) -> list[Cluster]:
    """The claims that are one: every cluster, and pairs of the same claim that no cluster holds.

    A pair is left out where one of its claims has a group already, so that no claim is in two.
    """
    groups = list(material.alignment.clusters)
    taken = {claim for group in groups for claim in group.claim_ids}
    for match in material.alignment.matches:
        pair = (match.claim_a, match.claim_b)
        if match.level is Level.SAME_CLAIM and taken.isdisjoint(pair):
            groups.append(Cluster(pair_id(match), pair))
            taken.update(pair)
    return groups


def _place(material: Material, article_id: str) -> int:
    return material.articles.index(material.article[article_id])


def _claims_by_article(material: Material, chosen: Sequence[str]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {name: [] for name in chosen}
    for claim in material.claims:
        if claim.article_id in found:
            found[claim.article_id].append(claim)
    return found


def _loose(material: Material, shown: set[str]) -> Iterable[Match]:
    """Matches between shown claims that no group holds: echoes, and the likeliest of the related."""
    return (
        match
        for match in material.alignment.matches
        if match.claim_a in shown
        and match.claim_b in shown
        and (match.level is not Level.RELATED or match.score >= LIKELY)
        and material.row_of(match) == pair_id(match)
    )


def _pair(match: Match) -> dict[str, Any]:
    return {
        "a": match.claim_a,
        "b": match.claim_b,
        "score": round(match.score, 2),
        "level": match.level.value,
    }


def _told(claim: Claim) -> dict[str, Any]:
    return {"article": claim.article_id, "outlet": claim.outlet}


def _gaps(material: Material, chosen: Sequence[str]) -> list[dict[str, Any]]:
    """Why articles cannot tell the same event, in words; each reason once, with the outlets it is about."""
    found: dict[str, list[tuple[str, str]]] = {}
    for one, other in combinations([material.article[name] for name in chosen], 2):
        gap = gap_in_words(one.published, other.published, material.window_days)
        if gap:
            found.setdefault(gap, []).append((one.outlet, other.outlet))
    return [{"words": gap, "outlets": pairs} for gap, pairs in found.items()]


def _article(article: Article, claims: Sequence[Claim]) -> dict[str, Any]:
    return {
        "id": article.article_id,
        **article_json(article),
        "blocks": [_block(article, region, claims) for region in article.regions],
    }


def _block(article: Article, region: Region, claims: Sequence[Claim]) -> dict[str, Any]:
    first, last = (bisect_left(claims, edge, key=_start) for edge in (region.span.start, region.span.end))
    return {
        "kind": region.kind.value,
        "aside": region.kind not in PLAIN,
        "reason": region.reason,
        "pieces": cut(article.text, region.span, claims[first:last]),
    }


def _start(claim: Claim) -> int:
    return claim.span.start


def cut(text: str, span: Span, claims: Iterable[Claim]) -> list[Piece]:
    """The words of ``span`` in pieces: each claim of it is one, what stands between is others.

    Put together, the pieces are the words of ``span``, or more where a claim reaches beyond its end.
    """
    pieces: list[Piece] = []
    at = span.start
    for claim in claims:
        if claim.span.start > at:
            pieces.append((text[at : claim.span.start], ""))
        pieces.append((claim.exact, claim.claim_id))
        at = claim.span.end
    if at < span.end:
        pieces.append((text[at : span.end], ""))
    return pieces

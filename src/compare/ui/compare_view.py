"""The Compare page's content: what is listed, in which order, and all that its rows need to be read. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from compare.articles import Article
from compare.claims import Claim, article_id_of
from compare.framing import Codebook, Difference, Suggestion
from compare.matching import Alignment, Level, Match
from compare.text import fold, words
from compare.ui.dates import gap_in_words
from compare.ui.links import Filters, Kinds

WINDOW = 25
"""Rows sent to the browser at once, each with all its claims, differences and paragraphs."""

LONGEST_PASSAGE = 4_000
"""Code points of a paragraph that are sent; a longer one is cut around its claim."""

Differences = Callable[[Claim, Claim], tuple[Difference, ...]]
Suggested = Callable[[Claim, Claim], tuple[Suggestion, ...]]


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to compare: a cluster, a related pair, or a lone claim. ``claims`` in outlet order."""

    row_id: str
    level: Level | None
    claims: tuple[str, ...]
    worth: tuple[int, ...]


@dataclass(frozen=True)
class Material:
    """What the page is made of, indexed."""

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    alignment: Alignment
    codebook: Codebook
    window_days: int

    @cached_property
    def outlets(self) -> tuple[str, ...]:
        """Every outlet once, in the order of the articles."""
        return tuple(dict.fromkeys(article.outlet for article in self.articles))

    @cached_property
    def place_of_outlet(self) -> Mapping[str, int]:
        """Where each outlet stands among ``outlets``."""
        return {outlet: place for place, outlet in enumerate(self.outlets)}

    @cached_property
    def article(self) -> Mapping[str, Article]:
        """Articles by id."""
        return {article.article_id: article for article in self.articles}

    def article_of(self, claim_id: str) -> Article | None:
        """The article a claim is from, also where the claim itself is no longer found."""
        return self.article.get(article_id_of(claim_id))

    @cached_property
    def claim(self) -> Mapping[str, Claim]:
        """Claims by id."""
        return {claim.claim_id: claim for claim in self.claims}

    @cached_property
    def match(self) -> Mapping[tuple[str, str], Match]:
        """Matches by their pair of claims."""
        return {(match.claim_a, match.claim_b): match for match in self.alignment.matches}

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Everything there is to list, most to compare first."""
        clustered = [
            self._row(c.cluster_id, c.claim_ids) for c in self.alignment.clusters if len(c.claim_ids) > 1
        ]
        related = [
            self._row(pair_id(m), (m.claim_a, m.claim_b))
            for m in self.alignment.matches
            if not self._together(m)
        ]
        return tuple(sorted([*clustered, *related, *self._alone()], key=lambda row: row.worth, reverse=True))

    @cached_property
    def cluster_of(self) -> Mapping[str, str]:
        """The cluster each clustered claim is in."""
        return {
            claim: cluster.cluster_id for cluster in self.alignment.clusters for claim in cluster.claim_ids
        }

    def row_of(self, match: Match) -> str:
        """The row that shows a match: its cluster where both claims are in one, else the pair itself."""
        return self.cluster_of[match.claim_a] if self._together(match) else pair_id(match)

    def _together(self, match: Match) -> bool:
        cluster = self.cluster_of.get(match.claim_a)
        return cluster is not None and cluster == self.cluster_of.get(match.claim_b)

    @cached_property
    def folded(self) -> Mapping[str, str]:
        """Each claim's words, folded, to search in."""
        return {claim.claim_id: fold(claim.exact) for claim in self.claims}

    def _alone(self) -> Iterable[Row]:
        matched = {
            claim
            for cluster in self.alignment.clusters
            if len(cluster.claim_ids) > 1
            for claim in cluster.claim_ids
        }
        return (
            Row(claim.claim_id, None, (claim.claim_id,), (0, 0, 0, -position))
            for position, claim in enumerate(self.claims)
            if claim.claim_id not in matched
        )

    def _row(self, row_id: str, claim_ids: Iterable[str]) -> Row:
        ordered = tuple(sorted((claim for claim in claim_ids if claim in self.claim), key=self._place))
        level = self._level(ordered)
        return Row(row_id, level, ordered, worth([self.claim[claim] for claim in ordered], level))

    def _place(self, claim_id: str) -> tuple[int, str, int]:
        claim = self.claim[claim_id]
        known = self.place_of_outlet.get(claim.outlet, len(self.outlets))
        return known, claim.article_id, claim.span.start

    def _level(self, claim_ids: Sequence[str]) -> Level:
        found = {self.match[pair].level for pair in pairs(claim_ids) if pair in self.match}
        return next((level for level in Level if level in found), Level.RELATED)


def pair_id(match: Match) -> str:
    """The row id of a pair that no cluster holds."""
    return f"{match.claim_a}~{match.claim_b}"


def pairs(claim_ids: Sequence[str]) -> list[tuple[str, str]]:
    """Every pair of claims, each pair sorted as a Match has it."""
    return [
        (min(one, other), max(one, other))
        for position, one in enumerate(claim_ids)
        for other in claim_ids[position + 1 :]
    ]


def worth(claims: Sequence[Claim], level: Level) -> tuple[int, int, int, int]:
    """How much there is to compare: the same event first, then more outlets, then more words that differ.

    Headlines break ties. Identical tellings come last: there is nothing to compare in them.
    """
    bags = [_bag(claim.exact) for claim in claims]
    shared = bags[0].intersection(*bags) if bags else frozenset()
    differing = len(frozenset[str]().union(*bags) - shared)
    rank = {Level.SAME_CLAIM: 3, Level.ECHO: 2, Level.RELATED: 1}[level]
    outlets = len({claim.outlet for claim in claims})
    return rank, outlets, min(differing, 40), sum(claim.is_headline for claim in claims)


@lru_cache(maxsize=50_000)
def _bag(text: str) -> frozenset[str]:
    """The words of a claim, each once; a claim stands in many pairs."""
    return frozenset(word.folded for word in words(text))


def listed(material: Material, filters: Filters, tagged: frozenset[str]) -> tuple[Row, ...]:
    """The rows that pass the filters. ``tagged`` are ids of claims that carry a tag."""
    sought = fold(filters.search).split()
    return tuple(row for row in material.rows if _passes(material, row, filters, tagged, sought))


def _passes(
    material: Material, row: Row, filters: Filters, tagged: frozenset[str], sought: Sequence[str]
) -> bool:
    if not _of_kind(row, filters.kinds):
        return False
    if filters.outlets and not filters.outlets <= {material.claim[claim].outlet for claim in row.claims}:
        return False
    if filters.tagged and (filters.tagged == "yes") != any(claim in tagged for claim in row.claims):
        return False
    text = " ".join(material.folded[claim] for claim in row.claims)
    return all(word in text for word in sought)


def _of_kind(row: Row, kinds: Kinds) -> bool:
    """Whether a row is listed: by default what outlets share, without what is merely related."""
    if kinds is Kinds.ALL:
        return row.level in {Level.SAME_CLAIM, Level.ECHO}
    return (row.level.value if row.level else Kinds.ALONE.value) == kinds.value


def content(
    material: Material,
    filters: Filters,
    tagged: frozenset[str],
    differences: Differences,
    suggested: Suggested = lambda _a, _b: (),
) -> dict[str, Any]:
    """What the browser gets: one window of rows with everything needed to read them."""
    rows = listed(material, filters, tagged)
    start = _window_start(rows, filters)
    shown = rows[start : start + WINDOW]
    claim_ids = sorted({claim for row in shown for claim in row.claims})
    articles = sorted({material.claim[claim].article_id for claim in claim_ids})
    return {
        "total": len(rows),
        "start": start,
        "window": WINDOW,
        "outlets": list(material.outlets),
        "filters": _filters(filters),
        "rows": [_row(material, row, differences, suggested) for row in shown],
        "claims": {claim: claim_json(material, material.claim[claim]) for claim in claim_ids},
        "articles": {
            article: article_json(material.article[article])
            for article in articles
            if article in material.article
        },
        "codebook": _codebook(material.codebook),
        "articles_read": len(material.articles),
        "claims_read": len(material.claims),
    }


def _window_start(rows: Sequence[Row], filters: Filters) -> int:
    """The window that holds the open cluster where one is asked for, else the one the address names."""
    places = [place for place, row in enumerate(rows) if row.row_id == filters.cluster]
    place = places[0] if places else min(filters.start, max(0, len(rows) - 1))
    return place - place % WINDOW


def _filters(filters: Filters) -> dict[str, Any]:
    return {
        "kind": filters.kinds.value,
        "outlets": sorted(filters.outlets),
        "tagged": filters.tagged,
        "q": filters.search,
    }


def _row(material: Material, row: Row, differences: Differences, suggested: Suggested) -> dict[str, Any]:
    return {
        "id": row.row_id,
        "level": row.level.value if row.level else "alone",
        "claims": list(row.claims),
        "pairs": [
            {**pair_json(material, pair, differences), "suggestions": _suggestions(material, pair, suggested)}
            for pair in pairs(row.claims)
        ],
    }


def _suggestions(material: Material, pair: tuple[str, str], suggested: Suggested) -> list[dict[str, Any]]:
    """Tags that differences call for; ``shown`` tells whether the kind was right often enough to be shown."""
    a, b = (material.claim[claim] for claim in pair)
    return [
        {
            "id": each.id,
            "tag": each.tag,
            "shown": each.shown,
            **difference_json(each.difference),
        }
        for each in suggested(a, b)
    ]


def pair_json(material: Material, pair: tuple[str, str], differences: Differences) -> dict[str, Any]:
    """What is known of two claims: match, dates, differences."""
    a, b = (material.claim[claim] for claim in pair)
    match = material.match.get(pair)
    return {
        "a": pair[0],
        "b": pair[1],
        "score": None if match is None else round(match.score, 3),
        "level": None if match is None else match.level.value,
        "detail": "" if match is None else match.detail,
        "gap": gap_in_words(a.published, b.published, material.window_days),
        "differences": [difference_json(found) for found in differences(a, b)],
    }


def difference_json(found: Difference) -> dict[str, Any]:
    """A difference; spans count in the claims. Its reason has ``{a}`` and ``{b}`` for the outlets' names."""
    return {
        "kind": found.kind.value,
        "a": [found.a.start, found.a.end],
        "b": [found.b.start, found.b.end],
        "words": [found.words_a, found.words_b],
        "reason": found.pattern,
    }


def claim_json(material: Material, claim: Claim) -> dict[str, Any]:
    """What is shown of a claim, with what stands around it in its paragraph."""
    article = material.article.get(claim.article_id)
    before, after = _surroundings(claim, article.text) if article else ("", "")
    return {
        "article": claim.article_id,
        "outlet": claim.outlet,
        "start": claim.span.start,
        "text": claim.exact,
        "before": before,
        "after": after,
        "headline": claim.is_headline,
        "speaker": claim.speaker_resolved or claim.speaker,
        "cue": claim.cue,
        "tier": claim.cue_tier.value,
        "quote": claim.quote_type.value,
    }


def _surroundings(claim: Claim, text: str) -> tuple[str, str]:
    """What stands before and after the claim in its paragraph, cut where a paragraph is enormous."""
    start = max(claim.paragraph.start, claim.span.start - LONGEST_PASSAGE)
    end = min(claim.paragraph.end, claim.span.end + LONGEST_PASSAGE)
    return text[min(start, claim.span.start) : claim.span.start], text[
        claim.span.end : max(end, claim.span.end)
    ]


def article_json(article: Article) -> dict[str, Any]:
    """What is shown of an article."""
    return {
        "outlet": article.outlet,
        "agency": article.agency,
        "title": article.title,
        "published": article.published,
        "dated": article.date_source.value,
        "language": article.language,
    }


def _codebook(codebook: Codebook) -> dict[str, Any]:
    tags = [
        {
            "id": tag.id,
            "name": tag.name,
            "group": tag.group,
            "key": tag.key,
            "short": tag.key_word or tag.name,
            "test": tag.test,
            "definition": tag.definition,
        }
        for tag in codebook.offered
    ]
    return {"title": codebook.title, "version": codebook.version, "tags": tags}

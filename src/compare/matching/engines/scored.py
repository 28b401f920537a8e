# ruff: noqa: S608 - every name and number that enters these queries is written in this package
"""Candidate pairs to matches: the same Arrow function in every engine."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from compare.claims import Claim
from compare.matching.aligning import NEIGHBOURHOOD, brief_matches
from compare.matching.engines.described import FLAGS, unpack
from compare.matching.engines.model import Mapped, Query
from compare.matching.engines.plan import TERRITORY
from compare.matching.model import Match
from compare.matching.preparing import (
    CONTEXT,
    COUNTED,
    FEW,
    Bag,
    Indices,
    Prepared,
    Statistics,
    bag_of,
    scale_of,
    term_weights,
)
from compare.matching.scoring import Scored, score_pairs
from compare.settings import Settings

AT_ONCE = 150_000
"""Pairs that are scored at once, about: what is known of each takes some hundred bytes."""

SCHEMA = pa.schema(
    [
        ("claim_a", pa.string()),
        ("claim_b", pa.string()),
        ("score", pa.float64()),
        ("level", pa.string()),
        ("detail", pa.string()),
        *((f"{name}_{side}", kind) for side in "ab" for name, kind in (
            ("n", pa.int64()), ("article", pa.string()), ("start", pa.int64()), ("published", pa.string()),
        )),
    ]
)  # fmt: skip

COLUMNS = (
    "article",
    "is_headline",
    "voice",
    *FLAGS,
    *COUNTED,
    "before",
    "after",
    "place",
    "places",
    "packed",
)
"""What is known of a claim where it is scored, beside its number ``n``."""

PLACED = Query(
    "placed",
    ("described",),
    f"""
    SELECT n, article, is_headline, voice, {", ".join((*FLAGS, *COUNTED))}, packed,
        LAG(content) OVER (PARTITION BY article ORDER BY line, n) AS before,
        LEAD(content) OVER (PARTITION BY article ORDER BY line, n) AS after,
        ROW_NUMBER() OVER (PARTITION BY article ORDER BY line, n) AS place,
        COUNT(*) OVER (PARTITION BY article) AS places
    FROM described
    """,
)

SEASONS = Query(
    "seasons",
    ("candidates",),
    f"SELECT season, COUNT(*) AS pairs, CAST(FLOOR(SQRT(COUNT(*) / {TERRITORY})) AS BIGINT) + 1 AS splits "
    "FROM candidates GROUP BY season",
)

PAIRS = Query(
    "pairs",
    ("candidates", "seasons"),
    """
    SELECT * FROM (
        SELECT c.a AS a, c.b AS b,
            (c.season + 1) * 1000003 + c.article_a % s.splits * s.splits + c.article_b % s.splits AS territory
        FROM candidates AS c JOIN seasons AS s ON c.season = s.season
    ) AS located
    WHERE territory % {parts} = {part}
    """,
    in_parts=True,
    rows_of_part=1_000_000,
)
"""A territory is what is scored in one block: claims of one time, and of any two articles all their pairs. A
season is split by both articles, so that its claims are prepared in as few blocks as can be."""

NEEDED = Query(
    "needed",
    ("pairs",),
    "SELECT territory, a AS claim FROM pairs UNION SELECT territory, b AS claim FROM pairs",
    in_parts=True,
    beside=("pairs",),
)
"""The claims of each territory."""

_BLOCKS = f"""
    SELECT territory, a, b, {", ".join(f"NULL AS {name}" for name in COLUMNS)}
    FROM pairs
    UNION ALL
    SELECT territory, n, NULL, {", ".join(COLUMNS)}
    FROM needed JOIN placed ON claim = n
"""
"""Of each territory its pairs (``b`` given), and once each the claims they are made of (``packed`` given)."""


@dataclass(frozen=True, slots=True)
class Score:
    """Blocks of territories to matches that score ``min_score`` or more."""

    statistics: Statistics
    settings: Settings
    min_score: float

    def __call__(self, block: pa.Table) -> pa.Table:
        """Rows as _BLOCKS gives them to rows of SCHEMA."""
        if not len(block):
            return SCHEMA.empty_table()
        territory = block.column("territory").to_numpy()
        opens = np.flatnonzero(np.r_[True, territory[1:] != territory[:-1]])
        lengths = np.diff(np.append(opens, len(territory)))
        # Slices share the block's memory; copies of some hundred megabytes each would not.
        return pa.concat_tables(
            self._matches(block.slice(*one)) for one in zip(opens.tolist(), lengths.tolist(), strict=True)
        )

    def _matches(self, block: pa.Table) -> pa.Table:
        pairs = block.select(["a", "b"]).filter(block.column("b").is_valid())
        stands = np.flatnonzero(block.column("packed").is_valid().to_numpy())
        order = np.argsort(block.column("a").to_numpy()[stands])
        claims = block.take(stands[order])
        numbers = claims.column("a").to_numpy()
        a, b = (np.searchsorted(numbers, pairs.column(side).to_numpy()) for side in "ab")
        prepared = prepared_from(claims, self.statistics)
        rows = [
            row
            for part in _by_article(prepared.article[a], a)
            for row in self._rows(prepared, claims, a[part], b[part])
        ]
        return pa.Table.from_pylist(rows, schema=SCHEMA)

    def _rows(
        self, prepared: Prepared, claims: pa.Table, a: Indices, b: Indices
    ) -> Iterator[dict[str, object]]:
        scored = score_pairs(prepared, a, b)
        kept = np.flatnonzero(np.round(scored.probability, 6) >= self.min_score)
        columns = {name: column[kept] for name, column in scored.columns.items()}
        told = np.unique(np.concatenate([a[kept], b[kept]]))
        worded = _worded(prepared, claims.column("packed").take(told))
        a, b = np.searchsorted(told, a[kept]), np.searchsorted(told, b[kept])
        matches = brief_matches(worded, a, b, Scored(columns, scored.probability[kept]), self.settings)
        numbers = claims.column("a").take(told).to_pylist()
        claim = {one.claim_id: (n, one) for n, one in zip(numbers, worded.claims, strict=True)}
        for match in matches:
            yield _row(match, *claim[match.claim_a], *claim[match.claim_b])


def _by_article(article: Indices, a: Indices) -> Iterator[Indices]:
    """The pairs' numbers in portions of about AT_ONCE, ordered by ``a``: all of an article are in one."""
    order = np.lexsort((a, article))
    opens = np.flatnonzero(np.r_[True, np.diff(article[order]) > 0])
    portion = opens // AT_ONCE
    starts = opens[np.r_[True, np.diff(portion) > 0]]
    for part in np.split(order, starts[1:]):
        yield part[np.argsort(a[part], kind="stable")]


def _row(match: Match, n_a: int, a: Claim, n_b: int, b: Claim) -> dict[str, object]:
    return {
        "claim_a": match.claim_a, "claim_b": match.claim_b,
        "score": match.score, "level": str(match.level), "detail": match.detail,
        "n_a": n_a, "article_a": a.article_id, "start_a": a.span.start, "published_a": a.published,
        "n_b": n_b, "article_b": b.article_id, "start_b": b.span.start, "published_b": b.published,
    }  # fmt: skip


def prepared_from(claims: pa.Table, statistics: Statistics) -> Prepared:
    """Rows of the table ``placed``, ready to be scored: all but the claims and terms as such."""
    bags = {family: _bag(claims, (family,), family, statistics) for family in COUNTED}
    bags[CONTEXT] = _bag(claims, ("before", "content", "after"), CONTEXT, statistics)
    place, places = (claims.column(name).to_numpy() for name in ("place", "places"))
    headline, negated, hedged = (
        claims.column(name).to_numpy().astype(bool) for name in ("is_headline", "negated", "hedged")
    )
    return Prepared(
        claims=(),
        terms=(),
        bags=bags,
        article=np.unique(claims.column("article").to_numpy(), return_inverse=True)[1].astype(np.int64),
        place=np.where(places >= FEW, (place - 1) / np.maximum(places - 1, 1), np.nan),
        headline=headline,
        negated=negated,
        hedged=hedged,
        speaker=claims.column("voice").to_numpy(),
        scale=scale_of(statistics),
    )


def _bag(claims: pa.Table, columns: Sequence[str], family: str, statistics: Statistics) -> Bag:
    """The terms of all ``columns`` of each claim, each once; the same bag that ``prepare`` makes."""
    lists = [claims.column(name).combine_chunks() for name in columns]
    lengths = [pc.fill_null(pc.list_value_length(column), 0).to_numpy() for column in lists]
    encoded = pa.concat_arrays([column.flatten() for column in lists]).dictionary_encode()
    order = pc.array_sort_indices(encoded.dictionary)
    place = np.empty(len(order), dtype=np.int64)
    place[order.to_numpy()] = np.arange(len(order))
    owner = np.concatenate([np.repeat(np.arange(len(claims)), length) for length in lengths])
    ids = place[encoded.indices.to_numpy()]
    if len(columns) > 1:
        held = np.sort(owner * len(order) + ids)  # a sort is faster than a table of hashes of some millions
        held = held[np.r_[True, held[1:] != held[:-1]][: len(held)]]
        owner, ids = np.divmod(held, max(len(order), 1))
    vocabulary = tuple(encoded.dictionary.take(order).to_pylist())
    counted = np.bincount(owner, minlength=len(claims))
    return bag_of(ids, counted, vocabulary, term_weights(vocabulary, family, statistics))


def _worded(prepared: Prepared, packed: pa.ChunkedArray) -> Prepared:
    """What reasons in words need of some claims; the bags are those of all."""
    unpacked = [unpack(one) for one in packed.to_pylist()]
    claims, terms = tuple(claim for claim, _ in unpacked), tuple(own for _, own in unpacked)
    return replace(prepared, claims=claims, terms=terms)


def score_step(statistics: Statistics, settings: Settings, min_score: float | None) -> Mapped:
    """The step that scores all pairs; without a least score, as ``align`` does without one."""
    least = NEIGHBOURHOOD * settings.threshold if min_score is None else min_score
    function = Score(statistics, settings, least)
    tables = ("pairs", "needed", "placed")
    beside = ("pairs", "needed")
    return Mapped("matches", tables, _BLOCKS, "territory", function, SCHEMA, beside=beside, long_rows=True)

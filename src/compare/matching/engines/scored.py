# ruff: noqa: S608 - every name and number that enters these queries is written in this package
"""Candidate pairs to matches: the same Arrow function in every engine."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from compare.matching.aligning import NEIGHBOURHOOD, matches_of
from compare.matching.engines.described import number_of, unpack
from compare.matching.engines.model import Mapped, Query
from compare.matching.engines.plan import TERRITORY
from compare.matching.preparing import (
    COUNTED,
    Indices,
    Prepared,
    Statistics,
    Surroundings,
    place_in_article,
    prepare,
)
from compare.matching.scoring import Scored, score_pairs
from compare.settings import Settings

LEAST_COUNTED = 2
"""Terms of fewer claims are left out of the table of frequencies."""

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

FREQUENCIES = Query(
    "frequencies",
    ("described",),
    " UNION ALL ".join(
        f"""
        SELECT '{family}' AS family, term, COUNT(*) AS claims
        FROM (SELECT UNNEST({family}) AS term FROM described) AS terms_of_{family}
        GROUP BY term
        HAVING COUNT(*) >= {LEAST_COUNTED}
        """
        for family in COUNTED
    ),
)

PLACED = Query(
    "placed",
    ("described",),
    """
    SELECT n, packed,
        LAG(content) OVER (PARTITION BY article ORDER BY start, claim_id) AS before,
        LEAD(content) OVER (PARTITION BY article ORDER BY start, claim_id) AS after,
        ROW_NUMBER() OVER (PARTITION BY article ORDER BY start, claim_id) AS place,
        COUNT(*) OVER (PARTITION BY article) AS places
    FROM described
    """,
)

SEASONS = Query(
    "seasons",
    ("candidates",),
    f"SELECT season, COUNT(*) AS pairs, CAST(FLOOR(COUNT(*) / {TERRITORY}) AS BIGINT) + 1 AS splits "
    "FROM candidates GROUP BY season",
)

PAIRS = Query(
    "pairs",
    ("candidates", "seasons"),
    """
    SELECT c.a AS a, c.b AS b, (c.season + 1) * 1000003 + c.articles % s.splits AS territory
    FROM candidates AS c JOIN seasons AS s ON c.season = s.season
    """,
)
"""A territory is what is scored in one block: claims of one time, and of any two articles all their pairs."""

_IN_PART = "FROM pairs WHERE territory % {parts} = {part}"
_BLOCKS = f"""
    SELECT territory, a, b, NULL AS packed, NULL AS before, NULL AS after, NULL AS place, NULL AS places
    {_IN_PART}
    UNION ALL
    SELECT territory, n, NULL, packed, before, after, place, places
    FROM (SELECT territory, a AS claim {_IN_PART} UNION SELECT territory, b AS claim {_IN_PART}) AS needed
    JOIN placed ON claim = n
"""
"""Of each territory its pairs (``b`` given), and once each the claims they are made of (``packed`` given)."""


@dataclass(frozen=True, slots=True)
class Seen:
    """In how many claims each term of a family stands; terms that are not listed stand in one.

    Every process holds it, so it is small: twelve bytes a term, in rising order of the terms' ``numbers``.
    """

    numbers: npt.NDArray[np.int64]
    counts: npt.NDArray[np.int32]

    def of(self, terms: Sequence[str]) -> list[int]:
        """The number of claims of each of ``terms``, at least one."""
        wanted = np.array([number_of(term) for term in terms], dtype=np.int64)
        at = np.minimum(np.searchsorted(self.numbers, wanted), max(len(self.numbers) - 1, 0))
        if not len(self.numbers):
            return [1] * len(terms)
        found: list[int] = np.where(self.numbers[at] == wanted, self.counts[at], 1).tolist()
        return found


def statistics_from(batches: Iterable[pa.RecordBatch], claims: int) -> Statistics:
    """Statistics from the table that FREQUENCIES makes."""
    numbers: dict[str, list[Indices]] = {family: [] for family in COUNTED}
    counts: dict[str, list[Indices]] = {family: [] for family in COUNTED}
    for batch in batches:
        families = batch.column("family")
        for family in pc.unique(families).to_pylist():
            rows = batch.filter(pc.equal(families, family))
            terms = rows.column("term").to_pylist()
            numbers[family].append(np.array([number_of(term) for term in terms], dtype=np.int64))
            counts[family].append(rows.column("claims").to_numpy())
    return Statistics(claims, {family: _seen(numbers[family], counts[family]) for family in COUNTED})


def _seen(numbers: Sequence[Indices], counts: Sequence[Indices]) -> Seen:
    none = np.array([], dtype=np.int64)
    joined = np.concatenate([none, *numbers])
    order = np.argsort(joined)
    return Seen(joined[order], np.concatenate([none, *counts])[order].astype(np.int32))


@dataclass(frozen=True, slots=True)
class Score:
    """Blocks of territories to matches that score ``min_score`` or more."""

    statistics: Statistics
    settings: Settings
    min_score: float

    def __call__(self, block: pa.Table) -> pa.Table:
        """Rows as _BLOCKS gives them to rows of SCHEMA."""
        territory = block.column("territory").to_numpy()
        made = [self._matches(block.filter(pa.array(territory == one))) for one in np.unique(territory)]
        return pa.concat_tables(made) if made else SCHEMA.empty_table()

    def _matches(self, block: pa.Table) -> pa.Table:
        claims = block.filter(block.column("packed").is_valid())
        pairs = block.filter(block.column("b").is_valid())
        prepared = prepared_from(claims, self.statistics)
        index = {n: at for at, n in enumerate(claims.column("a").to_pylist())}
        a, b = (np.array([index[n] for n in pairs.column(side).to_pylist()], dtype=np.int64) for side in "ab")
        scored = score_pairs(prepared, a, b)
        kept = np.flatnonzero(np.round(scored.probability, 6) >= self.min_score)
        columns = {name: column[kept] for name, column in scored.columns.items()}
        matches = matches_of(
            prepared, a[kept], b[kept], Scored(columns, scored.probability[kept]), self.settings
        )
        claim = {one.claim_id: one for one in prepared.claims}
        number = dict(
            zip((one.claim_id for one in prepared.claims), claims.column("a").to_pylist(), strict=True)
        )
        rows = [
            {
                "claim_a": match.claim_a,
                "claim_b": match.claim_b,
                "score": match.score,
                "level": str(match.level),
                "detail": match.detail,
            }
            | {
                f"{name}_{side}": value
                for side, of in (("a", match.claim_a), ("b", match.claim_b))
                for name, value in (
                    ("n", number[of]),
                    ("article", claim[of].article_id),
                    ("start", claim[of].span.start),
                    ("published", claim[of].published),
                )
            }
            for match in matches
        ]
        return pa.Table.from_pylist(rows, schema=SCHEMA)


def prepared_from(claims: pa.Table, statistics: Statistics) -> Prepared:
    """Rows of the table ``placed``, ready to be scored."""
    unpacked = [unpack(packed) for packed in claims.column("packed").to_pylist()]
    terms = [own for _, own in unpacked]
    beside = zip(terms, claims.column("before").to_pylist(), claims.column("after").to_pylist(), strict=True)
    places = zip(claims.column("place").to_pylist(), claims.column("places").to_pylist(), strict=True)
    surroundings = Surroundings(
        contexts=[
            tuple(sorted({*own.content, *(before or ()), *(after or ())})) for own, before, after in beside
        ],
        places=[place_in_article(place - 1, count) for place, count in places],
    )
    return prepare([claim for claim, _ in unpacked], statistics, terms, surroundings)


def score_step(statistics: Statistics, settings: Settings, min_score: float | None) -> Mapped:
    """The step that scores all pairs; without a least score, as ``align`` does without one."""
    least = NEIGHBOURHOOD * settings.threshold if min_score is None else min_score
    function = Score(statistics, settings, least)
    return Mapped("matches", ("pairs", "placed"), _BLOCKS, "territory", function, SCHEMA)

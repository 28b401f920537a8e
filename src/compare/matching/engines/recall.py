# ruff: noqa: S608 - every name and number that enters these queries is written in this package
"""How many of the pairs that brute force finds were candidates: measured for sampled claims."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from compare.matching.engines.model import Engine
from compare.matching.engines.scored import COLUMNS, prepared_from
from compare.matching.preparing import Statistics
from compare.matching.scoring import first_look, score_pairs

CONTENDER = -2.0
"""Log-odds of a pair by itself, below which no standing among rivals lifts it to .5."""
ARTICLES_AT_ONCE = 400
SAMPLED_AT_ONCE = 50
CLAIMS_AT_ONCE = 100_000
"""Claims that an engine hands over at a time: on Spark the whole of a query's rows comes at once."""

_PLACED = ", ".join(("n", *(name for name in COLUMNS if name != "packed")))


@dataclass(frozen=True, slots=True)
class Recall:
    """Pairs that score ``least`` or more of the claims sampled, and how many of them were candidates.

    ``pairs`` and ``found`` are those within the date window; ``further`` and ``further_found`` those further
    apart, which cannot be one claim. ``matched`` matches that scored as much were sampled too; ``confirmed``
    of them do so where all claims of their two articles are compared.
    """

    sampled: int
    least: float
    pairs: int
    found: int
    further: int
    further_found: int
    matched: int
    confirmed: int

    def __str__(self) -> str:
        share = f"{self.found / self.pairs:.4f}" if self.pairs else "not known"
        return (
            f"Brute force for {self.sampled:,} sampled claims finds {self.pairs:,} pairs that score "
            f"{self.least:g} or more within the date window; {self.found:,} of them were candidates (recall "
            f"{share}); and {self.further:,} further apart in time, {self.further_found:,} of them too. Of "
            f"{self.matched:,} sampled matches of such a score, {self.confirmed:,} have it where every claim "
            "of their articles is compared."
        )


def check_recall(engine: Engine, statistics: Statistics, sample: int, least: float) -> Recall:
    """Compare ``sample`` claims with every claim of another article, and as many matches with their rivals.

    Reads the tables that ``align_archive`` leaves. What is sampled depends on the ids of claims alone.
    """
    query = f"SELECT {_PLACED} FROM placed ORDER BY n % 1000003, n LIMIT {sample}"
    sampled = pa.Table.from_batches(list(engine.rows(query, "placed")))
    contenders = sorted(set(_contenders(engine, sampled, statistics)))
    matched = sorted(_matched(engine, sample, least))
    days = _Known(engine, {n for pair in (*contenders, *matched) for n in pair})
    sure = _sure(engine, contenders, days, statistics, least)
    confirmed = _sure(engine, matched, days, statistics, least)
    near = {pair for pair in sure if days.within_window(*pair)}
    far, candidates = sure - near, set(_candidates(engine, sampled))
    counts = [len(pairs) for pairs in (near, near & candidates, far, far & candidates, matched, confirmed)]
    return Recall(len(sampled), least, *counts)


def _matched(engine: Engine, sample: int, least: float) -> Iterator[tuple[int, int]]:
    query = (
        f"SELECT LEAST(n_a, n_b) AS a, GREATEST(n_a, n_b) AS b FROM matches WHERE score >= {least} "
        f"ORDER BY n_a % 1000003, n_a, n_b LIMIT {sample}"
    )
    for batch in engine.rows(query, "matches"):
        yield from zip(batch.column("a").to_pylist(), batch.column("b").to_pylist(), strict=True)


def _contenders(engine: Engine, sampled: pa.Table, statistics: Statistics) -> Iterator[tuple[int, int]]:
    """Pairs, smaller number first, whose own evidence leaves them a chance."""
    for batch in _in_parts(engine, f"SELECT {_PLACED} FROM placed", "placed"):
        claims = pa.concat_tables([sampled, pa.Table.from_batches([batch])])
        prepared, numbers = prepared_from(claims, statistics), claims.column("n").to_numpy()
        others = np.arange(len(sampled), len(claims))
        for few in np.array_split(np.arange(len(sampled)), len(sampled) // SAMPLED_AT_ONCE + 1):
            a, b = np.repeat(few, len(others)), np.tile(others, len(few))
            across = prepared.article[a] != prepared.article[b]
            a, b = a[across], b[across]
            hopeful = first_look(prepared, a, b)["first"] >= CONTENDER
            both = np.sort([numbers[a[hopeful]], numbers[b[hopeful]]], axis=0)
            yield from zip(*both.tolist(), strict=True)


def _in_parts(engine: Engine, query: str, table: str) -> Iterator[pa.RecordBatch]:
    """The rows of a query on a table with ``n``, about CLAIMS_AT_ONCE at a time."""
    counted = next(iter(engine.rows(f"SELECT COUNT(*) AS claims FROM {table}", table)))
    parts = counted.column("claims")[0].as_py() // CLAIMS_AT_ONCE + 1
    for part in range(parts):
        yield from engine.rows(f"{query} WHERE n % {parts} = {part}", table)


def _sure(
    engine: Engine, pairs: Sequence[tuple[int, int]], known: "_Known", statistics: Statistics, least: float
) -> set[tuple[int, int]]:
    """Those of ``pairs`` that score ``least`` or more when all claims of their two articles are compared."""
    by_articles: dict[tuple[int, int], set[tuple[int, int]]] = {}
    for one, other in pairs:
        articles = known.article(one), known.article(other)
        by_articles.setdefault((min(articles), max(articles)), set()).add((one, other))
    sure: set[tuple[int, int]] = set()
    listed = sorted(by_articles)
    for start in range(0, len(listed), ARTICLES_AT_ONCE):
        block = listed[start : start + ARTICLES_AT_ONCE]
        scored = _scored(engine, block, statistics, least)
        sure |= scored & set().union(*(by_articles[articles] for articles in block))
    return sure


def _scored(
    engine: Engine, articles: Sequence[tuple[int, int]], statistics: Statistics, least: float
) -> set[tuple[int, int]]:
    wanted = ", ".join(str(article) for article in sorted({one for pair in articles for one in pair}))
    query = f"SELECT {_PLACED} FROM placed WHERE article IN ({wanted})"
    claims = pa.Table.from_batches(list(engine.rows(query, "placed")))
    members: dict[int, list[int]] = {}
    for at, article in enumerate(claims.column("article").to_pylist()):
        members.setdefault(article, []).append(at)
    pairs = [(i, j) for one, other in articles for i in members[one] for j in members[other]]
    both = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    scored = score_pairs(prepared_from(claims, statistics), both[:, 0], both[:, 1])
    numbers = claims.column("n").to_pylist()
    sure = both[np.round(scored.probability, 6) >= least]
    return {(min(numbers[i], numbers[j]), max(numbers[i], numbers[j])) for i, j in sure.tolist()}


class _Known:
    """The articles of some claims, and the days they may be of."""

    def __init__(self, engine: Engine, claims: set[int]) -> None:
        query = "SELECT n, article, opens, closes FROM described"
        self._rows: dict[int, tuple[int, int, int]] = {}
        for batch in _in_parts(engine, query, "described"):
            for n, *row in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                if n in claims:
                    self._rows[n] = tuple(row)

    def article(self, claim: int) -> int:
        """The article's number."""
        return self._rows[claim][0]

    def within_window(self, one: int, other: int) -> bool:
        """Whether the date window lets the two claims be one."""
        (_, opens, closes), (_, opens_other, closes_other) = self._rows[one], self._rows[other]
        return opens <= closes_other and opens_other <= closes


def _candidates(engine: Engine, sampled: pa.Table) -> Iterator[tuple[int, int]]:
    wanted = ", ".join(str(n) for n in sampled.column("n").to_pylist())
    query = f"SELECT a, b FROM candidates WHERE a IN ({wanted}) OR b IN ({wanted})"
    for batch in engine.rows(query, "candidates"):
        for a, b in zip(batch.column("a").to_pylist(), batch.column("b").to_pylist(), strict=True):
            yield min(a, b), max(a, b)

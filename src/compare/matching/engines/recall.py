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

_PLACED = ", ".join(("n", *(name for name in COLUMNS if name != "packed")))


@dataclass(frozen=True, slots=True)
class Recall:
    """Pairs that score ``least`` or more of the claims sampled, and how many of them were candidates.

    ``matched`` matches that scored as much were sampled too; ``confirmed`` of them do so where all claims of
    their two articles are compared.
    """

    sampled: int
    least: float
    pairs: int
    found: int
    matched: int
    confirmed: int

    def __str__(self) -> str:
        share = f"{self.found / self.pairs:.4f}" if self.pairs else "not known"
        return (
            f"Brute force for {self.sampled:,} sampled claims finds {self.pairs:,} pairs that score "
            f"{self.least:g} or more; {self.found:,} of them were candidates (recall {share}). Of "
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
    sure = _sure(engine, contenders, statistics, least)
    candidates = set(_candidates(engine, sampled))
    matched = sorted(_matched(engine, sample, least))
    confirmed = _sure(engine, matched, statistics, least)
    found = sum(pair in candidates for pair in sure)
    return Recall(len(sampled), least, len(sure), found, len(matched), len(confirmed))


def _matched(engine: Engine, sample: int, least: float) -> Iterator[tuple[int, int]]:
    query = (
        f"SELECT LEAST(n_a, n_b) AS a, GREATEST(n_a, n_b) AS b FROM matches WHERE score >= {least} "
        f"ORDER BY n_a % 1000003, n_a, n_b LIMIT {sample}"
    )
    for batch in engine.rows(query, "matches"):
        yield from zip(batch.column("a").to_pylist(), batch.column("b").to_pylist(), strict=True)


def _contenders(engine: Engine, sampled: pa.Table, statistics: Statistics) -> Iterator[tuple[int, int]]:
    """Pairs, smaller number first, whose own evidence leaves them a chance."""
    for batch in engine.rows(f"SELECT {_PLACED} FROM placed", "placed"):
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


def _sure(
    engine: Engine, pairs: Sequence[tuple[int, int]], statistics: Statistics, least: float
) -> set[tuple[int, int]]:
    """Those of ``pairs`` that score ``least`` or more when all claims of their two articles are compared."""
    article_of = _articles_of(engine, {n for pair in pairs for n in pair})
    by_articles: dict[tuple[int, int], set[tuple[int, int]]] = {}
    for one, other in pairs:
        articles = article_of[one], article_of[other]
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


def _articles_of(engine: Engine, claims: set[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for batch in engine.rows("SELECT n, article FROM described", "described"):
        numbers, articles = batch.column("n").to_pylist(), batch.column("article").to_pylist()
        found |= {n: article for n, article in zip(numbers, articles, strict=True) if n in claims}
    return found


def _candidates(engine: Engine, sampled: pa.Table) -> Iterator[tuple[int, int]]:
    wanted = set(sampled.column("n").to_pylist())
    for batch in engine.rows("SELECT a, b FROM candidates", "candidates"):
        for a, b in zip(batch.column("a").to_pylist(), batch.column("b").to_pylist(), strict=True):
            if a in wanted or b in wanted:
                yield min(a, b), max(a, b)

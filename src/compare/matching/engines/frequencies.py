# ruff: noqa: S608 - every name and number that enters these queries is written in this package
"""How many claims of an archive hold each term, in a table small enough for every worker to hold."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from compare.matching.engines.described import number_of
from compare.matching.engines.model import Engine, Query
from compare.matching.preparing import COUNTED, Indices, Statistics

LEAST_COUNTED = 2
"""Terms of fewer claims are left out of the table of frequencies."""
MOST_HELD = 10_000_000
"""Terms that are held at most, twelve bytes each: those that most claims have."""

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


@dataclass(frozen=True, slots=True)
class Seen:
    """In how many claims each term of a family stands; terms that are not listed stand in ``rest``, about.

    Every process holds it, so it is small: twelve bytes a term, in rising order of the terms' ``numbers``.
    """

    numbers: npt.NDArray[np.int64]
    counts: npt.NDArray[np.int32]
    rest: int = 1

    def of(self, terms: Sequence[str]) -> list[int]:
        """The number of claims of each of ``terms``, at least one."""
        if not len(self.numbers):
            return [self.rest] * len(terms)
        wanted = np.array([number_of(term) for term in terms], dtype=np.int64)
        at = np.minimum(np.searchsorted(self.numbers, wanted), len(self.numbers) - 1)
        found: list[int] = np.where(self.numbers[at] == wanted, self.counts[at], self.rest).tolist()
        return found


@dataclass(frozen=True, slots=True)
class Held:
    """The statistics that are held, and how many terms of at least LEAST_COUNTED claims are not."""

    statistics: Statistics
    least: int
    left_out: int

    def notices(self) -> Iterator[str]:
        """What was left out, in words."""
        if self.left_out:
            yield (
                f"{self.left_out:,} rare terms, each of fewer than {self.least:,} claims, are taken to stand "
                f"in {rest_below(self.least):,}: how rare they are beyond that is not told apart."
            )


def read_frequencies(engine: Engine, claims: int, most: int = MOST_HELD) -> Held:
    """The statistics of ``claims`` claims, from the table ``frequencies``, with ``most`` terms at most."""
    by_count = "SELECT claims, COUNT(*) AS terms FROM frequencies GROUP BY claims ORDER BY claims DESC"
    rows = [row for batch in engine.rows(by_count, "frequencies") for row in batch.to_pylist()]
    least, kept = least_held([(row["claims"], row["terms"]) for row in rows], most)
    held = engine.rows(f"SELECT * FROM frequencies WHERE claims >= {least}", "frequencies")
    left_out = sum(row["terms"] for row in rows) - kept
    return Held(Statistics(claims, dict(_read(held, rest_below(least)))), least, left_out)


def least_held(terms: Iterable[tuple[int, int]], most: int) -> tuple[int, int]:
    """The claims that a term needs to be held, so that at most ``most`` are, and how many that makes.

    ``terms``: numbers of claims, falling, each with how many terms stand in so many.

    >>> least_held([(90, 1), (7, 3), (2, 50)], 10)
    (3, 4)
    """
    kept = 0
    for claims, many in terms:
        if kept + many > most:
            return claims + 1, kept
        kept += many
    return LEAST_COUNTED, kept


def rest_below(least: int) -> int:
    """The claims that a term of fewer than ``least`` is taken to stand in.

    Between one and one less than ``least``, the geometric mean, because rarity is a logarithm.

    >>> rest_below(2), rest_below(26)
    (1, 5)
    """
    return round(sqrt(least - 1))


def _read(batches: Iterable[pa.RecordBatch], rest: int) -> Iterator[tuple[str, Seen]]:
    numbers: dict[str, list[Indices]] = {family: [] for family in COUNTED}
    counts: dict[str, list[Indices]] = {family: [] for family in COUNTED}
    for batch in batches:
        families = batch.column("family")
        for family in pc.unique(families).to_pylist():
            rows = batch.filter(pc.equal(families, family))
            terms = rows.column("term").to_pylist()
            numbers[family].append(np.array([number_of(term) for term in terms], dtype=np.int64))
            counts[family].append(rows.column("claims").to_numpy())
    for family in COUNTED:
        none = np.array([], dtype=np.int64)
        joined = np.concatenate([none, *numbers[family]])
        order = np.argsort(joined)
        counted = np.concatenate([none, *counts[family]])[order].astype(np.int32)
        yield family, Seen(joined[order], counted, rest)

"""Aligning an archive: the whole way from claims to matches and clusters, in tables that an engine keeps."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from compare.matching.aligning import UNDATED
from compare.matching.engines.clustered import cluster
from compare.matching.engines.described import SCHEMA, Describe
from compare.matching.engines.frequencies import FREQUENCIES, MOST_HELD, read_frequencies
from compare.matching.engines.model import Engine, Mapped, Step
from compare.matching.engines.plan import FIND_CANDIDATES, LARGEST, NEIGHBOURS, SCORE_EVERY_PAIR
from compare.matching.engines.scored import NEEDED, PAIRS, PLACED, SEASONS, score_step
from compare.matching.preparing import Statistics
from compare.settings import Settings

EXACT_UP_TO = 5_000
"""Claims up to which every pair of different articles is a candidate."""

Watch = Callable[[str, int, int], None]
"""Called with (name of the step, parts done, parts of the step)."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was made: the engine holds the tables ``described``, ``matches`` and ``clusters``."""

    claims: int
    candidates: int
    notices: tuple[str, ...]
    statistics: Statistics


def describe_step(settings: Settings) -> Mapped:
    """The step from rows of a claims table, loaded as the table ``rows``, to described claims."""
    return Mapped(
        "described",
        ("rows",),
        "SELECT * FROM rows WHERE n % {parts} = {part}",
        "n",
        Describe(settings.date_window_days),
        SCHEMA,
    )


def align_archive(
    engine: Engine,
    settings: Settings,
    min_score: float | None,
    watch: Watch,
    *,
    exact_up_to: int = EXACT_UP_TO,
    most_held: int = MOST_HELD,
) -> Outcome:
    """Make ``matches`` and ``clusters`` of the table ``described``, or what is missing of them.

    Of ``exact_up_to`` claims or fewer every pair is scored. Workers hold the frequencies of ``most_held``
    terms at most.
    """
    claims = count(engine, "described")
    steps = SCORE_EVERY_PAIR if claims <= exact_up_to else FIND_CANDIDATES
    _run(engine, (*steps, FREQUENCIES, PLACED, SEASONS, PAIRS, NEEDED), watch)
    held = read_frequencies(engine, claims, most_held)
    _run(engine, (score_step(held.statistics, settings, min_score),), watch)
    dated = any(_column(engine, "SELECT COUNT(*) AS rows FROM described WHERE bucket >= 0", "described"))
    cluster(engine, settings, lambda done, parts: watch("clusters", done, parts), dated=dated)
    cuts = () if claims <= exact_up_to else tuple(_cuts(engine))
    notices = (*(() if dated else (UNDATED,)), *cuts, *held.notices())
    return Outcome(claims, count(engine, "candidates"), notices, held.statistics)


def count(engine: Engine, table: str, what: str = "*") -> int:
    """How many rows a table has, or how many of ``what`` it has."""
    return sum(_column(engine, f"SELECT COUNT({what}) AS counted FROM {table}", table))  # noqa: S608 - our names


def _run(engine: Engine, steps: tuple[Step, ...], watch: Watch) -> None:
    for step in steps:
        engine.run(step, lambda done, parts, name=step.name: watch(name, done, parts))  # type: ignore[misc]


def _column(engine: Engine, sql: str, *tables: str) -> Iterator[int]:
    for batch in engine.rows(sql, *tables):
        yield from batch.column(0).to_pylist()


def _cuts(engine: Engine) -> Iterator[str]:
    """What was not compared, in words."""
    for batch in engine.rows("SELECT * FROM dropped ORDER BY kind", "dropped"):
        for row in batch.to_pylist():
            yield (
                f"{row['keys']:,} {row['kind']} keys had more than {LARGEST[row['kind']]} claims, the "
                f"largest {row['largest']:,}; each claim was compared with {NEIGHBOURS} others under these."
            )
    for batch in engine.rows("SELECT * FROM copied", "copied"):
        row = batch.to_pylist()[0]
        if row["units"]:
            yield (
                f"{row['units']:,} texts were copied word for word so often that most of their "
                f"{row['claims']:,} claims were compared with one copy only."
            )

# ruff: noqa: S608 - the paths that enter these queries are this program's own
"""Whether Spark gives the matches that one machine gives, and what either takes to make them.

    python benchmarks/engines.py 10000 100000       generated claims
    python benchmarks/engines.py topics             all topics of the evaluation data, by the index
    python benchmarks/engines.py 10000 --kill keys  Spark's driver is killed after a step, and started again
    python benchmarks/engines.py 1000000 --folder DIR
                                               keeps the tables in a new folder, to look into

The same means: the same pairs, scores within 1e-9, equal clusters. Prints what both take, and between the
smallest and the largest size how seconds of processors grow. Ends with 1 where the engines differ.
"""

import argparse
import contextlib
import math
import multiprocessing
import os
import signal
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from compare.matching.engines import Engine, open_engine
from compare.matching.engines.archive import align_archive, describe_step
from compare.matching.engines.claim_tables import read_claim_rows
from compare.matching.engines.described import numbered
from compare.matching.engines.spark import SparkEngine
from compare.matching.engines.spark_tables import load_claims
from compare.settings import Settings
from generate_claims import COLUMNS, read_sources, write
from topics import spark_topics
from usage import Usage

CLOSE = 1e-9
ENGINES = ("spark", "local")
"""In the order they run: what takes longer, and has more ways to fail, first."""


def write_claims(what: str, path: Path) -> None:
    """Write the claims that ``what`` names as a claims table."""
    if what == "topics":
        rows = list(_of_topics())
        pq.write_table(pa.table(dict(zip(COLUMNS, zip(*rows, strict=True), strict=True))), path)
    else:
        write(int(what), path, read_sources())


def _of_topics() -> Iterable[tuple[str, ...]]:
    for topic in spark_topics():
        for claim in topic.claims:
            ids = (f"{topic.name}/{claim.claim_id}", f"{topic.name}/{claim.article_id}")
            yield (*ids, claim.exact, claim.outlet, claim.published)


def run(name: str, master: str, folder: Path, kill: str = "") -> None:
    """Align the claims table in ``folder``; after the step ``kill`` the process kills itself."""

    def watch(step: str, done: int, parts: int) -> None:
        if step == kill and done == parts:
            os.kill(os.getpid(), signal.SIGKILL)

    engine = open_engine(name, str(folder / name), master)
    _load(engine, folder / "claims.parquet")
    engine.run(describe_step(Settings()), lambda done, parts: watch("described", done, parts))
    align_archive(engine, Settings(), None, watch, exact_up_to=0)
    engine.close()


def _load(engine: Engine, table: Path) -> None:
    if isinstance(engine, SparkEngine):
        load_claims(engine, str(table))
    else:
        engine.load("rows", numbered(read_claim_rows([table])))


def measured(name: str, master: str, folder: Path, kill: str = "") -> float:
    """Run an engine in a process of its own, and say what that took; returns seconds of processors."""
    process = multiprocessing.get_context("spawn").Process(target=run, args=(name, master, folder, kill))
    with Usage() as usage:
        process.start()
        process.join()
    print(f"  {name}: {usage}" + (f"; killed after the step {kill}" if process.exitcode else ""), flush=True)
    if bool(process.exitcode) != bool(kill):
        raise SystemExit(f"{name} ended with {process.exitcode}")
    return usage.cpu


def same(folder: Path) -> bool:
    """Whether both engines made the same matches and clusters; says how far they are from it."""
    local, spark = (f"{folder}/local/{{}}/*/*.parquet", f"{folder}/spark/{{}}/*.parquet")
    pairs, alone, furthest = duckdb.sql(f"""
        SELECT COUNT(*), COUNT(*) FILTER (x.score IS NULL OR y.score IS NULL), MAX(ABS(x.score - y.score))
        FROM '{local.format("matches")}' AS x
        FULL JOIN '{spark.format("matches")}' AS y USING (claim_a, claim_b)
    """).fetchall()[0]
    members = "SELECT cluster_id, claim_id FROM '{}'"
    one, other = (members.format(place.format("clusters")) for place in (local, spark))
    unlike = duckdb.sql(f"(({one}) EXCEPT ({other})) UNION ALL (({other}) EXCEPT ({one}))").fetchall()
    print(f"  {pairs:,} matches: {alone:,} of one engine only, scores at most {furthest or 0:.1e} apart")
    print(f"  memberships in clusters that only one engine has: {len(unlike):,}", flush=True)
    return bool(pairs) and not alone and furthest <= CLOSE and not unlike


def compared(what: str, master: str, folder: Path, kill: str) -> tuple[bool, tuple[float, ...]]:
    """Align the claims that ``what`` names by both engines; returns whether alike, and what each took."""
    write_claims(what, folder / "claims.parquet")
    print(f"{pq.read_metadata(folder / 'claims.parquet').num_rows:,} claims ({what})", flush=True)
    if kill:
        measured("spark", master, folder, kill)
    took = tuple(measured(engine, master, folder) for engine in ENGINES)
    return same(folder), took


@contextlib.contextmanager
def _kept(folder: Path | None, what: str) -> Iterator[Path]:
    """A folder for one comparison: a new one within ``folder``, or one that is gone afterwards."""
    if folder:
        (folder / what).mkdir(parents=True)
        yield folder / what
    else:
        with tempfile.TemporaryDirectory() as name:
            yield Path(name)


def main() -> None:
    """Align the claims that the command line names by both engines, and compare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", nargs="+", help="how many generated claims, or: topics")
    parser.add_argument("--master", default="local[2,4]")
    parser.add_argument("--kill", default="", help="a step after which Spark's driver is killed once")
    parser.add_argument("--folder", type=Path, help="a new folder; all tables stay there")
    given = parser.parse_args()
    found = {}
    for what in given.what:
        with _kept(given.folder, what) as folder:
            found[what] = compared(what, given.master, folder, given.kill)
    sizes = sorted(int(what) for what in found if what.isdigit())
    for at, engine in enumerate(ENGINES if len(sizes) > 1 else ()):
        small, large = (found[str(size)][1][at] for size in (sizes[0], sizes[-1]))
        grown = math.log(large / small) / math.log(sizes[-1] / sizes[0])
        print(f"{engine}: growth exponent of time from {sizes[0]:,} to {sizes[-1]:,} claims: {grown:.2f}")
    sys.exit(0 if all(alike for alike, _ in found.values()) else 1)


if __name__ == "__main__":
    main()

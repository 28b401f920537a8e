# ruff: noqa: S608 - the paths that enter these queries are this program's own
"""Whether Spark gives the matches that one machine gives: the same pairs, scores within 1e-9, equal clusters.

    python benchmarks/engines.py 100000             generated claims
    python benchmarks/engines.py topics             all topics of the evaluation data, by the index
    python benchmarks/engines.py 10000 --kill keys  Spark's driver is killed after a step, and started again

Prints seconds of both, and the memory of all their processes. Ends with 1 where they differ.
"""

import argparse
import multiprocessing
import os
import signal
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from compare.claims import Claim, describe
from compare.matching.engines import open_engine
from compare.matching.engines.archive import align_archive
from compare.matching.engines.described import table_of
from compare.settings import Settings
from generate_claims import claims, read_sources
from topics import spark_topics
from usage import Usage

CLOSE = 1e-9


def described(what: str, path: Path) -> int:
    """Write the claims that ``what`` names as a table of described ones; returns how many."""
    made = _of_topics() if what == "topics" else _generated(int(what))
    pq.write_table(table_of(made, Settings().date_window_days), path)
    return len(made)


def _of_topics() -> list[Claim]:
    return [
        replace(
            claim, claim_id=f"{topic.name}/{claim.claim_id}", article_id=f"{topic.name}/{claim.article_id}"
        )
        for topic in spark_topics()
        for claim in topic.claims
    ]


def _generated(count: int) -> list[Claim]:
    rows = claims(count, read_sources())
    return [describe(row[0], row[1], row[2], outlet=row[3], published=row[4]) for row in rows]


def run(name: str, master: str, folder: Path, kill: str = "") -> None:
    """Align the described claims in ``folder``; after the step ``kill`` the process kills itself."""

    def watch(step: str, done: int, parts: int) -> None:
        if step == kill and done == parts:
            os.kill(os.getpid(), signal.SIGKILL)

    engine = open_engine(name, str(folder / name), master)
    engine.load("described", [pq.read_table(folder / "described.parquet")])
    align_archive(engine, Settings(), None, watch, exact_up_to=0)
    engine.close()


def measured(name: str, master: str, folder: Path, kill: str = "") -> None:
    """Run an engine in a process of its own, and say what that took."""
    process = multiprocessing.get_context("spawn").Process(target=run, args=(name, master, folder, kill))
    with Usage() as usage:
        process.start()
        process.join()
    print(
        f"{name}: {usage.wall:.0f} s, {usage.peak:,} MB"
        + (f"; killed after the step {kill}" if process.exitcode else "")
    )
    if bool(process.exitcode) != bool(kill):
        raise SystemExit(f"{name} ended with {process.exitcode}")


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
    print(f"{pairs:,} matches: {alone:,} of one engine only, scores at most {furthest or 0:.1e} apart")
    print(f"memberships in clusters that only one engine has: {len(unlike):,}")
    return bool(pairs) and not alone and furthest <= CLOSE and not unlike


def main() -> None:
    """Align the claims that the command line names by both engines, and compare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", help="how many generated claims, or: topics")
    parser.add_argument("--master", default="local[2,4]")
    parser.add_argument("--kill", default="", help="a step after which Spark's driver is killed once")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"{described(given.what, folder / 'described.parquet'):,} claims ({given.what})")
        measured("local", "", folder)
        if given.kill:
            measured("spark", given.master, folder, given.kill)
        measured("spark", given.master, folder)
        sys.exit(0 if same(folder) else 1)


if __name__ == "__main__":
    main()

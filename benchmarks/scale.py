"""Seconds, memory and recall of aligning archives, beside what rapidfuzz and string_grouper take.

    python benchmarks/scale.py 10000 100000 1000000
    python benchmarks/scale.py 100000 --engine spark --master "local[2,4]"
    python benchmarks/scale.py 4900 --engine memory        every pair, as below 5,000 claims
    python benchmarks/scale.py 1000000 --folder kept       leaves every table there, to look into

Claims are those of generate_claims.py. Recall is measured as ``align --check-recall`` does: sampled claims
are compared with every other claim. Comparisons run up to LARGEST_BRUTE claims; string_grouper needs an older
pandas than this program, so it runs in another Python (--string-grouper). The exponent is that of seconds of
processors between the smallest and the largest size: other work on the machine hardly changes those.
"""

import argparse
import math
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from compare.claims import describe
from compare.matching import align
from compare.matching.engines import open_engine
from compare.matching.engines.archive import align_archive, count, describe_step
from compare.matching.engines.claim_tables import read_claim_rows
from compare.matching.engines.described import numbered
from compare.matching.engines.recall import check_recall
from compare.settings import Settings
from generate_claims import claims as generated
from generate_claims import read_sources, write
from usage import Usage

LARGEST_BRUTE = 20_000
GROUPED = """
import sys, duckdb, pandas, string_grouper
rows = duckdb.sql(f"SELECT lower(text) FROM '{sys.argv[1]}'").fetchall()
string_grouper.match_strings(pandas.Series([row[0] for row in rows]))
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What to measure."""

    engine: str
    master: str
    sample: int
    peer: str
    folder: str


def measured(claims: int, run: Run) -> float:
    """Align ``claims`` generated claims, print what it took, and return what the exponent is made of."""
    if run.engine == "memory":
        return _in_memory(claims)
    if run.folder:
        kept = Path(run.folder) / str(claims)
        kept.mkdir(parents=True)  # tables of an earlier run would be taken as done, and measured as nothing
        return _in_folder(claims, kept, run)
    with tempfile.TemporaryDirectory() as folder:
        return _in_folder(claims, Path(folder), run)


def _in_folder(claims: int, folder: Path, run: Run) -> float:
    table = folder / "claims.parquet"
    write(claims, table, read_sources())
    seconds = _aligned(table, str(folder / run.engine), run)
    if claims <= LARGEST_BRUTE:
        _compared(table, run.peer)
    return seconds


def _in_memory(claims: int) -> float:
    rows = generated(claims, read_sources())
    described = [describe(row[0], row[1], row[2], outlet=row[3], published=row[4]) for row in rows]
    with Usage() as usage:
        alignment = align(described, Settings())
    print(f"{claims:,} claims, memory: {usage}")
    print(f"  {alignment.candidates:,} pairs, {len(alignment.matches):,} matches")
    return usage.cpu


def _aligned(table: Path, folder: str, run: Run) -> float:
    settings = Settings()
    steps: dict[str, float] = {}
    with Usage() as usage:
        begun = time.perf_counter()

        def watch(step: str, done: int, parts: int) -> None:
            if done == parts:
                steps[step] = time.perf_counter() - begun - sum(steps.values())

        engine = open_engine(run.engine, folder, run.master)
        engine.load("rows", numbered(read_claim_rows([table])))
        engine.run(describe_step(settings), lambda done, parts: watch("described", done, parts))
        outcome = align_archive(engine, settings, None, watch, exact_up_to=0)
    print(f"{outcome.claims:,} claims, {run.engine}: {usage}")
    print(f"  {outcome.candidates:,} candidates, {count(engine, 'matches'):,} matches")
    print("  seconds by step:", ", ".join(f"{name} {took:.1f}" for name, took in steps.items() if took >= 1))
    for notice in outcome.notices:
        print(f"  {notice}")
    if run.sample:
        print(f"  {check_recall(engine, outcome.statistics, run.sample, settings.threshold)}")
    engine.close()
    return usage.cpu


def _compared(table: Path, peer: str) -> None:
    texts = [row[0] for row in duckdb.sql(f"SELECT lower(text) FROM '{table}'").fetchall()]  # noqa: S608
    _timed("rapidfuzz cdist, token_sort_ratio ≥ 80", lambda: _cdist(texts))
    if peer:
        _timed("string_grouper", lambda: subprocess.run([peer, "-c", GROUPED, str(table)], check=True))
    else:
        print("  string_grouper is not measured: name a Python that has it by --string-grouper")


def _cdist(texts: list[str]) -> None:
    from rapidfuzz import fuzz, process

    for start in range(0, len(texts), 500):
        process.cdist(
            texts[start : start + 500], texts, scorer=fuzz.token_sort_ratio, score_cutoff=80, workers=2
        )


def _timed(name: str, work: Callable[[], object]) -> None:
    with Usage() as usage:
        work()
    print(f"  {name}: {usage}")


def main() -> None:
    """Measure the sizes that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", type=int, nargs="+")
    parser.add_argument("--engine", default="local")
    parser.add_argument("--master", default="local[2,4]")
    parser.add_argument("--sample", type=int, default=300, help="claims that recall is measured on; 0: none")
    parser.add_argument("--string-grouper", default="", help="a Python that has string_grouper and duckdb")
    parser.add_argument("--folder", default="", help="a new folder that keeps the tables")
    given = parser.parse_args()
    if not read_sources().complete:
        print("No evaluation data beside the repository: made from the seeds alone, without paraphrases.")
    sizes = sorted(given.sizes)
    run = Run(given.engine, given.master, given.sample, given.string_grouper, given.folder)
    seconds = [measured(size, run) for size in sizes]
    if len(sizes) > 1:
        exponent = math.log(seconds[-1] / seconds[0]) / math.log(sizes[-1] / sizes[0])
        print(f"growth exponent of time from {sizes[0]:,} to {sizes[-1]:,} claims: {exponent:.2f}")


if __name__ == "__main__":
    main()

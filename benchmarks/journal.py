"""How fast annotations are saved and opened, and what memory that takes.

    python benchmarks/journal.py [--events 100000 1000000] [--folder DIR]

Judgements on pairs of the seeds' claims, with all anchors, recorded as ``source-compare record`` does.
Appending is measured one event at a time, beside a bare write and fsync of as many bytes to the same disk.
Opening is measured in a fresh process, with and without the index.
"""

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from compare.annotations import Catalogue, Store
from compare.annotations.locks import LOCAL_FOLDER
from compare.project import Project

ROOT = Path(__file__).resolve().parents[1]
BATCH = 1_000

OPEN = """
import sys, time, resource
from pathlib import Path
started, started_cpu = time.perf_counter(), time.process_time()
from compare.annotations import Store
imported, imported_cpu = time.perf_counter(), time.process_time()
state = Store(Path(sys.argv[1])).state()
opened, opened_cpu = time.perf_counter(), time.process_time()
rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(len(state.events), imported_cpu - started_cpu, opened - imported, opened_cpu - imported_cpu, rss)
"""


def judgements(claims: list[str], rng: random.Random) -> Iterator[dict[str, object]]:
    """Verdicts on random pairs, without end."""
    verdicts = ("same", "related", "different", "unsure")
    while True:
        claim_a, claim_b = rng.sample(claims, 2)
        yield {"kind": "judgement", "claim_a": claim_a, "claim_b": claim_b, "verdict": rng.choice(verdicts)}


def fill(folder: Path, events: int, catalogue: Catalogue, source: Iterator[dict[str, object]]) -> float:
    """Record ``events`` events in batches; seconds."""
    store = Store(folder)
    started = time.perf_counter()
    for _ in range(events // BATCH):
        answers = store.record("bench", [next(source) for _ in range(BATCH)], catalogue)
        assert all(answer.saved for answer in answers)
    return time.perf_counter() - started


def append_one_by_one(folder: Path, catalogue: Catalogue, source: Iterator[dict[str, object]]) -> list[float]:
    """Seconds of each of 300 saves into a journal that is open already."""
    store = Store(folder)
    store.record("bench", [next(source)], catalogue)
    times = []
    for _ in range(300):
        started = time.perf_counter()
        store.record("bench", [next(source)], catalogue)
        times.append(time.perf_counter() - started)
    return times


def bare_appends(folder: Path) -> list[float]:
    """Seconds of each of 300 bare writes of 1,300 bytes, each with an fsync."""
    times = []
    handle = os.open(folder / "bare", os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    for _ in range(300):
        started = time.perf_counter()
        os.write(handle, b"x" * 1_300)
        os.fsync(handle)
        times.append(time.perf_counter() - started)
    os.close(handle)
    return times


def opening(folder: Path) -> str:
    """Open in a fresh process: seconds, of the clock and of the CPU, and peak memory."""
    command = [sys.executable, "-c", OPEN, str(folder)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    wall, cpu, imports = float(said[2]), float(said[3]), float(said[1])
    return f"{wall:.2f} s ({cpu:.2f} s of CPU, and {imports:.2f} s of CPU for imports), {said[4]} MB at most"


def measure(events: int, root: Path) -> None:
    """One size: fill, append, open."""
    project = Project.open(ROOT)
    catalogue = Catalogue(project.claims, {each.article_id: each.text for each in project.articles})
    source = judgements([claim.claim_id for claim in project.claims], random.Random(1))  # noqa: S311
    folder = root / "annotations"
    seconds = fill(folder, events, catalogue, source)
    size = sum(file.stat().st_size for file in folder.rglob("*.jsonl")) / 1e6
    each = seconds / events * 1e3
    print(f"{events:,} events: recorded in {seconds:.1f} s ({each:.3f} ms each), {size:.0f} MB")
    ours, bare = append_one_by_one(folder, catalogue, source), bare_appends(root)
    print(
        f"  append: median {statistics.median(ours) * 1e3:.2f} ms; bare write and fsync of as many bytes: "
        f"{statistics.median(bare) * 1e3:.2f} ms"
    )
    shutil.rmtree(folder / LOCAL_FOLDER)
    print(f"  open, no index: {opening(folder)}")
    print(f"  open again:     {opening(folder)}")


def main() -> None:
    """Measure every size that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, nargs="+", default=[100_000])
    parser.add_argument("--folder", type=Path, help="where to write; a disk's own folder, not a tmpfs")
    given = parser.parse_args()
    for events in given.events:
        with tempfile.TemporaryDirectory(dir=given.folder) as root:
            measure(events, Path(root))


if __name__ == "__main__":
    main()

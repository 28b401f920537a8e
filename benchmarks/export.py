"""How long an export of 100,000 annotations takes, and how much memory.

Run: python benchmarks/export.py [--annotations 100000]
The project is the five seed articles; its annotations are made here, in memory, on pairs of real claims.
"""

import argparse
import resource
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

from compare.annotations import Catalogue, State, TagEvent, fold_events
from compare.annotations.lines import decode, encode
from compare.exports import Options, export
from compare.project import Project

ROOT = Path(__file__).resolve().parents[1]


class Annotated(Project):
    """The project of this repository with annotations of its own."""

    made: State

    def state(self) -> State:
        """The made annotations instead of the journals'."""
        return self.made

    def recorded(self) -> State:
        """The same: the articles have not changed."""
        return self.made


def events(project: Project, count: int) -> Iterator[TagEvent]:
    """``count`` tags on pairs of claims, five annotators, some words as evidence."""
    texts = {article.article_id: article.text for article in project.articles}
    catalogue = Catalogue(project.claims, texts)
    pairs = [(match.claim_a, match.claim_b) for match in project.alignment().matches]
    tags = [tag.id for tag in project.codebook.offered]
    for number in range(count):
        claim_a, claim_b = pairs[number % len(pairs)]
        start = project.claim(claim_a).span.start
        said = {
            "kind": "tag",
            "annotation": str(uuid.UUID(int=number)),
            "claim_a": claim_a,
            "claim_b": claim_b,
            "tag": tags[number % len(tags)],
            "codebook": project.codebook.version,
            "note": f"note {number}",
            "anchors": [{"side": "a", "start": start, "end": start + 12}],
        }
        who = {"v": 1, "op": str(uuid.UUID(int=number)), "writer": "bench", "clock": number + 1}
        when = {"at": "2026-03-12T10:00:00Z", "annotator": f"annotator {number % 5}"}
        event = decode(encode({**who, **when, **catalogue.completed(said)})[:-1])
        assert isinstance(event, TagEvent)
        yield event


def main() -> None:
    """Make the annotations, export them to a zip, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--annotations", type=int, default=100_000)
    wanted = parser.parse_args().annotations
    project = Annotated.open(ROOT)
    assert isinstance(project, Annotated)
    project.made = State()
    project.alignment()
    project.made = fold_events(events(project, wanted))
    before = peak_mb()
    with tempfile.TemporaryDirectory() as folder:
        started, busy = time.perf_counter(), time.process_time()
        written = export(project, Path(folder) / "export.zip", Options())
        seconds, busy = time.perf_counter() - started, time.process_time() - busy
    rows = written.rows["annotations"]
    print(f"{wanted:,} annotations, {rows:,} rows: {seconds:.1f} s ({busy:.1f} s of one core)")
    print(f"peak {peak_mb():,.0f} MB")
    print(f"(before the export {before:,.0f} MB; Python {sys.version.split()[0]})")


def peak_mb() -> float:
    """The most memory this program has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()

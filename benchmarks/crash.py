"""Kill ``source-compare record`` at random instants and count what it had called saved and is not there.

    python benchmarks/crash.py [--kills 1000] [--writers 1 4] [--forked]

Each round starts the writers on one folder, two to an annotator, so that some append to the same journal.
They are fed events and killed with SIGKILL at a random instant; the next round's writers go on from there.
What was not acknowledged is sent again, with the same op. With ``--forked`` they are forks of a process that
has the project open: no time goes to starting up, and every kill hits recording. Exits 1 unless all are 0:

    lost       acknowledged, and not in the journals, or with other words
    corrupted  lines that break the journal: loud damage, or words that nobody sent
    doubled    ops that stand in the journals twice
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from compare.annotations import Catalogue, JudgementEvent, Store
from compare.annotations.recording import Recorder, waiting_lines
from compare.project import Project

ROOT = Path(__file__).resolve().parents[1]
ARTICLES = ("000_ef4cbb5b0f8abbae.txt", "003_5168f358f51775d4.txt")
ROUNDS_PER_FOLDER = 20
VERDICTS = ("same", "related", "different", "unsure")
COMMAND = (sys.executable, "-c", "from compare.cli import main; main()", "record")

Event = dict[str, str]


@dataclass
class Tally:
    """What all rounds added up to."""

    kills: int = 0
    sent: int = 0
    acknowledged: int = 0
    lost: int = 0
    corrupted: int = 0
    doubled: int = 0
    torn: int = 0


@dataclass
class Folder:
    """A project under attack: what was sent and acknowledged so far, by op."""

    path: Path
    claims: list[str]
    catalogue: Catalogue
    sent: dict[str, Event] = field(default_factory=dict)
    acknowledged: set[str] = field(default_factory=set)
    waiting: dict[str, list[Event]] = field(default_factory=dict)


def fresh_folder(parent: Path) -> Folder:
    """A small project."""
    path = Path(tempfile.mkdtemp(dir=parent))
    (path / "seeds").mkdir()
    for name in (*ARTICLES, "articles.csv"):
        shutil.copy(ROOT / "seeds" / name, path / "seeds" / name)
    project = Project.open(path)
    catalogue = Catalogue(project.claims, {each.article_id: each.text for each in project.articles})
    return Folder(path, [claim.claim_id for claim in project.claims], catalogue)


def some_events(folder: Folder, annotator: str, rng: random.Random) -> list[Event]:
    """What was not acknowledged last time, and new judgements."""
    events = folder.waiting.pop(annotator, [])
    for _ in range(rng.choice((5, 100, 1_500))):
        claim_a, claim_b = rng.sample(folder.claims, 2)
        op = str(uuid.UUID(int=rng.getrandbits(128), version=4))
        events.append(
            {
                "op": op,
                "kind": "judgement",
                "claim_a": claim_a,
                "claim_b": claim_b,
                "verdict": rng.choice(VERDICTS),
            }
        )
    folder.sent.update({event["op"]: event for event in events})
    return events


class Forked:
    """A fork of this process that records; as much of a Popen as is needed here."""

    def __init__(self, folder: Folder, annotator: str, feed: IO[bytes]) -> None:
        reader, writer = os.pipe()
        self.stdout = os.fdopen(reader, "rb")
        self.pid = os.fork()
        if not self.pid:
            recorder = Recorder(Store(folder.path / "annotations"), folder.catalogue, annotator)
            for lines in waiting_lines(feed):
                os.write(writer, "".join(f"{answer}\n" for answer in recorder.take(lines)).encode())
            os._exit(0)
        os.close(writer)
        self.gone = False

    def poll(self) -> int | None:
        """None while it runs."""
        self.gone = self.gone or os.waitpid(self.pid, os.WNOHANG)[0] == self.pid
        return 0 if self.gone else None

    def send_signal(self, number: int) -> None:
        """Signal it, if it is still there."""
        if not self.gone:
            os.kill(self.pid, number)

    def wait(self) -> None:
        """Until it is gone."""
        if not self.gone:
            os.waitpid(self.pid, 0)
            self.gone = True


def start(
    folder: Folder, annotator: str, events: list[Event], *, forked: bool
) -> "Forked | subprocess.Popen[bytes]":
    """A writer with its input in a file, so that it never waits for us."""
    feed = tempfile.TemporaryFile()  # noqa: SIM115 - the writer's own handle keeps it
    feed.write("".join(json.dumps(event) + "\n" for event in events).encode())
    feed.seek(0)
    if forked:
        return Forked(folder, annotator, feed)
    command = (*COMMAND, "--project", str(folder.path), "--annotator", annotator)
    return subprocess.Popen(command, stdin=feed, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def attack(folder: Folder, writers: int, rng: random.Random, *, forked: bool) -> int:
    """One round; how many writers were alive when killed."""
    names = [f"annotator-{number // 2}" for number in range(writers)]
    feeds = [some_events(folder, name, rng) for name in names]
    running = [start(folder, name, feed, forked=forked) for name, feed in zip(names, feeds, strict=True)]
    first = running[0].stdout.readline() if rng.random() < 0.9 else b""  # sometimes before anything was saved
    time.sleep(rng.uniform(0, 0.15 if first else 0.5))
    killed = 0
    for writer in rng.sample(running, len(running)):
        killed += writer.poll() is None
        writer.send_signal(signal.SIGKILL)
        time.sleep(rng.uniform(0, 0.01))
    for writer, name, feed in zip(running, names, feeds, strict=True):
        said = (first if writer is running[0] else b"") + writer.stdout.read()
        writer.wait()
        whole = said[: said.rfind(b"\n") + 1].decode().splitlines()
        saved = {line.removeprefix("saved ") for line in whole if line.startswith("saved ")}
        folder.acknowledged |= saved
        folder.waiting.setdefault(name, []).extend(event for event in feed if event["op"] not in saved)
    return killed


def check(folder: Folder, tally: Tally) -> None:
    """Compare the journals with what was sent and acknowledged."""
    reading = Store(folder.path / "annotations").read()
    found = {event.op: event for event in reading.events}
    whole = {op for op, event in found.items() if op in folder.sent and says(event) == folder.sent[op]}
    lines = [
        line
        for journal in (folder.path / "annotations").glob("annotator-*/*.jsonl")
        for line in journal.read_bytes().split(b"\n")
    ]
    ops = Counter(line.partition(b'"op":"')[2][:36] for line in lines if line.endswith(b'"}'))
    tally.sent += len(folder.sent)
    tally.acknowledged += len(folder.acknowledged)
    tally.lost += len(folder.acknowledged - whole)
    tally.corrupted += sum(damage.loud for damage in reading.damages) + len(found.keys() - whole)
    tally.torn += sum(not damage.loud for damage in reading.damages)
    tally.doubled += sum(times - 1 for times in ops.values())


def says(event: object) -> Event:
    """The event as it was sent."""
    assert isinstance(event, JudgementEvent)
    claims = {"claim_a": event.claim_a, "claim_b": event.claim_b}
    return {"op": event.op, "kind": event.kind, **claims, "verdict": event.verdict.value}


def run(kills: int, writers: int, seed: int, *, forked: bool) -> Tally:
    """Rounds until ``kills`` living writers were killed."""
    rng, tally = random.Random(seed), Tally()  # noqa: S311
    with tempfile.TemporaryDirectory() as parent:
        while tally.kills < kills:
            folder = fresh_folder(Path(parent))
            for _ in range(ROUNDS_PER_FOLDER):
                tally.kills += attack(folder, writers, rng, forked=forked)
                if tally.kills >= kills:
                    break
            check(folder, tally)
    return tally


def main() -> None:
    """Attack with each number of writers in turn."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=1_000)
    parser.add_argument("--writers", type=int, nargs="+", default=[1, 4])
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--forked", action="store_true")
    given = parser.parse_args()
    bad = 0
    for writers in given.writers:
        tally = run(given.kills, writers, given.seed, forked=given.forked)
        print(
            f"{writers} writer(s): {tally.kills:,} killed, {tally.sent:,} events sent, "
            f"{tally.acknowledged:,} "
            f"acknowledged; lost {tally.lost}, corrupted {tally.corrupted}, doubled {tally.doubled}; "
            f"{tally.torn} torn tails closed",
            flush=True,
        )
        bad += tally.lost + tally.corrupted + tally.doubled
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()

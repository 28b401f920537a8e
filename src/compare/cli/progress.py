"""A progress bar on a terminal, silence in a pipe."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

WORDS = {"described": "Reading claims", "matches": "Scoring pairs", "clusters": "Clustering"}
SHARES = {
    "described": 25, "keys": 6, "links": 8, "unit_pairs": 8, "candidates": 2, "placed": 2, "matches": 47,
    "clusters": 2,
}  # fmt: skip
"""How much of the time each step takes, in hundredths, where it takes some (docs/scale.md, What it costs)."""
ALL_STEPS = sum(SHARES.values())


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int], None] | None]:
    """A function that takes (done, total) and moves a bar on stderr; None where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

        def show(done: int, total: int) -> None:
            bar.length = max(total, 1)
            bar.update(done - bar.pos)

        yield show


@contextmanager
def steps_bar() -> Iterator[Callable[[str, int, int], None]]:
    """A function that takes (step, parts done, parts) and moves a bar through all of an archive's steps."""
    if not sys.stderr.isatty():
        yield lambda _step, _done, _parts: None
        return
    with click.progressbar(length=ALL_STEPS, label="Starting", file=sys.stderr, show_eta=False) as bar:
        finished: dict[str, float] = {}

        def show(step: str, done: int, parts: int) -> None:
            finished[step] = SHARES.get(step, 0) * done / parts
            bar.label = f"{WORDS.get(step, 'Finding candidates')} ({done} of {parts} parts)"
            bar.update(int(sum(finished.values())) - bar.pos)

        yield show

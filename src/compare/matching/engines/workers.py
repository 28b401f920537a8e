"""The processes that Arrow functions run in on one machine: they do not load what the engine itself does."""

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any

import pyarrow as pa

from compare.matching.engines.groups import read_groups
from compare.matching.engines.model import Block

Work = Callable[[Any], pa.Table]
"""A function of blocks, or of what stands for them."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A function of blocks, for the files of ``write_groups``: the processes read them themselves."""

    function: Block
    group: str

    def __call__(self, path: Path) -> pa.Table:
        """The function of a file's rows."""
        return self.function(read_groups(path, self.group))


class Workers:
    """Processes that a function of blocks runs in; started for a second block only, since that takes long."""

    def __init__(self, function: Work, processes: int) -> None:
        self._function = function
        self._processes = processes
        self._pool: ProcessPoolExecutor | None = None

    def map(self, blocks: Iterable[pa.Table | Path]) -> Iterator[pa.Table]:
        """The function of each block, in order; no more blocks are held than are worked on."""
        waiting = iter(blocks)
        first = list(islice(waiting, 2))
        if (len(first) < 2 and not self._pool) or self._processes < 2:
            yield from map(self._function, chain(first, waiting))
            return
        pool = self._started()
        running: deque[Future[pa.Table]] = deque()
        for block in chain(first, waiting):
            running.append(pool.submit(_call, block))
            if len(running) >= self._processes:
                yield running.popleft().result()
        while running:
            yield running.popleft().result()

    def close(self) -> None:
        """End the processes; what has not begun is dropped."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def _started(self) -> ProcessPoolExecutor:
        if not self._pool:
            # A forked copy of a process that holds DuckDB's threads can hang; a fresh process cannot.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(
                self._processes, context, initializer=_keep, initargs=(self._function,)
            )
        return self._pool


_KEPT: list[Work] = []
"""In a worker process: the function it was started with, sent once and not with every block."""


def _keep(function: Work) -> None:
    _KEPT[:] = [function]
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that is killed cannot end its processes: each waits for that itself."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _call(block: pa.Table | Path) -> pa.Table:
    return _KEPT[0](block)

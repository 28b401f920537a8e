"""What a piece of work takes: seconds on the clock, seconds of processors, memory of all its processes."""

import os
import resource
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

EVERY = 0.5
"""Seconds between two looks at the memory."""
MEGABYTE = 1 << 20


@dataclass(slots=True)
class Usage:
    """Measures the block that it is the context of. Memory and processes are read from Linux's /proc.

    ``wall`` and ``cpu`` are seconds; ``cpu`` is that of this process and of those it has ended, and hardly
    changes with what else the machine does. ``peak`` is the most megabytes that were resident at once.
    """

    wall: float = 0.0
    cpu: float = 0.0
    peak: int = 0
    _over: threading.Event | None = None

    def __enter__(self) -> Self:
        self.wall, self.cpu = -time.perf_counter(), -_processors()
        self._over = threading.Event()
        threading.Thread(target=self._watch, args=(self._over,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.wall += time.perf_counter()
        self.cpu += _processors()
        if self._over:
            self._over.set()

    def _watch(self, over: threading.Event) -> None:
        while not over.wait(EVERY):
            self.peak = max(self.peak, _resident())

    def __str__(self) -> str:
        return f"{self.wall:.0f} s, {self.cpu:.0f} s of processors, {self.peak:,} MB at most"


def _processors() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)


def _resident() -> int:
    """Megabytes of this process and all below it; shared pages count for each."""
    below: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text(encoding="utf-8").rsplit(")", 1)[1].split()[1])
        except OSError:
            continue
        below.setdefault(parent, []).append(int(stat.parent.name))
    waiting, pages = [os.getpid()], 0
    while waiting:
        process = waiting.pop()
        waiting += below.get(process, [])
        try:
            pages += int(Path(f"/proc/{process}/statm").read_text(encoding="utf-8").split()[1])
        except OSError:
            continue
    return pages * os.sysconf("SC_PAGE_SIZE") // MEGABYTE

"""What a piece of work takes: seconds on the clock, seconds of processors, memory of all its processes."""

import os
import resource
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

EVERY = 0.5
"""Seconds between two looks at the memory."""
MEGABYTE = 1 << 20
TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(slots=True)
class Usage:
    """Measures the block that it is the context of. Memory and processes are read from Linux's /proc.

    ``wall`` and ``cpu`` are seconds; ``cpu`` is that of this process and of those below it, and hardly
    changes with what else the machine does. ``peak`` is the most megabytes that were resident at once.
    """

    wall: float = 0.0
    cpu: float = 0.0
    peak: int = 0
    _over: threading.Event | None = None
    _seen: dict[int, float] = field(default_factory=dict)

    def __enter__(self) -> Self:
        self.wall, self.cpu = -time.perf_counter(), -_processors()
        self._seen = {own.number: -own.cpu for own in _processes()}
        self._over = threading.Event()
        threading.Thread(target=self._watch, args=(self._over,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.wall += time.perf_counter()
        # Nobody waits for Java to end, so that its seconds are known from looks only.
        self.cpu = max(self.cpu + _processors(), sum(self._seen.values()))
        if self._over:
            self._over.set()

    def _watch(self, over: threading.Event) -> None:
        before = dict(self._seen)
        while not over.wait(EVERY):
            running = _processes()
            self.peak = max(self.peak, sum(process.resident for process in running) // MEGABYTE)
            self._seen |= {
                process.number: process.cpu + before.get(process.number, 0.0) for process in running
            }

    def __str__(self) -> str:
        return f"{self.wall:.0f} s, {self.cpu:.0f} s of processors, {self.peak:,} MB at most"


def _processors() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)


@dataclass(frozen=True, slots=True)
class _Process:
    """``cpu`` in seconds; ``resident`` in bytes, in which shared pages count for each process."""

    number: int
    parent: int
    cpu: float
    resident: int


def _processes() -> list[_Process]:
    """This process and all below it."""
    below: dict[int, list[_Process]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text(encoding="utf-8").rsplit(")", 1)[1].split()
        except OSError:
            continue
        # proc_pid_stat(5), counted from its third field: 4 the parent, 14 and 15 ticks, 24 pages.
        ticks, pages = int(fields[11]) + int(fields[12]), int(fields[21])
        process = _Process(int(path.parent.name), int(fields[1]), ticks / TICKS, pages * PAGE)
        below.setdefault(process.parent, []).append(process)
    me = os.getpid()
    found = [process for process in below.get(os.getppid(), []) if process.number == me]
    for process in found:
        found += below.get(process.number, [])
    return found

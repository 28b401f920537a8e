"""The engine for one machine: DuckDB, which spills to disk, and a few processes for the Arrow functions."""

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import closing
from functools import partial
from itertools import chain, islice
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from compare.errors import CompareError
from compare.matching.engines.groups import whole_groups
from compare.matching.engines.model import Block, Mapped, Step, Told
from compare.matching.engines.workspace import Workspace

MEMORY = "1000MB"
"""What DuckDB may hold before it spills; each process for Arrow functions takes up to 1 GB beside it."""
PARTS = 8
"""Parts that a table is made in: this bounds memory, and is the most that a killed run does again."""
MOST_PROCESSES = 8
BATCH = 8_192

Cursor = duckdb.DuckDBPyConnection
Make = Callable[[Cursor, str, Path], None]


class LocalEngine:
    """DuckDB over Parquet in one folder."""

    def __init__(self, folder: Path, processes: int = 0) -> None:
        self._workspace = Workspace(folder)
        self._processes = processes or min(os.cpu_count() or 1, MOST_PROCESSES)
        self._workspace.folder.mkdir(parents=True, exist_ok=True)
        self._connection = duckdb.connect(
            config={
                "memory_limit": MEMORY,
                "temp_directory": str(folder / "spill"),
                "threads": self._processes,
                "preserve_insertion_order": False,
            }
        )

    def load(self, table: str, blocks: Iterable[pa.Table]) -> None:
        """Keep ``blocks`` as a table, unless it is there."""
        if self._workspace.has(table, 0):
            return
        path = self._workspace.begin(table, 0)
        for number, block in enumerate(blocks):
            pq.write_table(block, path / f"rows-{number}.parquet")
        self._workspace.finish(table, 0)

    def run(self, step: Step, told: Told) -> None:
        """Make the parts of ``step`` that are not there yet."""
        if isinstance(step, Mapped):
            with closing(Workers(step.function, self._processes)) as workers:
                self._each_part(step, told, partial(_map, step, workers))
        else:
            self._each_part(step, told, _copy)

    def rows(self, sql: str, *tables: str) -> Iterator[pa.RecordBatch]:
        """Stream the rows of a query."""
        with closing(self._cursor(tables)) as cursor:
            yield from cursor.sql(sql).to_arrow_reader(BATCH)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _each_part(self, step: Step, told: Told, make: Make) -> None:
        parts = PARTS if step.in_parts else 1
        for part in range(parts):
            if not self._workspace.has(step.name, part):
                query = step.sql.replace("{parts}", str(parts)).replace("{part}", str(part))
                path = self._workspace.begin(step.name, part) / "rows.parquet"
                with closing(self._cursor(step.reads, step.beside, part)) as cursor:
                    self._guarded(step.name, make, cursor, query, path)
                self._workspace.finish(step.name, part)
            told(part + 1, parts)

    def _guarded(self, step: str, make: Make, cursor: Cursor, query: str, path: Path) -> None:
        try:
            make(cursor, query, path)
        except (duckdb.IOException, duckdb.OutOfMemoryException, OSError) as error:
            raise CompareError(
                f"cannot go on with the step {step} ({error})",
                file=str(self._workspace.folder),
                remedy="Free space there and start again: what is finished is kept.",
            ) from error

    def _cursor(self, tables: Iterable[str], beside: Iterable[str] = (), part: int = 0) -> Cursor:
        """A cursor that sees ``tables``, and of those ``beside`` only one part."""
        cursor = self._connection.cursor()
        for table in tables:
            folder = self._workspace.part(table, part if table in beside else "*")
            cursor.execute(
                f"CREATE OR REPLACE TEMP VIEW {table} AS "
                f"FROM read_parquet({_quoted(folder / '*.parquet')}, hive_partitioning = false)"
            )
        return cursor


def _copy(cursor: Cursor, query: str, path: Path) -> None:
    cursor.execute(f"COPY ({query}) TO {_quoted(path)}")


def _map(step: Mapped, workers: "Workers", cursor: Cursor, query: str, path: Path) -> None:
    reader = cursor.sql(f"{query} ORDER BY {step.group}").to_arrow_reader(BATCH)
    with pq.ParquetWriter(path, step.schema) as writer:
        for block in workers.map(whole_groups(reader, step.group)):
            writer.write_table(block)


class Workers:
    """Processes that a function of blocks runs in; started for a second block only, since that takes long."""

    def __init__(self, function: Block, processes: int) -> None:
        self._function = function
        self._processes = processes
        self._pool: ProcessPoolExecutor | None = None

    def map(self, blocks: Iterable[pa.Table]) -> Iterator[pa.Table]:
        """The function of each block, in order; few blocks wait at a time."""
        waiting = iter(blocks)
        first = list(islice(waiting, 2))
        if (len(first) < 2 and not self._pool) or self._processes < 2:
            yield from map(self._function, chain(first, waiting))
            return
        pool = self._started()
        running: deque[Future[pa.Table]] = deque()
        for block in chain(first, waiting):
            running.append(pool.submit(_call, block))
            if len(running) > self._processes:
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


_KEPT: list[Block] = []
"""In a worker process: the function it was started with, sent once and not with every block."""


def _keep(function: Block) -> None:
    _KEPT[:] = [function]
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that is killed cannot end its processes: each waits for that itself."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _call(block: pa.Table) -> pa.Table:
    return _KEPT[0](block)


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"

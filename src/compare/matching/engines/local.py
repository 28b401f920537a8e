"""The engine for one machine: DuckDB, which spills to disk, and a few processes for the Arrow functions."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from compare.errors import CompareError
from compare.matching.engines.groups import whole_groups, write_groups
from compare.matching.engines.model import Mapped, Query, Step, Told
from compare.matching.engines.workers import Filed, Workers
from compare.matching.engines.workspace import Workspace, in_sql, quoted

MEMORY = "1200MB"
"""What DuckDB may hold before it spills; each process for Arrow functions takes up to 1 GB beside it."""
PARTS = 8
"""Parts that a table is made in, at least: this bounds memory, and what a killed run does again."""
ROW_GROUP = 16_384
"""Rows of a group in Parquet: a reader holds a whole group for each thread, and rows may be long."""
MOST_PROCESSES = 8
BATCH = 8_192

Cursor = duckdb.DuckDBPyConnection
Make = Callable[[Cursor, str, Path], None]


class LocalEngine:
    """DuckDB over Parquet in one folder. Raises CompareError where that folder cannot be made."""

    def __init__(self, folder: Path, processes: int = 0) -> None:
        self._workspace = Workspace(folder)
        self._processes = processes or min(os.cpu_count() or 1, MOST_PROCESSES)
        try:
            self._workspace.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CompareError(
                f"cannot be made ({error.strerror})", file=str(folder), remedy="Choose another folder."
            ) from error
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
        with self._guarded(table):
            path = self._workspace.begin(table, 0)
        for number, block in enumerate(blocks):
            with self._guarded(table):
                pq.write_table(block, path / f"rows-{number}.parquet")
        with self._guarded(table):
            self._workspace.finish(table, 0)

    def run(self, step: Step, told: Told) -> None:
        """Make the parts of ``step`` that are not there yet."""
        if isinstance(step, Mapped):
            make = _map_long if step.long_rows else _map
            function = Filed(step.function, step.group) if step.long_rows else step.function
            with closing(Workers(function, self._processes)) as workers:
                self._each_part(step, told, partial(make, step, workers))
        else:
            self._each_part(step, told, _copy)

    def rows(self, sql: str, *tables: str) -> Iterator[pa.RecordBatch]:
        """Stream the rows of a query."""
        with self._guarded(f"reading {', '.join(tables)}"), closing(self._cursor(tables)) as cursor:
            yield from cursor.sql(sql).to_arrow_reader(BATCH)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _each_part(self, step: Step, told: Told, make: Make) -> None:
        parts = self._parts(step)
        for part in range(parts):
            if not self._workspace.has(step.name, part):
                query = step.sql.replace("{parts}", str(parts)).replace("{part}", str(part))
                with (
                    self._guarded(step.name),
                    closing(self._cursor(step.reads, step.beside, part)) as cursor,
                ):
                    make(cursor, query, self._workspace.begin(step.name, part) / "rows.parquet")
                    self._workspace.finish(step.name, part)
            told(part + 1, parts)

    def _parts(self, step: Step) -> int:
        if step.beside:
            return self._workspace.parts(step.beside[0])
        if isinstance(step, Query) and step.rows_of_part:
            return max(PARTS, self._workspace.rows(step.reads[0]) // step.rows_of_part + 1)
        return PARTS if step.in_parts else 1

    @contextmanager
    def _guarded(self, step: str) -> Iterator[None]:
        try:
            yield
        except (duckdb.IOException, duckdb.OutOfMemoryException, OSError) as error:
            raise CompareError(
                f"cannot go on with the step {step} ({error})",
                file=str(self._workspace.folder),
                remedy="Free space there and start again: what is finished is kept.",
            ) from error
        except BrokenProcessPool as error:
            raise CompareError(
                f"a process of the step {step} was ended from outside, as happens where memory runs out",
                file=str(self._workspace.folder),
                remedy="Free memory and start again: what is finished is kept.",
            ) from error

    def _cursor(self, tables: Iterable[str], beside: Iterable[str] = (), part: int = 0) -> Cursor:
        """A cursor that sees ``tables``, and of those ``beside`` only one part."""
        cursor = self._connection.cursor()
        for table in tables:
            files = f"{table}/part={part if table in beside else '*'}/*.parquet"
            cursor.execute(
                f"CREATE OR REPLACE TEMP VIEW {table} AS "
                f"FROM read_parquet({in_sql(self._workspace.folder, files)}, hive_partitioning = false)"
            )
        return cursor


def _copy(cursor: Cursor, query: str, path: Path) -> None:
    cursor.execute(f"COPY ({query}) TO {quoted(str(path))} (ROW_GROUP_SIZE {ROW_GROUP})")


def _map(step: Mapped, workers: Workers, cursor: Cursor, query: str, path: Path) -> None:
    reader = cursor.sql(f"{query} ORDER BY {step.group}").to_arrow_reader(BATCH)
    _write(workers.map(whole_groups(reader, step.group)), step, path)


def _map_long(step: Mapped, workers: Workers, cursor: Cursor, query: str, path: Path) -> None:
    with TemporaryDirectory(dir=path.parent) as folder:
        files = write_groups(cursor.sql(query).to_arrow_reader(BATCH), step.group, Path(folder))
        _write(workers.map(files), step, path)


def _write(blocks: Iterable[pa.Table], step: Mapped, path: Path) -> None:
    with pq.ParquetWriter(path, step.schema) as writer:
        for block in blocks:
            writer.write_table(block)

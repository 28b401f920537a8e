"""What an engine is, and the two kinds of steps it runs."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

import pyarrow as pa

Block = Callable[[pa.Table], pa.Table]
"""A function of whole groups of rows. It is sent to other processes and machines, so it must pickle."""

Told = Callable[[int, int], None]
"""Called with (done, total) parts of a step."""


@dataclass(frozen=True, slots=True)
class Query:
    """A table made by SQL: its name, the tables it reads, the query in DuckDB's dialect.

    ``in_parts``: it is made in parts, and the query may say ``x % {parts} = {part}``; of tables ``beside``
    it, which were made in the same parts, each part sees its own. ``rows_of_part``: parts are as many as make
    each of about so many rows of the first table read, at most.
    """

    name: str
    reads: tuple[str, ...]
    sql: str
    in_parts: bool = False
    beside: tuple[str, ...] = ()
    rows_of_part: int = 0


@dataclass(frozen=True, slots=True)
class Mapped:
    """A table made in parts, by an Arrow function of a query's rows.

    Rows of equal ``group`` (a column of integers) reach the function in one block. ``long_rows``: groups are
    few and rows long, so that a part's rows are better put together in files than sorted.
    """

    name: str
    reads: tuple[str, ...]
    sql: str
    group: str
    function: Block
    schema: pa.Schema
    in_parts: bool = True
    beside: tuple[str, ...] = ()
    long_rows: bool = False


Step = Query | Mapped


class Engine(Protocol):
    """What runs steps. Tables are Parquet in the engine's folder; one that is complete is not made again."""

    def load(self, table: str, blocks: Iterable[pa.Table]) -> None:
        """Keep rows made outside of the engine as a table, block by block."""

    def run(self, step: Step, told: Told) -> None:
        """Make a step's table, or what is missing of it."""

    def rows(self, sql: str, *tables: str) -> Iterator[pa.RecordBatch]:
        """The rows of a query on tables, in batches."""

    def close(self) -> None:
        """Let go of what the engine holds."""

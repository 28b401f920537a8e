"""Where an engine keeps its tables: a folder each, and in it a folder for each part.

A part is complete when ``_SUCCESS`` lies in it, as Hadoop has it.
"""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

DONE = "_SUCCESS"
_GLOB = re.compile(r"([\[*?])")


def is_address(path: str) -> bool:
    """Whether ``path`` is an address of an object store or the like, rather than a place on this machine."""
    return "://" in path


def in_sql(path: Path, pattern: str = "") -> str:
    """A path as DuckDB reads it in SQL: as it is written, whatever glob characters a user's folder has.

    ``pattern`` is added to it, and means what it says.

    >>> in_sql(Path("tables [1]"), "*.parquet")
    "'tables [[]1]/*.parquet'"
    """
    literal = _GLOB.sub(r"[\1]", path.as_posix()) + (f"/{pattern}" if pattern else "")
    return quoted(literal)


def quoted(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folder of one run's tables."""

    folder: Path

    def part(self, table: str, part: int) -> Path:
        """Where one part of a table lies."""
        return self.folder / table / f"part={part}"

    def has(self, table: str, part: int) -> bool:
        """Whether that part is complete."""
        return (self.part(table, part) / DONE).exists()

    def begin(self, table: str, part: int) -> Path:
        """An empty folder for one part; what a killed run left there is cleared away."""
        path = self.part(table, part)
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir(parents=True)
        return path

    def finish(self, table: str, part: int) -> None:
        """Mark one part complete."""
        (self.part(table, part) / DONE).touch()

    def parts(self, table: str) -> int:
        """How many parts of a table are complete."""
        return sum(1 for _ in (self.folder / table).glob(f"part=*/{DONE}"))

    def rows(self, table: str) -> int:
        """How many rows a table has, as its files say."""
        return sum(pq.read_metadata(path).num_rows for path in (self.folder / table).glob("part=*/*.parquet"))

"""The tables of an export as ``tables.toml`` declares them: headers and documentation are made from it."""

import re
import tomllib
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any


class CellType(StrEnum):
    """What the cells of a column hold, in the words of Frictionless Table Schema."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    MOMENT = "datetime"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``words`` says in sentences what it holds; an empty cell is a missing value.

    ``quotes`` marks columns that hold words of the articles: an export without text empties them.
    """

    name: str
    words: str
    type: CellType = CellType.STRING
    values: tuple[str, ...] = ()
    quotes: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    ``key`` are the columns that tell its rows apart, never empty; ``refers`` pairs a column with the table
    that has it as its key.
    """

    name: str
    title: str
    words: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    refers: tuple[tuple[str, str], ...] = ()

    @property
    def file(self) -> str:
        """The table's file in an export."""
        return f"{self.name}.csv"

    @property
    def names(self) -> tuple[str, ...]:
        """The header."""
        return tuple(column.name for column in self.columns)


@cache
def declared_tables() -> dict[str, Table]:
    """All tables by name, in the order they are written."""
    declared = tomllib.loads(files("compare.exports").joinpath("tables.toml").read_text(encoding="utf-8"))
    columns = {name: _column(name, entry) for name, entry in declared["column"].items()}
    return {entry["name"]: _table(entry, columns) for entry in declared["table"]}


def with_tags(wide: Table, tag_ids: tuple[str, ...]) -> Table:
    """The wide table with a 0/1 column for each tag."""
    tags = tuple(
        Column(
            wide_name(tag), f"1 where the annotator gave the pair the tag {tag}, else 0.", CellType.INTEGER
        )
        for tag in tag_ids
    )
    return replace(wide, columns=(*wide.columns, *tags))


def wide_name(tag_id: str) -> str:
    """A tag's column in the wide table: letters, digits, underscores, a letter first, as SPSS and R want.

    >>> wide_name("ATT.VERB"), wide_name("1st–hand")
    ('ATT_VERB', 'tag_1st_hand')
    """
    plain = re.sub(r"[^A-Za-z0-9_]", "_", tag_id)
    return plain if plain[:1].isalpha() else f"tag_{plain}"


def _column(name: str, entry: dict[str, Any]) -> Column:
    kind = CellType(entry.get("type", CellType.STRING))
    return Column(name, entry["words"], kind, tuple(entry.get("values", ())), entry.get("quotes", False))


def _table(entry: dict[str, Any], columns: dict[str, Column]) -> Table:
    return Table(
        name=entry["name"],
        title=entry["title"],
        words=entry["words"],
        columns=tuple(columns[name] for name in entry["columns"]),
        key=tuple(entry["key"]),
        refers=tuple(entry.get("refers", {}).items()),
    )

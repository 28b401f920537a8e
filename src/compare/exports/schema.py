"""The tables of an export as ``tables.toml`` declares them: headers and documentation are made from it."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import chain, count
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


def with_tags(wide: Table, names: Mapping[str, str]) -> Table:
    """The wide table with a 0/1 column for each tag; ``names`` are the columns' names by tag."""
    tags = tuple(
        Column(name, f"1 where the annotator gave the pair the tag {tag}, else 0.", CellType.INTEGER)
        for tag, name in names.items()
    )
    return replace(wide, columns=(*wide.columns, *tags))


def wide_names(tag_ids: Iterable[str]) -> dict[str, str]:
    """Each tag's column in the wide table, for SPSS and R: letters, digits, underscores, a letter first.

    No two are alike, also where case does not count, and none is like another column of the table.

    >>> wide_names(["ATT.VERB", "att-verb", "1st–hand"])
    {'ATT.VERB': 'ATT_VERB', 'att-verb': 'att_verb_2', '1st–hand': 'tag_1st_hand'}
    """
    taken = set(declared_tables()["pairs_wide"].names)
    names: dict[str, str] = {}
    for tag in tag_ids:
        plain = re.sub(r"[^A-Za-z0-9_]", "_", tag)
        base = plain if plain[:1].isalpha() else f"tag_{plain}"
        numbered = (f"{base}_{number}" for number in count(2))
        names[tag] = next(name for name in chain([base], numbered) if name.lower() not in taken)
        taken.add(names[tag].lower())
    return names


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

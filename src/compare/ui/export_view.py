"""The Export page's content: what will be written, table by table, and how to write the same again. Pure."""

import shlex
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from compare.annotations import State
from compare.annotations.model import TagEvent
from compare.articles import Article
from compare.exports import Column, Filled, Options
from compare.framing import Codebook
from compare.matching import Level
from compare.ui.links import LONGEST

PREVIEWED = 20
"""Rows of a table that the page shows."""

LONGEST_CELL = 160
"""Characters of a cell that the page shows."""

RECORDED = frozenset(
    {
        "annotations", "judgements", "silences", "notes", "cluster_edits", "migrations", "anchors",
        "pairs_wide", "agreement", "disagreements",
    }
)  # fmt: skip
"""Tables of what people wrote; the others hold what was read and matched."""


class Source(Protocol):
    """What the page needs of a project."""

    @property
    def name(self) -> str:
        """The project's name."""

    @property
    def articles(self) -> tuple[Article, ...]:
        """Every article."""

    @property
    def codebook(self) -> Codebook:
        """The codebook in force."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the address asks for: the export's options, and the table whose first rows are shown."""

    options: Options = field(default_factory=Options)
    table: str = ""


def read_request(query: Mapping[str, str]) -> Request:
    """The options in an address; several values of one filter are separated by a bar.

    >>> read_request({"level": "echo|related", "text": "no"}).options.command()
    'source-compare export PROJECT --out OUT --level echo --level related --without-text'
    """
    options = Options(
        annotators=_values(query, "annotator"),
        tags=_values(query, "tag"),
        outlets=_values(query, "outlet"),
        since=query.get("since", "")[:LONGEST],
        until=query.get("until", "")[:LONGEST],
        levels=_values(query, "level"),
        with_text=query.get("text") != "no",
        spreadsheet=query.get("sheets") == "yes",
    )
    return Request(options, query.get("table", "")[:LONGEST])


def content(
    source: Source, state: State, request: Request, found: Sequence[Filled] | str, root: str
) -> dict[str, Any]:
    """What the browser gets. ``found`` are the filled tables, or why there can be none."""
    problem, tables = (found, ()) if isinstance(found, str) else ("", tuple(found))
    return {
        "choices": choices(source, state),
        "options": _options(request.options),
        "problem": problem,
        "tables": [_table(filled) for filled in tables],
        "shown": _preview(next((filled for filled in tables if filled.table.name == request.table), None)),
        "command": command(request.options, root, file_name(source.name)),
    }


def choices(source: Source, state: State) -> dict[str, list[dict[str, str]]]:
    """What each filter can be set to: value, words, and the group it stands under."""
    return {
        "annotator": [_choice(name, name) for name in state.annotators],
        "outlet": [
            _choice(name, name) for name in dict.fromkeys(each.outlet for each in source.articles) if name
        ],
        "level": [_choice(level.value, level.value.replace("_", " ")) for level in Level],
        "tag": [_choice(tag.id, tag.name, tag.group) for tag in source.codebook.tags]
        + [_choice(tag, tag, "Not in the codebook") for tag in _strangers(source.codebook, state)],
    }


def command(options: Options, root: str, name: str) -> str:
    """The command line that writes the same bytes."""
    return options.command().replace("PROJECT --out OUT", f"{shlex.quote(root)} --out {shlex.quote(name)}", 1)


def file_name(project: str) -> str:
    """What the download is called: the project's name as far as every file system takes it.

    >>> file_name("Iran: März/2026"), file_name("…")
    ('iran-m-rz-2026-tables.zip', 'tables.zip')
    """
    plain = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in project.lower())
    return "-".join([*[part for part in plain.split("-") if part], "tables.zip"])


def _values(query: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(sorted({value for value in query.get(name, "")[: 4 * LONGEST].split("|") if value}))


def _choice(value: str, words: str, group: str = "") -> dict[str, str]:
    return {"value": value, "words": words, "group": group}


def _strangers(codebook: Codebook, state: State) -> list[str]:
    used = {event.tag for event in state.events.values() if isinstance(event, TagEvent)}
    return sorted(used - {tag.id for tag in codebook.tags})


def _options(options: Options) -> dict[str, Any]:
    return {
        "annotator": list(options.annotators),
        "tag": list(options.tags),
        "outlet": list(options.outlets),
        "level": list(options.levels),
        "since": options.since,
        "until": options.until,
        "text": options.with_text,
        "sheets": options.spreadsheet,
    }


def _table(filled: Filled) -> dict[str, Any]:
    table = filled.table
    return {
        "name": table.name,
        "title": table.title,
        "words": table.words,
        "rows": len(filled.rows),
        "columns": len(table.columns),
        "recorded": table.name in RECORDED,
    }


def _preview(filled: Filled | None) -> dict[str, Any] | None:
    if filled is None:
        return None
    return {
        "name": filled.table.name,
        "title": filled.table.title,
        "words": filled.table.words,
        "rows": len(filled.rows),
        "columns": [_column(column, filled.table.key) for column in filled.table.columns],
        "cells": [[_shortened(cell) for cell in row] for row in filled.frame().head(PREVIEWED).to_numpy()],
    }


def _column(column: Column, key: Iterable[str]) -> dict[str, Any]:
    return {
        "name": column.name,
        "words": column.words,
        "type": column.type.value,
        "key": column.name in key,
    }


def _shortened(cell: str) -> str:
    return cell if len(cell) <= LONGEST_CELL else cell[:LONGEST_CELL] + "…"

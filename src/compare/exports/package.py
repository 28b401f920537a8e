"""What lies beside the tables: the data package's description for programs, and README.txt for people."""

import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from compare.articles import EXPORT_NAME, Article
from compare.exports.schema import CellType, Column, Table
from compare.exports.snapshot import Snapshot

OFFSET_UNIT: Final = "Unicode code points, counted from 0, end exclusive, of the article's text"

_LIBRARIES: Final = ("source-compare", "pandas", "rapidfuzz", "wordfreq", "sentencex")
"""Whose versions can change what an export holds."""


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """One file of an export: its name inside it, its table if it holds one, its rows, bytes and SHA-256."""

    name: str
    table: Table | None
    rows: int
    bytes: int
    sha256: str


def versions() -> dict[str, str]:
    """The program, Python, and the libraries that decide what is matched."""
    return {"python": platform.python_version(), **{name: version(name) for name in _LIBRARIES}}


def data_package(snapshot: Snapshot, files: Iterable[WrittenFile]) -> dict[str, Any]:
    """The content of ``datapackage.json`` (Frictionless Data Package 1.0)."""
    return {
        "profile": "tabular-data-package",
        "name": EXPORT_NAME,
        "title": "Claims that news outlets share, and how their framing differs",
        "offset_unit": OFFSET_UNIT,
        "command": snapshot.options.command(),
        "versions": versions(),
        "codebook": snapshot.codebook.version,
        "settings": _settings(snapshot),
        "sources": [_source(snapshot, article) for article in snapshot.articles.values()],
        "resources": [_resource(file, file.table) for file in files if file.table],
    }


def readme(snapshot: Snapshot, files: Sequence[WrittenFile]) -> str:
    """README.txt: how the export was made, how to read it, and what every column of every table means."""
    parts = [
        _heading("Claims that news outlets share, and how their framing differs", "="),
        _HOW_TO_READ,
        _heading("How it was made", "-"),
        _provenance(snapshot),
        _heading("Files", "-"),
        "\n".join(f"{file.name}: {file.rows:,} rows\n  sha256 {file.sha256}" for file in files if file.table),
        *(_dictionary(file.table) for file in files if file.table),
    ]
    return "\n\n".join(parts) + "\n"


_HOW_TO_READ: Final = """\
All tables are UTF-8 with a byte order mark, comma-separated, RFC 4180, lines end in LF. An empty cell is a
missing value. Where a cell holds several values, | stands between them; an annotator's name has a \\ before
a | or \\ of its own. Offsets (start, end) count Unicode code points of the article's text from 0, and end is
the character after the last: text[start:end] in Python.
An article's text is its file read as UTF-8, without a byte order mark, line ends as LF, nothing else changed.

pandas:  pd.read_csv("annotations.csv", dtype=str, keep_default_na=False)
R:       readr::read_csv("annotations.csv", na = "")
         read.csv("annotations.csv", fileEncoding = "UTF-8-BOM", na.strings = "")
SPSS:    pairs_wide.csv has a 0/1 column for each tag.

codebook.qdc is the codebook for ATLAS.ti, MAXQDA, NVivo, QualCoder and Taguette (REFI-QDA).

Words stand in these tables exactly as the articles have them. A cell may begin with = + - or @, which
spreadsheets run as a formula: open the files in the folder spreadsheet/ with Excel or LibreOffice instead.
There, such a cell has one apostrophe in front of it (a cell that began with an apostrophe has two); take the
first apostrophe away to have the words back. In the CSV files there, the same stands after a ; or tab or line
end within a cell, where a spreadsheet may begin a new one. Excel cells hold 32,767 characters; longer ones
say where they are cut."""


def _provenance(snapshot: Snapshot) -> str:
    lines = [
        f"Command: {snapshot.options.command()}",
        f"Codebook: {snapshot.codebook.title}, version {snapshot.codebook.version}",
        "Versions: " + ", ".join(f"{name} {number}" for name, number in versions().items()),
        "Settings: " + ", ".join(f"{name} {value}" for name, value in _settings(snapshot).items()),
        "Sources (SHA-256):",
        *(f"  {article.source_file} {article.sha256}" for article in snapshot.articles.values()),
    ]
    if not snapshot.options.with_text:
        lines.append(
            "The words of the articles are left out, headlines and the codebook's examples too. Positions, "
            "hashes, notes, names of speakers and reporting verbs are kept."
        )
    return "\n".join(lines)


def _source(snapshot: Snapshot, article: Article) -> Mapping[str, str]:
    title = f"{article.outlet}: {article.title}" if snapshot.options.with_text else article.outlet
    return {"title": title or article.article_id, "path": article.source_file, "sha256": article.sha256}


def _settings(snapshot: Snapshot) -> Mapping[str, object]:
    """The settings; a sentence model by its own name alone, for an export does not tell where it was made."""
    settings = asdict(snapshot.settings)
    model = Path(settings["semantic"])
    return {**settings, "semantic": model.name if model.is_absolute() else settings["semantic"]}


def _resource(file: WrittenFile, table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": table.title,
        "description": table.words,
        "path": file.name,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {
            "delimiter": ",",
            "lineTerminator": "\n",
            "quoteChar": '"',
            "doubleQuote": True,
            "header": True,
        },
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column, required=column.name in table.key) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    if table.refers:
        schema["foreignKeys"] = [
            {"fields": [name], "reference": {"resource": other, "fields": [name]}}
            for name, other in table.refers
        ]
    return schema


def _field(column: Column, *, required: bool) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if required else {}
    if column.values:
        constraints["enum"] = list(column.values)
    field: dict[str, Any] = {"name": column.name, "type": column.type.value, "description": column.words}
    if column.type is CellType.BOOLEAN:
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    return field | ({"constraints": constraints} if constraints else {})


def _dictionary(table: Table) -> str:
    lines = [_heading(table.file, "-"), table.words, ""]
    for column in table.columns:
        key = ", key" if column.name in table.key else ""
        lines.append(f"{column.name} ({column.type.value}{key})\n    {column.words}")
    return "\n".join(lines)


def _heading(text: str, line: str) -> str:
    return f"{text}\n{line * len(text)}"

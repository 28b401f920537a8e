"""Claims tables that other programs made: every row is checked, every fault named with its line.

A claims table is a ``.csv``, ``.jsonl`` or ``.parquet`` file with the columns claim_id, article_id, text, and
optionally outlet and published. Rows are read one after the other; only the ids of all of them are held.
"""

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TextIO

from compare.errors import CompareError
from compare.settings import FILE_NAME

REQUIRED = ("claim_id", "article_id", "text")
OPTIONAL = ("outlet", "published")
OWN_NAME_OF_TEXT = "exact"
"""Our own claims.csv calls the text so: a table the program wrote can be read again."""

LONGEST = 1_000_000
"""Characters of a line, and of a cell of CSV, at most."""
BESIDE = ("articles.csv", FILE_NAME)
"""Files that may lie beside claims tables without being any."""
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ].*)?)?)?")


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One row of a claims table, checked: ids and text are there, ``published`` is an ISO date or empty."""

    claim_id: str
    article_id: str
    text: str
    outlet: str
    published: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands, for the sentence a user reads."""

    path: Path | str
    unit: str
    number: int | str

    def error(self, problem: str, remedy: str = "") -> CompareError:
        """The error to raise about this place."""
        return CompareError(problem, file=str(self.path), place=f"{self.unit} {self.number}", remedy=remedy)


def table_files(path: Path) -> tuple[Path, ...]:
    """The claims tables ``path`` names: itself, or those in the folder ``path``, in order of their names.

    A folder counts as one of claims tables only if it holds nothing else (``_SUCCESS`` markers, hidden files,
    ``articles.csv`` and ``compare.toml`` aside); otherwise the answer is empty.
    """
    if path.is_file():
        return (path,) if path.suffix.lower() in _READERS else ()
    if not path.is_dir():
        return ()
    files = sorted(file for file in path.rglob("*") if file.is_file() and file.name[0] not in "._")
    others = [file for file in files if file.name not in BESIDE]
    return tuple(others) if all(file.suffix.lower() in _READERS for file in others) else ()


def read_claim_rows(files: Iterable[Path]) -> Iterator[ClaimRow]:
    """The rows of all ``files``, in order; claim ids are unique across them.

    Raises CompareError naming file and line for a missing column, an empty or repeated claim_id, an empty
    text or article_id, a date that is none, broken JSON, broken CSV, or bytes that are not UTF-8.
    """
    first_seen: dict[str, Place] = {}
    for file in files:
        for place, cells in _READERS[file.suffix.lower()](file):
            row = checked(cells, place)
            if row.claim_id in first_seen:
                earlier = first_seen[row.claim_id]
                where = f"{Path(earlier.path).name}, {earlier.unit} {earlier.number}"
                raise place.error(
                    f"claim_id {_shown(row.claim_id)} was given before ({where})",
                    "Make every claim_id unique.",
                )
            first_seen[row.claim_id] = place
            yield row


def iso_date(written: str) -> str | None:
    """``written`` as an ISO 8601 date of its own precision (a time of day is cut off), or None if it is none.

    >>> iso_date("2026-03-11T08:00:00Z"), iso_date("2024-10"), iso_date("11/03/2026"), iso_date("2026-02-30")
    ('2026-03-11', '2024-10', None, None)
    """
    found = _DATE.fullmatch(written)
    if not found:
        return None
    year, month, day = (int(part) if part else 1 for part in found.groups())
    try:
        date(year, month, day)
    except ValueError:
        return None
    return written[:10]


def checked(cells: Mapping[str, Any], place: Place) -> ClaimRow:
    """One row, if there is nothing wrong with it. Raises CompareError that names the place."""
    text_column = "text" if "text" in cells else OWN_NAME_OF_TEXT
    claim_id, article_id, text = (
        _needed(cells, name, place) for name in ("claim_id", "article_id", text_column)
    )
    outlet, published = (_string(cells.get(name), name, place).strip() for name in OPTIONAL)
    day = iso_date(published) if published else ""
    if day is None:
        raise place.error(
            f"published {_shown(published)} is not a date",
            "Write 2026-03-11, 2026-03 or 2026, or leave it empty.",
        )
    return ClaimRow(claim_id, article_id, text, outlet, day)


def _needed(cells: Mapping[str, Any], name: str, place: Place) -> str:
    if name not in cells:
        missing = "text" if name == OWN_NAME_OF_TEXT else name
        raise place.error(f"{missing} is missing", f"Every row needs {', '.join(REQUIRED)}.")
    value = _string(cells[name], name, place)
    if not value.strip():
        raise place.error(f"{name} is empty", "Fill it in, or take the row out.")
    return value


def _string(value: object, name: str, place: Place) -> str:
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, datetime) and value.tzinfo:
        value = value.astimezone(UTC)
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        raise place.error(f"{name} is a {type(value).__name__}, not a text", "Write it in quotation marks.")
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise place.error(f"{name} holds half a character (a lone surrogate)", "Write the whole character.")
    return value


def _csv_rows(path: Path) -> Iterator[tuple[Place, Mapping[str, Any]]]:
    csv.field_size_limit(LONGEST)
    with _opened(path) as file:
        reader = csv.reader(_lines(file, path), strict=True)
        try:
            header = [name.strip() for name in next(reader, [])]
            check_columns(header, Place(path, "line", 1))
            for cells in reader:
                if not cells:
                    continue
                place = Place(path, "line", reader.line_num)
                if len(cells) != len(header):
                    raise place.error(
                        f"has {len(cells)} cells where the first line has {len(header)}",
                        "Put cells that hold commas or line breaks in quotation marks.",
                    )
                yield place, dict(zip(header, cells, strict=True))
        except csv.Error as error:
            raise Place(path, "line", max(reader.line_num, 1)).error(
                f"is broken CSV ({error})", "Close every quotation mark; double those inside a cell."
            ) from error


def check_columns(header: Sequence[str], place: Place) -> None:
    """Raise CompareError if a table with these columns is no claims table."""
    missing = [
        name
        for name in REQUIRED
        if name not in header and not (name == "text" and OWN_NAME_OF_TEXT in header)
    ]
    if not missing:
        repeated = sorted({name for name in header if name and header.count(name) > 1})
        if repeated:
            raise place.error(f"column {', '.join(repeated)} stands twice", "Keep one of them.")
        return
    problem = f"column {', '.join(missing)} is missing" if any(header) else "is empty"
    separator = next((mark for mark in ";\t" if len(header) == 1 and mark in header[0]), "")
    remedy = f"The first line names the columns: {', '.join(REQUIRED)}, and optionally {', '.join(OPTIONAL)}."
    if separator:
        remedy = f"Separate cells by commas, not by {'semicolons' if separator == ';' else 'tabs'}."
    raise place.error(problem, remedy)


def _jsonl_rows(path: Path) -> Iterator[tuple[Place, Mapping[str, Any]]]:
    with _opened(path) as file:
        for number, line in enumerate(_lines(file, path), start=1):
            if line.strip():
                place = Place(path, "line", number)
                yield place, _parsed(line, place)


def _parsed(line: str, place: Place) -> Mapping[str, Any]:
    try:
        row = json.loads(line, object_pairs_hook=_without_repeats)
    except (ValueError, RecursionError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise place.error(f"is broken JSON ({reason})", "Write one JSON object a line.") from error
    if not isinstance(row, dict):
        raise place.error(
            "is not a JSON object", 'Write {"claim_id": …, "article_id": …, "text": …} on each line.'
        )
    return row


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _ in pairs}) != len(pairs):
        raise ValueError("a key stands twice")
    return dict(pairs)


def _parquet_rows(path: Path) -> Iterator[tuple[Place, Mapping[str, Any]]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as file:
            names = [
                name for name in (*REQUIRED, *OPTIONAL, OWN_NAME_OF_TEXT) if name in file.schema_arrow.names
            ]
            check_columns(names, Place(path, "row", 1))
            number = 0
            for batch in file.iter_batches(batch_size=10_000, columns=names):
                for row in batch.to_pylist():
                    number += 1
                    yield Place(path, "row", number), row
    except (pa.ArrowException, OSError) as error:
        raise CompareError(
            f"cannot be read as Parquet ({error})", file=str(path), remedy="Write the file again."
        ) from error


def _opened(path: Path) -> TextIO:
    try:
        return path.open(encoding="utf-8-sig", newline="")
    except OSError as error:
        raise CompareError(
            f"cannot be read ({error.strerror})", file=str(path), remedy="Check its permissions."
        ) from error


def _lines(file: TextIO, path: Path) -> Iterator[str]:
    number = 0
    try:
        for number, line in enumerate(file, start=1):
            if len(line) > LONGEST:
                raise Place(path, "line", number).error(
                    f"is longer than {LONGEST:,} characters", "Write one claim a line."
                )
            yield line
    except UnicodeDecodeError as error:
        # The decoder works on blocks: what is counted here is the last line that was still whole.
        raise CompareError(
            "is not UTF-8",
            file=str(path),
            place=f"line {_line_of_bad_byte(path)}",
            remedy="Save it as UTF-8.",
        ) from error


def _line_of_bad_byte(path: Path) -> int:
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                return number
    return 1


def _shown(value: str) -> str:
    return repr(value if len(value) <= 60 else f"{value[:60]}…")


_Reader = Callable[[Path], Iterator[tuple[Place, Mapping[str, Any]]]]
_READERS: Mapping[str, _Reader] = {".csv": _csv_rows, ".jsonl": _jsonl_rows, ".parquet": _parquet_rows}

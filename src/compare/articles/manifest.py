"""``articles.csv``: what a person states or corrects about the articles of a folder; it wins for ever."""

import csv
import io
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from compare.articles.dates import is_date
from compare.articles.model import DateSource
from compare.errors import CompareError

MANIFEST_NAME = "articles.csv"
COLUMNS = (
    "source_file",
    "outlet",
    "agency",
    "title",
    "author",
    "published",
    "date_source",
    "url",
    "language",
)

Row = dict[str, str]


def read_manifest(folder: Path) -> dict[str, Row]:
    """The rows of ``articles.csv`` by source_file; empty where there is no such file.

    Raises CompareError for a table that is not UTF-8 CSV, lacks source_file, names a file twice, or holds
    a date that is not ISO 8601.
    """
    path = folder / MANIFEST_NAME
    if not path.is_file():
        return {}
    try:
        text = path.read_bytes().decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise CompareError(str(error), file=str(path), remedy="Save it as CSV in UTF-8.") from error
    if rows and "source_file" not in rows[0]:
        raise CompareError(
            "has no column source_file", file=str(path), remedy=f"Columns: {', '.join(COLUMNS)}."
        )
    return _by_file(rows, path)


def _by_file(rows: Iterable[Mapping[str | None, str | None]], path: Path) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for number, raw in enumerate(rows, start=2):
        row = {str(key): (value or "").strip() for key, value in raw.items() if isinstance(value, str)}
        _check(row, path, f"row {number}")
        if row["source_file"] in found:
            raise CompareError(
                f"names {row['source_file']!r} twice",
                file=str(path),
                place=f"row {number}",
                remedy="Keep one of the two rows.",
            )
        found[row["source_file"]] = row
    return found


def _check(row: Row, path: Path, place: str) -> None:
    if not row.get("source_file"):
        raise CompareError(
            "has no source_file", file=str(path), place=place, remedy="Name the article’s file."
        )
    published = row.get("published", "")
    if published and not is_date(published):
        raise CompareError(
            f"published {published!r} is not a date",
            file=str(path),
            place=place,
            remedy="Write 2026-03-11, 2026-03 or 2026.",
        )
    source = row.get("date_source", "")
    if source and source not in set(DateSource):
        raise CompareError(
            f"date_source {source!r} is unknown",
            file=str(path),
            place=place,
            remedy="Write stated, inferred or unknown.",
        )


def write_manifest(folder: Path, rows: Mapping[str, Row]) -> None:
    """Write ``articles.csv`` in one step: a reader sees the old file or the new one, never a part."""
    extra = sorted({column for row in rows.values() for column in row} - set(COLUMNS))
    buffer = io.StringIO(newline="")
    table = csv.DictWriter(buffer, [*COLUMNS, *extra], restval="", lineterminator="\n")
    table.writeheader()
    table.writerows(rows[name] for name in sorted(rows))
    replace_file(folder / MANIFEST_NAME, buffer.getvalue().encode("utf-8"))


def replace_file(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path`` atomically and durably.

    Raises CompareError where the folder cannot be written to.
    """
    try:
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise CompareError(
            f"cannot be written ({error.strerror})", file=str(path), remedy="Check the folder’s permissions."
        ) from error

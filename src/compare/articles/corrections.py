"""What a person decides on the Sources page: metadata into ``articles.csv``, regions into ``regions.csv``.

Both win over what is detected, for ever. A decision on a region is bound to the words it was made about:
when they are no longer there, it is set aside with a notice, never applied to other words.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from compare.articles.dates import is_date
from compare.articles.manifest import COLUMNS, read_manifest, replace_file, write_manifest
from compare.articles.model import DateSource, Region, RegionKind
from compare.errors import CompareError
from compare.text import Span

REGIONS_NAME = "regions.csv"
REGION_COLUMNS = ("source_file", "start", "end", "kind", "opening", "annotator", "at")

_LOCK_NAME = ".articles.lock"
_LOCK_SECONDS = 30
_OPENING = 40
"""Code points of a region kept to recognise it by."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A person’s word on one stretch of an article: what it is, how it begins, who said so, when (UTC)."""

    source_file: str
    span: Span
    kind: RegionKind
    opening: str
    annotator: str = ""
    at: str = ""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock while its tables are read and written.

    Raises CompareError where another program holds it for too long or the folder cannot be written to.
    """
    try:
        with FileLock(folder / _LOCK_NAME, timeout=_LOCK_SECONDS):
            yield
    except Timeout as error:
        raise CompareError(
            "is being changed by another program", file=str(folder), remedy="Try again when it is done."
        ) from error
    except PermissionError as error:
        raise CompareError(
            "cannot be written to", file=str(folder), remedy="Check its permissions."
        ) from error


def correct(folder: Path, source_file: str, **fields: str) -> None:
    """State metadata of an article: columns of ``articles.csv``; "" takes a statement back.

    A date given without ``date_source`` counts as stated. Raises CompareError for an unknown column, a
    date that is not ISO 8601, and a file that is not there.
    """
    unknown = sorted(set(fields) - set(COLUMNS[1:]))
    if unknown:
        raise CompareError(
            f"has no column {unknown[0]}", file="articles.csv", remedy=f"Columns: {', '.join(COLUMNS[1:])}."
        )
    if fields.get("published") and not is_date(fields["published"]):
        raise CompareError(
            f"{fields['published'][:40]!r} is not a date",
            file=source_file,
            remedy="Write 2026-03-11, 2026-03 or 2026.",
        )
    if fields.get("date_source") and fields["date_source"] not in set(DateSource):
        raise CompareError(
            "date_source is unknown", file=source_file, remedy="Choose stated, inferred or unknown."
        )
    _require(folder, source_file)
    if "published" in fields and "date_source" not in fields:
        fields["date_source"] = DateSource.STATED if fields["published"] else ""
    with locked(folder):
        rows = read_manifest(folder)
        row = {**dict.fromkeys(COLUMNS, ""), **rows.get(source_file, {}), "source_file": source_file}
        rows[source_file] = {**row, **{key: " ".join(value.split()) for key, value in fields.items()}}
        write_manifest(folder, rows)


def set_region(
    folder: Path, source_file: str, text: str, span: Span, kind: RegionKind | None, annotator: str = ""
) -> None:
    """Record what a stretch of an article is, and who said so; None takes an earlier decision back.

    Raises CompareError for an empty stretch, one beyond the text, and a file that is not there.
    """
    if not span.of(text).strip() or span.end > len(text):
        raise CompareError(
            "no words there", file=source_file, place=f"{span.start}-{span.end}", remedy="Mark some."
        )
    _require(folder, source_file)
    with locked(folder):
        others = [
            d for d in read_decisions(folder) if d.source_file != source_file or not d.span.overlaps(span)
        ]
        if kind is not None:
            others.append(Decision(source_file, span, kind, _opening(text, span), annotator, _now()))
        _write(folder, others)


def read_decisions(folder: Path) -> tuple[Decision, ...]:
    """The decisions recorded in ``regions.csv``.

    Raises CompareError naming the row for a table that does not hold what it should.
    """
    path = folder / REGIONS_NAME
    if not path.is_file():
        return ()
    try:
        rows = list(
            csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""), strict=True)
        )
    except (UnicodeDecodeError, csv.Error) as error:
        raise CompareError(str(error), file=str(path), remedy="Save it as CSV in UTF-8.") from error
    return tuple(_decision(row, path, number) for number, row in enumerate(rows, start=2))


def apply_decisions(
    text: str, regions: Sequence[Region], decisions: Sequence[Decision]
) -> tuple[tuple[Region, ...], int]:
    """Regions with the decisions laid over them, and how many decisions no longer fit the text."""
    fitting = [d for d in decisions if d.span.end <= len(text) and _opening(text, d.span) == d.opening]
    kept = list(regions)
    for decision in fitting:
        cut = [piece for region in kept for piece in _without(region, decision.span, text)]
        kept = sorted(
            [*cut, Region(decision.span, decision.kind, "a person decided so")], key=lambda r: r.span
        )
    return tuple(kept), len(decisions) - len(fitting)


def _without(region: Region, span: Span, text: str) -> Iterator[Region]:
    if not region.span.overlaps(span):
        yield region
        return
    for start, end in ((region.span.start, span.start), (span.end, region.span.end)):
        if start < end and text[start:end].strip():
            yield Region(Span(start, end), region.kind, region.reason)


def _decision(row: dict[str, str], path: Path, number: int) -> Decision:
    try:
        span = Span(int(row["start"]), int(row["end"]))
        by, at = row.get("annotator") or "", row.get("at") or ""
        return Decision(row["source_file"], span, RegionKind(row["kind"]), row["opening"], by, at)
    except (KeyError, ValueError, TypeError) as error:
        raise CompareError(
            "is not a decision on a region",
            file=str(path),
            place=f"row {number}",
            remedy="Mend or delete the row.",
        ) from error


def _write(folder: Path, decisions: Sequence[Decision]) -> None:
    buffer = io.StringIO(newline="")
    table = csv.writer(buffer, lineterminator="\n")
    table.writerow(REGION_COLUMNS)
    for d in sorted(decisions, key=lambda d: (d.source_file, d.span)):
        place = (d.source_file, d.span.start, d.span.end)
        table.writerow([*place, d.kind.value, d.opening, d.annotator, d.at])
    replace_file(folder / REGIONS_NAME, buffer.getvalue().encode("utf-8"))


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _opening(text: str, span: Span) -> str:
    return " ".join(span.of(text)[:_OPENING].split())


def _require(folder: Path, source_file: str) -> None:
    path = (folder / source_file).resolve()
    if not path.is_relative_to(folder.resolve()) or not path.is_file():
        raise CompareError("is not in this folder", file=source_file, remedy="Reload the page.")

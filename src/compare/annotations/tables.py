"""CSV annotations made elsewhere: which column means what."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from compare.errors import CompareError

_SIDED = ("claim", "article", "exact", "start", "end")
_ALIASES = {
    "article": "document document_name document_title doc file file_name filename source source_file "
    "article_id",
    "exact": "quote quoted quotation quotation_content text segment coded_segment coded_text passage excerpt "
    "selection selected_text highlight sentence words",
    "start": "begin start_offset start_position",
    "end": "end_offset end_position",
    "claim": "claim_id",
    "tag": "code codes label category frame coding",
    "note": "comment comments memo remark remarks notes quotation_comment",
    "annotator": "coder coded_by created_by user rater reviewer",
    "outlet": "publisher newspaper medium",
    "verdict": "judgement judgment",
}
"""What coding tools and people's spreadsheets call these columns."""

FIELDS = (
    *(f"{field}{side}" for field in _SIDED for side in ("", "_a", "_b")),
    *("kind", "annotator", "verdict", "tag", "marked", "target", "polarity", "speaker", "confidence", "note"),
    *("outlet", "cluster"),
)
"""What a column can be mapped to. ``article`` is an article's id, file, title or outlet; ``exact`` words
quoted from it; ``start`` and ``end`` where they stand, in code points from 0."""

_MEANT = {alias: field for field, aliases in _ALIASES.items() for alias in aliases.split()}
_SIDE = re.compile(r"_?(?:([a1])|([b2]))$")


_EXPORTED = (
    frozenset({"annotation", "annotator", "created", "changed"}),
    frozenset({"claim_a", "claim_b", "annotator", "changed"}),
    frozenset({"claim_a", "claim_b", "annotator", "outlet_a", "outlet_b", "tags"}),
    frozenset({"claim_a", "claim_b", "annotator", "question", "answer"}),
    frozenset({"record", "annotator", "marked_start", "marked_end"}),
    frozenset({"old_tag", "new_tag"}),
)
"""Columns that together only the tables of people's work in an export have."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """A table and what its columns mean: column to field, ``""`` for columns that are left out.

    ``torn`` are the numbers, from 1, of rows with more cells than the header has: nobody can tell which cell
    is which column's.
    """

    columns: Mapping[str, str]
    rows: tuple[Mapping[str, str], ...]
    torn: frozenset[int] = frozenset()


def read_mapped(text: str, mapping: Mapping[str, str], file: str) -> Mapped:
    """Read a CSV with its columns mapped: by ``mapping`` (column to field), else by their names.

    Commas, semicolons and tabs are told apart by the first line. Raises CompareError for a table without
    rows or known columns, for a mapping that names what is not there, and for a table of an export, whose
    rows are parts of records: the whole export can be imported.
    """
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restval="", strict=True)
    names = [name for name in reader.fieldnames or () if name]
    _refuse_exported(names, file)
    columns = dict(_columns(names, mapping))
    _check_mapping(mapping, columns, file)
    try:
        found = list(reader)
    except csv.Error as error:
        raise CompareError(f"is not CSV: {error}", file=file, place=f"line {reader.line_num}") from error
    rows = ({columns[name]: (row[name] or "").strip() for name in names if columns[name]} for row in found)
    torn = (number for number, row in enumerate(found, start=1) if reader.restkey in row)
    return Mapped(columns, tuple(rows), frozenset(torn))


def _columns(names: list[str], mapping: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each column with its field. One column has a field: who was asked for, its namesake, its alias."""
    taken = {column: field for column, field in mapping.items() if column in names}
    for guess in (_itself, _meant):
        for name in names:
            if name not in taken and (field := guess(name)) and field not in taken.values():
                taken[name] = field
    return ((name, taken.get(name, "")) for name in names)


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "_", name.strip().lower()).strip("_")


def _itself(name: str) -> str:
    plain = _plain(name)
    return plain if plain in FIELDS else ""


def _meant(name: str) -> str:
    """The field that a column's name is another word for.

    >>> _meant("Coded segment"), _meant("Quote 2"), _meant("Codebook")
    ('exact', 'exact_b', '')
    """
    plain = _plain(name)
    if plain in _MEANT:
        return _MEANT[plain]
    side = _SIDE.search(plain)
    stem = plain[: side.start()] if side else ""
    field = _MEANT.get(stem, stem)
    return f"{field}_{'a' if side and side[1] else 'b'}" if field in _SIDED else ""


def _refuse_exported(names: list[str], file: str) -> None:
    if any(own <= set(names) for own in _EXPORTED):
        raise CompareError(
            "is one table of an export, whose rows are parts of records",
            file=file,
            remedy="Import the export's folder, or its .zip, instead.",
        )


def _check_mapping(mapping: Mapping[str, str], columns: Mapping[str, str], file: str) -> None:
    for column, field in mapping.items():
        if column not in columns:
            known = ", ".join(columns)
            raise CompareError(f"has no column {column!r}", file=file, remedy=f"Its columns are: {known}.")
        if field not in FIELDS:
            raise CompareError(
                f"{field!r} is no field", place=f"--map {column}={field}", remedy=_fields_known()
            )
    if not any(columns.values()):
        raise CompareError("none of its columns is known", file=file, remedy=_fields_known())


def _fields_known() -> str:
    return f"Map columns with --map COLUMN=FIELD; fields are: {', '.join(FIELDS)}."

"""CSV annotations made elsewhere: each row becomes an event on claims of this project, or is refused."""

import csv
import io
import json
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from compare.annotations.anchoring import occurrences
from compare.annotations.batch import Refused
from compare.claims.model import Claim
from compare.errors import CompareError
from compare.text import Span

FIELDS = (
    "kind", "claim", "claim_a", "claim_b", "article", "article_a", "article_b", "exact", "exact_a", "exact_b",
    "verdict", "tag", "marked", "target", "polarity", "speaker", "confidence", "note", "outlet", "cluster",
)  # fmt: skip
"""What a column can be mapped to. ``article`` is an article's id or file, ``exact`` words quoted from it."""

_NAMESPACE = uuid.UUID("5b0f6b0e-6d1f-5a3e-9a44-2f6c1f3d7a10")
_LOCATING = frozenset({"article", "article_a", "article_b", "exact", "exact_a", "exact_b"})


@dataclass(frozen=True, slots=True)
class Mapped:
    """A table and what its columns mean: column to field, ``""`` for columns that are left out."""

    columns: Mapping[str, str]
    rows: tuple[Mapping[str, str], ...]


def read_mapped(text: str, mapping: Mapping[str, str], file: str) -> Mapped:
    """Read a CSV with its columns mapped: by ``mapping`` (column to field), else by their own names.

    Commas, semicolons and tabs are told apart by the first line. Raises CompareError for a table without
    rows or known columns, and for a mapping that names what is not there.
    """
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restval="", strict=True)
    names = [name for name in reader.fieldnames or () if name]
    columns = {name: _field_of(name, mapping) for name in names}
    _check_mapping(mapping, columns, file)
    try:
        rows = tuple(
            {columns[name]: (row[name] or "").strip() for name in names if columns[name]} for row in reader
        )
    except csv.Error as error:
        raise CompareError(f"is not CSV: {error}", file=file, place=f"line {reader.line_num}") from error
    return Mapped(columns, rows)


def _field_of(name: str, mapping: Mapping[str, str]) -> str:
    plain = name.strip().lower().replace(" ", "_")
    return mapping.get(name, plain if plain in FIELDS and plain not in mapping.values() else "")


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


class Locator:
    """Finds the claim that a row means: by its id, or by words quoted from an article."""

    def __init__(self, claims: Sequence[Claim], texts: Mapping[str, str]) -> None:
        self.claims = {claim.claim_id: claim for claim in claims}
        self.texts = texts
        self.files = {claim.source_file: claim.article_id for claim in claims}

    def event(self, row: Mapping[str, str], annotator: str) -> dict[str, object]:
        """The event of one row; its op is made of the row's words, so that the same row is the same event.

        Raises Refused, saying why, for a row that cannot be placed.
        """
        said: dict[str, object] = {key: value for key, value in row.items() if value and key not in _LOCATING}
        for suffix in ("", "_a", "_b"):
            if claim := self._claim(row, suffix):
                said[f"claim{suffix}"] = claim
        said.setdefault("kind", "judgement" if "verdict" in said else "tag")
        if "polarity" in said:
            said["polarity"] = _polarity(str(said["polarity"]))
        words = json.dumps([annotator, sorted(row.items())], ensure_ascii=False)
        return {"op": str(uuid.uuid5(_NAMESPACE, words)), **said}

    def _claim(self, row: Mapping[str, str], suffix: str) -> str:
        claim_id, exact = row.get(f"claim{suffix}", ""), row.get(f"exact{suffix}", "")
        if claim_id or not exact:
            return claim_id
        article = row.get(f"article{suffix}", "")
        found = list(self._quoted(exact, self.files.get(article, article)))
        if len(found) != 1:
            where = f"{len(found)} places" if found else "no article"
            remedy = f"; a column article{suffix} would tell them apart" if len(found) > 1 else ""
            raise Refused(f"exact{suffix}: these words stand in {where}{remedy}")
        return self._covering(*found[0])

    def _quoted(self, exact: str, article: str) -> Iterator[tuple[str, Span]]:
        for article_id, text in self.texts.items():
            if article in {"", article_id}:
                yield from ((article_id, span) for span in occurrences(exact, text))

    def _covering(self, article: str, span: Span) -> str:
        near = [
            each for each in self.claims.values() if each.article_id == article and each.span.overlaps(span)
        ]
        if not near:
            raise Refused(f"the words at {article}:{span.start}-{span.end} are in no claim")
        shared = {each: min(each.span.end, span.end) - max(each.span.start, span.start) for each in near}
        return max(near, key=lambda each: shared[each]).claim_id


def _polarity(value: str) -> int | str:
    return int(value) if value in {"-1", "0", "1"} else value

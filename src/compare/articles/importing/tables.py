# ruff: noqa: E501 - patterns and lists of names read best unbroken
"""Tables of articles (.csv, .jsonl): one article a row, columns recognised by their names."""

import csv
import io
import json
from collections.abc import Iterator, Mapping

from compare.articles.decoding import MAX_ARTICLE_BYTES
from compare.articles.importing.documents import metadata_from
from compare.articles.importing.model import Converted
from compare.errors import CompareError

MAX_TABLE_BYTES = 200_000_000
"""The largest table read (bytes)."""

COLUMN_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "article_text", "articlebody", "full_text", "fulltext", "maintext", "story", "plain_text"),
    "title": ("title", "headline", "heading", "head", "article_title"),
    "outlet": ("outlet", "source", "publication", "publisher", "newspaper", "media", "media_name", "source_name", "sitename", "site", "domain", "source_domain", "journal"),
    "published": ("published", "date", "published_at", "publish_date", "publication_date", "date_publish", "pubdate", "publishedat", "published_date", "datetime", "timestamp"),
    "author": ("author", "authors", "byline", "creator", "by"),
    "url": ("url", "link", "permalink", "web_url", "source_url"),
    "language": ("language", "lang"),
    "agency": ("agency", "wire", "news_agency"),
}  # fmt: skip
"""What each field may be called; the first name that a table has is taken."""


def read_table(raw: bytes, name: str) -> Iterator[Converted | CompareError]:
    """The articles of a table, or the refusal a row earned.

    Raises CompareError where the table as a whole cannot be read or no column holds text.
    """
    if len(raw) > MAX_TABLE_BYTES:
        raise CompareError(
            f"is larger than {MAX_TABLE_BYTES:,} bytes", file=name, remedy="Cut it into parts."
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CompareError(
            "is not UTF-8", file=name, place=f"byte {error.start}", remedy="Export it as UTF-8."
        ) from error
    return _articles(_json_rows(text, name) if name.lower().endswith("l") else _csv_rows(text, name), name)


def _articles(rows: Iterator[tuple[int, Mapping[str, str]]], name: str) -> Iterator[Converted | CompareError]:
    columns: dict[str, str] = {}
    for number, row in rows:
        columns = columns or _columns(row, name)
        fields = {field: row.get(column, "").strip() for field, column in columns.items()}
        body, title = fields.pop("text"), fields.get("title", "")
        if not body:
            yield CompareError(
                "has no text", file=name, place=f"row {number}", remedy="Fill it in or leave the row out."
            )
            continue
        text = body if not title or body.lstrip().startswith(title) else f"{title}\n\n{body}"
        mapping = ", ".join(f"{column} → {field}" for field, column in columns.items())
        yield Converted(
            text.replace("\r\n", "\n").replace("\0", ""),
            metadata_from(fields),
            (f"row {number}; columns: {mapping}",),
        )


def _columns(row: Mapping[str, str], name: str) -> dict[str, str]:
    present = {column.strip().lower().replace(" ", "_"): column for column in row}
    found = {
        field: present[next(candidate for candidate in names if candidate in present)]
        for field, names in COLUMN_NAMES.items()
        if any(candidate in present for candidate in names)
    }
    if "text" not in found:
        raise CompareError(
            f"no column holds articles (columns: {', '.join(list(row)[:12])})"[:300],
            file=name,
            remedy=f"Name it one of: {', '.join(COLUMN_NAMES['text'])}.",
        )
    return found


def _csv_rows(text: str, name: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    csv.field_size_limit(MAX_ARTICLE_BYTES)
    header = text.partition("\n")[0]
    delimiter = max(",;\t|", key=header.count)
    try:
        for number, row in enumerate(
            csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter), start=2
        ):
            yield (
                number,
                {key: value for key, value in row.items() if isinstance(key, str) and isinstance(value, str)},
            )
    except csv.Error as error:
        raise CompareError(str(error), file=name, remedy="Export it again as CSV.") from error


def _json_rows(text: str, name: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            loaded = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise CompareError(
                "is not JSON", file=name, place=f"line {number}", remedy="Write one object a line."
            ) from error
        if not isinstance(loaded, dict):
            raise CompareError(
                "is not an object", file=name, place=f"line {number}", remedy="Write one object a line."
            )
        yield number, {str(key): _plain(value) for key, value in loaded.items()}


def _plain(value: object) -> str:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, list):
        return ", ".join(_plain(item) for item in value[:20])
    return "" if value is None or isinstance(value, dict) else str(value)

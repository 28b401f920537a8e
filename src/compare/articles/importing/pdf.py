"""PDF files to text: lines by their place on the page, joined to paragraphs again."""

import io
import logging
import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdf
from pypdf.errors import PyPdfError

from compare.articles.importing.model import Converted
from compare.errors import CompareError

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # its doubts are ours to put in words

MAX_PAGES = 200
MAX_CONTENT_BYTES = 20_000_000
"""Limits of a PDF: pages, and bytes of one page's content once unpacked."""

_HYPHENATED = re.compile(r"(?<=[a-z])[-‐]$")
_PAGE_NUMBER = re.compile(r"(?:page )?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?", re.IGNORECASE)
_WIDEST_LEADING = 1.6
_WIDE_GAP = 1.35
"""A gap this many times the usual line distance begins a paragraph."""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    top: float
    size: float


def read_pdf(raw: bytes, name: str) -> Converted:
    """The text of a PDF. Scripts, forms and attachments in it are never looked at.

    Raises CompareError for a locked or damaged file, one of scanned pictures, or one beyond the limits.
    """
    try:
        reader = pypdf.PdfReader(io.BytesIO(raw), strict=False)
        _check_locks_and_length(reader, name)
        paragraphs = [p for page in reader.pages for p in _paragraphs(_lines(page, name))]
    except CompareError:
        raise
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        OSError,
        AssertionError,
    ) as error:
        # pypdf meets damaged files with whatever its parser trips over
        raise CompareError(
            "is damaged and cannot be read", file=name, remedy="Print it to a new PDF."
        ) from error
    text = "\n\n".join(_rejoined(paragraphs)).replace("\0", "")
    if not text.strip():
        raise CompareError(
            "holds no text, only pictures of it", file=name, remedy="Run text recognition on it first."
        )
    return Converted(text.encode("utf-8", "replace").decode("utf-8") + "\n")


def _check_locks_and_length(reader: pypdf.PdfReader, name: str) -> None:
    if reader.is_encrypted and not reader.decrypt(""):
        raise CompareError(
            "is locked with a password", file=name, remedy="Save it without one and add it again."
        )
    if len(reader.pages) > MAX_PAGES:
        raise CompareError(
            f"has more than {MAX_PAGES} pages", file=name, remedy="Save the article’s pages alone."
        )


def _lines(page: pypdf.PageObject, name: str) -> list[_Line]:
    contents = page.get_contents()
    if contents is not None and len(contents.get_data()) > MAX_CONTENT_BYTES:
        raise CompareError("has a page too large to read", file=name, remedy="Print it to a new PDF.")
    rows: dict[float, list[tuple[str, float]]] = {}

    def visit(text: str, user: Sequence[float], matrix: Sequence[float], _font: Any, size: float) -> None:  # noqa: ANN401
        if text.strip():
            top = round(user[1] * matrix[4] + user[3] * matrix[5] + user[5], 0)
            rows.setdefault(top, []).append((text, abs(size * matrix[3] * user[3])))

    page.extract_text(visitor_text=visit)
    joined = (
        _Line(" ".join("".join(part for part, _ in parts).split()), top, parts[0][1])
        for top, parts in rows.items()
    )
    return [line for line in joined if line.text and not _PAGE_NUMBER.fullmatch(line.text)]


def _paragraphs(lines: Sequence[_Line]) -> Iterator[str]:
    if not lines:
        return
    size = statistics.median(line.size for line in lines)
    usual = _line_distance(lines, size)
    widest = max(len(line.text) for line in lines)
    paragraph = lines[0].text
    for above, line in pairwise(lines):
        if _apart(above, line, usual, size) or _ended(above.text, widest):
            yield paragraph
            paragraph = line.text
        else:
            paragraph = _join(paragraph, line.text)
    yield paragraph


def _line_distance(lines: Sequence[_Line], size: float) -> float:
    """The distance of lines within a paragraph: the lower quartile of all, within reason."""
    gaps = sorted(abs(above.top - line.top) for above, line in pairwise(lines))
    lower = gaps[len(gaps) // 4] if gaps else size
    return min(lower, _WIDEST_LEADING * size) if size > 1 else lower


def _apart(above: _Line, line: _Line, usual: float, size: float) -> bool:
    """Whether two lines belong to two paragraphs: another size of type, or far apart for it."""
    expected = usual * max(1.0, line.size / size if size > 1 else 1.0)
    return abs(above.size - line.size) > 1 or abs(above.top - line.top) > _WIDE_GAP * expected


def _ended(line: str, widest: int) -> bool:
    """Whether a line breaks off early behind a full stop, as last lines of paragraphs do."""
    return len(line) < 0.7 * widest and line[-1:] in '.!?”"’)'


def _join(paragraph: str, line: str) -> str:
    if _HYPHENATED.search(paragraph) and line[:1].islower():
        return paragraph[:-1] + line
    return f"{paragraph} {line}"


def _rejoined(paragraphs: Sequence[str]) -> list[str]:
    """Paragraphs that a page's end cut in two are one again."""
    whole: list[str] = []
    for paragraph in paragraphs:
        if whole and whole[-1][-1:] not in '.!?:”"’)]…' and paragraph[:1].islower():
            whole[-1] = _join(whole[-1], paragraph)
        else:
            whole.append(paragraph)
    return whole

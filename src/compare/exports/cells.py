"""Cells and CSV bytes: typed values as text, RFC 4180, and a guard against formulas that can be undone."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from compare.articles.decoding import MAX_ARTICLE_BYTES

Cell = str | int | float | bool | None

BOM: Final = b"\xef\xbb\xbf"
"""Excel takes a CSV without it for an eight-bit file."""

GUARDED: Final = frozenset("=+-@\t\r\n＝＋－＠'")
"""First characters that make a spreadsheet run a cell (OWASP), and the guard itself, so it can be undone."""


_RUN: Final = re.escape("".join(sorted(GUARDED)))
_SPLIT: Final = r"(?<=[;\t\r\n])"
_BEGINS: Final = re.compile(rf"\A(?=[{_RUN}])|{_SPLIT}(?=[{_RUN}])(?!\s)")
_GUARD: Final = re.compile(rf"\A'|{_SPLIT}'")
_VALUE: Final = re.compile(r"((?:[^\\|]|\\.)*)(?:\||\Z)", re.DOTALL)
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)


def as_text(value: Cell) -> str:
    """A value as the tables write it; missing is empty.

    >>> [as_text(value) for value in (None, True, 3, 1 / 3, "=x")]
    ['', 'true', '3', '0.3333333333', '=x']
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return format(value, ".10g") if isinstance(value, float) else str(value)


def listed(values: Iterable[str]) -> str:
    r"""Several values in one cell, with | between them; a | or \ of a value has a \ in front.

    >>> listed(["Ada", "x|y"])
    'Ada|x\\|y'
    """
    return "|".join(value.replace("\\", "\\\\").replace("|", "\\|") for value in values)


def unlisted(cell: str) -> list[str]:
    r"""Undo :func:`listed`.

    >>> unlisted("Ada|x\\|y"), unlisted("")
    (['Ada', 'x|y'], [])
    """
    values = _VALUE.findall(cell)[:-1]  # the last one found is the nothing at the end
    return [_ESCAPED.sub(r"\1", value) for value in values]


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """A table in UTF-8 with BOM, comma, LF, quoted where RFC 4180 asks for it: a piece for each line."""
    line = _Line()
    # Asked for LF alone, some versions of Python leave a lone CR bare; bytes must not depend on the version.
    writer = csv.writer(line, lineterminator="\r\n")
    writer.writerow(header)
    yield BOM + line.as_bytes()
    for row in rows:
        writer.writerow([cell if type(cell) is str else as_text(cell) for cell in row])
        yield line.as_bytes()


class _Line:
    """The one line a csv writer wrote last."""

    text = ""

    def write(self, text: str) -> None:
        self.text = text

    def as_bytes(self) -> bytes:
        return (self.text[:-2] + "\n").encode("utf-8", "surrogatepass")


def parse_csv(content: bytes) -> list[dict[str, str]]:
    """The rows of a table written by :func:`csv_bytes`, every cell as text.

    >>> parse_csv(b"".join(csv_bytes(["a", "b"], [["x, y", None]])))
    [{'a': 'x, y', 'b': ''}]
    """
    csv.field_size_limit(MAX_ARTICLE_BYTES)  # a claim may be as long as its article
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def guard(value: Cell) -> Cell:
    """The value for a spreadsheet: text that a spreadsheet would run gets an apostrophe in front.

    >>> guard("=HYPERLINK(1)"), guard("'quoted'"), guard("safe"), guard(-1)
    ("'=HYPERLINK(1)", "''quoted'", 'safe', -1)
    """
    return f"'{value}" if isinstance(value, str) and value[:1] in GUARDED else value


def guard_line(value: Cell) -> Cell:
    r"""The value for a cell of a CSV file that a spreadsheet may split: guarded wherever a cell could begin.

    Where ; separates a machine's lists, Excel splits comma-separated files there, and at line ends within.

    >>> guard_line("x;=1+1"), guard_line("=1;'a"), guard_line("a; b")
    ("x;'=1+1", "'=1;''a", 'a; b')
    """
    return _BEGINS.sub("'", value) if isinstance(value, str) else value


def unguard_line(text: str) -> str:
    """Undo :func:`guard_line`.

    >>> unguard_line("'=1;''a")
    "=1;'a"
    """
    return _GUARD.sub("", text)


def unguard(text: str) -> str:
    """Undo :func:`guard`.

    >>> unguard("'=HYPERLINK(1)")
    '=HYPERLINK(1)'
    """
    return text[1:] if text[:1] == "'" else text

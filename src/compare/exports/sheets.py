"""The copy made for spreadsheets: one workbook, a sheet a table, in which nothing can run."""

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from typing import Final

import xlsxwriter

from compare.errors import CompareError
from compare.exports.cells import Cell, guard

LONGEST_CELL: Final = 32_767
"""Characters Excel keeps in a cell, counted in UTF-16 units."""

MOST_ROWS: Final = 1_048_576

CUT: Final = " [cut here: Excel cells hold 32,767 characters; the CSV file has all]"

_OPTIONS: Final = {
    "in_memory": True,
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_FIXED: Final = dt.datetime(1980, 1, 1)  # noqa: DTZ001 - a mark for "no time", not a moment


def workbook(tables: Iterable[tuple[str, Sequence[str], Sequence[Sequence[Cell]]]]) -> bytes:
    """An XLSX file of (name, header, rows); the same tables give the same bytes.

    Raises CompareError for a table with more rows than a sheet can hold.
    """
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, _OPTIONS) as book:
        book.set_properties({"created": _FIXED})
        bold = book.add_format({"bold": True})
        for name, header, rows in tables:
            _refuse_too_long(name, rows)
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            for number, title in enumerate(header):
                sheet.write_string(0, number, str(guard(title)), bold)
            for number, row in enumerate(rows, 1):
                _write_row(sheet, number, row)
    return buffer.getvalue()


def _write_row(sheet: "xlsxwriter.worksheet.Worksheet", number: int, row: Sequence[Cell]) -> None:
    for column, value in enumerate(row):
        if isinstance(value, bool):
            sheet.write_boolean(number, column, value)
        elif isinstance(value, int | float):
            sheet.write_number(number, column, value)
        elif value:
            sheet.write_string(number, column, fitted(str(guard(value))))


def fitted(text: str) -> str:
    """The text as far as an Excel cell holds it, with a note where it was cut."""
    if len(text) <= LONGEST_CELL // 2 or len(text.encode("utf-16-le")) // 2 <= LONGEST_CELL:
        return text
    room = 2 * (LONGEST_CELL - len(CUT))
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + CUT


def _refuse_too_long(name: str, rows: Sequence[Sequence[Cell]]) -> None:
    if len(rows) >= MOST_ROWS:
        raise CompareError(
            f"the table {name} has {len(rows):,} rows, and a spreadsheet holds {MOST_ROWS:,}",
            remedy="Export without the spreadsheet copy; the CSV files have no limit.",
        )

"""The workbook holds the same cells as text, runs nothing, and says where it had to cut."""

import io
import re

import openpyxl
import pytest

from compare.errors import CompareError
from compare.exports import declared_tables, unguard
from compare.exports.cells import parse_csv
from compare.exports.sheets import CUT, LONGEST_CELL, MOST_ROWS, fitted, workbook


def rows_of(content: bytes, sheet: str) -> list[list[object]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [[cell.value for cell in row] for row in book[sheet].iter_rows()]


def test_the_workbook_has_a_sheet_for_each_table_with_the_same_cells(folder):
    content = (folder / "spreadsheet" / "tables.xlsx").read_bytes()
    for name in declared_tables():
        header, *rows = rows_of(content, name)
        plain = parse_csv((folder / f"{name}.csv").read_bytes())
        assert header == list(plain[0])
        for row, expected in zip(rows, plain, strict=True):
            strings = [unguard(cell) if isinstance(cell, str) else None for cell in row]
            for cell, string, want in zip(row, strings, expected.values(), strict=True):
                assert cell is None or isinstance(cell, bool | int | float) or same_text(string, want)
                assert (cell is None) == (want == "")


def same_text(cell: str, want: str) -> bool:
    """Excel reads _x000D_ as the character it stands for (ECMA-376, ST_Xstring); openpyxl leaves it."""
    return re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), cell) == want


@pytest.mark.parametrize(
    "payload", ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "＝1", "http://x.example"]
)
def test_no_cell_becomes_a_formula_or_a_link(payload):
    content = workbook([("t", [payload], [[payload]])])
    sheet = openpyxl.load_workbook(io.BytesIO(content))["t"]
    for cell in (sheet["A1"], sheet["A2"]):
        assert cell.data_type == "s"
        assert cell.hyperlink is None
        assert unguard(cell.value) == payload or cell.value == payload


@pytest.mark.parametrize("character", ["a", "🙂"])
def test_a_cell_longer_than_excel_allows_is_cut_and_says_so(character):
    short = fitted(character * 40_000)
    assert short.endswith(CUT)
    assert len(short.encode("utf-16-le")) // 2 <= LONGEST_CELL
    [[_], [cell]] = rows_of(workbook([("t", ["x"], [[character * 40_000]])]), "t")
    assert cell == short


def test_a_table_longer_than_a_sheet_is_refused_in_words():
    with pytest.raises(CompareError, match="1,048,576"):
        workbook([("t", ["x"], [["y"]] * MOST_ROWS)])

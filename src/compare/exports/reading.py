"""An export read back row by row: what is wrong with a row is said with its file and number."""

import csv
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from compare.errors import CompareError
from compare.exports.cells import parse_csv

LARGEST: Final = 2_000_000_000
"""Bytes of the largest table read from a zip: a small file can unpack to any size."""

REMEDY: Final = "Name the folder or the .zip of a whole export, as it was written."


@dataclass(frozen=True, slots=True)
class Row:
    """A row of an export's table. ``number`` counts from 1, the header aside."""

    source: str
    file: str
    number: int
    cells: Mapping[str, str | None]

    def __getitem__(self, column: str) -> str:
        """The cell of ``column``. Raises CompareError where the row has none."""
        cell = self.cells.get(column)
        if cell is None:
            raise self.fault(f"has no {column}")
        return cell

    def get(self, column: str, otherwise: str = "") -> str:
        """The cell of a column that earlier versions did not write, or what to take in its place."""
        cell = self.cells.get(column)
        return otherwise if cell is None else cell

    def whole(self, column: str) -> int:
        """The number in ``column``, which another program may have made 1.0. Raises CompareError."""
        try:
            number = float(self[column])
        except ValueError:
            number = float("nan")
        if not number.is_integer():
            raise self.fault(f"{column} is no whole number ({self[column]!r})")
        return int(number)

    def fault(self, problem: str, remedy: str = REMEDY) -> CompareError:
        """The error that says what is wrong with this row, and where it stands."""
        return CompareError(problem, file=self.source, place=f"{self.file}, row {self.number}", remedy=remedy)


def rows_of(source: Path, name: str) -> Sequence[Row]:
    """The rows of the table ``name`` of an export, a folder or a .zip. Raises CompareError."""
    file = f"{name}.csv"
    try:
        rows = parse_csv(_content(source, file))
    except (OSError, KeyError, zipfile.BadZipFile, csv.Error, UnicodeDecodeError) as error:
        problem = f"cannot be read ({error})"
        raise CompareError(problem, file=str(source), place=file, remedy=REMEDY) from error
    return [Row(str(source), file, number, cells) for number, cells in enumerate(rows, 1)]


def _content(source: Path, file: str) -> bytes:
    if source.suffix.lower() != ".zip":
        return (source / file).read_bytes()
    with zipfile.ZipFile(source) as archive, archive.open(file) as table:
        content = table.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise CompareError(f"is larger than {LARGEST:,} bytes unpacked", file=str(source), place=file)
    return content

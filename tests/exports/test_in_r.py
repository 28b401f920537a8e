"""R reads the cells that Python reads, where R is installed."""

import csv
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from compare.exports import declared_tables

SCRIPT = Path(__file__).parents[1] / "cases" / "exports" / "read_tables.R"
RSCRIPT = shutil.which("Rscript")
UTF_8 = {**os.environ, "LC_ALL": "C.UTF-8"}


def cells(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, strict=True))


def without_lone_returns(rows: list[list[str]]) -> list[list[str]]:
    """Base R reads a carriage return inside a cell as a new line, as it does in every text file."""
    return [[cell.replace("\r", "\n") for cell in row] for row in rows]


def has_readr() -> bool:
    asked = [RSCRIPT, "--vanilla", "-e", 'quit(status = !requireNamespace("readr", quietly = TRUE))']
    return subprocess.run(asked, check=False, capture_output=True).returncode == 0


@pytest.mark.skipif(RSCRIPT is None, reason="R is not installed: not tried")
@pytest.mark.parametrize("reader", ["base", "readr"])
def test_r_reads_the_same_cells(folder, tmp_path, reader):
    if reader == "readr" and not has_readr():
        pytest.skip("R has no package readr: not tried")
    command = [RSCRIPT, "--vanilla", str(SCRIPT), reader, str(folder), str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True, env=UTF_8)
    for name in declared_tables():
        written, read = cells(folder / f"{name}.csv"), cells(tmp_path / f"{name}.csv")
        assert read == (without_lone_returns(written) if reader == "base" else written)

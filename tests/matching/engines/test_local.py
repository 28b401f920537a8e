"""What only the engine for one machine has: folders of any name, and processes that may be ended."""

import multiprocessing
import os
import signal

import pyarrow as pa
import pytest

from compare.errors import CompareError
from compare.matching.engines import Mapped, Query, open_engine
from compare.matching.engines.local import LocalEngine

NUMBERS = pa.schema([("n", pa.int64()), ("key", pa.int64())])


def quiet(*_):
    """Progress that nobody watches."""


def numbers(count):
    return pa.table({"n": range(count), "key": [n % 7 for n in range(count)]}, NUMBERS)


def die(block):
    """Ends the process it runs in, unless that is the test's own."""
    if multiprocessing.parent_process():
        os.kill(os.getpid(), signal.SIGKILL)
    return block


@pytest.mark.parametrize("name", ["tables [1]", "who's *?$$"])
def test_a_folder_may_have_any_name(name, tmp_path):
    (tmp_path / "tables 1").mkdir()
    engine = open_engine("local", str(tmp_path / name))
    engine.load("numbers", [numbers(3)])
    engine.run(Query("copy", ("numbers",), "SELECT n FROM numbers"), quiet)
    assert sum(len(batch) for batch in engine.rows("SELECT n FROM copy", "copy")) == 3
    engine.close()


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path):
    (tmp_path / "a file").write_text("", encoding="utf-8")
    with pytest.raises(CompareError, match=r"a file.*cannot be made"):
        open_engine("local", str(tmp_path / "a file" / "tables"))


def test_a_process_that_is_ended_is_one_line_and_costs_nothing_that_is_finished(tmp_path):
    engine = LocalEngine(tmp_path, processes=2)
    engine.load("numbers", [numbers(50_000)])
    step = Mapped("copy", ("numbers",), "SELECT * FROM numbers", "key", die, NUMBERS, in_parts=False)
    with pytest.raises(CompareError, match=r"step copy was ended.*what is finished is kept"):
        engine.run(step, quiet)
    assert sum(len(batch) for batch in engine.rows("SELECT n FROM numbers", "numbers")) == 50_000
    engine.close()


def test_a_table_that_cannot_be_written_is_one_line(tmp_path):
    engine = open_engine("local", str(tmp_path / "tables"))
    (tmp_path / "tables" / "numbers").write_text("a file", encoding="utf-8")
    with pytest.raises(CompareError, match="cannot go on with the step numbers"):
        engine.load("numbers", [numbers(3)])
    engine.close()

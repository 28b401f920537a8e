"""Spark goes on where one of its processes dies."""

import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pytest

from compare.matching.engines import Mapped, open_engine

NUMBERS = pa.schema([("n", pa.int64()), ("key", pa.int64())])


@dataclass(frozen=True)
class KillOnce:
    """Kills a process of the engine on its first block; later blocks are left as they are."""

    flag: str
    generations: int

    def __call__(self, block):
        if not Path(self.flag).exists():
            Path(self.flag).touch()
            os.kill(ancestor(self.generations), signal.SIGKILL)
        return block


def ancestor(generations):
    process = os.getpid()
    for _ in range(generations):
        process = int(Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[1])
    return process


@pytest.mark.spark
@pytest.mark.parametrize(
    ("master", "generations"),
    [
        pytest.param("local[2,4]", 0, id="worker"),
        pytest.param("local-cluster[2,1,1024]", 2, id="executor"),
    ],
)
def test_a_killed_process_costs_no_row(master, generations, tmp_path, needs_spark):
    from pyspark import cloudpickle

    # An executor of its own does not stand in this folder and cannot import this file.
    cloudpickle.register_pickle_by_value(sys.modules[__name__])
    engine = open_engine("spark", str(tmp_path / "tables"), master)
    engine.session.conf.set("spark.sql.shuffle.partitions", "2")
    engine.load("numbers", [pa.table({"n": range(1_000), "key": [n % 7 for n in range(1_000)]}, NUMBERS)])
    function = KillOnce(str(tmp_path / "killed"), generations)
    engine.run(
        Mapped("kept", ("numbers",), "SELECT * FROM numbers", "key", function, NUMBERS), lambda *_: None
    )
    kept = [n for batch in engine.rows("SELECT n FROM kept", "kept") for n in batch.column("n").to_pylist()]
    engine.close()
    assert (tmp_path / "killed").exists()
    assert sorted(kept) == list(range(1_000))

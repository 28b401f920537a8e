"""Spark goes on where one of its processes dies."""

import csv
import json
import os
import signal
import subprocess
import sys
import textwrap
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


CLAIMS = [
    ("1", "a", "NATO is not involved in the war, Rutte said."),
    ("2", "b", 'Rutte: "NATO is not involved" in the war'),
    ("3", "b", "Oil prices rose by four percent, to 80 dollars."),
    ("4", "c", "Oil prices rose four percent to 80 dollars."),
]
RUN = """
    import os, signal, sys
    from contextlib import contextmanager
    from pathlib import Path
    from compare.cli import archive
    from compare.matching.engines.spark import ON_ONE_MACHINE
    from compare.settings import Settings

    claims, out, last = sys.argv[1:]
    ON_ONE_MACHINE |= {f"spark.sql.{name}": "false" for name in ("adaptive.enabled", "codegen.wholeStage")}
    ON_ONE_MACHINE |= {"spark.sql.shuffle.partitions": "2"}

    @contextmanager
    def steps():
        def watch(step, done, parts):
            if step == last and done == parts:
                os.kill(os.getpid(), signal.SIGKILL)
        yield watch

    archive.steps_bar = steps
    archive.align_on_spark(claims, out, "local[2,4]", archive.Run(Settings(), 0.0, Path(out)))
"""


def cells(files):
    """The cells of all rows of some CSV tables."""
    return sorted(
        tuple(row.values())
        for path in files
        for row in csv.DictReader(path.open(encoding="utf-8-sig", newline=""))
    )


@pytest.mark.spark
def test_a_run_whose_driver_was_killed_goes_on_and_ends_as_on_one_machine(tmp_path, needs_spark):
    from compare.cli.archive import Run, align_tables
    from compare.settings import Settings

    claims, script, out = tmp_path / "claims.jsonl", tmp_path / "run.py", tmp_path / "spark"
    lines = (json.dumps(dict(zip(("claim_id", "article_id", "text"), row, strict=True))) for row in CLAIMS)
    claims.write_text("\n".join(lines), encoding="utf-8")
    script.write_text(textwrap.dedent(RUN), encoding="utf-8")
    command = [sys.executable, str(script), str(claims), str(out)]
    assert subprocess.run([*command, "described"], check=False).returncode == -signal.SIGKILL
    assert list(out.glob("unfinished/*/described/_SUCCESS"))
    assert subprocess.run([*command, "no step"], check=False).returncode == 0
    align_tables([claims], Run(Settings(), 0.0, tmp_path / "local"))
    for name in ("claims", "matches", "clusters"):
        assert cells((out / "csv" / name).glob("*.csv")) == cells([tmp_path / "local" / f"{name}.csv"])
    assert not (out / "unfinished").exists()

"""``align --engine spark``: the same tables as on one machine, and one line where something is missing."""

import csv
import json
import os
import signal
import subprocess
import sys

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from compare.cli import main

MASTER = "local[2,4]"
CLAIMS = [
    {"claim_id": "1", "article_id": "a", "text": "NATO is not involved in the war, Rutte said."},
    {
        "claim_id": "2",
        "article_id": "b",
        "text": 'Rutte: "NATO is not\ninvolved" in the war',
        "outlet": "TRT",
    },
    {
        "claim_id": "3",
        "article_id": "b",
        "text": "Oil prices rose by four percent, to 80 dollars.",
        "published": "2026-03",
    },
]


def align(*arguments):
    """In this process, where Java is started once for all tests."""
    return CliRunner().invoke(main, ["align", *map(str, arguments)])


def align_alone(*arguments, **environment):
    """In a process of its own, as a user runs it."""
    command = [sys.executable, "-c", "from compare.cli import main; main()", "align", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, **environment}, check=False
    )


@pytest.fixture
def spark(needs_spark, monkeypatch):
    """What the tests that start Spark need: it is there, for tiny tables, and no other master is named."""
    from compare.matching.engines.spark import NAMING_A_MASTER, ON_ONE_MACHINE

    for name in (*NAMING_A_MASTER, "PYSPARK_PYTHON"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setitem(ON_ONE_MACHINE, "spark.sql.shuffle.partitions", "2")
    monkeypatch.setitem(ON_ONE_MACHINE, "spark.sql.adaptive.enabled", "false")
    monkeypatch.setitem(ON_ONE_MACHINE, "spark.sql.codegen.wholeStage", "false")


@pytest.fixture
def claims(tmp_path):
    path = tmp_path / "claims.jsonl"
    path.write_text("".join(json.dumps(claim) + "\n" for claim in CLAIMS), encoding="utf-8")
    return path


def rows(files):
    return sorted(
        tuple(row.values())
        for path in files
        for row in csv.DictReader(path.open(encoding="utf-8-sig", newline=""))
    )


KILLED = """
import os, signal
from contextlib import contextmanager
from compare.cli import archive, main
from compare.matching.engines.spark import ON_ONE_MACHINE

@contextmanager
def steps():
    def watch(step, done, parts):
        if step == "described" and done == parts:
            os.kill(os.getpid(), signal.SIGKILL)
    yield watch

ON_ONE_MACHINE |= {"spark.sql.shuffle.partitions": "2", "spark.sql.codegen.wholeStage": "false"}
archive.steps_bar = steps
main()
"""


@pytest.mark.spark
def test_a_run_whose_driver_was_killed_goes_on_and_writes_the_tables_that_one_machine_writes(
    claims, tmp_path, spark
):
    spark_run, local_run = (
        [str(claims), "--out", str(tmp_path / engine), "--min-score", "0", "--engine", engine]
        for engine in ("spark", "local")
    )
    killed = subprocess.run([sys.executable, "-c", KILLED, "align", *spark_run], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert list((tmp_path / "spark").glob("unfinished/*/described/_SUCCESS"))
    for options in (spark_run, local_run):
        outcome = align(*options)
        assert outcome.exit_code == 0, outcome.stderr
    for name in ("claims", "matches", "clusters"):
        parts = sorted((tmp_path / "spark" / "csv" / name).glob("*.csv"))
        assert rows(parts) == rows([tmp_path / "local" / f"{name}.csv"])
        assert pq.read_table(tmp_path / "spark" / "parquet" / name).num_rows == len(rows(parts))
    assert not (tmp_path / "spark" / "unfinished").exists()
    assert (tmp_path / "spark" / "_SUCCESS").exists()


@pytest.mark.spark
def test_a_place_that_cannot_be_written_is_told_in_one_line(claims, spark):
    outcome = align(claims, "--out", "/proc/out", "--engine", "spark", "--master", MASTER)
    assert outcome.exit_code == 1
    assert len(outcome.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("source", "out", "says"),
    [
        ("claims.jsonl", "of-one-machine", "matches.csv of a run on one machine"),
        ("out/parquet", "out", "holds what is to be aligned"),
        ("out", "out/new", "lies in what is to be aligned"),
    ],
)
def test_results_are_not_mixed_with_what_lies_there(source, out, says, claims, tmp_path):
    for file in ("of-one-machine/matches.csv", "out/parquet/one.jsonl"):
        (tmp_path / file).parent.mkdir(parents=True)
        (tmp_path / file).write_bytes(claims.read_bytes())
    outcome = align(tmp_path / source, "--out", tmp_path / out, "--engine", "spark")
    assert outcome.exit_code == 1
    assert says in outcome.stderr


@pytest.mark.spark
def test_a_bad_master_is_told_in_one_line(claims, tmp_path, spark):
    outcome = align_alone(claims, "--out", tmp_path / "out", "--engine", "spark", "--master", "locally")
    told = [line for line in outcome.stderr.splitlines() if line.startswith("source-compare: ")]
    assert outcome.returncode == 1
    assert len(told) == 1
    assert not any(word in outcome.stderr for word in ("Traceback", "WARN ", "ERROR"))


def test_without_pyspark_one_line_says_what_to_install(claims, tmp_path):
    hidden = tmp_path / "hidden" / "pyspark"
    hidden.mkdir(parents=True)
    (hidden / "__init__.py").write_text("raise ImportError('not installed')", encoding="utf-8")
    outcome = align_alone(
        claims, "--out", tmp_path / "out", "--engine", "spark", PYTHONPATH=str(hidden.parent)
    )
    assert outcome.returncode == 1
    told = "--engine spark needs pyspark, which is not installed."
    assert outcome.stderr == f"source-compare: {told} Install it with: pip install source-compare[spark]\n"


def test_without_java_one_line_says_so(claims, tmp_path, needs_spark):
    outcome = align_alone(
        claims, "--out", tmp_path / "out", "--engine", "spark", PATH=str(tmp_path), JAVA_HOME=""
    )
    assert outcome.returncode == 1
    assert len(outcome.stderr.splitlines()) == 1
    assert "needs Java" in outcome.stderr

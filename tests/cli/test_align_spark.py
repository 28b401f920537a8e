"""``align --engine spark``: the same tables as on one machine, and one line where something is missing."""

import csv
import json
import os
import subprocess
import sys

import pyarrow as pa
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
    """What the tests that start Spark need: it is there, and is set up for tiny tables."""
    from compare.matching.engines.spark import ON_ONE_MACHINE

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


@pytest.mark.spark
def test_spark_writes_the_tables_that_one_machine_writes(claims, tmp_path, spark):
    for engine, more in (("local", []), ("spark", ["--master", MASTER])):
        outcome = align(claims, "--out", tmp_path / engine, "--min-score", "0", "--engine", engine, *more)
        assert outcome.exit_code == 0, outcome.stderr
    for name in ("claims", "matches", "clusters"):
        parts = sorted((tmp_path / "spark" / "csv" / name).glob("*.csv"))
        assert rows(parts) == rows([tmp_path / "local" / f"{name}.csv"])
        assert pq.read_table(tmp_path / "spark" / "parquet" / name).num_rows == len(rows(parts))
    assert not (tmp_path / "spark" / "unfinished").exists()


@pytest.mark.spark
@pytest.mark.parametrize("fault", ["a broken partition", "a row without text", "a repeated claim_id"])
def test_what_is_wrong_is_told_in_one_line(fault, tmp_path, spark):
    folder = tmp_path / "claims"
    folder.mkdir()
    texts = {"a row without text": "", "a repeated claim_id": "NATO"}
    table = [
        *CLAIMS,
        {"claim_id": "1" if "repeated" in fault else "9", "article_id": "c", "text": texts.get(fault, "x")},
    ]
    pq.write_table(pa.Table.from_pylist(table), folder / "part-0.parquet")
    if fault == "a broken partition":
        (folder / "part-1.parquet").write_bytes(b"PAR1 this is no Parquet")
    outcome = align(folder, "--out", tmp_path / "out", "--engine", "spark", "--master", MASTER)
    assert outcome.exit_code == 1
    assert len(outcome.stderr.splitlines()) == 1


@pytest.mark.spark
def test_a_bad_master_is_told_in_one_line(claims, tmp_path, spark):
    outcome = align_alone(claims, "--out", tmp_path / "out", "--engine", "spark", "--master", "locally")
    told = [line for line in outcome.stderr.splitlines() if line.startswith("source-compare: ")]
    assert outcome.returncode == 1
    assert len(told) == 1
    assert "Traceback" not in outcome.stderr


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

"""Claims tables that Spark reads, and the tables it leaves behind: Parquet and CSV, in many files."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import pyarrow as pa

from compare.errors import CompareError
from compare.matching.engines.claim_tables import (
    OPTIONAL,
    OWN_NAME_OF_TEXT,
    REQUIRED,
    Place,
    check_columns,
    checked,
)
from compare.matching.engines.described import NUMBERED, number_of
from compare.matching.engines.spark import DataFrame, SparkEngine, one_line, with_schema

FORMATS = {".parquet": "parquet", ".csv": "csv", ".jsonl": "json"}
OPTIONS = {
    "parquet": {},
    "csv": {"header": "true", "multiLine": "true", "quote": '"', "escape": '"', "mode": "FAILFAST"},
    "json": {"mode": "FAILFAST", "primitivesAsString": "true"},
}
WRITTEN = {"header": "true", "quote": '"', "escape": '"', "emptyValue": "", "encoding": "UTF-8"}


def load_claims(engine: SparkEngine, source: str) -> None:
    """Read the claims tables at ``source`` (a file, a folder, a prefix) into the table ``rows``, checked.

    Raises CompareError for tables that cannot be read, a missing column, a bad row, a claim_id given twice.
    """
    if engine.has("rows"):
        return
    kind = _format(engine, source)
    with one_line(
        f"{source} cannot be read", "Check the path, its permissions, and that every file is whole."
    ):
        frame = engine.session.read.format(kind).options(**OPTIONS[kind]).load(source)
        frame = frame.toDF(*(name.lstrip("\ufeff").strip() for name in frame.columns))
    check_columns(frame.columns, Place(source, "line", 1))
    engine.keep("rows", with_schema(frame.select(*_casts(frame)), _Checked(source), NUMBERED))
    _refuse_repeats(engine, source)


def write_tables(engine: SparkEngine, out: str, tables: dict[str, tuple[str, str]]) -> dict[str, int]:
    """Write each (query, table it reads) to ``out/parquet/NAME`` and ``out/csv/NAME``; returns the rows."""
    rows = {}
    for name, (sql, table) in tables.items():
        frame = engine.query(sql, table)
        with one_line(f"{out} cannot be written", "Check the path and its permissions."):
            frame.write.mode("overwrite").parquet(f"{out}/parquet/{name}")
            kept = engine.session.read.parquet(f"{out}/parquet/{name}")
            kept.write.mode("overwrite").options(**WRITTEN).csv(f"{out}/csv/{name}")
            rows[name] = kept.count()
    return rows


@dataclass(frozen=True, slots=True)
class _Checked:
    """Rows as Spark reads them to rows of NUMBERED."""

    source: str

    def __call__(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            rows = [
                checked(cells, Place(self.source, "claim", cells["claim_id"])) for cells in batch.to_pylist()
            ]
            columns = [[number_of(row.claim_id) for row in rows]]
            columns += [[getattr(row, name) for row in rows] for name in NUMBERED.names[1:]]
            yield pa.RecordBatch.from_arrays([pa.array(column) for column in columns], schema=NUMBERED)


def _format(engine: SparkEngine, source: str) -> str:
    endings = {PurePosixPath(file).suffix.lower() for file, _, _ in engine.listed(source)} & set(FORMATS)
    if len(endings) != 1:
        found = f"holds {' and '.join(sorted(endings))} files" if endings else "holds no claims tables"
        raise CompareError(found, file=source, remedy=f"Name files of one kind: {', '.join(FORMATS)}.")
    return FORMATS[endings.pop()]


def _casts(frame: DataFrame) -> list[Any]:
    from pyspark.sql import functions as f

    text = "text" if "text" in frame.columns else OWN_NAME_OF_TEXT
    given = [name for name in (*REQUIRED[:2], text, *OPTIONAL) if name in frame.columns]
    return [f.col(name).cast("string").alias(name) for name in given]


def _refuse_repeats(engine: SparkEngine, source: str) -> None:
    sql = "SELECT claim_id FROM rows GROUP BY claim_id HAVING COUNT(*) > 1 ORDER BY claim_id LIMIT 1"
    for batch in engine.rows(sql, "rows"):
        for claim_id in batch.column("claim_id").to_pylist():
            engine.delete(engine.path("rows"))
            raise CompareError(
                f"claim_id {claim_id!r} is given more than once",
                file=source,
                remedy="Make every claim_id unique.",
            )

"""Claims tables that Spark reads, and the tables it leaves behind: Parquet and CSV, in many files."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import pyarrow as pa

from compare.errors import CompareError
from compare.matching.engines.claim_tables import (
    BESIDE,
    OPTIONAL,
    OWN_NAME_OF_TEXT,
    REQUIRED,
    Place,
    check_columns,
    checked,
)
from compare.matching.engines.described import NUMBERED, numbered_block
from compare.matching.engines.model import Query
from compare.matching.engines.spark import DataFrame, SparkEngine, address, one_line, with_schema
from compare.matching.engines.workspace import DONE

FORMATS = {".parquet": "parquet", ".csv": "csv", ".jsonl": "json"}
OPTIONS = {
    "parquet": {"mergeSchema": "true"},
    "csv": {
        "header": "true",
        # By default a file with other columns, or in another order, is read as if it had the first file's.
        "enforceSchema": "false",
        "multiLine": "true",
        "quote": '"',
        "escape": '"',
        "mode": "FAILFAST",
    },
    "json": {"mode": "FAILFAST", "primitivesAsString": "true"},
}
WRITTEN = {
    "header": "true",
    "quote": '"',
    "escape": '"',
    "emptyValue": "",
    "encoding": "UTF-8",
    # Both are true by default when Spark writes: a claim's words would lose the white space around them.
    "ignoreLeadingWhiteSpace": "false",
    "ignoreTrailingWhiteSpace": "false",
}

REPEATS = Query(
    "repeats",
    ("rows",),
    "SELECT claim_id FROM rows GROUP BY claim_id HAVING COUNT(*) > 1 ORDER BY claim_id LIMIT 1",
)
"""A table of its own, so that a run that goes on knows whether this was looked at."""

REMEDY = "Mend the claims tables; of CSV, all files need the same columns in the same order."

_GLOB = re.compile(r"([{}\[\]*?\\])")


def load_claims(engine: SparkEngine, source: str) -> None:
    """Read the claims tables at ``source`` (a file, a folder, a prefix) into the table ``rows``, checked.

    Raises CompareError for tables that cannot be read, a missing column, a bad row, a claim_id given twice,
    and where there is no claim at all.
    """
    if not engine.has("rows"):
        engine.keep("rows", _given(engine, source), REMEDY)
    engine.run(REPEATS, lambda _done, _parts: None)
    for claim_id in _first(engine, "repeats"):
        raise CompareError(
            f"claim_id {claim_id!r} is given more than once",
            file=source,
            remedy="Make every claim_id unique.",
        )
    if not _first(engine, "rows"):
        raise CompareError("holds no claims", file=source, remedy="Add a row for each claim.")


def write_tables(engine: SparkEngine, out: str, tables: dict[str, tuple[str, str]]) -> dict[str, int]:
    """Write each (query, table it reads) to ``out/parquet/NAME`` and ``out/csv/NAME``; returns the rows.

    What lies there of an earlier run is deleted first, and ``out/_SUCCESS`` is made last of all: with it, all
    tables are of one run.
    """
    for earlier in (DONE, *(f"{kind}/{name}" for kind in ("parquet", "csv") for name in tables)):
        engine.delete(f"{out}/{earlier}")
    rows = {}
    for name, (sql, table) in tables.items():
        frame = engine.query(sql, table)
        with one_line(f"{out} cannot be written", "Check the path and its permissions."):
            place = f"{address(out)}/{{}}/{name}".format
            frame.write.mode("overwrite").parquet(place("parquet"))
            kept = engine.session.read.parquet(place("parquet"))
            kept.write.mode("overwrite").options(**WRITTEN).csv(place("csv"))
            rows[name] = kept.count()
    engine.touch(f"{out}/{DONE}")
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
            yield from numbered_block(rows, batch.column("line").to_pylist()).to_batches()


def _given(engine: SparkEngine, source: str) -> DataFrame:
    """The rows of the claims tables at ``source``, as a frame of NUMBERED that is checked as it is read."""
    kind, files = claim_files((name for name, _, _ in engine.listed(source)), source)
    with one_line(
        f"{source} cannot be read", "Check the path, its permissions, and that every file is whole."
    ):
        if kind != "parquet":
            _refuse_other_than_utf_8(engine, files)
        frame = _opened(engine, kind, files)
        frame = frame.toDF(*(name.strip() for name in frame.columns))
    check_columns(frame.columns, Place(source, "line", 1))
    return with_schema(frame.select(*_casts(frame)), _Checked(source), NUMBERED)


def _opened(engine: SparkEngine, kind: str, files: list[str]) -> DataFrame:
    reader = engine.session.read.format(kind).options(**OPTIONS[kind])
    if kind != "csv":
        return reader.load(files)
    from pyspark.sql.types import StringType, StructField, StructType

    # Looking for the columns of CSV of several lines a row, Spark would take the names of files for patterns.
    lines = engine.session.read.format(kind).options(**OPTIONS[kind] | {"multiLine": "false"}).load(files)
    names = (name.lstrip("\ufeff") for name in lines.columns)
    return reader.schema(StructType([StructField(name, StringType()) for name in names])).load(files)


def claim_files(names: Iterable[str], source: str) -> tuple[str, list[str]]:
    r"""Spark's word for the kind of the claims tables among the files of ``source``, and those files.

    Files count as they do on one machine (``table_files``). Their names are written as patterns that match
    nothing else. Raises CompareError where there are no tables, or other files too.

    >>> claim_files(["s3a://b/c/one [1].csv", "s3a://b/c/_SUCCESS"], "s3a://b/c")
    ('csv', ['s3a://b/c/one \\[1\\].csv'])
    """
    paths = {name: PurePosixPath(name) for name in names}
    files = [name for name, path in paths.items() if path.name[0] not in "._" and path.name not in BESIDE]
    endings = {paths[file].suffix.lower() for file in files}
    if len(endings) != 1 or not endings <= set(FORMATS):
        found = f"holds {' and '.join(sorted(endings))} files" if endings else "holds no claims tables"
        raise CompareError(found, file=source, remedy=f"Name files of one kind: {', '.join(FORMATS)}.")
    return FORMATS[endings.pop()], [_GLOB.sub(r"\\\1", file) for file in files]


def _refuse_other_than_utf_8(engine: SparkEngine, files: list[str]) -> None:
    """Spark would put a sign of its own in place of bytes that are not UTF-8, and say nothing."""
    from pyspark.sql import functions as f

    lines = engine.session.read.text(files)
    bad = lines.where(~f.is_valid_utf8(f.col("value"))).select(f.input_file_name()).first()
    if bad:
        raise CompareError("is not UTF-8", file=str(bad[0]), remedy="Save it as UTF-8.")


def _casts(frame: DataFrame) -> list[Any]:
    from pyspark.sql import functions as f

    text = "text" if "text" in frame.columns else OWN_NAME_OF_TEXT
    given = [name for name in (*REQUIRED[:2], text, *OPTIONAL) if name in frame.columns]
    # Rows of one file are numbered in its order.
    line = f.monotonically_increasing_id().alias("line")
    return [line, *(f.col(name).cast("string").alias(name) for name in given)]


def _first(engine: SparkEngine, table: str) -> list[str]:
    """The claim_id of the first row of a table, if it has any."""
    batches = engine.rows(f"SELECT claim_id FROM {table} LIMIT 1", table)  # noqa: S608 - our own names
    return [claim_id for batch in batches for claim_id in batch.column("claim_id").to_pylist()]

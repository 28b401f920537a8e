"""The engine for many machines: the plan transpiled for Spark, the Arrow functions in its Python workers."""

import os
import re
import shutil
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import pyarrow as pa
import sqlglot

from compare.errors import CompareError
from compare.matching.engines.groups import whole_groups
from compare.matching.engines.model import Block, Mapped, Step, Told
from compare.matching.engines.workspace import DONE, is_address

DataFrame = Any
Session = Any
"""pyspark's own classes, which may not be installed."""

INSTALL = "Install it with: pip install source-compare[spark]"
SETTINGS = {
    "spark.sql.session.timeZone": "UTC",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.parquet.compression.codec": "zstd",
    # What fits into memory by partitions is looked up in; else the other side, which is longer, is sorted.
    "spark.sql.adaptive.maxShuffledHashJoinLocalMapThreshold": "64m",
    # Batches for the Arrow functions end by their rows. To end them by their bytes, too, Spark would measure
    # each at every row, and count the missing lists of all rows before it anew each time.
    "spark.sql.execution.arrow.maxBytesPerBatch": "2147483647",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "4000",
}
ON_ONE_MACHINE = {
    "spark.driver.memory": "3g",
    "spark.driver.maxResultSize": "2g",
    "spark.driver.host": "127.0.0.1",
    "spark.sql.shuffle.partitions": "16",
    "spark.ui.enabled": "false",
}
"""What suits a master of ``local[…]`` or ``local-cluster[…]``: all work is done on this machine, which opens
no port to others."""
THIS_MACHINE = "local[*,4]"
"""The master where nobody named one: all cores, and four attempts at what fails."""
NAMING_A_MASTER = ("PYSPARK_GATEWAY_PORT", "PYSPARK_SUBMIT_ARGS", "SPARK_HOME", "SPARK_CONF_DIR", "MASTER")
"""Variables of which each may bring a master along: spark-submit's own, and those of an installed Spark."""
QUIET = "-Dlog4j2.level=OFF"
"""Java's option where no log4j2.properties says otherwise: the line a user needs is made of the exception."""


def open_spark(folder: str, master: str) -> "SparkEngine":
    """An engine on the Spark cluster ``master``, or the one that Spark's settings name.

    Its tables lie in ``folder``. Raises CompareError if pyspark or Java is missing, or Spark does not start.
    """
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise CompareError("--engine spark needs pyspark, which is not installed", remedy=INSTALL) from error
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise CompareError("--engine spark needs Java", remedy="Install Java 17, or set JAVA_HOME.")
    # pyspark warns that it has not been tried with pandas 3, which the Arrow functions do not use.
    warnings.filterwarnings("ignore", category=FutureWarning, module="pyspark")
    os.environ.setdefault("SPARK_SUBMIT_OPTS", QUIET)
    master = master or master_of_none_named(os.environ)
    settings = SETTINGS | (ON_ONE_MACHINE if master.startswith("local") else {})
    builder = SparkSession.builder.appName("source-compare")
    for name, value in settings.items():
        builder = builder.config(name, value)
    with one_line("Spark did not start", "Check --master and the Java installation."):
        session = (builder.master(master) if master else builder).getOrCreate()
        # What Spark logs of a failed task are traces; the line a user needs is made of the exception.
        session.sparkContext.setLogLevel("OFF")
        engine = SparkEngine(session, folder)
        if engine.on_this_machine and "PYSPARK_PYTHON" not in os.environ:
            session.sparkContext.pythonExec = sys.executable
        return engine


def master_of_none_named(environ: Mapping[str, str]) -> str:
    """The master where the user named none: this machine, or none where Spark's own settings may name one.

    >>> master_of_none_named({}), master_of_none_named({"SPARK_HOME": "/opt/spark"})
    ('local[*,4]', '')
    """
    return "" if any(environ.get(name) for name in NAMING_A_MASTER) else THIS_MACHINE


def address(path: str) -> str:
    """``path`` as one address for the driver, for Hadoop and for every worker: a bare path is this machine's.

    >>> address("s3a://bucket/claims/"), address("/data/claims")
    ('s3a://bucket/claims', 'file:///data/claims')
    """
    return path.rstrip("/") if is_address(path) else f"file:///{Path(path).resolve().as_posix().lstrip('/')}"


_RAISED = re.compile(r"[\w.]+(?:Error|Exception): ")
"""The last line of a Python traceback."""


@dataclass(frozen=True, slots=True)
class _InBlocks:
    """A function of blocks, as Spark calls it: with an iterator over one partition's batches."""

    function: Block
    group: str

    def __call__(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for block in whole_groups(batches, self.group):
            yield from self.function(block).to_batches()


class SparkEngine:
    """Spark over Parquet in one folder, which may lie in an object store."""

    def __init__(self, session: Session, folder: str) -> None:
        self.session = session
        self._folder = address(folder)

    @property
    def on_this_machine(self) -> bool:
        """Whether all work is done on this machine."""
        return str(self.session.sparkContext.master).startswith("local")

    def within(self, name: str) -> "SparkEngine":
        """The same Spark, with its tables in a folder inside of this one's."""
        return SparkEngine(self.session, f"{self._folder}/{name}")

    def load(self, table: str, blocks: Iterable[pa.Table]) -> None:
        """Keep rows made by the driver as a table, unless it is there."""
        if not self.has(table):
            self.keep(table, self.session.createDataFrame(pa.concat_tables(blocks)))

    def keep(
        self,
        table: str,
        frame: DataFrame,
        remedy: str = "What is finished is kept: mend it, and start again.",
    ) -> None:
        """Write a frame as a table."""
        with one_line(f"the step {table} failed", remedy):
            frame.write.mode("overwrite").parquet(self.path(table))

    def run(self, step: Step, told: Told) -> None:
        """Make a step's table, unless it is there."""
        if not self.has(step.name):
            frame = self.query(step.sql, *step.reads)
            self.keep(step.name, _mapped(frame, step) if isinstance(step, Mapped) else frame)
        told(1, 1)

    def query(self, sql: str, *tables: str) -> DataFrame:
        """A query of the plan, as a frame."""
        with one_line("a query failed", "Start again: what is finished is kept."):
            for table in tables:
                self.session.read.parquet(self.path(table)).createOrReplaceTempView(table)
            return self.session.sql(for_spark(sql))

    def rows(self, sql: str, *tables: str) -> Iterator[pa.RecordBatch]:
        """The rows of a query; all of them come to the driver."""
        frame = self.query(sql, *tables)
        with one_line("a query failed", "Start again: what is finished is kept."):
            batches = frame.toArrow().to_batches()
        yield from batches

    def close(self) -> None:
        """Stop Spark."""
        self.session.stop()

    def path(self, table: str) -> str:
        """Where a table lies."""
        return f"{self._folder}/{table}"

    def has(self, table: str) -> bool:
        """Whether a table is complete."""
        return self.exists(f"{self.path(table)}/{DONE}")

    def exists(self, path: str) -> bool:
        """Whether there is a file at ``path``, wherever Hadoop's file systems reach."""
        with one_line(f"{path} cannot be looked at", "Check the path and its permissions."):
            return bool(self._files(path).exists(self._hadoop_path(path)))

    def delete(self, path: str) -> None:
        """Delete the file or folder at ``path``, if there is one."""
        with one_line(f"{path} cannot be deleted", "Check its permissions."):
            self._files(path).delete(self._hadoop_path(path), True)

    def touch(self, path: str) -> None:
        """Make an empty file at ``path``."""
        with one_line(f"{path} cannot be written", "Check the path and its permissions."):
            self._files(path).create(self._hadoop_path(path), True).close()

    def refuse_unshared(self, path: str) -> None:
        """Raise CompareError if ``path`` is on this machine's disk and not every worker has it there too.

        Each worker would then keep what it writes to itself, and the tables would lack it.
        """
        folder = Path(address(path).removeprefix("file://"))
        if not address(path).startswith("file:") or self.on_this_machine:
            return
        with one_line(f"{path} cannot be written", "Choose another --out."):
            folder.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=folder) as probe:
                shared = self.seen_by_workers(probe.name)
        if not shared:
            raise CompareError(
                "is on this machine's disk, and not every worker of the cluster has it",
                file=path,
                remedy="Name a folder that all share, or an address (s3a://…, hdfs://…).",
            )

    def seen_by_workers(self, file: str) -> bool:
        """Whether workers, asked several times each, find ``file`` where this machine has it."""
        context = self.session.sparkContext
        asked = 4 * int(context.defaultParallelism)
        return all(context.parallelize([file] * asked, asked).map(os.path.exists).collect())

    def listed(self, path: str) -> list[tuple[str, int, int]]:
        """All files below ``path``: their names, bytes, and times of change in milliseconds."""
        files = []
        with one_line(f"{path} cannot be read", "Check the path and its permissions."):
            found = self._files(path).listFiles(self._hadoop_path(path), True)
            while found.hasNext():
                file = found.next()
                name = str(file.getPath().toString())
                files.append((name, int(file.getLen()), int(file.getModificationTime())))
        return sorted(files)

    def _hadoop_path(self, path: str) -> Any:  # noqa: ANN401 - a Java object
        return self.session.sparkContext._jvm.org.apache.hadoop.fs.Path(address(path))  # noqa: SLF001 - no other way

    def _files(self, path: str) -> Any:  # noqa: ANN401 - a Java object
        configuration = self.session.sparkContext._jsc.hadoopConfiguration()  # noqa: SLF001
        return self._hadoop_path(path).getFileSystem(configuration)


def for_spark(sql: str) -> str:
    """A query of the plan in Spark's dialect. Spark splits tables itself, so there is one part only."""
    query = sql.replace("{parts}", "1").replace("{part}", "0")
    return sqlglot.transpile(query, read="duckdb", write="spark", unsupported_level=sqlglot.ErrorLevel.RAISE)[
        0
    ]


def with_schema(
    frame: DataFrame,
    function: Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]],
    schema: pa.Schema,
) -> DataFrame:
    """``frame`` through an Arrow function, which gives rows of ``schema``."""
    from pyspark.sql.pandas.types import from_arrow_schema

    return frame.mapInArrow(function, from_arrow_schema(schema))


def _mapped(frame: DataFrame, step: Mapped) -> DataFrame:
    # A number that is given is kept. Without one Spark joins partitions of few bytes, though an Arrow
    # function may work for minutes on each: a million claims to describe made three tasks.
    partitions = int(frame.sparkSession.conf.get("spark.sql.shuffle.partitions"))
    grouped = frame.repartition(partitions, step.group).sortWithinPartitions(step.group)
    return with_schema(grouped, _InBlocks(step.function, step.group), step.schema)


@contextmanager
def one_line(problem: str, remedy: str) -> Iterator[None]:
    """Turn what Spark, Java or Python raise into the one line that a user can read."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, Py4JError, RuntimeError, OSError) as error:
        raise CompareError(f"{problem} ({telling_line(str(error))})", remedy=remedy) from error


def telling_line(text: str) -> str:
    r"""The line of a Java or Python trace that says what happened.

    >>> telling_line("Job aborted.\n\tat x.y\nCaused by: java.io.IOException: Permission denied\n\tat z")
    'java.io.IOException: Permission denied'
    """
    lines = [
        line.strip() for line in text.splitlines() if line.strip() and not line.startswith(("\tat", "   at"))
    ]
    causes = [line.removeprefix("Caused by: ") for line in lines if line.startswith("Caused by: ")]
    raised = [line for line in lines if _RAISED.match(line)]
    named = "".join(f" {line}" for line in lines if line.startswith("CSV file: "))
    return (raised[-1:] or causes[-1:] or lines or ["no reason given"])[0][:300] + named[:300]

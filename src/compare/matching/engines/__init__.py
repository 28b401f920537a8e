"""Engines: what finds and scores pairs when a corpus is too large to score every pair of claims in memory.

``open_engine`` gives one; ``archive.align_archive`` drives it. Engines keep their tables as Parquet in a
folder, so a run that was stopped goes on where it was.
"""

from pathlib import Path

from compare.errors import CompareError
from compare.matching.engines.model import Engine, Mapped, Query

ENGINES = ("local", "spark")
"""Names that ``--engine`` and compare.toml may give."""

__all__ = ["ENGINES", "Engine", "Mapped", "Query", "open_engine"]


def open_engine(name: str, folder: str, master: str = "") -> Engine:
    """The engine called ``name``, with its tables in ``folder``; ``master`` is Spark's.

    Raises CompareError for an unknown name, and where the engine cannot start.
    """
    if name == "local":
        from compare.matching.engines.local import LocalEngine

        return LocalEngine(Path(folder))
    if name == "spark":
        from compare.matching.engines.spark import open_spark

        return open_spark(folder, master)
    raise CompareError(f"there is no engine {name!r}", remedy=f"Known are: {', '.join(ENGINES)}.")

"""Stories of a result as a project: which are drawn, and how their articles are written."""

import hashlib
import re
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import duckdb

from compare.cli.tables import all_or_nothing, write_table
from compare.errors import CompareError
from compare.matching.engines.workspace import DONE, in_sql, is_address

REMEDY = "Name the folder that align wrote."
MANIFEST_COLUMNS = ("source_file", "outlet", "title", "published", "date_source")


@dataclass(frozen=True, slots=True)
class Draw:
    """Which stories to take: the clusters named, or else so many of so many outlets, drawn by the seed."""

    clusters: tuple[str, ...]
    stories: int
    outlets: int
    seed: int


@dataclass(frozen=True, slots=True)
class Sampled:
    """How much was taken."""

    stories: int
    articles: int


def sample(result: str, out: Path, draw: Draw) -> Sampled:
    """Write the stories of ``result`` that ``draw`` names to a new project in ``out``.

    Raises CompareError if ``result`` is no result, has no such stories, or ``out`` holds something already.
    """
    if is_address(result):
        raise CompareError(
            "is an address, and stories are taken out of a folder of this machine",
            file=result,
            remedy=f"Copy its {DONE}, parquet/claims and parquet/clusters into a folder, and name that.",
        )
    if out.exists() and any(out.iterdir() if out.is_dir() else [out]):
        raise CompareError("is not empty", file=str(out), remedy="Name a new folder for the project.")
    with closing(_opened(Path(result))) as connection:
        stories = _stories(connection, draw)
        if not stories:
            raise CompareError("has no such stories", file=result, remedy="Look in its clusters.")
        articles = _articles(connection, stories)
    with all_or_nothing(out / "articles") as folder:
        rows = [_write(folder, *article) for article in articles]
        write_table(folder / "articles.csv", MANIFEST_COLUMNS, rows)
    return Sampled(len(stories), len(articles))


def _opened(result: Path) -> duckdb.DuckDBPyConnection:
    """A connection that sees the result's claims and clusters, whichever engine wrote them."""
    connection = duckdb.connect()
    of_spark = _is_of_spark(result)
    for table in ("claims", "clusters"):
        parts, file = result / "parquet" / table, result / f"{table}.csv"
        if not (parts.is_dir() if of_spark else file.is_file()):
            raise CompareError(f"holds no table of {table}", file=str(result), remedy=REMEDY)
        source = (
            f"read_parquet({in_sql(parts, '*.parquet')})" if of_spark else f"read_csv({in_sql(file)}, {_CSV})"
        )
        try:
            connection.execute(f"CREATE TEMP TABLE {table} AS FROM {source}")
        except duckdb.Error as error:
            reason = str(error).splitlines()[0]
            raise CompareError(f"cannot be read ({reason})", file=str(result), remedy=REMEDY) from error
    return connection


def _is_of_spark(result: Path) -> bool:
    """Whether Spark wrote the result. Raises CompareError if it is not whole, or one of two in the folder."""
    if not (result / "parquet" / "claims").is_dir():
        return False
    if (result / "claims.csv").exists():
        raise CompareError(
            "holds two results, one of Spark and one of one machine",
            file=str(result),
            remedy="Move parquet away, or claims.csv.",
        )
    if not (result / DONE).exists():
        raise CompareError(
            f"is not whole: Spark was stopped while it wrote, or {DONE} was not copied",
            file=str(result),
            remedy="Start align again, or copy all of it.",
        )
    return True


_CSV = """header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', nullstr = '\\0'"""

_DRAWN = """
    SELECT cluster_id
    FROM clusters JOIN claims ON clusters.claim_id = claims.claim_id
    GROUP BY cluster_id
    HAVING COUNT(DISTINCT outlet) >= $outlets
    ORDER BY md5(cluster_id || ':' || $seed), cluster_id
    LIMIT $stories
"""
_ARTICLES = """
    SELECT article_id, MIN(outlet), MIN(published), LIST(exact ORDER BY CAST(start AS BIGINT), claim_id)
    FROM claims
    WHERE article_id IN (
        SELECT article_id FROM claims JOIN clusters ON clusters.claim_id = claims.claim_id
        WHERE list_contains($stories, cluster_id)
    )
    GROUP BY article_id
    ORDER BY article_id
"""


def _stories(connection: duckdb.DuckDBPyConnection, draw: Draw) -> list[str]:
    if not draw.clusters:
        values = {"outlets": draw.outlets, "seed": str(draw.seed), "stories": draw.stories}
        return [row[0] for row in connection.execute(_DRAWN, values).fetchall()]
    known = {row[0] for row in connection.execute("SELECT DISTINCT cluster_id FROM clusters").fetchall()}
    for cluster in draw.clusters:
        if cluster not in known:
            raise CompareError(f"there is no cluster {cluster!r}", remedy="Look in the result's clusters.")
    return list(draw.clusters)


def _articles(
    connection: duckdb.DuckDBPyConnection, stories: Sequence[str]
) -> list[tuple[str, str, str, list[str]]]:
    return connection.execute(_ARTICLES, {"stories": list(stories)}).fetchall()


def _write(
    folder: Path, article_id: str, outlet: str | None, published: str | None, claims: list[str]
) -> list[str]:
    """Write one article, a claim to a line, and return its row of articles.csv."""
    name = f"{_slug(article_id)}.txt"
    lines = (" ".join(claim.split()) for claim in claims)
    (folder / name).write_text("\n\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return [name, outlet or "", article_id, published or "", "stated" if published else "unknown"]


def _slug(article_id: str) -> str:
    """A file name that tells the article and is safe whatever its id holds."""
    readable = re.sub(r"[^A-Za-z0-9]+", "-", article_id).strip("-")[:60]
    return f"{readable or 'article'}-{hashlib.sha256(article_id.encode()).hexdigest()[:8]}"

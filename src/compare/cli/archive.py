"""``align`` for claims too many to score every pair of: tables in, tables out, little in memory."""

import hashlib
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from itertools import islice
from pathlib import Path

from compare.cli import tables as t
from compare.cli.corpus import Corpus, claims_tables, open_corpus
from compare.cli.progress import steps_bar
from compare.matching.engines import Engine, open_engine
from compare.matching.engines.archive import EXACT_UP_TO, Outcome, align_archive, count, describe_step
from compare.matching.engines.claim_tables import read_claim_rows
from compare.matching.engines.described import numbered, table_of
from compare.matching.engines.recall import check_recall
from compare.settings import Settings

WORK_FOLDER = "unfinished"
"""Inside of --out: the tables of a run that is not finished. Deleted at its end."""

BLOCK = 20_000

CLAIMS = """
    SELECT claim_id, article_id, source_file, outlet, published, start, "end", exact, is_headline, speaker,
        cue, cue_tier, quote_type
    FROM described ORDER BY article_id, start, claim_id
"""
MATCHES = "SELECT claim_a, claim_b, score, level, detail FROM matches ORDER BY score DESC, claim_a, claim_b"
CLUSTERS = "SELECT cluster_id, claim_id FROM clusters ORDER BY claims DESC, cluster_id, claim_id"
ARTICLES = """
    SELECT MIN(source_file) AS source_file, MIN(outlet) AS outlet, MIN(published) AS published,
        CASE WHEN MIN(published) = '' THEN 'unknown' ELSE 'stated' END AS date_source, article_id
    FROM described GROUP BY article_id ORDER BY article_id
"""
MADE = {
    "articles": (ARTICLES, "described"),
    "claims": (CLAIMS, "described"),
    "matches": (MATCHES, "matches"),
    "clusters": (CLUSTERS, "clusters"),
}
"""The tables that align leaves behind: the query that makes each, and the engine's table it reads."""


@dataclass(frozen=True, slots=True)
class Run:
    """How to align, and where the tables go."""

    settings: Settings
    min_score: float | None
    out: Path
    check_recall: int = 0


@dataclass(frozen=True, slots=True)
class Aligned:
    """What was written: rows by table, and what a reader should know about it."""

    rows: dict[str, int]
    notices: tuple[str, ...]


def more_than(claims: int, tables: Sequence[Path]) -> bool:
    """Whether claims tables hold more than so many rows."""
    return sum(1 for _ in islice(read_claim_rows(tables), claims + 1)) > claims


def align_tables(tables: Sequence[Path], run: Run) -> Aligned:
    """Align claims tables of any size, by an engine whose work lies in ``out`` until it is done."""
    with closing(_engine(run, _state(tables))) as engine, steps_bar() as watch:
        engine.load("rows", numbered(read_claim_rows(tables)))
        engine.run(describe_step(run.settings), partial(watch, "described"))
        outcome = align_archive(engine, run.settings, run.min_score, watch)
        return _finish(engine, run, outcome, _cells(engine, ARTICLES, t.ARTICLE_COLUMNS, "described"))


def align_corpus(corpus: Corpus, run: Run) -> Aligned:
    """Align the claims of many articles that were read already."""
    with closing(_engine(run, _articles(corpus))) as engine, steps_bar() as watch:
        blocks = (corpus.claims[at : at + BLOCK] for at in range(0, len(corpus.claims), BLOCK))
        engine.load("described", (table_of(block, run.settings.date_window_days) for block in blocks))
        outcome = align_archive(engine, run.settings, run.min_score, watch)
        made = _finish(engine, run, outcome, map(t.article_row, corpus.articles))
    return Aligned(made.rows, (*made.notices, *_unused(corpus)))


def align_on_spark(source: str, out: str, master: str, run: Run) -> Aligned:
    """Align claims tables, or a folder of articles, on Spark; the tables come in many files.

    ``source`` and ``out`` may be paths or addresses that the cluster can reach (s3a://…, hdfs://…).
    """
    from compare.matching.engines.spark import open_spark
    from compare.matching.engines.spark_tables import load_claims, write_tables

    tables = () if "://" in source else claims_tables(Path(source))
    corpus = None if "://" in source or tables else open_corpus(Path(source))
    settings = corpus.settings if corpus else run.settings
    work = f"{out.rstrip('/')}/{WORK_FOLDER}"
    with closing(open_spark(work, master)) as spark, steps_bar() as watch:
        state = _articles(corpus) if corpus else spark.listed(source)
        engine = spark.within(_named(run, [source, *state]))
        if corpus:
            engine.load("described", [table_of(corpus.claims, settings.date_window_days)])
        else:
            load_claims(engine, source)
            engine.run(describe_step(settings), partial(watch, "described"))
        outcome = align_archive(engine, settings, run.min_score, watch)
        rows = write_tables(engine, out.rstrip("/"), MADE)
        rows["clusters"] = count(engine, "clusters", "DISTINCT cluster_id")
        told = (*corpus.notices, *_unused(corpus)) if corpus else ()
        notices = (*told, *outcome.notices, *_recall(engine, run, outcome))
        engine.delete(work)
        return Aligned(rows, notices)


def _unused(corpus: Corpus) -> Iterator[str]:
    """What a project says that an archive's matches do not heed, in words."""
    judgements = corpus.judgements
    if corpus.settings.semantic:
        yield f"The sentence model was not used: it compares up to {EXACT_UP_TO:,} claims on this machine."
    decided = len(judgements.verdicts) + len(judgements.together | judgements.apart)
    if decided:
        yield (
            f"{decided:,} judgements and edits of clusters were not used: they hold up to "
            f"{EXACT_UP_TO:,} claims on this machine. The matches and clusters here are by score alone."
        )


def _articles(corpus: Corpus) -> list[object]:
    return [(article.source_file, article.sha256) for article in corpus.articles]


def _state(tables: Sequence[Path]) -> list[object]:
    return [(str(file.resolve()), file.stat().st_size, file.stat().st_mtime_ns) for file in tables]


def _engine(run: Run, sources: Sequence[object]) -> Engine:
    """An engine in a folder named after all that its tables depend on: what is there already may be used."""
    work = run.out / WORK_FOLDER
    folder = work / _named(run, sources)
    for other in work.glob("*"):
        if other != folder:
            shutil.rmtree(other, ignore_errors=True)
    return open_engine("local", str(folder))


def _named(run: Run, sources: Sequence[object]) -> str:
    known = repr((version("source-compare"), sources, run.settings, run.min_score))
    return hashlib.sha256(known.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _finish(engine: Engine, run: Run, outcome: Outcome, articles: Iterable[t.Cells]) -> Aligned:
    notices = (*outcome.notices, *_recall(engine, run, outcome))
    with t.all_or_nothing(run.out) as partial:
        tables = {
            "articles": (t.ARTICLE_COLUMNS, articles),
            "claims": (t.CLAIM_COLUMNS, _cells(engine, CLAIMS, t.CLAIM_COLUMNS, "described")),
            "matches": (t.MATCH_COLUMNS, _cells(engine, MATCHES, t.MATCH_COLUMNS, "matches")),
            "clusters": (t.CLUSTER_COLUMNS, _cells(engine, CLUSTERS, t.CLUSTER_COLUMNS, "clusters")),
        }
        rows = {
            name: t.write_table(partial / f"{name}.csv", columns, cells)
            for name, (columns, cells) in tables.items()
        }
        rows["clusters"] = count(engine, "clusters", "DISTINCT cluster_id")
    shutil.rmtree(run.out / WORK_FOLDER, ignore_errors=True)
    return Aligned(rows, notices)


def _recall(engine: Engine, run: Run, outcome: Outcome) -> Iterator[str]:
    if run.check_recall:
        yield str(check_recall(engine, outcome.statistics, run.check_recall, run.settings.threshold))


def _cells(engine: Engine, sql: str, columns: t.Cells, table: str) -> Iterator[t.Cells]:
    """The rows of a query as cells; columns that the query does not have are empty."""
    for batch in engine.rows(sql, table):
        for row in batch.to_pylist():
            yield tuple(_cell(row.get(column)) for column in columns)


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return t.score_cell(value)
    return "" if value is None else str(value)

"""``align`` for claims too many to score every pair of: tables in, tables out, little in memory."""

import hashlib
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from itertools import islice
from pathlib import Path

from filelock import FileLock, Timeout

from compare.cli import tables as t
from compare.cli.corpus import Corpus, claims_tables, open_corpus, unlike_rows
from compare.cli.progress import steps_bar
from compare.errors import CompareError
from compare.exports.cells import as_text
from compare.matching.aligning import UNDATED
from compare.matching.engines import Engine, open_engine
from compare.matching.engines.archive import EXACT_UP_TO, Outcome, align_archive, count, describe_step
from compare.matching.engines.claim_tables import read_claim_rows
from compare.matching.engines.described import numbered, table_of
from compare.matching.engines.recall import check_recall
from compare.matching.engines.workspace import is_address
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
    SELECT source_file, outlet, published,
        CASE WHEN published = '' THEN 'unknown' ELSE 'stated' END AS date_source, article_id
    FROM (
        SELECT article_id, MIN(source_file) AS source_file, COALESCE(MIN(NULLIF(outlet, '')), '') AS outlet,
            COALESCE(MIN(NULLIF(published, '')), '') AS published
        FROM described GROUP BY article_id
    ) AS articles
    ORDER BY article_id
"""
UNLIKE = """
    SELECT COUNT(*) AS articles, MIN(article_id) AS first
    FROM (
        SELECT article_id FROM described
        GROUP BY article_id HAVING COUNT(DISTINCT outlet) > 1 OR COUNT(DISTINCT published) > 1
    ) AS unlike
"""
WITHOUT_DATE = (
    "SELECT COUNT(DISTINCT article_id) AS articles, MIN(article_id) AS first FROM described WHERE bucket < 0"
)
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


def refuse_to_mix(source: str, out: str, engine: str, *, tables: bool) -> None:
    """Raise CompareError where the tables that ``engine`` writes to ``out`` would come to lie among others.

    Among what they are made from (the next run would read them too), among those of a run on the other
    engine, or in place of what they are made from. ``tables``: ``source`` is one of claims tables.
    """
    theirs = ("parquet/claims", "csv/claims") if engine == "local" else t.TABLES
    if tables and _within(out, source):
        raise CompareError("lies in what is to be aligned", file=out, remedy="Choose an --out outside of it.")
    if any(_within(source, f"{out}/{name}") for name in ("parquet", "csv", WORK_FOLDER)):
        raise CompareError("holds what is to be aligned", file=out, remedy="Choose another --out.")
    if is_address(out):
        return
    for name in theirs:
        if (Path(out) / name).exists():
            who = "Spark" if engine == "local" else "one machine"
            raise CompareError(
                f"holds {name} of a run on {who}, and two results in one folder cannot be told apart",
                file=out,
                remedy="Choose another --out, or delete that result.",
            )


def _within(inner: str, outer: str) -> bool:
    inner, outer = (path if is_address(path) else str(Path(path).resolve()) for path in (inner, outer))
    return f"{inner}/".startswith(outer.rstrip("/") + "/")


def align_tables(tables: Sequence[Path], run: Run) -> Aligned:
    """Align claims tables of any size, by an engine whose work lies in ``out`` until it is done."""
    with _working(run, _state(tables)) as engine, steps_bar() as watch:
        engine.load("rows", numbered(read_claim_rows(tables)))
        engine.run(describe_step(run.settings), partial(watch, "described"))
        outcome = align_archive(engine, run.settings, run.min_score, watch)
        articles = _cells(engine, ARTICLES, t.ARTICLE_COLUMNS, "described")
        return _finish(engine, run, outcome, articles)


def align_corpus(corpus: Corpus, run: Run) -> Aligned:
    """Align the claims of many articles that were read already."""
    with _working(run, _articles(corpus)) as engine, steps_bar() as watch:
        blocks = (corpus.claims[at : at + BLOCK] for at in range(0, len(corpus.claims), BLOCK))
        engine.load("described", (table_of(block, run.settings.date_window_days) for block in blocks))
        outcome = align_archive(engine, run.settings, run.min_score, watch)
        made = _finish(engine, run, outcome, map(t.article_row, corpus.articles))
    return Aligned(made.rows, (*made.notices, *_unused(corpus)))


def align_on_spark(source: str, out: str, master: str, run: Run) -> Aligned:
    """Align claims tables, or a folder of articles, on Spark; the tables come in many files.

    ``source`` and ``out`` may be paths or addresses that the cluster can reach (s3a://…, hdfs://…).
    """
    tables = () if is_address(source) else claims_tables(Path(source))
    corpus = None if is_address(source) or tables else open_corpus(Path(source))
    out = out.rstrip("/")
    refuse_to_mix(source, out, "spark", tables=not corpus)
    if corpus:
        t.refuse_to_overwrite(corpus.sources, Path(out))
        made = _on_spark(corpus, source, out, master, replace(run, settings=corpus.settings))
        return Aligned(made.rows, (*corpus.notices, *_unused(corpus), *made.notices))
    return _on_spark(None, source, out, master, run)


def _on_spark(corpus: Corpus | None, source: str, out: str, master: str, run: Run) -> Aligned:
    from compare.matching.engines.spark import open_spark
    from compare.matching.engines.spark_tables import load_claims, write_tables

    work = f"{out}/{WORK_FOLDER}"
    with closing(open_spark(work, master)) as spark, steps_bar() as watch:
        spark.refuse_unshared(out)
        state = _articles(corpus) if corpus else spark.listed(source)
        engine = spark.within(_named(run, [source, *state]))
        if corpus:
            engine.load("described", [table_of(corpus.claims, run.settings.date_window_days)])
        else:
            load_claims(engine, source)
            engine.run(describe_step(run.settings), partial(watch, "described"))
            _refuse_loss(engine, out)
        outcome = align_archive(engine, run.settings, run.min_score, watch)
        notices = tuple(_notices(engine, run, outcome))
        rows = write_tables(engine, out, MADE)
        rows["clusters"] = count(engine, "clusters", "DISTINCT cluster_id")
        engine.delete(work)
        return Aligned(rows, notices)


def _refuse_loss(engine: Engine, out: str) -> None:
    """Raise CompareError if not every claim that was given is there: workers may write where nobody reads."""
    given, there = count(engine, "rows"), count(engine, "described")
    if given != there:
        raise CompareError(
            f"of {given:,} claims {there:,} are there after the first step",
            file=out,
            remedy=f"Delete {WORK_FOLDER} in it, and name a folder that all workers share.",
        )


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
    """All that is known of each article: what people correct in articles.csv and regions.csv too."""
    return [hashlib.sha256(_bytes(article)).hexdigest() for article in corpus.articles]


def _state(tables: Sequence[Path]) -> list[object]:
    return [(str(file.resolve()), file.stat().st_size, file.stat().st_mtime_ns) for file in tables]


@contextmanager
def _working(run: Run, sources: Sequence[object]) -> Iterator[Engine]:
    """An engine in a folder named after all that its tables depend on: what is there already may be used."""
    work = run.out / WORK_FOLDER
    name = _named(run, sources)
    with _alone(work):
        for other in work.iterdir():
            if other.is_dir() and other.name != name:
                shutil.rmtree(other, ignore_errors=True)
        with closing(open_engine("local", str(work / name))) as engine:
            yield engine
        shutil.rmtree(work, ignore_errors=True)


@contextmanager
def _alone(work: Path) -> Iterator[None]:
    """Make the folder ``work``, and hold it for one run at a time; a run that is killed lets go."""
    lock = FileLock(work / "lock", timeout=0)
    try:
        work.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise CompareError(
            "is what another run is writing",
            file=str(work.parent),
            remedy="Wait for its end, or choose another --out.",
        ) from error
    except OSError as error:
        raise CompareError(
            f"cannot be written ({error.strerror})", file=str(work.parent), remedy="Choose another --out."
        ) from error
    try:
        yield
    finally:
        lock.release()


def _named(run: Run, sources: Sequence[object]) -> str:
    return hashlib.sha256(
        _bytes((version("source-compare"), sources, run.settings, run.min_score))
    ).hexdigest()[:16]


def _bytes(known: object) -> bytes:
    return repr(known).encode("utf-8", "surrogatepass")


def _finish(engine: Engine, run: Run, outcome: Outcome, articles: Iterable[t.Cells]) -> Aligned:
    notices = tuple(_notices(engine, run, outcome))
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
    return Aligned(rows, notices)


def _notices(engine: Engine, run: Run, outcome: Outcome) -> Iterator[str]:
    """What a reader should know about the result, in words."""
    yield from unlike_rows(*_found(engine, UNLIKE))
    articles, first = _found(engine, WITHOUT_DATE)
    if articles and UNDATED not in outcome.notices:
        yield f"Claims of {articles:,} articles have no date (for example {first}): at most they are echoes."
    yield from outcome.notices
    if run.check_recall:
        yield str(check_recall(engine, outcome.statistics, run.check_recall, run.settings.threshold))


def _found(engine: Engine, sql: str) -> tuple[int, str]:
    """Of how many articles a query tells, and one of them."""
    row = next(row for batch in engine.rows(sql, "described") for row in batch.to_pylist())
    return row["articles"], row["first"] or ""


def _cells(engine: Engine, sql: str, columns: t.Cells, table: str) -> Iterator[t.Cells]:
    """The rows of a query as cells; columns that the query does not have are empty."""
    for batch in engine.rows(sql, table):
        for row in batch.to_pylist():
            yield tuple(as_text(row.get(column)) for column in columns)

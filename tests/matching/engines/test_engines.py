"""One suite for every engine: the same tables, the same matches, and what is finished stays finished."""

import signal
import subprocess
import sys
import textwrap
from dataclasses import dataclass, replace
from itertools import groupby, islice, pairwise, product
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from compare.articles import read_folder
from compare.claims import claims_of, describe
from compare.errors import CompareError
from compare.matching import align
from compare.matching.engines import Mapped, Query, open_engine
from compare.matching.engines.archive import align_archive, describe_step
from compare.matching.engines.claim_tables import ClaimRow
from compare.matching.engines.described import numbered, table_of
from compare.matching.engines.groups import read_groups, whole_groups, write_groups
from compare.matching.engines.plan import COPIES, LARGEST, VOCABULARY
from compare.settings import Settings

MASTER = "local[2,4]"
FOR_TINY_TABLES = {
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
}
"""Several tasks and compiled queries cost more than they save on a few hundred rows."""
NUMBERS = pa.schema([("n", pa.int64()), ("key", pa.int64())])
EVALUATION = Path(__file__).parents[4] / "shared" / "eval" / "spark-dev"


def quiet(*_):
    """Progress that nobody watches."""


@pytest.fixture(scope="module")
def session(tmp_path_factory, needs_spark):
    """One Spark for this file: to start it takes longer than most tests."""
    from pyspark import cloudpickle

    # Spark's workers cannot import this file.
    cloudpickle.register_pickle_by_value(sys.modules[__name__])
    opened = open_engine("spark", str(tmp_path_factory.mktemp("spark")), MASTER)
    for name, value in FOR_TINY_TABLES.items():
        opened.session.conf.set(name, value)
    yield opened.session
    opened.close()


@pytest.fixture
def spark(session, tmp_path):
    """Spark, with its tables in a folder of the test's own."""
    from compare.matching.engines.spark import SparkEngine

    return SparkEngine(session, str(tmp_path / "spark"))


@pytest.fixture
def local(tmp_path):
    """This machine, with its tables in a folder of the test's own."""
    opened = open_engine("local", str(tmp_path / "local"))
    yield opened
    opened.close()


@pytest.fixture(params=["local", pytest.param("spark", marks=pytest.mark.spark)])
def engine(request):
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="module")
def whole(generated, tmp_path_factory):
    """The generated claims as this machine aligns them by its index, in one go."""
    opened = open_engine("local", str(tmp_path_factory.mktemp("whole")))
    yield aligned(opened, generated, Settings(), exact_up_to=0)
    opened.close()


def names(count):
    """As many names as wanted that no other claim has."""
    return [
        f"{first}{second}{third}o"
        for first, second, third in islice(product("BDGKLMNPRT", "aeiou", "lmnrstv"), count)
    ]


def rows(engine, sql, *tables):
    return [row for batch in engine.rows(sql, *tables) for row in batch.to_pylist()]


def aligned(engine, claims, settings, **how):
    """Scores by pair, and clusters, as the engine makes them."""
    engine.load("described", [table_of(claims, settings.date_window_days)])
    align_archive(engine, settings, 0.0, quiet, **how)
    matches = rows(engine, "SELECT claim_a, claim_b, score, level, detail FROM matches", "matches")
    scores = {(row["claim_a"], row["claim_b"]): row["score"] for row in matches}
    assert len(scores) == len(matches)
    clusters = {}
    for row in rows(engine, "SELECT cluster_id, claim_id FROM clusters", "clusters"):
        clusters.setdefault(row["cluster_id"], set()).add(row["claim_id"])
    return scores, clusters


@dataclass(frozen=True)
class Sums:
    """The sum of each group, and how often a group was met."""

    def __call__(self, block):
        sums = block.group_by("key").aggregate([("n", "sum")]).rename_columns(["key", "n"])
        return sums.select(["n", "key"]).cast(NUMBERS)


def test_a_query_reads_tables_and_makes_one(engine):
    engine.load("numbers", [pa.table({"n": [1, 2, 3], "key": [0, 0, 1]}, schema=NUMBERS)])
    engine.run(Query("sums", ("numbers",), "SELECT key, SUM(n) AS n FROM numbers GROUP BY key"), quiet)
    assert rows(engine, "SELECT * FROM sums ORDER BY key", "sums") == [{"key": 0, "n": 3}, {"key": 1, "n": 3}]


def test_a_function_gets_whole_groups(engine):
    table = pa.table({"n": list(range(20_000)), "key": [n % 3 for n in range(20_000)]}, schema=NUMBERS)
    engine.load("numbers", [table])
    sql = "SELECT * FROM numbers WHERE key % {parts} = {part}"
    engine.run(Mapped("sums", ("numbers",), sql, "key", Sums(), NUMBERS), quiet)
    expected = [{"key": key, "n": sum(range(key, 20_000, 3))} for key in range(3)]
    assert rows(engine, "SELECT key, n FROM sums ORDER BY key", "sums") == expected


def test_a_table_that_is_complete_is_not_made_again(engine):
    engine.load("numbers", [pa.table({"n": [1], "key": [0]}, schema=NUMBERS)])
    engine.run(Query("copy", ("numbers",), "SELECT n FROM numbers"), quiet)
    engine.run(Query("copy", ("numbers",), "SELECT n + 1 AS n FROM numbers"), quiet)
    assert rows(engine, "SELECT n FROM copy", "copy") == [{"n": 1}]


def test_ranks_have_64_bits_since_they_are_multiplied(engine):
    words = pa.table({"unit": pa.array([1, 2], pa.int64()), "term": ["iran", "iran"]})
    engine.load("words", [words])
    engine.run(VOCABULARY, quiet)
    (batch,) = engine.rows("SELECT rank FROM vocabulary", "vocabulary")
    assert batch.schema.field("rank").type == pa.int64()
    assert batch.to_pylist() == [{"rank": 1}]


def test_few_claims_are_aligned_as_in_memory(engine, seeds, settings):
    scores, clusters = aligned(engine, seeds, settings)
    expected = align(seeds, settings, min_score=0.0)
    assert set(scores) == {(match.claim_a, match.claim_b) for match in expected.matches}
    for match in expected.matches:
        assert scores[match.claim_a, match.claim_b] == pytest.approx(match.score, abs=1e-9)
    assert clusters == {cluster.cluster_id: set(cluster.claim_ids) for cluster in expected.clusters}


def real_news():
    """Claims of two topics of the evaluation data; none where it does not lie beside the repository."""
    topics = sorted(folder for folder in EVALUATION.glob("*") if folder.is_dir())[:2]
    return [
        replace(
            claim, claim_id=f"{topic.name}/{claim.claim_id}", article_id=f"{topic.name}/{claim.article_id}"
        )
        for topic in topics
        for article in read_folder(topic / "articles").articles
        for claim in claims_of(article)
    ]


@pytest.mark.spark
def test_engines_find_the_same_candidates_and_give_the_same_scores(generated, local, spark, settings):
    news = real_news()
    claims = [*generated, *news]
    scores, clusters = aligned(local, claims, settings, exact_up_to=0)
    spark_scores, spark_clusters = aligned(spark, claims, settings, exact_up_to=0)
    assert scores
    assert set(scores) == set(spark_scores)
    assert max(abs(scores[pair] - spark_scores[pair]) for pair in scores) <= 1e-9
    assert clusters == spark_clusters
    if not news:
        pytest.skip("real news was not compared: there is no evaluation data beside the repository")


def test_the_index_finds_nearly_all_that_scores_high(generated, whole, settings):
    scores, _ = whole
    everything = align(generated, settings, min_score=0.5)
    sure = {(match.claim_a, match.claim_b) for match in everything.matches if match.score >= 0.9}
    assert len(sure) > 20
    assert len(sure & set(scores)) / len(sure) >= 0.99


def test_two_that_deny_one_thing_are_compared_though_they_share_no_other_word(generated, local, settings):
    texts = (
        "Officials have no intention of annexation in coming decades, whatever generals told reporters.",
        "There will never be annexation, said diplomats who met farmers beside an icy river.",
    )
    two = [
        describe(f"denial-{at}", f"article-{at}", text, published="2015-01-02")
        for at, text in enumerate(texts)
    ]
    scores, _ = aligned(local, [*generated, *two], settings, exact_up_to=0)
    assert ("denial-0", "denial-1") in scores


def of_articles(texts, prefix, published="2026-03-10"):
    """Claims of these texts, each of an article of its own."""
    return [
        describe(f"{prefix}{at:03}:0", f"{prefix}{at:03}", text, published=published)
        for at, text in enumerate(texts)
    ]


COPIED = "The ferry Aurelia ran aground near the harbour of Visby on Tuesday, injuring eleven passengers."
VERBATIM = [COPIED] * (COPIES + 10)
EDITED = [f"{COPIED[:-1]}, {name} News reported." for name in names(LARGEST["pair"] + 20)]


@pytest.fixture(scope="module")
def copied(generated, tmp_path_factory):
    """Scores and clusters of what very many copied or edited, and of two claims dated by month and day."""
    month = describe(
        "month", "a", "Halberd Mining was fined over a poisoned river in Oruro.", published="2026-03"
    )
    day = describe(
        "day", "b", "Its leaking dam upstream of Oruro cost Halberd a fine.", published="2026-04-29"
    )
    claims = [*of_articles(VERBATIM, "copy"), *of_articles(EDITED, "edit"), month, day, *generated[:60]]
    opened = open_engine("local", str(tmp_path_factory.mktemp("copied")))
    yield aligned(opened, claims, Settings(), exact_up_to=0)
    opened.close()


def test_what_very_many_outlets_copied_or_edited_a_little_is_one_cluster(copied):
    _, clusters = copied
    everyone = {claim.claim_id for claim in (*of_articles(VERBATIM, "copy"), *of_articles(EDITED, "edit"))}
    assert max(len(everyone & cluster) for cluster in clusters.values()) == len(everyone)


def test_a_date_of_a_month_is_compared_with_all_days_within_the_window_of_it(copied):
    scores, _ = copied
    assert ("month", "day") in scores or ("day", "month") in scores


def test_claims_of_a_table_follow_each_other_as_its_rows_do(generated, local, settings):
    by_article = groupby(
        sorted(generated, key=lambda claim: claim.article_id), lambda claim: claim.article_id
    )
    renamed = [
        replace(claim, claim_id=f"{article}/{at}")
        for article, claims in by_article
        for at, claim in enumerate(claims, start=8)
    ]
    table = [ClaimRow(one.claim_id, one.article_id, one.exact, one.outlet, one.published) for one in renamed]
    local.load("rows", numbered(table))
    local.run(describe_step(settings), quiet)
    align_archive(local, settings, 0.5, quiet)
    scores = {
        (row["claim_a"], row["claim_b"]): row["score"]
        for row in rows(local, "SELECT * FROM matches", "matches")
    }
    expected = align(renamed, settings, min_score=0.5)
    assert scores == {
        (one.claim_a, one.claim_b): pytest.approx(one.score, abs=1e-9) for one in expected.matches
    }


@pytest.mark.spark
def test_spark_sees_that_a_file_has_changed(spark, tmp_path):
    table = tmp_path / "claims" / "one.csv"
    table.parent.mkdir()
    table.write_text("claim_id,article_id,text\n", encoding="utf-8")
    before = spark.listed(str(table.parent))
    table.write_text("claim_id,article_id,text\n1,a,Words.\n", encoding="utf-8")
    assert [name for name, _, _ in before] == [name for name, _, _ in spark.listed(str(table.parent))]
    assert before != spark.listed(str(table.parent))


@pytest.mark.parametrize("step", ["described", "links", "matches"])
def test_a_run_that_was_killed_goes_on_and_ends_the_same(step, generated, whole, tmp_path, settings):
    program = textwrap.dedent(f"""
        import os, signal, sys
        import pyarrow.parquet as pq
        from compare.matching.engines import open_engine
        from compare.matching.engines.archive import align_archive
        from compare.settings import Settings

        def watch(step, done, parts):
            if step == {step!r} and done == (parts + 1) // 2:
                os.kill(os.getpid(), signal.SIGKILL)

        engine = open_engine("local", sys.argv[1])
        engine.load("described", [pq.read_table(sys.argv[2])])
        watch("described", 1, 1)
        align_archive(engine, Settings(), 0.0, watch, exact_up_to=0)
    """)
    described = tmp_path / "described.parquet"
    pq.write_table(table_of(generated, settings.date_window_days), described)
    script = tmp_path / "run.py"
    script.write_text(program, encoding="utf-8")
    command = [sys.executable, str(script), str(tmp_path / "killed"), str(described)]
    killed = subprocess.run(command, check=False)
    assert killed.returncode == -signal.SIGKILL
    resumed = open_engine("local", str(tmp_path / "killed"))
    assert aligned(resumed, generated, settings, exact_up_to=0) == whole
    resumed.close()


def test_an_unknown_engine_is_refused():
    with pytest.raises(CompareError, match="Known are: local, spark"):
        open_engine("dask", "tables")


@pytest.mark.parametrize("size", [1, 3, 100])
def test_blocks_never_part_a_group_and_lose_no_row(size):
    keys = [0, 0, 1, 2, 2, 2, 3, 4, 4, 5]
    table = pa.table({"n": list(range(10)), "key": keys}, schema=NUMBERS)
    blocks = list(whole_groups(table.to_batches(max_chunksize=2), "key", size))
    assert [n for block in blocks for n in block.column("n").to_pylist()] == list(range(10))
    for one, other in pairwise(blocks):
        assert one.column("key")[-1] != other.column("key")[0]


@pytest.mark.parametrize("groups", [1, 7, 300])
def test_files_of_whole_groups_hold_every_row_in_order_of_groups(groups, tmp_path):
    keys = [(place * 37) % groups for place in range(1_000)]
    table = pa.table({"n": list(range(1_000)), "key": keys}, schema=NUMBERS)
    files = write_groups(table.to_batches(max_chunksize=90), "key", tmp_path)
    read = [read_groups(path, "key") for path in files]
    assert sorted(n for one in read for n in one.column("n").to_pylist()) == list(range(1_000))
    told = [key for one in read for key, _ in groupby(one.column("key").to_pylist())]
    assert sorted(told) == sorted(set(keys))


def test_no_rows_are_no_files(tmp_path):
    empty = pa.table({"n": [], "key": []}, schema=NUMBERS)
    assert write_groups(empty.to_batches(), "key", tmp_path) == []

"""Spark reads the claims tables that one machine reads, refuses what it does, and writes words verbatim."""

import csv

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from compare.errors import CompareError
from compare.matching.engines import open_engine
from compare.matching.engines.claim_tables import read_claim_rows, table_files

pytestmark = pytest.mark.spark

HEADER = "claim_id,article_id,text,published\n"
VERBATIM = [
    "  white space around\t",
    'a "quoted" word',
    "a, b\nand c\\",
    "a\rb",
    "\\",
    '"',
    "",
    "NATO café 北約",
]


@pytest.fixture(scope="module")
def session(tmp_path_factory, needs_spark):
    """One Spark for this file: to start it takes longer than most tests."""
    opened = open_engine("spark", str(tmp_path_factory.mktemp("spark")), "local[2,4]")
    for name, value in (("shuffle.partitions", "2"), ("adaptive.enabled", "false")):
        opened.session.conf.set(f"spark.sql.{name}", value)
    yield opened.session
    opened.close()


@pytest.fixture
def spark(session, tmp_path):
    from compare.matching.engines.spark import SparkEngine

    return SparkEngine(session, str(tmp_path / "work"))


def written(folder, files):
    """A folder with these files, of which some lie in folders of their own."""
    for name, holds in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith(".parquet") and isinstance(holds, list):
            pq.write_table(pa.Table.from_pylist(holds), path)
        else:
            path.write_bytes(holds if isinstance(holds, bytes) else holds.encode())
    return folder


CSV_FILES = {
    "one [1] *.csv": "\ufeff" + HEADER + "1,a,  words ,2026-03-11\n",
    "published=2020/two.csv": HEADER + '2,a,"more\nwords",\n',
    "articles.csv": "source_file\n",
    "_notes.txt": "hidden",
}
UNEVEN = {
    "a.parquet": [{"claim_id": "1", "article_id": "a", "text": "words"}],
    "b.parquet": [{"claim_id": "2", "article_id": "b", "text": "more", "published": "2026-03-11"}],
}


@pytest.mark.parametrize("files", [CSV_FILES, UNEVEN], ids=["csv", "parquet of uneven columns"])
def test_spark_reads_what_one_machine_reads(files, spark, tmp_path):
    from compare.matching.engines.spark_tables import load_claims

    folder = written(tmp_path / "claims [x]", files)
    load_claims(spark, str(folder))
    found = spark.rows("SELECT claim_id, article_id, text, outlet, published FROM rows", "rows")
    rows = [tuple(row.values()) for batch in found for row in batch.to_pylist()]
    expected = [
        (row.claim_id, row.article_id, row.text, row.outlet, row.published)
        for row in read_claim_rows(table_files(folder))
    ]
    assert sorted(rows) == sorted(expected)


ROW = '{"claim_id": "1", "article_id": "a", "text": "x"}\n'
FAULTS = {
    "another order of columns": (
        {"1.csv": HEADER + "1,a,x,\n", "2.csv": "article_id,claim_id,text,published\nb,2,y,\n"},
        "2.csv). Mend the claims tables; of CSV, all files need the same columns in the same order",
    ),
    "bytes that are not UTF-8": ({"1.jsonl": ROW.replace('"x"', '"café"').encode("latin-1")}, "is not UTF-8"),
    "no claims": ({"1.csv": HEADER}, "holds no claims"),
    "something beside the tables": ({"1.jsonl": ROW, "notes.txt": "mine"}, "holds .jsonl and .txt files"),
    "a broken partition": ({**UNEVEN, "c.parquet": b"PAR1 this is no Parquet"}, "every file is whole"),
    "a repeated claim_id": ({"1.jsonl": ROW + ROW}, "given more than once"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_wrong_is_one_line_each_time(fault, spark, tmp_path):
    from compare.matching.engines.spark_tables import load_claims

    files, says = FAULTS[fault]
    folder = written(tmp_path / "claims", files)
    for _ in range(2):  # a run that goes on after the first has failed fails alike
        with pytest.raises(CompareError) as caught:
            load_claims(spark, str(folder))
        assert says in str(caught.value)
        assert len(str(caught.value).splitlines()) == 1


def test_words_are_written_verbatim_and_only_a_whole_result_is_marked(spark, tmp_path):
    from compare.matching.engines.spark_tables import write_tables

    rows = pa.table({"n": [str(n) for n in range(len(VERBATIM))], "exact": VERBATIM})
    spark.load("claims", [rows])
    out = tmp_path / "out"
    with pytest.raises(CompareError):
        write_tables(
            spark, str(out), {"claims": ("SELECT * FROM claims", "claims"), "no": ("SELECT 1", "no")}
        )
    assert not (out / "_SUCCESS").exists()
    write_tables(spark, str(out), {"claims": ("SELECT * FROM claims", "claims")})
    assert (out / "_SUCCESS").exists()
    found = {}
    for part in (out / "csv" / "claims").glob("*.csv"):
        with part.open(encoding="utf-8", newline="") as file:
            found |= {row["n"]: row["exact"] for row in csv.DictReader(file)}
    assert [found[str(n)] for n in range(len(VERBATIM))] == VERBATIM


def test_a_disk_that_workers_do_not_share_is_known(spark, tmp_path):
    (tmp_path / "here").touch()
    assert spark.seen_by_workers(str(tmp_path / "here"))
    assert not spark.seen_by_workers(str(tmp_path / "elsewhere"))

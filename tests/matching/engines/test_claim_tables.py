import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.errors import CompareError
from compare.matching.engines.claim_tables import ClaimRow, iso_date, read_claim_rows, table_files

CASES = Path(__file__).parents[2] / "cases" / "claim_tables" / "faults.toml"
FAULTS = tomllib.loads(CASES.read_text(encoding="utf-8"))["fault"]


def rows_of(path):
    return list(read_claim_rows([path]))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["name"])
def test_a_fault_is_one_line_that_names_file_and_place(fault, tmp_path):
    path = tmp_path / fault["file"]
    path.write_text(fault["holds"], encoding="utf-8", newline="")
    with pytest.raises(CompareError) as caught:
        rows_of(path)
    assert len(str(caught.value).splitlines()) == 1
    for words in fault["says"]:
        assert words in str(caught.value)


@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_bytes_that_are_not_utf_8_are_refused_with_their_line(ending, tmp_path):
    path = tmp_path / f"claims.{ending}"
    row = (
        '{"claim_id": "1", "article_id": "a", "text": "x"}'
        if ending == "jsonl"
        else "claim_id,article_id,text"
    )
    path.write_bytes(row.encode() + b"\n1,a,caf\xe9\n")
    with pytest.raises(CompareError, match="line 2: is not UTF-8"):
        rows_of(path)


def test_the_three_formats_give_the_same_rows(tmp_path):
    rows = [("1", "a", 'She said "no", twice', "CIC", "2026-03-11"), ("2", "b", "Nein — 北約", "", "")]
    names = ("claim_id", "article_id", "text", "outlet", "published")
    columns = dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
    pq.write_table(pa.table(columns), tmp_path / "claims.parquet")
    (tmp_path / "claims.jsonl").write_text(
        '{"claim_id": 1, "article_id": "a", "text": "She said \\"no\\", twice", "outlet": "CIC", '
        '"published": "2026-03-11T10:00:00Z"}\n\n'
        '{"claim_id": "2", "article_id": "b", "text": "Nein — 北約", "outlet": null}\n',
        encoding="utf-8",
    )
    (tmp_path / "claims.csv").write_text(
        'claim_id,article_id,text,outlet,published,more\n1,a,"She said ""no"", twice",CIC,2026-03-11,x\n'
        "2,b,Nein — 北約,,,\n",
        encoding="utf-8-sig",
    )
    expected = [ClaimRow(*row) for row in rows]
    for ending in ("csv", "jsonl", "parquet"):
        assert rows_of(tmp_path / f"claims.{ending}") == expected


def test_a_moment_is_of_the_day_it_has_in_utc(tmp_path):
    moment = datetime(2026, 3, 12, 3, tzinfo=UTC)  # in New York it is the eleventh
    row = {"claim_id": ["1"], "article_id": ["a"], "text": ["NATO"]}
    row["published"] = pa.array([moment], pa.timestamp("us", "America/New_York"))
    pq.write_table(pa.table(row), tmp_path / "claims.parquet")
    assert [row.published for row in rows_of(tmp_path / "claims.parquet")] == ["2026-03-12"]


def test_a_cell_of_csv_may_be_as_long_as_a_line_of_json(tmp_path):
    text = "word " * 100_000
    (tmp_path / "claims.csv").write_text(f"claim_id,article_id,text\n1,a,{text}\n", encoding="utf-8")
    assert [row.text for row in rows_of(tmp_path / "claims.csv")] == [text]


def test_a_claims_csv_the_program_wrote_can_be_read_again(tmp_path):
    path = tmp_path / "claims.csv"
    path.write_text("claim_id,article_id,start,end,exact\na:0-4,a,0,4,NATO\n", encoding="utf-8-sig")
    assert rows_of(path) == [ClaimRow("a:0-4", "a", "NATO", "", "")]


def test_a_claim_id_is_unique_across_the_files_of_a_folder(tmp_path):
    for name in ("part-1.jsonl", "part-2.jsonl"):
        (tmp_path / name).write_text('{"claim_id": "1", "article_id": "a", "text": "x"}\n', encoding="utf-8")
    with pytest.raises(CompareError, match=r"part-2\.jsonl, line 1.*part-1\.jsonl, line 1"):
        list(read_claim_rows(table_files(tmp_path)))


def test_a_folder_with_articles_in_it_is_no_folder_of_tables(tmp_path):
    (tmp_path / "articles.csv").write_text("source_file\n", encoding="utf-8")
    assert table_files(tmp_path) == ()
    (tmp_path / "part.jsonl").write_text("", encoding="utf-8")
    (tmp_path / "_SUCCESS").write_text("", encoding="utf-8")
    (tmp_path / "compare.toml").write_text("", encoding="utf-8")
    assert [file.name for file in table_files(tmp_path)] == ["part.jsonl"]
    (tmp_path / "article.txt").write_text("NATO", encoding="utf-8")
    assert table_files(tmp_path) == ()


@given(st.dates())
def test_every_date_and_its_coarser_forms_are_dates(day):
    written = day.isoformat()
    assert [iso_date(part) for part in (written, written[:7], written[:4], f"{written} 10:00")] == [
        written,
        written[:7],
        written[:4],
        written,
    ]

import csv
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from compare.cli import main
from compare.project import Project

CLAIMS = [
    {
        "claim_id": "1",
        "article_id": "../a",
        "text": "NATO is not involved in the war, Rutte said.",
        "outlet": "CIC",
    },
    {
        "claim_id": "2",
        "article_id": "b/1",
        "text": "NATO is not involved in the war, said Rutte.",
        "outlet": "TRT",
    },
    {
        "claim_id": "3",
        "article_id": "b/1",
        "text": "Oil prices rose by four percent on Monday.",
        "outlet": "TRT",
    },
    {
        "claim_id": "4",
        "article_id": "c",
        "text": "The museum in Lisbon opens a new wing in May.",
        "outlet": "BM",
    },
]


def run(*arguments):
    return CliRunner().invoke(main, [*map(str, arguments)])


@pytest.fixture
def result(tmp_path):
    source = tmp_path / "claims.jsonl"
    rows = [json.dumps({**claim, "published": "2026-03-11"}) + "\n" for claim in CLAIMS]
    source.write_text("".join(rows), encoding="utf-8")
    outcome = run("align", source, "--out", tmp_path / "result")
    assert outcome.exit_code == 0, outcome.output
    (tmp_path / "result").rename(tmp_path / "its $$ [1]")
    return tmp_path / "its $$ [1]"


def texts(project):
    return sorted(file.read_text(encoding="utf-8") for file in (project / "articles").glob("*.txt"))


def test_a_sampled_story_is_a_project_with_its_articles(result, tmp_path):
    outcome = run("sample", result, "--out", tmp_path / "project", "--stories", "5")
    assert outcome.exit_code == 0, outcome.output
    project = Project.open(tmp_path / "project")
    assert {article.outlet for article in project.articles} == {"CIC", "TRT"}
    assert {article.published for article in project.articles} == {"2026-03-11"}
    assert any("Oil prices" in claim.exact for claim in project.claims)
    assert project.alignment().matches


def test_names_of_files_never_leave_the_project(result, tmp_path):
    assert run("sample", result, "--out", tmp_path / "project").exit_code == 0
    names = [file.name for file in (tmp_path / "project" / "articles").iterdir()]
    assert len(names) == 3
    assert all("/" not in name and ".." not in name for name in names)


def test_parquet_in_parts_gives_the_same_project_as_csv(result, tmp_path):
    for name in ("claims", "clusters"):
        folder = tmp_path / "spark" / "parquet" / name
        folder.mkdir(parents=True)
        with (result / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            table = pa.Table.from_pylist(list(csv.DictReader(file)))
        pq.write_table(table.slice(0, 2), folder / "part-0.parquet")
        pq.write_table(table.slice(2), folder / "part-1.parquet")
    unfinished = run("sample", tmp_path / "spark", "--out", tmp_path / "b")
    assert (unfinished.exit_code, "is not whole" in unfinished.stderr) == (1, True)
    (tmp_path / "spark" / "_SUCCESS").touch()
    for source, out in ((result, "a"), (tmp_path / "spark", "b")):
        assert run("sample", source, "--out", tmp_path / out).exit_code == 0
    assert texts(tmp_path / "a") == texts(tmp_path / "b")


def test_a_named_cluster_is_taken_and_an_unknown_one_refused(result, tmp_path):
    with (result / "clusters.csv").open(encoding="utf-8-sig", newline="") as file:
        cluster = next(csv.DictReader(file))["cluster_id"]
    assert run("sample", result, "--out", tmp_path / "one", "--cluster", cluster).exit_code == 0
    refused = run("sample", result, "--out", tmp_path / "two", "--cluster", "nothing")
    assert refused.exit_code == 1
    assert "'nothing'" in refused.stderr
    assert not (tmp_path / "two").exists()


@pytest.mark.parametrize(
    "fault",
    ["no result", "a broken result", "two results", "an address", "no such stories", "a folder in use"],
)
def test_faults_are_one_line_and_exit_1(fault, result, tmp_path):
    out = tmp_path / "project"
    arguments = ["sample", result, "--out", out]
    if fault == "no result":
        arguments[1] = tmp_path / "nowhere"
    if fault == "a broken result":
        (result / "claims.csv").write_bytes(b"\xff\xfe\x00 broken")
    if fault == "two results":
        (result / "parquet" / "claims").mkdir(parents=True)
    if fault == "an address":
        arguments[1] = "s3a://bucket/tables"
    if fault == "no such stories":
        arguments += ["--outlets", "9"]
    if fault == "a folder in use":
        out.mkdir()
        (out / "notes.txt").write_text("mine", encoding="utf-8")
    outcome = run(*arguments)
    assert outcome.exit_code == 1, outcome.output
    assert len(outcome.stderr.splitlines()) == 1

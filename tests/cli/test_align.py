import csv
import json
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from compare.cli import main
from compare.errors import CompareError

SEEDS = Path(__file__).parents[2] / "seeds"
COLUMNS = {
    "articles.csv": [
        "source_file",
        "outlet",
        "agency",
        "title",
        "author",
        "published",
        "date_source",
        "url",
        "language",
    ],
    "claims.csv": [
        "claim_id",
        "article_id",
        "source_file",
        "outlet",
        "published",
        "start",
        "end",
        "exact",
        "is_headline",
        "speaker",
        "cue",
        "cue_tier",
        "quote_type",
    ],
    "matches.csv": ["claim_a", "claim_b", "score", "level", "detail"],
    "clusters.csv": ["cluster_id", "claim_id"],
}
ROWS = [
    {
        "claim_id": "1",
        "article_id": "a",
        "text": "NATO is not involved in the war, Rutte said.",
        "outlet": "CIC",
    },
    {
        "claim_id": "2",
        "article_id": "b",
        "text": 'Rutte: "NATO is not\ninvolved" in the war',
        "outlet": "TRT",
    },
    {"claim_id": "3", "article_id": "b", "text": "=cmd|' /C calc'!A0", "published": "2026-03"},
]


def align(*arguments):
    return CliRunner().invoke(main, ["align", *map(str, arguments)])


def table(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write_jsonl(path, rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def seeds_aligned(tmp_path_factory):
    out = tmp_path_factory.mktemp("out")
    outcome = align(SEEDS, "--out", out, "--min-score", "0")
    assert outcome.exit_code == 0, outcome.output
    return out


@pytest.mark.parametrize("name", COLUMNS)
def test_each_table_is_utf_8_with_bom_and_lf_and_has_its_columns(seeds_aligned, name):
    raw = (seeds_aligned / name).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    assert list(table(seeds_aligned / name)[0])[: len(COLUMNS[name])] == COLUMNS[name]


def test_every_claim_stands_in_its_file_where_the_table_says(seeds_aligned):
    for row in table(seeds_aligned / "claims.csv"):
        text = (SEEDS / row["source_file"]).read_text(encoding="utf-8")
        assert text[int(row["start"]) : int(row["end"])] == row["exact"]


def test_with_min_score_0_every_pair_across_articles_is_there(seeds_aligned):
    claims = {row["claim_id"]: row["article_id"] for row in table(seeds_aligned / "claims.csv")}
    pairs = {(row["claim_a"], row["claim_b"]) for row in table(seeds_aligned / "matches.csv")}
    assert pairs == {(a, b) for a in claims for b in claims if a < b and claims[a] != claims[b]}


def test_scores_are_probabilities_and_every_match_says_why(seeds_aligned):
    rows = table(seeds_aligned / "matches.csv")
    assert all(0 <= float(row["score"]) <= 1 for row in rows)
    assert {row["level"] for row in rows} <= {"same_claim", "echo", "related"}
    assert all(row["detail"] for row in rows if float(row["score"]) > 0.5)


def test_clusters_hold_claims_of_more_than_one_article(seeds_aligned):
    articles = {row["claim_id"]: row["article_id"] for row in table(seeds_aligned / "claims.csv")}
    clusters = {}
    for row in table(seeds_aligned / "clusters.csv"):
        clusters.setdefault(row["cluster_id"], set()).add(articles[row["claim_id"]])
    assert clusters
    assert all(len(members) > 1 for members in clusters.values())


def test_a_project_and_its_articles_folder_give_the_same_tables(tmp_path, seeds_aligned):
    project = tmp_path / "project"
    (project / "articles").mkdir(parents=True)
    for file in SEEDS.iterdir():
        (project / "articles" / file.name).write_bytes(file.read_bytes())
    assert align(project, "--out", tmp_path / "out", "--min-score", "0").exit_code == 0
    for name in COLUMNS:
        assert (tmp_path / "out" / name).read_bytes() == (seeds_aligned / name).read_bytes()


def test_a_claims_table_keeps_words_ids_and_dates_as_they_are(tmp_path):
    outcome = align(
        write_jsonl(tmp_path / "claims.jsonl", ROWS), "--out", tmp_path / "out", "--min-score", "0"
    )
    assert outcome.exit_code == 0, outcome.output
    claims = {row["claim_id"]: row for row in table(tmp_path / "out" / "claims.csv")}
    assert {key: row["exact"] for key, row in claims.items()} == {
        row["claim_id"]: row["text"] for row in ROWS
    }
    assert claims["3"]["published"] == "2026-03"
    best = table(tmp_path / "out" / "matches.csv")[0]
    assert (best["claim_a"], best["claim_b"]) == ("1", "2")


def test_csv_jsonl_and_parquet_of_the_same_claims_give_the_same_tables(tmp_path):
    write_jsonl(tmp_path / "claims.jsonl", ROWS)
    full = [
        {name: row.get(name, "") for name in ("claim_id", "article_id", "text", "outlet", "published")}
        for row in ROWS
    ]
    pq.write_table(pa.Table.from_pylist(full), tmp_path / "claims.parquet")
    with (tmp_path / "claims.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(full[0]))
        writer.writeheader()
        writer.writerows(full)
    for ending in ("csv", "jsonl", "parquet"):
        assert (
            align(tmp_path / f"claims.{ending}", "--out", tmp_path / ending, "--min-score", "0").exit_code
            == 0
        )
    for name in COLUMNS:
        assert len({(tmp_path / ending / name).read_bytes() for ending in ("csv", "jsonl", "parquet")}) == 1


def test_min_score_leaves_out_what_scores_below(tmp_path):
    assert align(SEEDS, "--out", tmp_path, "--min-score", "0.3").exit_code == 0
    assert min(float(row["score"]) for row in table(tmp_path / "matches.csv")) >= 0.3


def test_files_that_are_refused_are_named_and_the_others_aligned(tmp_path):
    articles = tmp_path / "articles"
    articles.mkdir()
    for file in sorted(SEEDS.glob("*.txt"))[:2]:
        (articles / file.name).write_bytes(file.read_bytes())
    (articles / "broken.txt").write_bytes(b"NATO caf\xe9 said \xff no.\n")
    outcome = align(articles, "--out", tmp_path / "out")
    assert outcome.exit_code == 0
    assert "broken.txt" in outcome.stderr
    assert len(table(tmp_path / "out" / "articles.csv")) == 2


@pytest.mark.parametrize("holds", ["nothing at all", "one article nobody can read", "an empty table"])
def test_input_without_anything_to_align_is_one_line_and_exit_1(tmp_path, holds):
    source = tmp_path / "articles"
    source.mkdir()
    if holds == "one article nobody can read":
        (source / "broken.txt").write_bytes(b"NATO caf\xe9 said \xff no.\n")
    if holds == "an empty table":
        source = tmp_path / "claims.csv"
        source.write_text("claim_id,article_id,text\n", encoding="utf-8")
    outcome = align(source, "--out", tmp_path / "out")
    assert outcome.exit_code == 1
    assert len(outcome.stderr.splitlines()) == 1
    assert source.name in outcome.stderr
    assert not (tmp_path / "out").exists()


def test_the_articles_own_table_is_never_overwritten(tmp_path):
    (tmp_path / "a.txt").write_text(
        "NATO stays out of the war, its secretary general said.\n", encoding="utf-8"
    )
    (tmp_path / "articles.csv").write_text("source_file,outlet\na.txt,CIC\n", encoding="utf-8")
    outcome = align(tmp_path, "--out", tmp_path)
    assert outcome.exit_code == 1
    assert (tmp_path / "articles.csv").read_text(encoding="utf-8") == "source_file,outlet\na.txt,CIC\n"


def test_the_claims_table_itself_is_never_overwritten(tmp_path):
    source = tmp_path / "claims.csv"
    source.write_text("claim_id,article_id,text\n1,a,NATO stays out\n", encoding="utf-8")
    assert align(source, "--out", tmp_path).exit_code == 1
    assert source.read_text(encoding="utf-8").endswith("1,a,NATO stays out\n")


def test_a_place_that_cannot_be_written_is_one_line_and_exit_1(tmp_path):
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    outcome = align(SEEDS, "--out", tmp_path / "out")
    assert outcome.exit_code == 1
    assert len(outcome.stderr.splitlines()) == 1


def test_nothing_but_the_four_tables_is_left_behind(seeds_aligned):
    assert sorted(file.name for file in seeds_aligned.iterdir()) == sorted(COLUMNS)


@pytest.mark.parametrize("score", ["nan", "-0.1", "1.1", "much"])
def test_a_min_score_that_is_no_probability_is_a_usage_error(tmp_path, score):
    assert align(SEEDS, "--out", tmp_path, "--min-score", score).exit_code == 2


@pytest.mark.parametrize("module", ["streamlit", "pandas", "sklearn", "pyspark"])
def test_aligning_does_not_load_heavy_libraries(module, tmp_path):
    program = f"""
import sys
from compare.cli import main
main(["align", {str(SEEDS)!r}, "--out", {str(tmp_path)!r}], standalone_mode=False)
sys.exit("{module}" in sys.modules)
"""
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=False).returncode == 0


def test_compare_toml_names_the_engine_and_an_unknown_one_is_refused(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("NATO stays out of the war.\n", encoding="utf-8")
    (tmp_path / "compare.toml").write_text('engine = "dask"\n', encoding="utf-8")
    outcome = align(tmp_path, "--out", tmp_path / "out")
    assert outcome.exit_code == 1
    assert "compare.toml, key engine" in outcome.stderr
    assert align(tmp_path, "--out", tmp_path / "out", "--engine", "local").exit_code == 0


def test_an_archive_says_which_judgements_it_did_not_use(tmp_path):
    from compare.cli.archive import Run, align_corpus
    from compare.cli.corpus import open_corpus
    from compare.matching import Judgements, Verdict

    corpus = open_corpus(write_jsonl(tmp_path / "claims.jsonl", ROWS))
    judged = Judgements(verdicts={("1", "2"): Verdict.SAME}, apart=frozenset({("1", "3")}))
    run = Run(corpus.settings, None, tmp_path / "out")
    assert not any("judgements" in notice for notice in align_corpus(corpus, run).notices)
    told = align_corpus(replace(corpus, judgements=judged), run).notices
    assert any(notice.startswith("2 judgements") for notice in told)


def test_a_run_that_goes_on_heeds_a_date_corrected_meanwhile(tmp_path):
    from compare.cli import archive
    from compare.cli.corpus import open_corpus

    articles = tmp_path / "articles"
    articles.mkdir()
    for name in "ab":
        (articles / f"{name}.txt").write_text("NATO stays out of the war, Rutte said.\n", encoding="utf-8")

    def dated(day):
        manifest = f"source_file,published\na.txt,2026-03-11\nb.txt,{day}\n"
        (articles / "articles.csv").write_text(manifest, encoding="utf-8")
        return open_corpus(articles)

    before = dated("2020-01-01")
    run = archive.Run(before.settings, None, tmp_path / "out")
    with suppress(KeyboardInterrupt), archive._working(run, archive._articles(before)) as engine:
        engine.load("described", [archive.table_of(before.claims, run.settings.date_window_days)])
        raise KeyboardInterrupt
    archive.align_corpus(dated("2026-03-12"), run)
    assert {row["published"] for row in table(tmp_path / "out" / "claims.csv")} == {
        "2026-03-11",
        "2026-03-12",
    }
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == sorted(COLUMNS)


def test_one_run_at_a_time_writes_into_a_folder(tmp_path):
    from compare.cli import archive

    tables = [write_jsonl(tmp_path / "claims.jsonl", ROWS)]
    run = archive.Run(archive.Settings(), None, tmp_path / "out")
    with archive._working(run, []) as engine:
        with pytest.raises(CompareError, match="another run"):
            archive.align_tables(tables, replace(run, min_score=0.3))
        assert list(engine.rows("SELECT 1 AS one")) != []


def test_an_archive_and_a_small_input_tell_the_same_of_articles(tmp_path):
    from compare.cli.archive import Run, Settings, align_tables

    source = write_jsonl(tmp_path / "claims.jsonl", ROWS)
    small = align(source, "--out", tmp_path / "small")
    notices = align_tables([source], Run(Settings(), None, tmp_path / "out")).notices
    unlike = next(notice for notice in notices if "(for example b)" in notice)
    assert unlike in small.stderr.splitlines()
    assert any(notice.startswith("Claims of 2 articles have no date (for example a)") for notice in notices)
    articles = [(tmp_path / place / "articles.csv").read_bytes() for place in ("small", "out")]
    assert articles[0] == articles[1]


def test_compare_toml_beside_claims_tables_sets_what_holds_for_them(tmp_path):
    from compare.cli.corpus import open_corpus

    write_jsonl(tmp_path / "claims.jsonl", ROWS)
    (tmp_path / "compare.toml").write_text("threshold = 0.9\n", encoding="utf-8")
    assert open_corpus(tmp_path).settings.threshold == 0.9


@pytest.mark.parametrize(
    ("out", "more", "says"),
    [
        ("s3a://bucket/out", [], "Add --engine spark"),
        ("out", ["--master", "local[2]"], "--master is Spark's"),
        ("claims/out", [], "lies in what is to be aligned"),
        ("of-spark", [], "parquet/claims of a run on Spark"),
    ],
)
def test_a_place_that_cannot_take_the_tables_is_refused(out, more, says, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for folder in ("claims", "of-spark/parquet/claims"):
        (tmp_path / folder).mkdir(parents=True)
    write_jsonl(tmp_path / "claims" / "claims.jsonl", ROWS)
    outcome = align("claims", "--out", out, *more)
    assert outcome.exit_code == 1
    assert says in outcome.stderr
    assert not (tmp_path / "out").exists()


def test_the_engines_that_align_offers_are_those_there_are():
    from compare.cli.align import command
    from compare.matching.engines import ENGINES

    (offered,) = [option.type.choices for option in command.params if option.name == "engine"]
    assert tuple(offered) == ENGINES

"""Exports are verbatim, traceable, whole or absent, and the same bytes for the same inputs."""

import csv
import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import frictionless
import pandas as pd
import pytest

from compare.errors import CompareError
from compare.exports import Options, declared_tables, events_of, export, import_export, tables
from compare.exports.cells import unguard_line
from compare.framing import from_csv, from_qdc
from compare.project import Project
from compare.text import words


def read(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def text_of(project: Project, row: dict[str, str]) -> str:
    path = project.articles_folder / project.article(row["article_id"]).source_file
    return path.read_text(encoding="utf-8")[int(row["start"]) : int(row["end"])]


def test_frictionless_calls_the_package_valid(folder):
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])
    assert report.stats["tasks"] == len(declared_tables())


def test_every_word_in_every_table_stands_in_its_article(folder, project):
    for name in ("claims", "annotations", "anchors"):
        rows = read(folder, name)
        assert rows
        for row in rows:
            assert text_of(project, row) == row["exact"]
            assert hashlib.sha256(row["exact"].encode()).hexdigest() == row["exact_sha256"]


def test_an_annotation_of_a_pair_has_a_row_for_each_side(folder, project):
    rows = read(folder, "annotations")
    assert [row["side"] for row in rows] == ["a", "b"] * (len(rows) // 2)
    evidence = [row for row in rows if row["role"] == "evidence"]
    assert [(row["side"], row["stretches"], len(row["exact"])) for row in evidence] == [("a", "1", 4)]
    assert {row["is_marked"] for row in rows if row["annotation"] == evidence[0]["annotation"]} == {
        "true",
        "false",
    }


def test_an_edited_annotation_keeps_the_time_it_was_made(folder):
    [edited] = {
        row["annotation"]: row for row in read(folder, "annotations") if row["note"] == "thought again"
    }.values()
    assert edited["created"] < edited["changed"]


def test_a_renamed_tag_shows_its_new_name_and_the_recorded_one(folder):
    rows = [row for row in read(folder, "annotations") if row["tag_recorded"] == "OLD.TAG"]
    assert {row["tag"] for row in rows} == {"CON.OMIT"}
    assert {row["tag_name"] for row in rows} == {"Omission"}


def test_matches_show_what_the_judges_agree_on(folder):
    judged = [row for row in read(folder, "matches") if row["judges"] != "0"]
    assert sorted((row["judges"], row["agreed_verdict"]) for row in judged) == [("2", ""), ("2", "same")]


def test_a_silence_carries_what_the_dates_say(folder):
    [row] = read(folder, "silences")
    assert (row["silent_outlet"], row["date_guard"], row["silent_published"]) == (
        "Al Jazeera",
        "too early",
        "2020-01",
    )


def test_the_wide_table_has_zeros_and_ones_for_every_tag(folder, project):
    rows = read(folder, "pairs_wide")
    tags = [tag.id.replace(".", "_") for tag in project.codebook.tags]
    assert {row[tag] for row in rows for tag in tags} == {"0", "1"}
    assert all(sum(int(row[tag]) for tag in tags) == int(row["tags"]) for row in rows)
    assert [name for name in rows[0] if "." in name] == []


@pytest.mark.parametrize("name", sorted(declared_tables()))
def test_pandas_and_csv_read_the_same_cells(folder, name):
    frame = pd.read_csv(folder / f"{name}.csv", dtype=str, keep_default_na=False)
    assert frame.to_dict("records") == read(folder, name)


def test_notes_come_out_letter_by_letter(folder, nasty):
    notes = {row["note"] for row in read(folder, "annotations")}
    assert set(nasty) <= notes


def test_the_same_inputs_give_the_same_bytes_as_folder_and_zip(folder, project, tmp_path):
    options = Options(spreadsheet=True)
    export(project, tmp_path / "again", options)
    assert contents(tmp_path / "again") == contents(folder)
    for name in ("one.zip", "two.zip"):
        export(project, tmp_path / name, options)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == contents(folder)


def test_what_lies_beside_the_tables_says_how_they_were_made(folder, project):
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert package["command"] == "source-compare export PROJECT --out OUT --spreadsheet"
    for resource in package["resources"]:
        path = folder / resource["path"]
        assert resource["hash"] == f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"
        assert [field["name"] for field in resource["schema"]["fields"]] == list(
            read(folder, resource["name"])[0]
        )
    readme = (folder / "README.txt").read_text(encoding="utf-8")
    for table in declared_tables().values():
        for column in table.columns:
            assert f"\n{column.name} (" in readme
    assert str(project.root) not in readme + json.dumps(package)


def test_without_text_no_words_of_articles_are_left_but_positions_and_hashes(project, folder, tmp_path):
    export(project, tmp_path / "bare", Options(with_text=False))
    for name, table in declared_tables().items():
        bare, whole = read(tmp_path / "bare", name), read(folder, name)
        for column in table.columns:
            cells = [row[column.name] for row in bare]
            assert cells == ([""] * len(bare) if column.quotes else [row[column.name] for row in whole])
    assert frictionless.validate(str(tmp_path / "bare" / "datapackage.json")).valid


def runs_of_words(text: str, size: int = 7) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(word.folded for word in found[at : at + size]) for at in range(len(found) - size + 1)}


def test_without_text_no_file_has_seven_words_in_a_row_of_an_article(project, folder, tmp_path):
    export(project, tmp_path / "bare", Options(with_text=False, spreadsheet=True))
    printed = set().union(*(runs_of_words(article.text) for article in project.articles))
    books = (tmp_path / "bare" / "spreadsheet" / "tables.xlsx", folder / "claims.csv")
    with zipfile.ZipFile(books[0]) as book:
        sheets = {name: book.read(name) for name in book.namelist()}
    files = {path.name: path.read_bytes() for path in (tmp_path / "bare").rglob("*.*")} | sheets
    for name, content in files.items():
        assert printed.isdisjoint(runs_of_words(content.decode("utf-8", "replace"))), name
    assert not printed.isdisjoint(runs_of_words(books[1].read_text(encoding="utf-8")))


PROGRAM = "from compare.cli import main; main()"
ENVIRONMENTS = [
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Kathmandu", "LC_ALL": "C", "PYTHONUTF8": "0"},
    {"PYTHONHASHSEED": "2", "TZ": "America/St_Johns", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"},
]


def test_another_process_place_and_locale_give_the_same_bytes(project, folder, tmp_path):
    command = [sys.executable, "-c", PROGRAM, "export", str(project.root), "--spreadsheet", "--out"]
    for number, environment in enumerate(ENVIRONMENTS):
        out = tmp_path / str(number)
        subprocess.run(
            [*command, str(out)], check=True, capture_output=True, env={**os.environ, **environment}
        )
        assert contents(out) == contents(folder)


def test_filters_together_keep_what_passes_all_of_them(project, folder, tmp_path):
    options = Options(
        annotators=("anna",), tags=("ATT.VERB",), outlets=("TRT World",), levels=("same_claim",)
    )
    export(project, tmp_path / "out", options)
    kept, every = read(tmp_path / "out", "annotations"), read(folder, "annotations")
    outlets = {row["annotation"]: set() for row in every}
    for row in every:
        outlets[row["annotation"]].add(row["outlet"])
    wanted = [
        row["annotation"]
        for row in every
        if (row["annotator"], row["tag"], row["level"]) == ("anna", "ATT.VERB", "same_claim")
        and "TRT World" in outlets[row["annotation"]]
    ]
    assert [row["annotation"] for row in kept] == wanted
    assert 0 < len(wanted) < len(every)


@pytest.mark.parametrize(
    ("options", "rows"),
    [
        (Options(outlets=("Al Jazeera",)), 1),
        (Options(outlets=("CIC",)), 0),
        (Options(since="2026-03-01"), 1),
        (Options(until="2026-03-01"), 0),
        (Options(levels=("same_claim",)), 0),
    ],
)
def test_a_silence_passes_a_filter_by_its_two_outlets_and_the_date_of_the_report(project, options, rows):
    silences = next(filled for filled in tables(project, options) if filled.table.name == "silences")
    assert len(silences.rows) == rows


def test_an_answer_to_a_suggestion_no_longer_made_passes_no_filter_of_pairs(project, folder):
    assert "an-old-one" in {row["suggestion"] for row in read(folder, "suggestions")}
    filled = next(
        each for each in tables(project, Options(outlets=("CIC",))) if each.table.name == "suggestions"
    )
    assert "an-old-one" not in {row[0] for row in filled.rows}


def test_filters_keep_what_they_name(project, tmp_path):
    export(project, tmp_path / "a", Options(annotators=("anna",), tags=("NAM.LABEL",)))
    rows = read(tmp_path / "a", "annotations")
    assert {(row["annotator"], row["tag"]) for row in rows} == {("anna", "NAM.LABEL")}
    assert {row["annotator"] for row in read(tmp_path / "a", "judgements")} == {"anna"}
    assert read(tmp_path / "a", "notes") == []
    export(project, tmp_path / "b", Options(outlets=("TRT World",), levels=("same_claim",)))
    claims = {row["claim_id"]: row for row in read(tmp_path / "b", "claims")}
    assert len(claims) == len(project.claims)
    matches = read(tmp_path / "b", "matches")
    assert matches
    for row in matches:
        assert "TRT World" in {claims[row["claim_a"]]["outlet"], claims[row["claim_b"]]["outlet"]}
        assert row["level"] == "same_claim"
    export(project, tmp_path / "c", Options(since="2026-03-01", until="2026-03-05"))
    articles = {row["article_id"]: row["published"] for row in read(tmp_path / "c", "articles")}
    pairs = [(row["claim_a"], row["claim_b"]) for row in read(tmp_path / "c", "matches")]
    dates = {articles[claim.rpartition(":")[0]] for pair in pairs for claim in pair}
    assert dates == {"2026-03-02", "2026-03-03"}


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (Options(annotators=("nobody",)), "no annotator 'nobody'"),
        (Options(tags=("NO.TAG",)), "no tag 'NO.TAG'"),
        (Options(outlets=("The Times",)), "no outlet 'The Times'"),
        (Options(since="yesterday"), "'yesterday' is not a date"),
    ],
)
def test_a_filter_that_names_nothing_is_refused(project, tmp_path, options, words):
    with pytest.raises(CompareError, match=words):
        export(project, tmp_path / "out", options)
    assert list(tmp_path.iterdir()) == []


def copied(project: Project, root: Path) -> Path:
    shutil.copytree(project.root / "seeds", root / "seeds")
    shutil.copytree(project.annotations_folder, root / "annotations")
    return root


def test_words_that_moved_are_found_again_and_words_that_are_gone_are_orphaned(project, folder, tmp_path):
    root = copied(project, tmp_path / "changed")
    before = {(row["annotation"], row["side"]): row for row in read(folder, "annotations")}
    moved = root / "seeds" / next(iter(before.values()))["source_file"]
    moved.write_bytes(b"A new first line.\n" + moved.read_bytes())
    gone = (
        root
        / "seeds"
        / next(row["source_file"] for row in before.values() if row["source_file"] != moved.name)
    )
    gone.write_text("Nothing of it is left here but this one line of words.\n", encoding="utf-8")
    changed = Project.open(root)
    export(changed, tmp_path / "out")
    rows = read(tmp_path / "out", "annotations")
    assert {row["anchoring"] for row in rows if row["source_file"] == moved.name} == {"moved"}
    orphans = [row for row in rows if row["source_file"] == gone.name]
    assert {row["anchoring"] for row in orphans} == {"orphaned"}
    for row in rows:
        old = before[row["annotation"], row["side"]]
        if row["anchoring"] == "orphaned":
            assert (row["exact"], row["start"]) == (old["exact"], old["start"])
        else:
            assert text_of(changed, row) == row["exact"]


def test_words_that_do_not_stand_in_the_article_stop_the_export_and_name_the_row(project, tmp_path):
    opened = Project.open(copied(project, tmp_path / "p"))
    article, claim = opened.articles[0], opened.claims[0]
    object.__setattr__(article, "text", article.text.replace(claim.exact[:9], "x" * 9))
    with pytest.raises(CompareError, match=r"claims\.csv, row 1: the words"):
        export(opened, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_an_export_replaces_an_earlier_one_and_nothing_else(project, tmp_path):
    out = tmp_path / "out"
    export(project, out, Options(spreadsheet=True))
    (out / "mine.csv").write_text("keep", encoding="utf-8")
    export(project, out)
    assert not (out / "spreadsheet" / "tables.xlsx").exists()
    assert (out / "mine.csv").read_text(encoding="utf-8") == "keep"
    with pytest.raises(CompareError, match="something else than an export"):
        export(project, project.articles_folder)
    (tmp_path / "mine.zip").write_bytes(b"precious")
    with pytest.raises(CompareError, match="something else than an export"):
        export(project, tmp_path / "mine.zip")
    assert (tmp_path / "mine.zip").read_bytes() == b"precious"
    with pytest.raises(CompareError, match="is a file"):
        export(project, out / "mine.csv")


@pytest.mark.parametrize("name", ["theirs", "theirs.zip"])
def test_another_programs_data_package_is_left_as_it_is(project, tmp_path, name):
    theirs = {"datapackage.json": b'{"name": "climate"}', "README.txt": b"mine", "claims.csv": b"1,2\n"}
    if name.endswith(".zip"):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            for file, content in theirs.items():
                archive.writestr(file, content)
    else:
        (tmp_path / name).mkdir()
        for file, content in theirs.items():
            (tmp_path / name / file).write_bytes(content)
    before = contents(tmp_path)
    with pytest.raises(CompareError, match="something else than an export"):
        export(project, tmp_path / name)
    assert contents(tmp_path) == before


def test_an_export_takes_the_place_of_the_earlier_one_at_once_and_leaves_nothing_beside(project, tmp_path):
    out = tmp_path / "new" / "out"
    export(project, out, Options(spreadsheet=True))
    before = out.stat().st_ino
    out.chmod(0o750)
    export(project, out)
    assert out.stat().st_ino != before
    assert out.stat().st_mode & 0o777 == 0o750
    assert [path.name for path in out.parent.iterdir()] == ["out"]


def test_the_folder_one_stands_in_stays_the_same_folder(project, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    before = tmp_path.stat().st_ino
    export(project, Path())
    assert tmp_path.stat().st_ino == before
    assert Path("claims.csv").is_file()


def test_an_export_inside_a_bare_folder_of_articles_changes_nothing_that_is_read(project, tmp_path):
    bare = tmp_path / "bare"
    shutil.copytree(project.root / "seeds", bare)
    opened = Project.open(bare)
    claims, before = opened.claims, opened.fingerprint()
    export(opened, bare / "tables")
    opened.store.record("anna", [{"kind": "note", "claim": claims[0].claim_id, "note": "x"}])
    assert opened.fingerprint() == before
    assert Project.open(bare).claims == claims


def test_a_place_that_cannot_be_written_is_named(project, tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(CompareError, match="cannot be written"):
        export(project, tmp_path / "file" / "out")


def test_the_spreadsheet_copy_says_the_same_and_runs_nothing(folder):
    for name in declared_tables():
        plain, guarded = read(folder, name), read(folder / "spreadsheet", name)
        for row in guarded:
            assert not any(cell[:1] in set("=+@\t\r\n＝＋－＠") for cell in row.values())
        strings = {column.name for column in declared_tables()[name].columns if column.type.value == "string"}
        for before, after in zip(plain, guarded, strict=True):
            assert {key: before[key] for key in strings} == {key: unguard_line(after[key]) for key in strings}


@pytest.mark.parametrize("name", ["tables", "tables.zip"])
def test_an_export_imported_into_a_fresh_project_gives_an_equal_export(project, folder, tmp_path, name):
    export(project, tmp_path / name)
    shutil.copytree(project.root / "seeds", tmp_path / "fresh" / "seeds")
    fresh = Project.open(tmp_path / "fresh")
    first = import_export(fresh.store, tmp_path / name)
    assert first.new > 0
    assert first.refused == ()
    assert import_export(fresh.store, tmp_path / name).new == 0
    export(Project.open(fresh.root), tmp_path / "again", Options(spreadsheet=True))
    assert contents(tmp_path / "again") == contents(folder)


@pytest.mark.parametrize("name", ["nothing", "broken.zip"])
def test_what_is_no_export_is_refused_in_words(tmp_path, name):
    (tmp_path / "broken.zip").write_bytes(b"PK no zip")
    with pytest.raises(CompareError, match="whole export"):
        events_of(tmp_path / name)


def test_an_export_without_text_cannot_be_recorded_again(project, tmp_path):
    export(project, tmp_path / "bare", Options(with_text=False))
    with pytest.raises(CompareError, match="without the words"):
        events_of(tmp_path / "bare")


def test_the_exported_codebooks_can_be_read_again(folder, project):
    of_csv = from_csv((folder / "codebook.csv").read_text(encoding="utf-8"), "codebook.csv")
    assert of_csv.tags == project.codebook.tags
    assert from_qdc((folder / "codebook.qdc").read_bytes(), "codebook.qdc").tags == project.codebook.tags

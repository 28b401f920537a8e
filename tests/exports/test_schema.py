"""The declaration of the tables is whole: one name, one meaning, and the contract's columns are there."""

import re

from hypothesis import given
from hypothesis import strategies as st

from compare.exports import Options, declared_tables, tables
from compare.exports.schema import wide_names

FIXED = {
    "claims": "claim_id article_id source_file outlet published start end exact is_headline speaker cue "
    "cue_tier quote_type",
    "matches": "claim_a claim_b score level detail",
    "clusters": "cluster_id claim_id",
}


def test_the_columns_other_programs_rely_on_are_there():
    for name, columns in FIXED.items():
        assert set(columns.split()) <= set(declared_tables()[name].names)


def test_every_column_is_explained_in_a_sentence():
    for table in declared_tables().values():
        assert table.words.endswith(".")
        for column in table.columns:
            assert column.words.endswith("."), f"{table.name}.{column.name}"
        assert set(table.key) <= set(table.names)


def test_every_declared_column_is_filled_somewhere_in_a_whole_project(project):
    empty = {
        f"{filled.table.name}.{name}"
        for filled in tables(project)
        for at, name in enumerate(filled.table.names)
        if not any(row[at] not in {None, ""} for row in filled.rows)
    }
    assert empty <= {
        "articles.url",
        "annotations.target_speaker",
        "annotations.cluster_recorded",
        "suggestions.accepted_by",
        "codebook.replaced_by",
        "notes.claim_a",
        "notes.claim_b",
        "silences.cluster_recorded",
    }


def test_frames_hold_the_same_text_as_the_files(project, folder):
    for filled in tables(project, Options()):
        written = (folder / filled.table.file).read_text(encoding="utf-8-sig").partition("\n")[0]
        assert ",".join(filled.frame().columns) == written
        assert len(filled.frame()) == len(filled.rows)


@given(
    st.lists(st.text(min_size=1, max_size=3) | st.sampled_from(["A.B", "a_b", "A_B", "Level"]), unique=True)
)
def test_tags_of_any_name_make_columns_that_spss_and_r_take(tags):
    names = wide_names(tags)
    assert list(names) == tags
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", name) for name in names.values())
    all_names = [name.lower() for name in (*declared_tables()["pairs_wide"].names, *names.values())]
    assert len(set(all_names)) == len(all_names)

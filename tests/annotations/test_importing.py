import shutil

import pytest

from compare.annotations import Catalogue, Store
from compare.annotations.importing import import_journals, import_table, read_journals
from compare.annotations.lines import decode, encode
from compare.annotations.placing import Locator
from compare.annotations.tables import read_mapped
from compare.errors import CompareError


@pytest.fixture
def elsewhere(tmp_path, judgement):
    """Another project, where two people worked."""
    folder = tmp_path / "elsewhere" / "annotations"
    folder.parent.mkdir()
    store = Store(folder)
    (answer,) = store.record("anna", [judgement()])
    store.record("ben", [judgement("different")])
    store.record(
        "anna", [{"kind": "undo", "target": answer.op}, {"kind": "migration", "from": "A", "to": "B"}]
    )
    return folder


def source_of(elsewhere, what):
    return {
        "project": elsewhere.parent,
        "annotations": elsewhere,
        "annotator": elsewhere / "anna",
        "journal": next((elsewhere / "anna").glob("*.jsonl")),
    }[what]


@pytest.mark.parametrize(
    ("what", "count"), [("project", 4), ("annotations", 4), ("annotator", 3), ("journal", 3)]
)
def test_journals_are_taken_over_as_they_are_and_only_once(store, elsewhere, folder, what, count):
    theirs = read_journals(source_of(elsewhere, what))
    first = import_journals(store, theirs)
    assert (first.new, first.known, first.refused) == (count, 0, ())
    before = {path: path.read_bytes() for path in folder.glob("*/*.jsonl")}
    again = import_journals(Store(folder), theirs)
    assert (again.new, again.known, again.refused) == (0, count, ())
    assert {path: path.read_bytes() for path in folder.glob("*/*.jsonl")} == before


def test_who_recorded_what_when_is_kept(store, elsewhere, folder):
    theirs = read_journals(elsewhere)
    import_journals(store, theirs)

    def header(event):
        return (event.op, event.writer, event.clock, event.at, event.annotator)

    assert list(map(header, Store(folder).read().events)) == list(map(header, theirs.events))
    assert Store(folder).state().annotators == ("anna", "ben")


def test_a_journal_that_also_comes_by_git_is_not_doubled(store, elsewhere, folder):
    import_journals(store, read_journals(elsewhere))
    shutil.copytree(elsewhere, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".local"))
    reading = Store(folder).read()
    assert len(reading.events) == 4
    assert reading.damages == ()
    assert Store(folder).state().doubtful == frozenset()


def test_ones_own_work_comes_later_than_what_was_imported(store, elsewhere, judgement):
    import_journals(store, read_journals(elsewhere))
    store.record("anna", [judgement("unsure")])
    assert store.read().events[-1].verdict == "unsure"


def test_damaged_lines_are_left_out_and_named(store, elsewhere):
    journal = source_of(elsewhere, "journal")
    journal.write_bytes(journal.read_bytes().replace(b'"same"', b'"unsure"'))
    outcome = import_journals(store, read_journals(journal))
    assert outcome.new == 2
    assert any("checksum" in reason for reason in outcome.refused)


def test_an_event_whose_clock_no_recording_reaches_is_refused(store, judgement):
    header = {"v": 1, "op": "018f6b0e-6d1f-4a3e-9a44-2f6c1f3d7a10", "writer": "w", "clock": 2**53}
    line = encode({**header, "at": "2026-03-02T10:00:00Z", "annotator": "anna", **judgement()})
    (answer,) = store.adopt([decode(line.strip())])
    assert "clock" in answer.refused


def test_a_folder_without_journals_is_refused(tmp_path):
    with pytest.raises(CompareError, match="holds no journal"):
        read_journals(tmp_path)


TABLE = (
    "Code;Passage;Other;Outlet;Remark\n"
    "ATT.VERB;it will not join the war;NATO will stay out;North;=HYPERLINK(1)\n"
    "EPI.HEDGE;Ministers;;North;in both articles\n"
    "CON.DATE;these words stand nowhere;;North;\n"
)
MAPPING = {"Code": "tag", "Passage": "exact_a", "Other": "exact_b", "Outlet": "marked", "Remark": "note"}


def take(store, table, mapping, claims, texts):
    mapped = read_mapped(table, mapping, "coded.csv")
    return import_table(store, mapped, "anna", Locator(claims, texts), Catalogue(claims, texts))


def test_a_row_with_an_unquoted_separator_is_refused(store, claims, texts):
    table = 'tag,exact,note\nT,no date,well, maybe\nT,no date,"well, maybe"\n'
    outcome = take(store, table, {}, claims, texts)
    assert (outcome.new, len(outcome.refused)) == (1, 1)
    assert outcome.refused[0].startswith("row 1: has more cells than the header")


def test_each_row_of_a_table_is_placed_or_refused_with_the_reason(store, claims, texts):
    outcome = take(store, TABLE, MAPPING, claims, texts)
    assert outcome.new == 1
    assert outcome.refused == (
        "row 2: exact_a: these words stand in 2 places; name the article",
        "row 3: exact_a: these words stand in no article",
    )
    (versions,) = store.state().annotations.values()
    tag = versions["anna"]
    assert (tag.tag, tag.claim_a, tag.claim_b) == ("ATT.VERB", claims[0].claim_id, claims[3].claim_id)
    assert tag.note == "=HYPERLINK(1)"
    assert [(each.side, each.role, each.exact) for each in tag.anchors] == [
        ("a", "claim", claims[0].exact),
        ("b", "claim", claims[3].exact),
        ("a", "evidence", "it will not join the war"),
        ("b", "evidence", "NATO will stay out"),
    ]


def test_a_table_imported_twice_changes_nothing(store, claims, texts, journal):
    take(store, TABLE, MAPPING, claims, texts)
    before = journal().read_bytes()
    again = take(store, TABLE, MAPPING, claims, texts)
    assert (again.new, again.known) == (0, 1)
    assert journal().read_bytes() == before


def test_judgements_can_come_by_claim_ids(store, claims, texts):
    table = f"claim_a,claim_b,verdict\n{claims[0].claim_id},{claims[3].claim_id},same\nx:0-1,y:0-1,same\n"
    outcome = take(store, table, {}, claims, texts)
    assert outcome.new == 1
    assert "no claim 'x:0-1'" in outcome.refused[0]


def test_an_article_can_be_named_by_its_file(store, claims, texts):
    table = "tag,exact_a,article_a\nT,Ministers,south.txt\n"
    assert take(store, table, {}, claims, texts).new == 1
    (versions,) = store.state().annotations.values()
    assert versions["anna"].claim_a.startswith("south:")


def test_each_row_is_the_work_of_the_coder_it_names(store, claims, texts):
    table = (
        "code,quote,document,coder\nT,named no date,north,Ben\nT,named a date,South,\nT,chief,south.txt,.\n"
    )
    outcome = take(store, table, {}, claims, texts)
    assert (outcome.new, outcome.refused) == (3, ())
    assert store.state().annotators == (".", "Ben", "anna")


def test_a_row_with_a_verdict_a_tag_and_a_note_says_all_of_it(store, claims, texts):
    table = (
        "quote_a,quote_b,verdict,code,comment\n"
        "not join the war,stay out of the war,Same,ATT.VERB,sharper\n"
        "named no date,named a date,related,,to ask\n"
    )
    outcome = take(store, table, {}, claims, texts)
    assert (outcome.new, outcome.refused) == (4, ())
    kinds = [event.kind for event in store.read().events]
    assert kinds == ["judgement", "tag", "judgement", "note"]
    again = take(store, table, {}, claims, texts)
    assert (again.new, again.known) == (0, 4)


@pytest.mark.parametrize(
    ("table", "mapping", "why"),
    [
        ("a,b\n1,2\n", {}, "none of its columns"),
        ("a,b\n1,2\n", {"c": "tag"}, "has no column 'c'"),
        ("a,b\n1,2\n", {"a": "colour"}, "is no field"),
        ("", {}, "none of its columns"),
        ('tag,note\n"x,y\n', {}, "is not CSV"),
    ],
)
def test_a_table_that_says_nothing_is_refused(table, mapping, why):
    with pytest.raises(CompareError, match=why):
        read_mapped(table, mapping, "coded.csv")

import pytest

from compare.annotations import Store
from compare.annotations.lines import encode
from compare.annotations.verifying import verify
from compare.text import text_hash

NOBODYS = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
def told(folder, claims, texts):
    """What verify finds: faults and notices, in words."""

    def run(claims=claims, texts=texts):
        outcome = verify(Store(folder), claims, texts)
        faults = [str(finding) for finding in outcome.findings if finding.fault]
        assert outcome.faults == len(faults)
        return faults, [str(finding) for finding in outcome.findings if not finding.fault]

    return run


@pytest.fixture
def annotated(store, judgement, catalogue, claims):
    tag = {"kind": "tag", "claim_a": claims[1].claim_id, "tag": "ATT.VERB"}
    evidence = [{"claim": claims[1].claim_id, "start": claims[1].span.start, "end": claims[1].span.start + 4}]
    answers = store.record("anna", [judgement(), {**tag, "anchors": evidence}], catalogue)
    return [answer.op for answer in answers]


@pytest.fixture
def forge(folder, journal):
    """Adds a line with a good checksum that no program of ours would have written."""

    def add(**fields):
        header = {"v": 1, "writer": "w", "clock": 9, "at": "2026-03-02T10:00:00Z", "annotator": "anna"}
        with journal().open("ab") as file:
            file.write(encode({**header, "op": "018f6b0e-6d1f-4a3e-9a44-2f6c1f3d7a10", **fields}))

    return add


def test_what_was_recorded_well_has_nothing_to_find(annotated, told):
    assert told() == ([], [])


def test_an_empty_project_has_nothing_to_find(told):
    assert told() == ([], [])


def test_every_kind_of_damage_is_named_with_its_line(annotated, told, journal):
    lines = journal().read_bytes().splitlines(keepends=True)
    journal().write_bytes(lines[0].replace(b'"same"', b'"unsure"') + lines[1][:-20])
    faults, notices = told()
    assert ["line 1" in faults[0], "line 2" in faults[1]] == [True, True]
    assert notices == []


def test_a_flipped_character_of_an_anchor_is_found_by_the_hash_of_its_text(annotated, told, forge, texts):
    anchor = {"claim": "", "article": "north", "start": 0, "end": 3, "exact": "Tha"}
    forge(
        kind="note",
        annotation=annotated[0],
        note="n",
        anchors=[{**anchor, "sha256": text_hash(texts["north"])}],
    )
    (fault,), _ = told()
    assert "north:0-3 has other words" in fault


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"kind": "undo", "target": "00000000-0000-4000-8000-000000000000"}, "no journal holds"),
        ({"kind": "retract", "annotation": "00000000-0000-4000-8000-000000000000"}, "no journal holds"),
        (
            {
                "kind": "note",
                "annotation": "00000000-0000-4000-8000-000000000000",
                "note": "n",
                "claim": "x:0-1",
            },
            "orphaned",
        ),
        ({"kind": "migration", "from": "A", "to": "B", "clock": 2**53}, "which no recording reaches"),
        ({"kind": "migration", "from": "A", "to": "B", "at": "1999-99-99T99:99:99Z"}, "which is no time"),
        (
            {"kind": "suggestion", "suggestion": "s", "outcome": "accepted", "annotator": "ben"},
            "whose folder is another",
        ),
    ],
)
def test_references_that_lead_nowhere_are_found(annotated, told, forge, fields, why):
    forge(**fields)
    (fault,), _ = told()
    assert why in fault


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"side": "b"}, "is of north:0-58, which is not claim_b"),
        ({"claim": "north:59-77"}, "is of north:59-77, which the event does not name"),
        ({"article": "south", "exact": "NAT"}, "is not in the article of north:0-58"),
    ],
)
def test_evidence_that_contradicts_its_event_is_found(told, save, catalogue, claims, change, why):
    tag = {"kind": "tag", "claim_a": claims[0].claim_id, "claim_b": claims[3].claim_id, "tag": "T"}
    evidence = {"claim": claims[0].claim_id, "side": "a", "start": 0, "end": 3}
    *own, good = catalogue.completed({**tag, "anchors": [evidence]})["anchors"]
    save({**tag, "anchors": [*own, {**good, "sha256": "", **change}]})
    (fault,), _ = told()
    assert why in fault


def test_undoing_another_persons_work_is_found(annotated, told, forge, folder):
    forge(kind="undo", target=annotated[0], annotator="ben")
    assert any("which ben cannot undo" in fault for fault in told()[0])


def test_an_op_that_two_events_claim_is_found(annotated, told, forge):
    forge(kind="suggestion", suggestion="s", outcome="accepted", op=annotated[0])
    assert any("two different events" in fault for fault in told()[0])


def test_an_edited_article_gives_notices_and_a_rewritten_one_faults(
    annotated, told, texts, segmented, claims
):
    texts["north"] = "A first sentence. " + texts["north"]
    faults, notices = told(list(segmented(texts)), texts)
    assert (faults, len(notices)) == ([], 2)
    texts["north"] = "Something else entirely. Not one word stands."
    faults, notices = told(list(segmented(texts)), texts)
    assert (len(faults), notices) == (2, [])


def test_repair_closes_a_torn_line_and_only_adds(annotated, told, folder, journal):
    journal().write_bytes(journal().read_bytes() + b'{"v":1,"op":"torn')
    before = journal().read_bytes()
    assert len(told()[0]) == 1
    (done,) = Store(folder).repair()
    assert "line 3" in done
    assert journal().read_bytes() == before + b"\n"
    (copy,) = (folder / "quarantine").iterdir()
    assert copy.read_bytes() == b'{"v":1,"op":"torn'
    assert Store(folder).repair() == ()


def test_repair_of_a_whole_folder_changes_nothing(annotated, folder, journal):
    before = journal().read_bytes()
    assert Store(folder).repair() == ()
    assert journal().read_bytes() == before
    assert not (folder / "quarantine").exists()

"""An export's tables turned back into events, so that a fresh project can have what another one had."""

import csv
import json
import uuid
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

from compare.annotations import Acknowledgement, Store
from compare.annotations.importing import Imported
from compare.articles import is_export_folder
from compare.errors import CompareError
from compare.exports.cells import parse_csv, unlisted

Row = Mapping[str, str]
Fields = dict[str, Any]

LARGEST: Final = 2_000_000_000
"""Bytes of the largest table read from a zip: a small file can unpack to any size."""

_NAMESPACE: Final = uuid.UUID("0a1a7d43-6f0b-5c0e-8e54-5d6b3a8a2f10")


def import_export(store: Store, source: Path) -> Imported:
    """Record in ``store`` all that the export ``source`` (a folder or a .zip) holds of people's work.

    Doing it again changes nothing. Raises CompareError as :func:`events_of`, and if nothing can be saved.
    """
    known = {event.op for event in store.read().events}
    answers: list[Acknowledgement] = []
    # In the order of time, so that a renamed tag takes along what was recorded before, whoever recorded it.
    for annotator, run in groupby(events_of(source), key=itemgetter(0)):
        answers += store.record(annotator, [fields for _, fields in run])
    saved = {answer.op for answer in answers if answer.saved}
    refused = tuple(f"op {answer.op}: {answer.refused}" for answer in answers if answer.refused)
    return Imported(new=len(saved - known), known=len(saved & known), refused=refused)


def is_export(source: Path) -> bool:
    """Whether ``source`` is the folder or the .zip of an export."""
    return source.suffix.lower() == ".zip" or is_export_folder(source)


def events_of(source: Path) -> list[tuple[str, Fields]]:
    """The events that the export ``source`` was made of, with their annotators, in the order of time.

    Each has an op made of its words. Earlier versions of an edited record are not in the tables: it comes
    back with its last words at both its times. Undone and retracted records are not in them either. Raises
    CompareError for what is no export, or one without text.
    """
    tables = {name: _rows(source, name) for name in _TABLES}
    anchors = _anchors(tables["anchors"])
    events = [
        *_tags(tables["annotations"], anchors),
        *_of_silences(tables["silences"], anchors),
        *_of_notes(tables["notes"], anchors),
        *_on_pairs(tables["judgements"], "judgement", anchors),
        *_on_pairs(tables["cluster_edits"], "", anchors),
        *_migrations(tables["migrations"]),
        *_answers(tables["suggestions"]),
    ]
    in_time = sorted(events, key=lambda event: str(event.get("at", "")))
    return [(event.pop("annotator"), event) for event in in_time]


_TABLES: Final = (
    "annotations", "silences", "notes", "judgements", "cluster_edits", "migrations", "suggestions", "anchors",
)  # fmt: skip


def _rows(source: Path, name: str) -> Sequence[Row]:
    file = f"{name}.csv"
    try:
        return parse_csv(_content(source, file))
    except (OSError, KeyError, zipfile.BadZipFile, csv.Error, UnicodeDecodeError) as error:
        problem = f"cannot be read ({error})"
        remedy = "Name the folder or the .zip of a whole export."
        raise CompareError(problem, file=str(source), place=file, remedy=remedy) from error


def _content(source: Path, file: str) -> bytes:
    if source.suffix.lower() != ".zip":
        return (source / file).read_bytes()
    with zipfile.ZipFile(source) as archive, archive.open(file) as table:
        content = table.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise CompareError(f"is larger than {LARGEST:,} bytes unpacked", file=str(source), place=file)
    return content


def _anchors(rows: Sequence[Row]) -> dict[tuple[str, str, str], list[Fields]]:
    """Anchors by record, annotator and kind, as events have them."""
    found: dict[tuple[str, str, str], list[Fields]] = defaultdict(list)
    for number, row in enumerate(rows, 1):
        if not row["marked_exact"]:
            raise CompareError(
                "the export was made without the words of the articles",
                file="anchors.csv",
                place=f"row {number}",
                remedy="Export again without --without-text.",
            )
        found[row["record"], row["annotator"], row["kind"]].append(_anchor(row))
    return found


def _anchor(row: Row) -> Fields:
    whole = {name: int(row[f"marked_{name}"]) for name in ("start", "end")}
    return {
        **whole,
        "claim": row["claim_id"],
        "article": row["article_id"],
        "exact": row["marked_exact"],
        "prefix": row["prefix"],
        "suffix": row["suffix"],
        "sha256": row["marked_sha256"],
        "side": row["side"],
        "role": row["role"],
        "copy": int(row["copy"]),
        "copies": int(row["copies"]),
    }


def _tags(rows: Sequence[Row], anchors: Mapping[tuple[str, str, str], list[Fields]]) -> Iterator[Fields]:
    sides: dict[tuple[str, str], dict[str, Row]] = defaultdict(dict)
    for row in rows:
        sides[row["annotation"], row["annotator"]][row["side"]] = row
    for (annotation, annotator), both in sides.items():
        first = next(iter(both.values()))
        yield from _twice(
            first,
            {
                "kind": "tag",
                "annotation": annotation,
                "claim_a": both["a"]["claim_id"],
                "claim_b": both["b"]["claim_id"] if "b" in both else "",
                "tag": first["tag_recorded"],
                "polarity": int(first["polarity"]) if first["polarity"] else None,
                "speaker": first["target_speaker"],
                "confidence": first["confidence"] or None,
                "cluster": first["cluster_recorded"],
                **{name: first[name] for name in ("codebook", "marked", "target", "note")},
                "anchors": anchors.get((annotation, annotator, "tag"), []),
            },
        )


def _of_silences(
    rows: Sequence[Row], anchors: Mapping[tuple[str, str, str], list[Fields]]
) -> Iterator[Fields]:
    for row in rows:
        said = {"cluster": row["cluster_id"], "claim": row["claim_id"], "outlet": row["silent_outlet"]}
        yield from _twice(row, _with_anchors(row, "silence", said, anchors))


def _of_notes(rows: Sequence[Row], anchors: Mapping[tuple[str, str, str], list[Fields]]) -> Iterator[Fields]:
    for row in rows:
        said = {"claim": row["claim_id"], "claim_a": row["claim_a"], "claim_b": row["claim_b"]}
        yield from _twice(row, _with_anchors(row, "note", said, anchors))


def _with_anchors(
    row: Row, kind: str, said: Fields, anchors: Mapping[tuple[str, str, str], list[Fields]]
) -> Fields:
    key = (row["annotation"], row["annotator"], kind)
    return {
        "kind": kind,
        "annotation": row["annotation"],
        **said,
        "note": row["note"],
        "anchors": anchors.get(key, []),
    }


def _on_pairs(
    rows: Sequence[Row], kind: str, anchors: Mapping[tuple[str, str, str], list[Fields]]
) -> Iterator[Fields]:
    for row in rows:
        is_a = kind or row["edit"]
        pair = (row["claim_a"], row["claim_b"])
        own = anchors.get(("|".join(pair), row["annotator"], is_a), [])
        verdict = {"verdict": row["verdict"]} if kind else {}
        yield _dated(
            row,
            {"kind": is_a, "claim_a": pair[0], "claim_b": pair[1], **verdict, "anchors": own},
            row["changed"],
        )


def _migrations(rows: Sequence[Row]) -> Iterator[Fields]:
    for row in rows:
        yield _dated(row, {"kind": "migration", "from": row["old_tag"], "to": row["new_tag"]}, row["changed"])


def _answers(rows: Sequence[Row]) -> Iterator[Fields]:
    """Answers to suggestions; the tables do not say when they were given."""
    for row in rows:
        for outcome in ("accepted", "dismissed"):
            for annotator in unlisted(row[f"{outcome}_by"]):
                said = {"kind": "suggestion", "suggestion": row["suggestion"], "outcome": outcome}
                yield {**said, "annotator": annotator, "op": _op(annotator, said)}


def _twice(row: Row, said: Fields) -> Iterator[Fields]:
    for moment in dict.fromkeys((row["created"], row["changed"])):
        yield _dated(row, said, moment)


def _dated(row: Row, said: Fields, moment: str) -> Fields:
    annotator = row["annotator"]
    return {**said, "annotator": annotator, "at": moment, "op": _op(annotator, {**said, "at": moment})}


def _op(annotator: str, said: Fields) -> str:
    return str(uuid.uuid5(_NAMESPACE, json.dumps([annotator, said], sort_keys=True, ensure_ascii=False)))

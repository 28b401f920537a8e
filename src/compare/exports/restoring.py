"""An export's tables turned back into events, so that a fresh project can have what another one had."""

import json
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

from compare.annotations import Acknowledgement, Store
from compare.annotations.importing import Imported
from compare.articles import is_export_folder
from compare.exports.cells import unlisted
from compare.exports.reading import Row, rows_of

Fields = dict[str, Any]

SEQUENCE: Final = "sequence"

_NAMESPACE: Final = uuid.UUID("0a1a7d43-6f0b-5c0e-8e54-5d6b3a8a2f10")


def import_export(store: Store, source: Path) -> Imported:
    """Record in ``store`` all that the export ``source`` (a folder or a .zip) holds of people's work.

    Doing it again changes nothing. Raises CompareError as :func:`events_of`, and if nothing can be saved.
    """
    known = {event.op for event in store.read().events}
    answers: list[Acknowledgement] = []
    # In the order they held, so that a renamed tag takes along what was recorded before, whoever recorded it.
    for annotator, run in groupby(events_of(source), key=itemgetter(0)):
        answers += store.record(annotator, [fields for _, fields in run])
    saved = {answer.op for answer in answers if answer.saved}
    refused = tuple(f"op {answer.op}: {answer.refused}" for answer in answers if answer.refused)
    return Imported(new=len(saved - known), known=len(saved & known), refused=refused)


def is_export(source: Path) -> bool:
    """Whether ``source`` is the folder or the .zip of an export."""
    return source.suffix.lower() == ".zip" or is_export_folder(source)


def events_of(source: Path) -> list[tuple[str, Fields]]:
    """The events that the export ``source`` was made of, with their annotators, in the order they held.

    Each has an op made of its words. Earlier versions of an edited record are not in the tables: it comes
    back with its last words at both its times. Undone and retracted records are not in them either. Raises
    CompareError for what is no export, one without text, or a row that is not as it was written.
    """
    tables = {name: rows_of(source, name) for name in _TABLES}
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
    return [(event.pop("annotator"), event) for event in _in_order(events)]


def _in_order(events: Iterable[Fields]) -> Iterator[Fields]:
    """Events by time; tags and migrations stand among them in the order in which they held.

    The hours of two machines do not tell whether a tag was renamed before or after it was given. Exports made
    before there was a column ``sequence`` have only hours.
    """
    in_time = sorted(events, key=lambda event: str(event.get("at", "")))
    places = [event.pop(SEQUENCE, 0) for event in in_time]
    held = sorted((place, number) for number, place in enumerate(places) if place)
    numbered = iter(held)
    return (
        in_time[next(numbered)[1]] if place else event for event, place in zip(in_time, places, strict=True)
    )


_TABLES: Final = (
    "annotations", "silences", "notes", "judgements", "cluster_edits", "migrations", "suggestions", "anchors",
)  # fmt: skip


def _anchors(rows: Sequence[Row]) -> dict[tuple[str, str, str], list[Fields]]:
    """Anchors by record, annotator and kind, as events have them."""
    found: dict[tuple[str, str, str], list[Fields]] = defaultdict(list)
    for row in rows:
        if not row["marked_exact"]:
            problem = "the export was made without the words of the articles"
            raise row.fault(problem, "Export again without --without-text.")
        found[row["record"], row["annotator"], row["kind"]].append(_anchor(row))
    return found


def _anchor(row: Row) -> Fields:
    whole = {name: row.whole(f"marked_{name}") for name in ("start", "end")}
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
        "copy": row.whole("copy"),
        "copies": row.whole("copies"),
    }


def _tags(rows: Sequence[Row], anchors: Mapping[tuple[str, str, str], list[Fields]]) -> Iterator[Fields]:
    sides: dict[tuple[str, str], dict[str, Row]] = defaultdict(dict)
    for row in rows:
        sides[row["annotation"], row["annotator"]][row["side"]] = row
    for (annotation, annotator), both in sides.items():
        own = anchors.get((annotation, annotator, "tag"), [])
        first = next(iter(both.values()))
        if "a" not in both or ("b" not in both and any(anchor["side"] == "b" for anchor in own)):
            raise first.fault("stands alone: the row of the other side is missing")
        for event in _twice(first, _tag(both, own)):
            yield {**event, SEQUENCE: _place(first)}


def _tag(both: Mapping[str, Row], anchors: Sequence[Fields]) -> Fields:
    first = both["a"]
    return {
        "kind": "tag",
        "annotation": first["annotation"],
        "claim_a": first["claim_id"],
        "claim_b": both["b"]["claim_id"] if "b" in both else "",
        "tag": first["tag_recorded"],
        "polarity": first.whole("polarity") if first["polarity"] else None,
        "speaker": first["target_speaker"],
        "confidence": first["confidence"] or None,
        "cluster": first["cluster_recorded"],
        **{name: first[name] for name in ("codebook", "marked", "target", "note")},
        "anchors": anchors,
    }


def _place(row: Row) -> int:
    return row.whole(SEQUENCE) if row.get(SEQUENCE) else 0


def _of_silences(
    rows: Sequence[Row], anchors: Mapping[tuple[str, str, str], list[Fields]]
) -> Iterator[Fields]:
    for row in rows:
        cluster = row.get("cluster_recorded", row["cluster_id"])  # earlier exports have the latter only
        said = {"cluster": cluster, "claim": row["claim_id"], "outlet": row["silent_outlet"]}
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
        said = {"kind": "migration", "from": row["old_tag"], "to": row["new_tag"]}
        yield {**_dated(row, said, row["changed"]), SEQUENCE: _place(row)}


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

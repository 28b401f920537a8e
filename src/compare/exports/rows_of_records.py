"""Rows of the tables that come from people: annotations, judgements, silences, notes, and their anchors."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from compare.annotations import pair
from compare.annotations.model import (
    Annotation,
    ClusterEvent,
    EventAnchor,
    JudgementEvent,
    NoteEvent,
    Role,
    SilenceEvent,
    TagEvent,
)
from compare.claims import article_id_of
from compare.exports.agreeing import marked_now, outlet_now, told_by
from compare.exports.anchoring import as_marked, where_now
from compare.exports.cells import Cell
from compare.exports.rows_of_sources import without_judgements
from compare.exports.snapshot import Snapshot
from compare.framing import silence_of

Row = Mapping[str, Cell]


def annotation_rows(snapshot: Snapshot) -> Iterator[Row]:
    """annotations.csv: a row for each annotation and side."""
    names = {tag.id: tag.name for tag in snapshot.codebook.tags}
    for event in snapshot.annotations:
        if isinstance(event, TagEvent):
            shared = _annotation_cells(snapshot, event, names)
            for side, claim_id in (("a", event.claim_a), ("b", event.claim_b)):
                if claim_id:
                    yield {**shared, **_side_cells(snapshot, event, side, claim_id)}


def judgement_rows(snapshot: Snapshot) -> Iterator[Row]:
    """judgements.csv."""
    for event in snapshot.judgements:
        yield {**_pair_cells(event), "verdict": event.verdict.value}


def cluster_edit_rows(snapshot: Snapshot) -> Iterator[Row]:
    """cluster_edits.csv."""
    for event in snapshot.cluster_edits:
        yield {**_pair_cells(event), "edit": event.kind}


def silence_rows(snapshot: Snapshot) -> Iterator[Row]:
    """silences.csv, with what the dates say."""
    clusters = {cluster.cluster_id: cluster.claim_ids for cluster in snapshot.alignment.clusters}
    articles = [replace(article, outlet=told_by(article)) for article in snapshot.articles.values()]
    for event in snapshot.annotations:
        if isinstance(event, SilenceEvent):
            cluster = snapshot.cluster_of.get(event.claim or event.cluster, "")
            ids = clusters.get(cluster, (event.claim or event.cluster,))
            reporting = [snapshot.claims[claim_id] for claim_id in ids if claim_id in snapshot.claims]
            silence = silence_of(outlet_now(event.outlet, articles), reporting, articles)
            yield {
                **_own_cells(snapshot, event),
                "silent_outlet": event.outlet,
                "cluster_id": cluster,
                "cluster_recorded": event.cluster,
                "claim_id": event.claim,
                "known_from": silence.known_from,
                "silent_published": silence.published,
                "date_guard": silence.guard.value,
            }


def note_rows(snapshot: Snapshot) -> Iterator[Row]:
    """notes.csv."""
    for event in snapshot.annotations:
        if isinstance(event, NoteEvent):
            claims = {"claim_id": event.claim, "claim_a": event.claim_a, "claim_b": event.claim_b}
            yield {**_own_cells(snapshot, event), **claims}


def migration_rows(snapshot: Snapshot) -> Iterator[Row]:
    """migrations.csv."""
    for event in snapshot.migrations:
        yield {
            "old_tag": event.from_,
            "new_tag": event.to,
            "annotator": event.annotator,
            "changed": event.at,
            "sequence": snapshot.sequence[event.op],
        }


def anchor_rows(snapshot: Snapshot) -> Iterator[Row]:
    """anchors.csv: every stretch that a record holds on to."""
    for event in snapshot.annotations:
        yield from _anchors_of(snapshot, event.annotation, event)
    on_pairs: tuple[JudgementEvent | ClusterEvent, ...] = (*snapshot.judgements, *snapshot.cluster_edits)
    for on_pair in on_pairs:
        record = "|".join(pair(on_pair.claim_a, on_pair.claim_b))
        yield from _anchors_of(snapshot, record, on_pair)


def wide_rows(snapshot: Snapshot, names: Mapping[str, str]) -> Iterator[Row]:
    """pairs_wide.csv: a row for each pair and annotator, 1 where the annotator gave the pair the tag."""
    given: dict[tuple[str, str, str], set[str]] = {}
    verdicts: dict[tuple[str, str, str], str] = {}
    for event in snapshot.judgements:
        key = (*pair(event.claim_a, event.claim_b), event.annotator)
        verdicts[key] = event.verdict.value
        given.setdefault(key, set())
    for annotation in snapshot.annotations:
        if isinstance(annotation, TagEvent) and annotation.claim_b:
            key = (*pair(annotation.claim_a, annotation.claim_b), annotation.annotator)
            given.setdefault(key, set()).add(snapshot.tag_now(annotation))
    for key in sorted(given):
        yield {
            **_wide_cells(snapshot, *key),
            "verdict": verdicts.get(key, ""),
            "tags": len(given[key]),
            **{name: int(tag in given[key]) for tag, name in names.items()},
        }


def tags_used(snapshot: Snapshot) -> tuple[str, ...]:
    """Tags with a column of their own in the wide table: the codebook's, then others that records have."""
    wanted = snapshot.options.tags
    used = {snapshot.tag_now(event) for event in snapshot.annotations if isinstance(event, TagEvent)}
    offered = [tag.id for tag in snapshot.codebook.tags if not tag.retired or tag.id in used]
    return tuple(tag for tag in (*offered, *sorted(used - set(offered))) if not wanted or tag in wanted)


def _annotation_cells(snapshot: Snapshot, event: TagEvent, names: Mapping[str, str]) -> dict[str, Cell]:
    tag = snapshot.tag_now(event)
    match = snapshot.matches.get(pair(event.claim_a, event.claim_b))
    return {
        **_own_cells(snapshot, event),
        "tag": tag,
        "tag_name": names.get(tag, ""),
        "tag_recorded": event.tag,
        "codebook": event.codebook,
        "marked": event.marked,
        "target": event.target,
        "polarity": event.polarity,
        "target_speaker": event.speaker,
        "confidence": event.confidence,
        "cluster_id": snapshot.cluster_of.get(event.claim_a, ""),
        "cluster_recorded": event.cluster,
        "level": match.level.value if match else "",
        "sequence": snapshot.sequence[event.op],
    }


def _side_cells(snapshot: Snapshot, event: TagEvent, side: str, claim_id: str) -> dict[str, Cell]:
    article = snapshot.article_of(claim_id)
    both = zip(event.anchors, as_marked(snapshot, event.op), strict=True)
    anchors = [(now, marked) for now, marked in both if _is_of(now, side, claim_id, event)]
    evidence = [each for each in anchors if each[0].role is Role.EVIDENCE]
    shown = evidence[:1] or anchors[:1]
    return {
        "side": side,
        "claim_id": claim_id,
        "article_id": article_id_of(claim_id),
        "source_file": article.source_file if article else "",
        "outlet": article.outlet if article else "",
        "published": article.published if article else "",
        "date_source": article.date_source.value if article else "",
        "is_marked": bool(event.marked) and told_by(article) == marked_now(event, snapshot.article_of),
        "stretches": len(evidence),
        **(where_now(snapshot, *shown[0]) if shown else {}),
    }


def _is_of(anchor: EventAnchor, side: str, claim_id: str, event: TagEvent) -> bool:
    """Whether the anchor is of this side: its claim says so, where it is one of the two, else its side."""
    if anchor.article != article_id_of(claim_id):
        return False
    if anchor.claim in {event.claim_a, event.claim_b}:
        return anchor.claim == claim_id
    return anchor.side == side or not event.claim_b


def _own_cells(snapshot: Snapshot, event: Annotation) -> dict[str, Cell]:
    """The columns of tags, silences and notes alike."""
    history = snapshot.state.history("annotation", event.annotation)
    first = next((earlier.at for earlier in history if earlier.annotator == event.annotator), event.at)
    return {
        "annotation": event.annotation,
        "annotator": event.annotator,
        "created": first,
        "changed": event.at,
        "note": event.note,
    }


def _pair_cells(event: JudgementEvent | ClusterEvent) -> dict[str, Cell]:
    claim_a, claim_b = pair(event.claim_a, event.claim_b)
    return {"claim_a": claim_a, "claim_b": claim_b, "annotator": event.annotator, "changed": event.at}


def _wide_cells(snapshot: Snapshot, claim_a: str, claim_b: str, annotator: str) -> dict[str, Cell]:
    match = snapshot.matches.get((claim_a, claim_b))
    articles = {"a": snapshot.article_of(claim_a), "b": snapshot.article_of(claim_b)}
    return {
        "claim_a": claim_a,
        "claim_b": claim_b,
        "annotator": annotator,
        "cluster_id": snapshot.cluster_of.get(claim_a, ""),
        **{f"outlet_{side}": article.outlet if article else "" for side, article in articles.items()},
        **{f"published_{side}": article.published if article else "" for side, article in articles.items()},
        "level": match.level.value if match else "",
        "score": match.score if match else None,
        **without_judgements(snapshot, (claim_a, claim_b)),
    }


def _anchors_of(
    snapshot: Snapshot, record: str, event: Annotation | JudgementEvent | ClusterEvent
) -> Iterator[Row]:
    for number, (now, marked) in enumerate(zip(event.anchors, as_marked(snapshot, event.op), strict=True), 1):
        yield {
            "record": record,
            "annotator": event.annotator,
            "kind": event.kind,
            "number": number,
            "side": now.side,
            "claim_id": now.claim,
            "article_id": now.article,
            "prefix": marked.prefix,
            "suffix": marked.suffix,
            "marked_start": marked.start,
            "marked_end": marked.end,
            "marked_exact": marked.exact,
            "marked_sha256": marked.sha256,
            "copy": marked.copy,
            "copies": marked.copies,
            **where_now(snapshot, now, marked),
        }

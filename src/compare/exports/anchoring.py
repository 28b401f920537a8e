"""Where the words of a record stand now, and whether they are as the annotator marked them."""

from collections.abc import Sequence

from compare.annotations import EventAnchor
from compare.exports.cells import Cell
from compare.exports.snapshot import Snapshot
from compare.text import text_hash

ORPHANED = "orphaned"


def as_marked(snapshot: Snapshot, op: str) -> Sequence[EventAnchor]:
    """The anchors of an event as it was recorded, in the order it has them."""
    anchors: Sequence[EventAnchor] = getattr(snapshot.recorded.events.get(op), "anchors", ())
    return anchors


def where_now(snapshot: Snapshot, now: EventAnchor, marked: EventAnchor) -> dict[str, Cell]:
    """The columns every row with words has: the words as the article has them now, and where.

    Words that are gone are given as they were marked, at their old place, and called orphaned.
    """
    return {
        "start": now.start,
        "end": now.end,
        "exact": now.exact,
        "exact_sha256": text_hash(now.exact),
        "role": now.role.value,
        "anchoring": _anchoring(snapshot, now, marked),
    }


def _anchoring(snapshot: Snapshot, now: EventAnchor, marked: EventAnchor) -> str:
    article = snapshot.articles.get(now.article)
    if article is None or article.text[now.start : now.end] != now.exact:
        return ORPHANED
    if now.exact != marked.exact:
        return "edited"
    return "as marked" if now.start == marked.start else "moved"

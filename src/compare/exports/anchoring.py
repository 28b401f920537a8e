"""Where the words of a record stand now, and whether that is still certain."""

from compare.annotations import EventAnchor
from compare.exports.cells import Cell
from compare.exports.snapshot import Snapshot
from compare.text import Span, text_hash

ORPHANED = "orphaned"


def where_now(snapshot: Snapshot, anchor: EventAnchor) -> dict[str, Cell]:
    """The columns every row with words has: the words as the article has them now, and where.

    Words that are gone are given as they were marked, at their old place, and called orphaned.
    """
    marked = Span(anchor.start, anchor.end)
    finder = snapshot.finders.get(anchor.article)
    if finder is None:
        return _cells(marked, anchor.exact, ORPHANED)
    if marked.of(finder.text) == anchor.exact and anchor.sha256 in {finder.sha256, ""}:
        return _cells(marked, anchor.exact, "as marked")
    found = finder.relocate(anchor)
    if found.span is None:
        return _cells(marked, anchor.exact, ORPHANED)
    exact = found.span.of(finder.text)
    moved = "as marked" if found.span == marked else "moved"
    return _cells(found.span, exact, moved if exact == anchor.exact else "edited")


def _cells(span: Span, exact: str, anchoring: str) -> dict[str, Cell]:
    return {
        "start": span.start,
        "end": span.end,
        "exact": exact,
        "exact_sha256": text_hash(exact),
        "anchoring": anchoring,
    }

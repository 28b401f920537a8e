"""Where the words of a record stand now, and whether that is still certain."""

from dataclasses import dataclass

from compare.annotations.model import EventAnchor
from compare.exports.cells import Cell
from compare.exports.snapshot import Snapshot
from compare.text import text_hash

AS_MARKED = "as marked"
MOVED = "moved"
ORPHANED = "orphaned"


@dataclass(frozen=True, slots=True)
class Located:
    """An anchor and where its words stand in the article as it is now."""

    anchor: EventAnchor
    start: int
    end: int
    anchoring: str

    @property
    def cells(self) -> dict[str, Cell]:
        """The columns every table with words has."""
        return {
            "start": self.start,
            "end": self.end,
            "exact": self.anchor.exact,
            "exact_sha256": text_hash(self.anchor.exact),
            "role": self.anchor.role.value,
            "anchoring": self.anchoring,
        }


def located(snapshot: Snapshot, anchor: EventAnchor) -> Located:
    """Find the anchor's words in its article; where they are gone, they are orphaned at their old place."""
    article = snapshot.articles.get(anchor.article)
    if article is None:
        return Located(anchor, anchor.start, anchor.end, ORPHANED)
    if article.text[anchor.start : anchor.end] == anchor.exact:
        return Located(anchor, anchor.start, anchor.end, AS_MARKED)
    return Located(anchor, anchor.start, anchor.end, ORPHANED)

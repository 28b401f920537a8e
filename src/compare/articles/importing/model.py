"""What importing gives back: one line of a summary table for each thing that was offered."""

from dataclasses import dataclass, field
from enum import StrEnum

from compare.articles.metadata import Metadata


class Outcome(StrEnum):
    """What became of a source."""

    READ = "read"
    KNOWN = "already there"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Converted:
    """A source turned into text: the ``.txt`` that offsets will count in, and what the source states.

    ``stated`` holds metadata the source itself gives (a page's JSON-LD, a table's columns); ``notes`` are
    words for the summary, such as which columns were taken for what.
    """

    text: str
    stated: Metadata = field(default_factory=Metadata)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offered:
    """Something to read: a name for messages, its bytes, and what is known about it from outside."""

    name: str
    raw: bytes
    charset: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """One row of the summary: what was offered, what became of it, why, and where it is now."""

    source: str
    outcome: Outcome
    reason: str = ""
    remedy: str = ""
    source_file: str = ""
    title: str = ""
    outlet: str = ""
    published: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportResult:
    """The whole summary table, in the order things were offered."""

    rows: tuple[Imported, ...]

    def of(self, outcome: Outcome) -> tuple[Imported, ...]:
        """The rows with one outcome."""
        return tuple(row for row in self.rows if row.outcome is outcome)

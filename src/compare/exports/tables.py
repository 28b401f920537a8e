"""An export's tables, filled: rows in the declared columns, every quoted word compared with its source."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from compare.errors import CompareError
from compare.exports import rows_of_agreement as agreement
from compare.exports import rows_of_records as records
from compare.exports import rows_of_sources as sources
from compare.exports.anchoring import ORPHANED
from compare.exports.cells import Cell, as_text
from compare.exports.schema import Table, declared_tables, wide_names, with_tags
from compare.exports.snapshot import Snapshot, take
from compare.exports.view import Options, ProjectView

if TYPE_CHECKING:
    import pandas as pd

Row = Mapping[str, Cell]

_ROWS: Final[Mapping[str, Callable[[Snapshot], Iterable[Row]]]] = {
    "articles": sources.article_rows,
    "claims": sources.claim_rows,
    "clusters": sources.cluster_rows,
    "matches": sources.match_rows,
    "judgements": records.judgement_rows,
    "annotations": records.annotation_rows,
    "silences": records.silence_rows,
    "notes": records.note_rows,
    "cluster_edits": records.cluster_edit_rows,
    "migrations": records.migration_rows,
    "anchors": records.anchor_rows,
    "suggestions": sources.suggestion_rows,
    "codebook": sources.codebook_rows,
}


@dataclass(frozen=True, slots=True)
class Filled:
    """A table and its rows; each row has a cell for each of the table's columns."""

    table: Table
    rows: tuple[tuple[Cell, ...], ...]

    def frame(self) -> "pd.DataFrame":
        """The table as pandas has it: every cell text as the CSV file has it, missing ones empty."""
        import pandas as pd  # half a second that --help need not wait for

        texts = [[as_text(cell) for cell in row] for row in self.rows]
        return pd.DataFrame(texts, columns=list(self.table.names), dtype=str)


def tables(view: ProjectView, options: Options | None = None) -> tuple[Filled, ...]:
    """Every table of an export of ``view``, in the order they are written.

    Raises CompareError if the words of a row are not what its article has at that place, naming the row; and
    for a filter that names what the project does not have.
    """
    return fill(take(view, options or Options()))


def fill(snapshot: Snapshot) -> tuple[Filled, ...]:
    """Every table made from ``snapshot``; words are compared with their sources before any are left out."""
    wide_columns = wide_names(records.tags_used(snapshot))
    declared = declared_tables()
    planned = [(declared[name], rows(snapshot)) for name, rows in _ROWS.items()]
    wide = with_tags(declared["pairs_wide"], wide_columns)
    planned.append((wide, records.wide_rows(snapshot, wide_columns)))
    asked = agreement.asked(snapshot)
    planned.append((declared["agreement"], agreement.agreement_rows(snapshot, asked)))
    planned.append((declared["disagreements"], agreement.disagreement_rows(asked)))
    check = partial(_refuse_mismatch, snapshot)
    return tuple(_filled(table, check(table, rows), snapshot.options) for table, rows in planned)


def _filled(table: Table, rows: Iterable[Row], options: Options) -> Filled:
    blank = {column.name: None for column in table.columns if column.quotes and not options.with_text}
    kept = ({**row, **blank} for row in rows) if blank else rows
    names = table.names  # made anew whenever it is asked for
    return Filled(table, tuple(tuple(map(row.get, names)) for row in kept))


def _refuse_mismatch(snapshot: Snapshot, table: Table, rows: Iterable[Row]) -> Iterator[Row]:
    """The rows as they come; stops at one whose words its article does not have there."""
    if not {"article_id", "start", "end", "exact"} <= set(table.names):
        yield from rows
        return
    for number, row in enumerate(rows, 1):
        if row.get("exact") is not None and row.get("anchoring") != ORPHANED and not _matches(snapshot, row):
            raise CompareError(
                f"the words {str(row['exact'])[:40]!r} do not stand in article {row['article_id']} "
                f"at {row['start']}-{row['end']}",
                file=table.file,
                place=f"row {number}",
                remedy="Nothing was written. Open the project again, and see `source-compare verify`.",
            )
        yield row


def _matches(snapshot: Snapshot, row: Row) -> bool:
    article = snapshot.articles.get(str(row["article_id"]))
    start, end = row["start"], row["end"]
    if article is None or not isinstance(start, int) or not isinstance(end, int):
        return False
    return article.text[start:end] == row["exact"]

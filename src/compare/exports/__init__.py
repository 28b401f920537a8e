"""Tables that people take away: verbatim, traceable, the same bytes for the same inputs.

``export`` writes them, ``tables`` gives them to a page; ``tables.toml`` declares every table and column.
See docs/exports.md.
"""

from compare.exports.cells import guard, unguard
from compare.exports.restoring import events_of, import_export, is_export
from compare.exports.schema import CellType, Column, Table, declared_tables
from compare.exports.tables import Filled, tables
from compare.exports.view import Options, ProjectView
from compare.exports.writing import Written, export

__all__ = [
    "CellType",
    "Column",
    "Filled",
    "Options",
    "ProjectView",
    "Table",
    "Written",
    "declared_tables",
    "events_of",
    "export",
    "guard",
    "import_export",
    "is_export",
    "tables",
    "unguard",
]

"""An export that lies among the articles: told by its description, lest its README be taken for one."""

import json
from pathlib import Path
from typing import Final

DESCRIPTION: Final = "datapackage.json"
"""The file of an export that describes the others (Frictionless Data Package)."""

EXPORT_NAME: Final = "source-compare-export"
"""What an export's description calls it. Anybody may have a data package; this name tells ours."""


def describes_export(content: bytes) -> bool:
    """Whether ``content``, that of a ``datapackage.json``, describes an export of this program."""
    try:
        described = json.loads(content)
    except (ValueError, RecursionError):
        return False
    return isinstance(described, dict) and described.get("name") == EXPORT_NAME


def is_export_folder(folder: Path) -> bool:
    """Whether ``folder`` holds an export of this program."""
    try:
        return describes_export((folder / DESCRIPTION).read_bytes())
    except OSError:
        return False

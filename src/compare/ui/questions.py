"""Questions a browser asks through the channel that are no deeds. Add one by adding it to the table."""

import base64
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from compare.exports import export
from compare.project import Project
from compare.text import text_hash


def export_tables(project: Project, _question: Mapping[str, Any]) -> dict[str, Any]:
    """The annotated tables as a zip, byte for byte what the command line writes. Raises CompareError."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "tables.zip"
        export(project, file)
        content = base64.b64encode(file.read_bytes()).decode("ascii")
    return {"name": f"{_plain(project.name)}.zip", "content": content}


QUESTIONS: Mapping[str, Callable[[Project, Mapping[str, Any]], dict[str, Any]]] = {"export": export_tables}
"""By the question's ``kind``; each gives the fields of the reply."""


def _plain(name: str) -> str:
    """A file name any system takes: ASCII letters and digits of ``name``, or a hash where there are none."""
    kept = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in name).strip("-")
    return kept or text_hash(name)[:12]

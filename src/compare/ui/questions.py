"""Questions a browser asks through the channel that are no deeds. Add one by adding it to the table."""

import base64
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

from compare.annotations import AnyEvent
from compare.errors import CompareError
from compare.exports import Options, export, tables
from compare.exports.cells import csv_bytes
from compare.exports.writing import SHEETS, WORKBOOK
from compare.framing.codebook_formats import to_qdc
from compare.project import Project
from compare.ui import errands, history_view, sources_deeds, sources_view
from compare.ui.errands import Desk
from compare.ui.export_view import file_name, read_request
from compare.ui.incoming import IncompleteError, take_piece
from compare.ui.turning import next_deed

Question = Mapping[str, Any]
Reply = dict[str, Any]


def _tables(desk: Desk, question: Question) -> Reply:
    """The annotated tables as a zip, byte for byte what the command line writes with the same options."""
    return _file(file_name(desk.project.name), zipped(desk.project, _options(question)))


def _workbook(desk: Desk, question: Question) -> Reply:
    name = file_name(desk.project.name).replace(".zip", ".xlsx")
    return _file(name, workbook(desk.project, _options(question)))


def _codebook(desk: Desk, question: Question) -> Reply:
    """The codebook, as REFI-QDA (.qdc) or as an export has it (CSV)."""
    if question.get("form") == "qdc":
        return _file("codebook.qdc", to_qdc(desk.project.codebook))
    return _file("codebook.csv", codebook_csv(desk.project))


def _piece(desk: Desk, question: Question) -> Reply:
    return take_piece(desk.incoming, question)


def _add(desk: Desk, question: Question) -> Reply:
    """Add articles: files that have arrived, one page of the web, or a pasted text."""
    ways = {"link": sources_deeds.add_link, "paste": sources_deeds.add_pasted}
    try:
        if question.get("way") == "files":
            rows = sources_deeds.add_files(desk.project, desk.incoming.files(question))
        else:
            rows = ways[str(question.get("way"))](desk.project, question)
    except CompareError as error:
        return {"trouble": str(error), "again": isinstance(error, IncompleteError)}
    return {"rows": sources_view.summary(rows), "words": sources_deeds.counted(rows)}


def _turn(desk: Desk, question: Question) -> Reply:
    """What the annotator’s next undo or redo names, from the journals alone; no ops where nothing is left."""
    state = desk.project.recorded()
    deed = next_deed(state, str(question.get("annotator")), str(question.get("way")))
    said = (history_view.said(state, desk.project.codebook, event.op) for event in sorted(deed, key=_clock))
    return {"ops": [event.op for event in deed], "words": " and ".join(said)}


def _clock(event: AnyEvent) -> int:
    return event.clock


def _once(ask: Callable[[Desk, Question], Reply]) -> Callable[[Desk, Question], Reply]:
    """``ask``, which changes something: asked again, it is answered and not done again."""
    return lambda desk, question: desk.incoming.deeds.once(_id(question), lambda: ask(desk, question))


def _kept(ask: Callable[[Desk, Question], Reply]) -> Callable[[Desk, Question], Reply]:
    """``ask``, which takes long: asked again, it is answered with the file that was made."""
    return lambda desk, question: desk.incoming.exports.once(_id(question), lambda: ask(desk, question))


QUESTIONS: Mapping[str, Callable[[Desk, Question], Reply]] = {
    "export": _kept(_tables),
    "workbook": _kept(_workbook),
    "codebook": _codebook,
    "piece": _piece,
    "add": _once(_add),
    "errand": _once(errands.done),
    "turn": _turn,
}
"""By the question's ``kind``; each gives the fields of the reply, or raises CompareError."""


def zipped(project: Project, options: Options) -> bytes:
    """The bytes that `source-compare export` writes to a zip with these options."""
    with tempfile.TemporaryDirectory() as folder:
        return export(project, Path(folder) / "tables.zip", options).destination.read_bytes()


def workbook(project: Project, options: Options) -> bytes:
    """The workbook of the same export: nothing in it can run as a formula."""
    whole = zipped(project, replace(options, spreadsheet=True))
    with zipfile.ZipFile(BytesIO(whole)) as archive:
        return archive.read(f"{SHEETS}/{WORKBOOK}")


def codebook_csv(project: Project) -> bytes:
    """The codebook as an export has it."""
    filled = next(each for each in tables(project) if each.table.name == "codebook")
    return b"".join(csv_bytes(filled.table.names, filled.rows))


def _id(question: Question) -> str:
    return str(question.get("id"))


def _options(question: Question) -> Options:
    """The options in the address of the page that asks; the plain export where it names none."""
    query = question.get("query")
    named = query.items() if isinstance(query, Mapping) else ()
    return read_request({str(name): str(value) for name, value in named}).options


def _file(name: str, content: bytes) -> Reply:
    return {"name": name, "content": base64.b64encode(content).decode("ascii")}

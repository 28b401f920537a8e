"""Codebook: the tags, what each means, and changing them without breaking old work."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from compare.errors import CompareError
from compare.exports import tables
from compare.exports.cells import csv_bytes
from compare.framing import Codebook, default_codebook
from compare.framing.codebook_formats import to_qdc
from compare.project import Project
from compare.ui import codebook_deeds, codebook_view
from compare.ui.desk import Desk
from compare.ui.errands import Deed, Fields, mount_with_errands, run_errands

PART = "codebook"
OFFER = "codebook-offer"
TROUBLE = "codebook-trouble"


def _take_over(project: Project, fields: Fields) -> str:
    offered: Codebook | None = st.session_state.get(OFFER)
    if offered is None:
        raise CompareError("no codebook is offered any more", remedy="Choose its file again.")
    words = codebook_deeds.take_over(project, offered, fields)
    return _leave(fields) or words


def _leave(_fields: Fields) -> str:
    st.session_state[OFFER] = None
    return ""


DEEDS: dict[str, Callable[[Project, Fields], str]] = {
    "write": codebook_deeds.write_tag,
    "rename": codebook_deeds.rename,
    "merge": codebook_deeds.merge,
    "remove": codebook_deeds.remove,
    "bring back": codebook_deeds.bring_back,
    "take over": _take_over,
}


def show(desk: Desk) -> None:
    """Show the page that the address asks for."""
    project = desk.project
    deeds: dict[str, Deed] = {name: partial(deed, project) for name, deed in DEEDS.items()}
    run_errands(PART, {**deeds, "leave": _leave, "look": lambda _fields: ""})
    content = codebook_view.content(
        project.codebook,
        project.state(),
        is_default=project.codebook == default_codebook(),
        opened=codebook_view.read_open(st.query_params.to_dict()),
    )
    offer = codebook_view.offer(project.codebook, st.session_state.get(OFFER))
    mount_with_errands(PART, {**content, "offer": offer, "trouble": st.session_state.get(TROUBLE, "")})
    _files(project)


def _files(project: Project) -> None:
    """Take the codebook along, or bring another one in: its changes are shown before they are made."""
    turn = st.session_state.setdefault("codebook-turn", 0)
    with st.container(key="native-codebook"):
        file = st.file_uploader("Bring in a codebook (REFI-QDA .qdc, or .csv)", key=f"codebook-file-{turn}")
        with st.container(horizontal=True, key="codebook-downloads"):
            qdc = partial(to_qdc, project.codebook)
            st.download_button("Download as .qdc", qdc, "codebook.qdc", key="codebook-qdc", on_click="ignore")
            csv = partial(as_csv, project)
            st.download_button("Download as CSV", csv, "codebook.csv", key="codebook-csv", on_click="ignore")
    if file:
        _offer(file.name, file.getvalue())
        st.session_state["codebook-turn"] = turn + 1
        st.rerun()


def as_csv(project: Project) -> bytes:
    """The codebook as an export has it."""
    filled = next(each for each in tables(project) if each.table.name == "codebook")
    return b"".join(csv_bytes(filled.table.names, filled.rows))


def _offer(name: str, content: bytes) -> None:
    try:
        st.session_state[OFFER], st.session_state[TROUBLE] = codebook_deeds.read_offer(name, content), ""
    except CompareError as error:
        st.session_state[OFFER], st.session_state[TROUBLE] = None, str(error)

"""Codebook: the tags, what each means, and changing them without breaking old work."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from compare.errors import CompareError
from compare.framing import Codebook, default_codebook, read_codebook
from compare.project import Project
from compare.ui import codebook_deeds, codebook_view
from compare.ui.desk import Desk
from compare.ui.errands import Deed, Fields, mount_with_errands, run_errands

PART = "codebook"
OFFER = "codebook-offer"


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
    deeds |= {"bring in": partial(_bring_in, desk), "leave": _leave, "look": lambda _fields: ""}
    run_errands(PART, deeds)
    content = codebook_view.content(
        project.codebook,
        project.state(),
        is_default=project.codebook == default_codebook(),
        opened=codebook_view.read_open(st.query_params.to_dict()),
    )
    offer = codebook_view.offer(project.codebook, st.session_state.get(OFFER))
    mount_with_errands(PART, {**content, "offer": offer})


def _bring_in(desk: Desk, fields: Fields) -> str:
    """Read the codebook in a file; its changes are shown before they are made."""
    name, content = next(iter(desk.incoming.files(fields)))
    st.session_state[OFFER] = read_codebook(name, content)
    return f"{name} is read: its changes are shown above"

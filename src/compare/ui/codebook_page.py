"""Codebook: the tags, what each means, and changing them without breaking old work."""

from functools import partial

import streamlit as st

from compare.framing import default_codebook
from compare.ui import codebook_deeds, codebook_view
from compare.ui.desk import Desk
from compare.ui.errands import mount_with_errands, run_errands

PART = "codebook"

DEEDS = {
    "write": codebook_deeds.write_tag,
    "rename": codebook_deeds.rename,
    "merge": codebook_deeds.merge,
    "remove": codebook_deeds.remove,
    "bring back": codebook_deeds.bring_back,
}


def show(desk: Desk) -> None:
    """Show the page that the address asks for."""
    project = desk.project
    deeds = {name: partial(deed, project) for name, deed in DEEDS.items()}
    run_errands(PART, {**deeds, "look": lambda _fields: ""})
    mount_with_errands(
        PART,
        codebook_view.content(
            project.codebook,
            project.store.state(),
            is_default=project.codebook == default_codebook(),
            opened=codebook_view.read_open(st.query_params.to_dict()),
        ),
    )

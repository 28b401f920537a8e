"""Codebook: the tags, what each means, and changing them without breaking old work."""

import streamlit as st

from compare.framing import default_codebook
from compare.ui import codebook_offer, codebook_view
from compare.ui.components import mount
from compare.ui.desk import Desk


def show(desk: Desk) -> None:
    """Show the page that the address asks for."""
    project = desk.project
    content = codebook_view.content(
        project.codebook,
        project.state(),
        is_default=project.codebook == default_codebook(),
        opened=codebook_view.read_open(st.query_params.to_dict()),
    )
    offer = codebook_view.offer(project.codebook, codebook_offer.offered())
    mount("codebook", "codebook", {**content, "offer": offer})

"""Another codebook, read and offered in one session: its changes are shown before they are made."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from compare.errors import CompareError
from compare.framing import Codebook, read_codebook
from compare.project import Project
from compare.ui import codebook_deeds
from compare.ui.incoming import Incoming

Fields = Mapping[str, Any]

OFFER = "codebook-offer"


def offered() -> Codebook | None:
    """The codebook that waits for a decision."""
    found: Codebook | None = st.session_state.get(OFFER)
    return found


def bring_in(incoming: Incoming, fields: Fields) -> str:
    """Read the codebook in a file that has arrived."""
    name, content = next(iter(incoming.files(fields)))
    st.session_state[OFFER] = read_codebook(name, content)
    return f"{name} is read: its changes are shown above"


def take_over(project: Project, fields: Fields) -> str:
    """Make the offered codebook's changes."""
    codebook = offered()
    if codebook is None:
        raise CompareError("no codebook is offered any more", remedy="Choose its file again.")
    words = codebook_deeds.take_over(project, codebook, fields)
    return leave() or words


def leave() -> str:
    """Drop the offer, without a word."""
    st.session_state[OFFER] = None
    return ""

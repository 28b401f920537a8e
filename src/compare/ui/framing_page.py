"""Framing: how the outlets name, attribute, quote, lead, and what people tagged, as figures and tables."""

from collections.abc import Hashable, Sequence

import streamlit as st

from compare.claims import Claim
from compare.framing.naming import Naming, namings
from compare.ui import framing_view
from compare.ui.components import mount
from compare.ui.desk import Desk


def show(desk: Desk) -> None:
    """Show the part that the address asks for."""
    project = desk.project
    request = framing_view.read_request(st.query_params.to_dict())
    key = (str(project.root), project.fingerprint())
    mount(
        "framing",
        "framing",
        framing_view.content(
            desk.material(), project.state(), lambda: _namings(key, desk.material().claims), request
        ),
    )


@st.cache_resource(show_spinner="Finding what is named …", max_entries=2)
def _namings(key: Hashable, _claims: Sequence[Claim]) -> Sequence[Naming]:  # noqa: ARG001 - key is the cache's
    """All names of all referents: two milliseconds a claim."""
    return namings(_claims)

"""Read: whole articles side by side, their claims linked."""

import streamlit as st

from compare.ui import read_view
from compare.ui.components import mount
from compare.ui.desk import Desk


def show(desk: Desk) -> None:
    """Show the articles that the address names."""
    mount("read", "read", read_view.content(desk.material(), st.query_params.to_dict()))

"""Compare: one cluster at a time, its outlets side by side."""

import streamlit as st

from compare.ui import compare_view
from compare.ui.components import mount
from compare.ui.desk import Desk
from compare.ui.links import read_filters


def show(desk: Desk) -> None:
    """Show the page that the address asks for."""
    filters = read_filters(st.query_params.to_dict())
    mount(
        "compare",
        "compare",
        compare_view.content(desk.material(), filters, desk.tagged(), desk.differences, desk.suggested),
    )

"""Review: the queue of suggested matches, one pair at a time, one key a verdict."""

import streamlit as st

from compare.ui import review_view
from compare.ui.components import mount
from compare.ui.desk import Desk


def show(desk: Desk) -> None:
    """Show the queue from where the address says."""
    mount(
        "review", "review", review_view.content(desk.material(), st.query_params.to_dict(), desk.differences)
    )

"""Coverage: who told each claim, where and how long, and who is silent."""

import streamlit as st

from compare.ui import coverage_view
from compare.ui.components import mount
from compare.ui.desk import Desk


def show(desk: Desk) -> None:
    """Show the matrix as the address asks for it."""
    request = coverage_view.read_request(st.query_params.to_dict())
    mount("coverage", "coverage", coverage_view.content(desk.material(), request))

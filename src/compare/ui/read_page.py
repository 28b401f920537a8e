"""Read: whole articles side by side, their claims linked."""

from functools import partial

import streamlit as st

from compare.ui import read_view
from compare.ui.desk import Desk
from compare.ui.errands import mount_with_errands, run_errands
from compare.ui.rematching import match_again

PART = "read"


def show(desk: Desk) -> None:
    """Show the articles that the address names."""
    run_errands(PART, {"match": partial(match_again, desk)})
    mount_with_errands(PART, read_view.content(desk.material(), st.query_params.to_dict()))

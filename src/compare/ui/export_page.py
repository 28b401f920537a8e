"""Export: what will be in the tables, and the tables."""

from collections.abc import Hashable, Sequence

import streamlit as st

from compare.annotations import State
from compare.errors import CompareError
from compare.exports import Filled, Options, tables
from compare.project import Project
from compare.ui import export_view
from compare.ui.components import mount
from compare.ui.desk import Desk


def show(desk: Desk) -> None:
    """Show the page that the address asks for."""
    project, state = desk.project, desk.project.state()
    request = export_view.read_request(st.query_params.to_dict())
    found = _tables(_key(project, state), request.options, project)
    mount("export", "export", export_view.content(project, state, request, found, str(project.root)))


def _key(project: Project, state: State) -> Hashable:
    return str(project.root), project.fingerprint(), state.last, len(state.events)


@st.cache_resource(show_spinner="Filling the tables …", max_entries=8)
def _tables(key: Hashable, options: Options, _project: Project) -> Sequence[Filled] | str:  # noqa: ARG001
    """The filled tables, or in words why there can be none. Filling takes seconds for 100,000 annotations."""
    try:
        return tables(_project, options)
    except CompareError as error:
        return str(error)

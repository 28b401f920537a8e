"""Export: what will be in the tables, and the tables."""

import tempfile
import zipfile
from collections.abc import Hashable, Sequence
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path

import streamlit as st

from compare.annotations import State
from compare.errors import CompareError
from compare.exports import Filled, Options, export, tables
from compare.exports.writing import SHEETS, WORKBOOK
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
    if not isinstance(found, str):
        _downloads(project, request.options)


def _downloads(project: Project, options: Options) -> None:
    name = export_view.file_name(project.name)
    with st.container(key="native-bar", horizontal=True):
        st.download_button(
            "Download the tables (zip)",
            partial(zipped, project, options),
            name,
            "application/zip",
            key="export-zip",
            on_click="ignore",
            type="primary",
        )
        st.download_button(
            "Only the workbook (XLSX)",
            partial(workbook, project, options),
            name.replace(".zip", ".xlsx"),
            key="export-workbook",
            on_click="ignore",
        )


def zipped(project: Project, options: Options) -> bytes:
    """The bytes that `source-compare export` writes to a zip with the same options."""
    with tempfile.TemporaryDirectory() as folder:
        written = export(project, Path(folder) / "tables.zip", options)
        return written.destination.read_bytes()


def workbook(project: Project, options: Options) -> bytes:
    """The workbook of the same export: nothing in it can run as a formula."""
    with_sheets = replace(options, spreadsheet=True)
    with zipfile.ZipFile(BytesIO(zipped(project, with_sheets))) as archive:
        return archive.read(f"{SHEETS}/{WORKBOOK}")


def _key(project: Project, state: State) -> Hashable:
    return str(project.root), project.fingerprint(), state.last, len(state.events)


@st.cache_resource(show_spinner="Filling the tables …", max_entries=8)
def _tables(key: Hashable, options: Options, _project: Project) -> Sequence[Filled] | str:  # noqa: ARG001
    """The filled tables, or in words why there can be none. Filling takes seconds for 100,000 annotations."""
    try:
        return tables(_project, options)
    except CompareError as error:
        return str(error)

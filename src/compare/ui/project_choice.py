"""Which project this program shows, and its desk, opened once and opened again when its files change."""

import sys
from pathlib import Path

import streamlit as st

from compare.project import Project
from compare.ui.desk import Desk
from compare.ui.incoming import Incoming


def project_path() -> Path:
    """The folder named after the script (`streamlit run app.py -- FOLDER`), else the one we are in."""
    return Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else Path.cwd()


def open_desk() -> Desk:
    """The desk of the project. Raises CompareError where the folder is no project."""
    path = str(project_path())
    desk = _desk(path)
    if desk.is_stale:
        _desk.clear()
        desk = _desk(path)
    return desk


@st.cache_resource(show_spinner=False)
def _desk(path: str) -> Desk:
    return Desk(Project.open(path), _incoming())


@st.cache_resource(show_spinner=False)
def _incoming() -> Incoming:
    """One for the whole program: a file on its way stays, though the project is opened again."""
    return Incoming()

"""Sources: the articles, what is known of them, what counts as their text; and adding more."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from compare.articles import Article
from compare.articles.corrections import read_decisions
from compare.articles.importing import Imported, Kinship, common_text, original_of
from compare.articles.manifest import read_manifest
from compare.project import Project
from compare.ui import sources_deeds, sources_view
from compare.ui.desk import Desk
from compare.ui.errands import Fields, mount_with_errands, run_errands

PART = "sources"
ADDING = "adding"
ADDED = "sources-added"


def show(desk: Desk) -> None:
    """Show the page that the address asks for."""
    project, request = desk.project, sources_view.read_request(st.query_params.to_dict())
    run_errands(
        PART,
        {
            "state": partial(sources_deeds.state_facts, project),
            "region": partial(sources_deeds.decide_region, project),
        },
    )
    mount_with_errands(PART, sources_view.content(_sources(project), request))
    if request.adding:
        _adding(project)


@dataclass
class _Added:
    """What this session added last. Kept as one object, which a run that Streamlit stops leaves whole."""

    rows: Sequence[Imported] = ()
    turn: int = 0


def _adding(project: Project) -> None:
    added: _Added = st.session_state.setdefault(ADDED, _Added())
    run_errands(ADDING, {"link": partial(_link, project, added), "paste": partial(_paste, project, added)})
    _uploads(project, added)
    mount_with_errands(ADDING, {"summary": sources_view.summary(added.rows)})


def _uploads(project: Project, added: _Added) -> None:
    """Take files in as they arrive; what kinds there are is checked here, so that a refusal says why."""
    with st.container(key="native-upload"):
        files = st.file_uploader(
            "Files from your computer",
            accept_multiple_files=True,
            key=f"sources-files-{added.turn}",
        )
        if files:
            with st.spinner("Reading …"):
                contents = [(file.name, file.getvalue()) for file in files]
                added.rows, added.turn = sources_deeds.add_files(project, contents), added.turn + 1
            st.rerun()


def _link(project: Project, added: _Added, fields: Fields) -> str:
    added.rows = sources_deeds.add_link(project, fields)
    return sources_deeds.counted(added.rows)


def _paste(project: Project, added: _Added, fields: Fields) -> str:
    added.rows = sources_deeds.add_pasted(project, fields)
    return sources_deeds.counted(added.rows)


def _sources(project: Project) -> sources_view.Sources:
    folder = project.articles_folder
    originals = {each.source_file: original_of(folder, each.source_file) for each in project.articles}
    return sources_view.Sources(
        reading=project.reading,
        claims=project.claims,
        kin=_kin(project.fingerprint(), project.articles),
        stated=read_manifest(folder),
        decisions=read_decisions(folder),
        originals={file: path.name for file, path in originals.items() if path},
    )


@st.cache_resource(show_spinner="Looking for common text …", max_entries=2)
def _kin(key: Hashable, _articles: Sequence[Article]) -> Sequence[Kinship]:  # noqa: ARG001 - key is the cache's
    """Which articles share text; looking takes a moment for a thousand of them."""
    return common_text(_articles)

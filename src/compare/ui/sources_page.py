"""Sources: the articles, what is known of them, what counts as their text; and adding more."""

from collections.abc import Hashable, Sequence

import streamlit as st

from compare.articles import Article
from compare.articles.corrections import read_decisions
from compare.articles.importing import Kinship, common_text, original_of
from compare.articles.manifest import read_manifest
from compare.project import Project
from compare.ui import sources_view
from compare.ui.components import mount
from compare.ui.desk import Desk


def show(desk: Desk) -> None:
    """Show the page that the address asks for."""
    request = sources_view.read_request(st.query_params.to_dict())
    mount("sources", "sources", sources_view.content(_sources(desk.project), request))


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

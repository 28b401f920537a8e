"""History: who did what when, back to any moment, and what has to be repaired by hand."""

from collections.abc import Hashable, Mapping

import streamlit as st

from compare.annotations import Place, State, follow
from compare.project import Project
from compare.ui import history_view
from compare.ui.components import mount
from compare.ui.desk import Desk
from compare.ui.tellers import told_claims


def show(desk: Desk) -> None:
    """Show the page that the address asks for."""
    project = desk.project
    reading, state = project.store.read(), project.store.state()
    past = history_view.Past(
        reading,
        state,
        {claim.claim_id: claim for claim in told_claims(project.claims)},
        project.codebook,
        orphans_of(project),
    )
    request = history_view.read_request(st.query_params.to_dict())
    mount("history", "history", history_view.content(past, request))


def orphans_of(project: Project) -> Mapping[str, Place]:
    """The claims that events name and that nobody finds any more, by the id the events know."""
    state = project.store.state()
    return _orphans((project.fingerprint(), state.last, len(state.events)), state, project)


@st.cache_resource(show_spinner="Looking for every claim …", max_entries=2)
def _orphans(key: Hashable, _state: State, _project: Project) -> Mapping[str, Place]:  # noqa: ARG001
    """The claims that nobody finds any more; looking for them takes a second for thousands."""
    texts = {article.article_id: article.text for article in _project.articles}
    return follow(_state, _project.claims, texts).orphans

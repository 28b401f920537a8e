"""What Streamlit runs, each time anything happens: page settings, the shell, the channel, one page."""

import uuid
from functools import partial

import streamlit as st

from compare.errors import CompareError
from compare.ui import channel
from compare.ui.components import mount, posted
from compare.ui.desk import Desk
from compare.ui.pages import PAGES, Page
from compare.ui.project_choice import open_desk
from compare.ui.tellers import telling_articles

CHANNEL = "channel"


def main() -> None:
    """Show the page that the address names."""
    st.set_page_config(page_title="source-compare", layout="wide", initial_sidebar_state="collapsed")
    try:
        desk = open_desk()
        _show(desk)
    except CompareError as error:
        _show_trouble(error)


def _show(desk: Desk) -> None:
    routes = {
        page.path: st.Page(partial(_page, page, desk), title=page.title, url_path=page.path) for page in PAGES
    }
    start = st.Page(partial(_page, PAGES[0], desk), title=PAGES[0].title, default=True)
    chosen = st.navigation([start, *routes.values()], position="hidden")
    here = next((path for path, route in routes.items() if route is chosen), PAGES[0].path)
    _shell(desk, here)
    _channel(desk)
    chosen.run()
    _arrival(_as_of(_letter(), desk), here)


def _page(page: Page, desk: Desk) -> None:
    """The page, after the letter of this run was answered."""
    page.show(_as_of(_letter(), desk))


def _shell(desk: Desk, here: str) -> None:
    mount(
        "shell",
        "shell",
        {
            "project": desk.project.name,
            "root": str(desk.project.root),
            "here": here,
            "pages": [{"title": page.title, "path": page.path} for page in PAGES],
        },
    )


def _arrival(desk: Desk, here: str) -> None:
    """Tell the browser that all of this run is there, and what takes reading the articles to know."""
    articles = telling_articles(desk.project.articles)
    mount(
        "arrival",
        "arrival",
        {
            "here": here,
            "run": uuid.uuid4().hex,
            "outlets": list(dict.fromkeys(article.outlet for article in articles)),
            "can_annotate": bool(articles),
        },
    )


@st.fragment
def _channel(desk: Desk) -> None:
    """Answer the browser's letter. A fragment: a save runs this and nothing else."""
    letter = _letter()
    mount("channel", CHANNEL, channel.answer(_as_of(letter, desk), letter).as_json(), answers="letter")


def _as_of(letter: channel.Letter, desk: Desk) -> Desk:
    """The desk; where the letter has an errand, opened anew if the project's files have changed meanwhile."""
    try:
        return open_desk() if letter.has_errand else desk
    except CompareError:  # the next run of the page says why it cannot be opened
        return desk


def _letter() -> channel.Letter:
    return channel.read_letter(posted(CHANNEL, "letter"))


def _show_trouble(error: CompareError) -> None:
    mount("trouble", "trouble", {"title": "This project cannot be opened", "words": [str(error)]})

"""A page whose head is all that matters."""

import pytest

from compare.articles import make_article

STORY = (
    "The bridge was closed on Thursday after a barge struck a pier, the port authority said.\n"
    "Nobody was hurt, and engineers will look at the damage at low tide, it added.\n"
    "Ferries carry those who cross the river to work until then, the authority said.\n"
)


@pytest.fixture
def read():
    """An article read from a title, the lines below it that a test gives, a story, and a line below that."""

    def made(*head: str, below: str = ""):
        return make_article(
            "a.txt", "\n".join(("Barge strikes bridge over the Elder", *head, STORY + below)), {}
        )

    return made

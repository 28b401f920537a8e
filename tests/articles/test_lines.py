"""Lines, however the page that they were copied from lays them out."""

import re

import pytest

from compare.articles import make_article

PAGE = """Lakeland

Barge strikes bridge over the Elder
The port closes the river to ships for a week, and the town its bridge
By Ada Marsh in Alta and Ben Okoro
Published 3 March 2026
Share

A barge lies below the bridge
View image in fullscreen
The barge lies below the third pier of the bridge. Photograph: Ivo Lind/AFP

ALTA (AP) — The bridge was closed on Thursday after a barge struck a pier, the port authority said.
Nobody was hurt, and engineers will look at the damage at low tide, it added.

Ferries instead
Ferries carry those who cross the river to work until then, the authority said.
What is known so far:
- the barge carried gravel;
- its rudder failed.
The Lakeland Post could not independently verify the claim.

Related
Five bridges that fell
Follow us on Facebook
© 2026 Lakeland Post
"""


def seen(text):
    article = make_article("a.txt", text, {})
    stated = (
        article.outlet,
        article.agency,
        article.title,
        article.author,
        article.published,
        article.language,
    )
    return stated, [(region.kind, " ".join(region.span.of(text).split())) for region in article.regions]


@pytest.mark.parametrize(
    ("found", "copied"),
    [
        ("\n", "\n\n"),
        ("\n\n", "\n\n\n"),
        ("\n", "  \n"),
        ("\n", "\t\n\t"),
        ("\n", "\n \t\n"),
        ("\n", "\u00a0\n"),
        ("\n", "\r\n"),
        ("\n", "\r\n\r\n"),
    ],
)
def test_the_same_page_is_read_alike_however_it_was_copied(found, copied):
    assert seen(re.sub(found, copied, PAGE)) == seen(PAGE)


def test_the_page_of_these_tests_states_what_it_is_read_for():
    stated, regions = seen(PAGE)
    assert stated == (
        "Lakeland Post",
        "AP",
        "Barge strikes bridge over the Elder",
        "Ada Marsh and Ben Okoro",
        "2026-03-03",
        "en",
    )
    assert len({kind for kind, _ in regions}) >= 8

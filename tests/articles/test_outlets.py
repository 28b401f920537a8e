"""Whose page it is, where the page names itself in passing."""

import pytest

from compare.articles import make_article

TITLE = "Barge strikes bridge over the Elder"
STORY = (
    "The bridge was closed on Thursday after a barge struck a pier, the port authority said.\n"
    "Nobody was hurt, and engineers will look at the damage at low tide, it added.\n"
    "Ferries carry those who cross the river to work until then, the authority said.\n"
    "The barge carried gravel from Lone and was on its way to Alta when its rudder failed.\n"
    "Its owner said that the crew had called for a tug, which came too late.\n"
    "Engineers built the bridge in 1961 and strengthened its piers after the flood of 1998.\n"
)


def read(*, above="By Ada Marsh", below="Share this article"):
    return make_article("a.txt", f"{TITLE}\n{above}\n3 March 2026\n{STORY}{below}\n", {})


@pytest.mark.parametrize(
    ("above", "outlet"),
    [
        ("By: FRANCE 24", "FRANCE 24"),
        ("By Al Lakeland English", "Al Lakeland English"),
        ("By Ada Marsh, Ben Okoro and Ivo Lind, Lakeland News", "Lakeland News"),
        ("By Ada Marsh\nPrefer the Lakeland Post on Google", "The Lakeland Post"),
        ("By Ada Marsh\nWhy you can trust LLP", "LLP"),
        (
            "By Ada Marsh\nA barge below the bridge. Photograph: Ben Okoro for The Lakeland Post",
            "The Lakeland Post",
        ),
        ("By Ada Marsh\nA barge below the bridge. Photograph: Ben Okoro/AFP", ""),
        ("By Jane English", ""),
        ("By The Lakeland Mail Staff", "The Lakeland Mail"),
        ("The Washington Bureau", ""),
        ("By News Desk", ""),
        ("By Ada Marsh", ""),
    ],
)
def test_the_head_of_a_page_names_its_outlet(above, outlet):
    article = read(above=above)
    assert (article.outlet, article.outlet_inferred) == (outlet, bool(outlet))


@pytest.mark.parametrize(
    ("below", "outlet"),
    [
        ("Follow LLP on", "LLP"),
        ("Follow Ada Marsh on Twitter", ""),
        ("Follow Okoro on Twitter", ""),
        ("Follow the Lakeland Post on Facebook", "The Lakeland Post"),
        ("SOURCE: example.org/23o5QvC Hives, online May 5, 2026.", ""),
        ("Follow us on Facebook", ""),
        (
            "Get The Lakeland Post's Daily Edition by email and never miss our top stories",
            "The Lakeland Post",
        ),
        ("The Lakeland Post values your comments but requests all posts are on topic.", "The Lakeland Post"),
        ("Lakeland TV’s website can also be accessed at the following addresses:", "Lakeland TV"),
        ("The views expressed here are the author’s own and do not reflect the position of the LLP.", "LLP"),
        ("The views expressed here do not reflect the position of the center.", ""),
        ("Ada Marsh is a senior reporter at the Lakeland Post covering rivers.", "The Lakeland Post"),
        ("Ada Marsh covers rivers and ports for The Lakeland Post. She lives in Alta.", "The Lakeland Post"),
        ("LLP’s Ben Okoro and Ivo Lind contributed reporting.", "LLP"),
        ("The Reuters Daily Briefing newsletter provides all the news you need. Sign up here.", "Reuters"),
    ],
)
def test_the_foot_of_a_page_names_its_outlet(below, outlet):
    article = read(below=below)
    assert (article.outlet, article.outlet_inferred) == (outlet, bool(outlet))


@pytest.mark.parametrize(
    ("sentences", "outlet"),
    [
        ("The Lakeland Post could not independently verify the claim.", "The Lakeland Post"),
        ("LLP has reached out to the port for comment.", "LLP"),
        ("Neither account could be verified by Lakeland Eye.", "Lakeland Eye"),
        ("“We heard it,” a sailor told LLP. In a letter seen by LLP, the port denied it.", "LLP"),
        ("“We heard it,” a sailor told LLP.", ""),
        ("“We heard it,” a sailor told LLP. In a letter seen by the Lakeland Post, the port denied it.", ""),
        ("Reuters could not independently verify the claim.", ""),
    ],
)
def test_a_story_names_its_outlet_only_where_outlets_write_of_themselves(sentences, outlet):
    assert (
        read(below=f"{sentences}\nThe port will open again on Friday, the authority said.").outlet == outlet
    )


def test_the_staff_of_letters_belongs_to_the_outlet_that_was_told():
    told = "“We heard it,” a sailor told the Lakeland Loop Post on Friday."
    assert read(above="By LLP staff", below=told).outlet == "The Lakeland Loop Post"


def test_an_outlet_in_the_dateline_is_no_agency():
    text = f"{TITLE}\n3 March 2026\nAlta (Lakeland Morning Newspaper) – {STORY}"
    article = make_article("a.txt", text, {})
    assert (article.outlet, article.agency) == ("Lakeland Morning Newspaper", "")


def test_what_a_person_states_is_not_marked_as_inferred():
    article = make_article("a.txt", f"{TITLE}\nBy: FRANCE 24\n{STORY}", {"outlet": "Lakeland Post"})
    assert (article.outlet, article.outlet_inferred) == ("Lakeland Post", False)

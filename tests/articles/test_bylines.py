"""Who wrote an article, as its byline says."""

import pytest


@pytest.mark.parametrize(
    ("head", "author"),
    [
        (("Ada Marsh and Ben Okoro", "Tue 3 Mar 2026 19.12 GMT"), "Ada Marsh and Ben Okoro"),
        (("Ada Marsh, Deputy Political Editor", "3 March 2026"), "Ada Marsh"),
        (("Ada Marsh / TNN / Updated: Aug 7, 2026, 08:55 IST",), "Ada Marsh"),
        (("By: FRANCE 24", "3 March 2026"), ""),
        (("By LLP staff", "3 March 2026"), ""),
        (("By Lakeland Staff", "3 March 2026"), ""),
        (("By Ada Marsh (New York (United Nations), correspondent)", "3 March 2026"), "Ada Marsh"),
        (("By Ada Marsh and Agencies", "3 March 2026"), "Ada Marsh"),
        (
            ("By Ada Marsh, Ben Okoro and Ivo Lind, Lakeland News", "3 March 2026"),
            "Ada Marsh, Ben Okoro and Ivo Lind",
        ),
        (("Ada Marsh in Alta and Ben Okoro", "3 March 2026"), "Ada Marsh and Ben Okoro"),
        (("By Ada Marsh - 09/17/25 4:05 PM ET",), "Ada Marsh"),
        (("Ada Marsh with dpa, AFP", "3 March 2026"), "Ada Marsh"),
        (("Ada Marsh Environment correspondent", "3 March 2026"), "Ada Marsh"),
        (("Ana Maria Ruiz Political Editor", "3 March 2026"), "Ana Maria Ruiz"),
        (("Senior Political Correspondent", "3 March 2026"), ""),
        (("Author: Ada Marsh", "3 March 2026"), "Ada Marsh"),
        (("By Ada Marsh Local Democracy Reporter", "3 March 2026"), "Ada Marsh"),
        (("By Ada Marsh Reporter", "3 March 2026"), "Ada Marsh"),
        (("By Ana Maria Ruiz Political Editor", "3 March 2026"), "Ana Maria Ruiz"),
        (("By Ada Marsh, senior political correspondent", "3 March 2026"), "Ada Marsh"),
        (("WRITER: Post Reporters", "3 March 2026"), ""),
        (("Ada Marsh@adamarsh", "3 March 2026"), "Ada Marsh"),
        (("By: NEWS WIRES", "3 March 2026"), ""),
        (("By Agence France-Presse", "3 March 2026"), ""),
        (("Reporting by Ada Marsh; Editing by Ben Okoro", "3 March 2026"), "Ada Marsh"),
        (("3 March 2026",), ""),
    ],
)
def test_the_author_is_named_with_or_without_by(head, author, read):
    assert read(*head).author == author


def test_a_byline_below_a_caption_without_a_credit_names_the_author(read):
    caption = "A pier of the bridge. The barge that struck it in 2021 was never repaired, the port says."
    assert read("Share full article", caption, "By Ada Marsh and Ben Okoro", "May 19, 2026").author == (
        "Ada Marsh and Ben Okoro"
    )

"""The agencies that an article credits."""

import pytest


def test_agencies_beside_the_author_are_named_as_agencies(read):
    article = read("Ada Marsh with AFP, dpa, Reuters", "August 7, 2026")
    assert (article.author, article.agency) == ("Ada Marsh", "AFP, dpa, Reuters")


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("(With input from Xinhua)", "Xinhua"),
        ("AFP contributed to this report.", "AFP"),
        ("Source: Lakeland Post and news agencies", "news agencies"),
        ("Source: https://example.org/a/b", ""),
        ("Agence France-Presse contributed to this report", "Agence France-Presse"),
    ],
)
def test_agencies_below_the_story_are_named(line, agency, read):
    assert read("By Ada Marsh", below=line).agency == agency

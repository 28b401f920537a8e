"""Who tells: the outlet, or the article itself while nobody has stated its outlet.

Two files of unknown outlets are two tellings, to be compared like any others, not one outlet without a name.
"""

from collections.abc import Iterable
from dataclasses import replace

from compare.articles import Article
from compare.claims import Claim


def telling_articles(articles: Iterable[Article]) -> tuple[Article, ...]:
    """The articles, each told by somebody: its outlet, else its own id."""
    return tuple(each if each.outlet else replace(each, outlet=each.article_id) for each in articles)


def told_claims(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims, each told by somebody: its outlet, else its article."""
    return tuple(each if each.outlet else replace(each, outlet=each.article_id) for each in claims)

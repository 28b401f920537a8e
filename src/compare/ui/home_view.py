"""The Home page's content: what the project holds, what is wrong with it, what there is to do. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from compare.annotations import Reading as JournalReading
from compare.articles import Article, Reading
from compare.framing import DateGuard
from compare.matching import Level
from compare.ui.compare_view import Material, Row, article_json
from compare.ui.coverage_view import Coverage, Request, listed
from compare.ui.review_view import suggested
from compare.ui.sources_view import undated

MOST_ARTICLES = 50
"""Articles listed here; Sources lists them all."""

MOST_CLUSTERS = 2_000
"""Shared claims whose silences are counted; more would make the page wait."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the page is made of.

    ``orphans`` counts the claims that events name and that nobody finds any more; ``outdated`` tells whether
    verdicts were given that the matching does not know yet.
    """

    name: str
    folder: str
    reading: Reading
    journals: JournalReading
    orphans: int = 0
    outdated: bool = False


def content(standing: Standing, material: Material) -> dict[str, Any]:
    """What the browser gets. What people recorded is on the board, which the browser has anyway."""
    coverage = Coverage(material)
    shared = listed(coverage, Request())
    return {
        "project": standing.name,
        "folder": standing.folder,
        "articles": articles_listed(material, shared),
        "counts": {
            "articles": len(material.articles),
            "outlets": len(material.outlets),
            "unnamed": sum(not article.outlet for article in standing.reading.articles),
            "undated": sum(map(undated, material.articles)),
            "claims": len(material.claims),
            "shared": len(shared),
            "pairs": len(material.alignment.matches),
            "silences": possible_silences(coverage, shared),
        },
        "suggested": suggested(material),
        "dates": span_of(material.articles),
        "refusals": [
            {"file": each.source_file, "reason": each.reason, "remedy": each.remedy}
            for each in standing.reading.refusals
        ],
        "notices": [*standing.reading.notices, *material.alignment.notices],
        "damages": [{"words": each.in_words, "loud": each.loud} for each in standing.journals.damages],
        "orphans": standing.orphans,
        "outdated": standing.outdated,
    }


def articles_listed(material: Material, rows: Sequence[Row]) -> list[dict[str, Any]]:
    """The articles, with how long they are and how many of their claims another outlet tells too."""
    shared = Counter(
        material.claim[claim].article_id for claim in {claim for row in rows for claim in row.claims}
    )
    told = Counter(claim.article_id for claim in material.claims)
    return [
        {
            "id": article.article_id,
            **article_json(article),
            "words": len(article.text.split()),
            "claims": told[article.article_id],
            "shared": shared[article.article_id],
        }
        for article in material.articles[:MOST_ARTICLES]
    ]


def possible_silences(coverage: Coverage, shared: Sequence[Row]) -> int:
    """How often an outlet could have told a shared claim, by its date, and did not. Echoes do not count."""
    return sum(
        coverage.silence(row, outlet).guard is DateGuard.SILENCE
        for row in shared[:MOST_CLUSTERS]
        if row.level is Level.SAME_CLAIM
        for outlet in coverage.material.outlets
        if not coverage.told(row, outlet)
    )


def span_of(articles: Sequence[Article]) -> tuple[str, str]:
    """The first and the last date of publication, as stated; empty where none is known.

    >>> span_of([])
    ('', '')
    """
    dates = sorted(article.published for article in articles if article.published)
    return (dates[0], dates[-1]) if dates else ("", "")

"""Near-identical articles: the share of text that two have in common, as agency copy does."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from compare.articles.model import CLAIM_KINDS, Article
from compare.text import words

RUN = 5
"""Words in a row that count as common text."""

NOTEWORTHY = 0.3
"""Share of common text from which two articles are pointed out (0 to 1)."""

_MOST_ARTICLES = 50
"""Runs in more articles than this are phrases of the trade, not copied text."""


@dataclass(frozen=True, slots=True)
class Kinship:
    """Two articles and the share of the shorter one's runs of words that the other has too (0 to 1)."""

    article_a: str
    article_b: str
    share: float


def common_text(articles: Iterable[Article], least: float = NOTEWORTHY) -> tuple[Kinship, ...]:
    """Pairs of articles that share text, most first. Linear in the text, not in the pairs."""
    runs = {article.article_id: frozenset(_runs(article)) for article in articles}
    holders: defaultdict[int, list[str]] = defaultdict(list)
    for article_id, own in runs.items():
        for run in own:
            holders[run].append(article_id)
    shared: Counter[tuple[str, str]] = Counter()
    for names in holders.values():
        if 2 <= len(names) <= _MOST_ARTICLES:
            shared.update((a, b) for i, a in enumerate(names) for b in names[i + 1 :])
    kin = (Kinship(a, b, count / min(len(runs[a]), len(runs[b]))) for (a, b), count in shared.items())
    return tuple(
        sorted((k for k in kin if k.share >= least), key=lambda k: (-k.share, k.article_a, k.article_b))
    )


def _runs(article: Article) -> Iterator[int]:
    for region in article.regions:
        if region.kind in CLAIM_KINDS:
            folded = [word.folded for word in words(region.span.of(article.text))]
            for start in range(len(folded) - RUN + 1):
                yield hash(tuple(folded[start : start + RUN]))

"""The Review page's content: suggested matches to judge, in the order asked for. Pure."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from compare.matching import Match, Reason, review_order
from compare.ui.compare_view import Differences, Material, article_json, claim_json, pair_id, pair_json

WINDOW = 200
"""Pairs sent at once."""

REASONS = 6
"""Reasons shown for a pair, weightiest first."""

MOST_NAMED = 5_000
"""Suggested pairs that are named to the browser, which counts those of them that were judged."""


def most_useful_first(material: Material) -> Sequence[Match]:
    """Pairs whose verdict teaches the program most."""
    return [material.match[pair] for pair in review_order(material.alignment)]


def surest_first(material: Material) -> Sequence[Match]:
    """Pairs by falling score: the obvious ones, a key each."""
    return sorted(material.alignment.matches, key=lambda match: (-match.score, match.claim_a, match.claim_b))


ORDERS: Mapping[str, Callable[[Material], Sequence[Match]]] = {
    "useful": most_useful_first,
    "sure": surest_first,
}


def content(material: Material, query: Mapping[str, str], differences: Differences) -> dict[str, Any]:
    """One window of the queue, with everything needed to judge its pairs."""
    order = query.get("order", "") if query.get("order", "") in ORDERS else "useful"
    queue = ORDERS[order](material)
    start = _start(queue, query)
    shown = queue[start : start + WINDOW]
    claims = sorted({claim for match in shown for claim in (match.claim_a, match.claim_b)})
    articles = sorted({material.claim[claim].article_id for claim in claims})
    return {
        "total": len(queue),
        "start": start,
        "window": WINDOW,
        "order": order,
        "pairs": [_queued(material, match, differences) for match in shown],
        "claims": {claim: claim_json(material, material.claim[claim]) for claim in claims},
        "articles": {
            name: article_json(material.article[name]) for name in articles if name in material.article
        },
        "suggested": suggested(material),
        "outlets": list(material.outlets),
        "articles_read": len(material.articles),
    }


def suggested(material: Material) -> list[str]:
    """Every suggested pair, as "a~b"; none where there are more than can be named."""
    matches = material.alignment.matches
    return [pair_id(match) for match in matches] if len(matches) <= MOST_NAMED else []


def _queued(material: Material, match: Match, differences: Differences) -> dict[str, Any]:
    return {
        **pair_json(material, (match.claim_a, match.claim_b), differences),
        "row": material.row_of(match),
        "reasons": [{"words": each.words, "weight": round(each.weight, 2)} for each in _weightiest(match)],
    }


def _weightiest(match: Match) -> Sequence[Reason]:
    """The reasons shown: several features may say the same in words, which is then said once."""
    by_words: dict[str, Reason] = {}
    for reason in sorted(match.reasons, key=lambda each: -abs(each.weight)):
        if reason.words:
            by_words.setdefault(reason.words, reason)
    return list(by_words.values())[:REASONS]


def _start(queue: Sequence[Match], query: Mapping[str, str]) -> int:
    """The window of the pair an address names, or of the place it names."""
    asked = query.get("pair", "")
    places = [place for place, match in enumerate(queue) if pair_id(match) == asked]
    start = query.get("from", "")
    place = (
        places[0] if places else int(start) if start.isascii() and start.isdecimal() and len(start) < 9 else 0
    )
    return min(place, max(0, len(queue) - 1)) // WINDOW * WINDOW

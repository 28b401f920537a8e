"""How a pair stands among its rivals: the other scored pairs of either claim with the same two articles.

Only scored pairs are rivals. With every pair scored this is exact; with candidates from an index the
strongest rivals are candidates too, and a rival that was never scored counts as hopeless.
"""

import numpy as np
import numpy.typing as npt

from compare.matching.preparing import Indices, Numbers

TINY = 1e-9
UNRIVALLED = 4.0
"""Lead (log-odds) of a pair without rivals, and the furthest a lead or lag counts."""
NOBODY = 0.1
"""Odds left for "no counterpart in the other article"."""


def standing(article: Indices, a: Indices, b: Indices, logit: Numbers) -> dict[str, Numbers]:
    """Columns about rivals, from the log-odds of each pair by itself.

    ``lead`` (−4 to 4): how far, in log-odds, the pair is ahead of both claims' best rival, or behind it.
    ``share`` (log, ≤ 0): the pair's part of all odds of the claim for which that part is greater.
    ``rank`` (0 to 1): how well it ranks on both sides beyond chance, 1 when each is the other's best; with a
    single candidate, being the best says nothing, and it is 0.
    """
    articles = int(article.max()) + 1 if len(article) else 0
    sides = [_side(a * articles + article[b], logit), _side(b * articles + article[a], logit)]
    return {
        "lead": np.minimum(sides[0][0], sides[1][0]),
        "share": np.maximum(sides[0][1], sides[1][1]),
        "rank": (sides[0][2] + sides[1][2]) / 2,
    }


def _side(query: Indices, logit: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Lead, log share and reciprocal rank beyond chance of each pair within its query.

    A query is a claim and the article it looks into.
    """
    order = np.lexsort((-logit, query))
    ordered, odds = query[order], np.exp(logit[order])
    opens = (
        np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]]) if len(order) else np.array([], dtype=int)
    )
    sizes = np.diff(np.append(opens, len(order)))
    first = np.repeat(opens, sizes)
    place = np.arange(len(order)) - first
    value = logit[order]
    second = np.minimum(first + 1, len(order) - 1)
    rival = np.where(place == 0, value[second], value[first])
    alone = np.repeat(sizes == 1, sizes)
    lead = np.where(alone, UNRIVALLED, np.clip(value - rival, -UNRIVALLED, UNRIVALLED))
    everyone = np.repeat(np.add.reduceat(odds, opens), sizes) if len(opens) else odds
    share = np.log(odds / (everyone + NOBODY))
    rank = _beyond_chance(1 + place, np.repeat(sizes, sizes))
    return _back(order, lead), _back(order, share), _back(order, rank)


def _beyond_chance(rank: Indices, candidates: Indices) -> Numbers:
    """One over the rank, less what blind choice among so many has on average, as a part of the rest."""
    chance = (1 + np.log(candidates)) / candidates
    beyond = np.maximum(1 / rank - chance, 0) / np.maximum(1 - chance, TINY)
    return np.asarray(np.where(candidates > 1, beyond, 0), dtype=np.float64)


def _back(order: Indices, values: npt.NDArray[np.floating]) -> Numbers:
    unordered = np.empty(len(order))
    unordered[order] = values
    return unordered

"""The figures themselves: ranking, average precision, calibration, clusters. Each takes plain arrays."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from compare.matching.preparing import Flags, Indices, Numbers
from topics import Pairs

BINS = 10


def average_precision(scores: Numbers, same: Flags) -> float:
    """Mean precision at each true pair, by falling score (0 to 1); ties stand in the order given."""
    ranked = same[np.argsort(-scores, kind="stable")]
    precision = np.cumsum(ranked) / np.arange(1, len(ranked) + 1)
    return float(precision[ranked].mean())


def calibration_error(chances: Numbers, same: Flags) -> float:
    """Expected calibration error over ten bins of equal width (Naeini et al. 2015)."""
    bins = np.minimum((chances * BINS).astype(int), BINS - 1)
    gaps = [abs((chances - same)[bins == one].sum()) for one in range(BINS)]
    return float(sum(gaps) / len(chances))


def ranks(pairs: Pairs, scores: Numbers) -> list[int]:
    """The place (0: first) of the counterpart, for every claim, other article and gold cluster."""
    candidates: dict[tuple[int, int], list[tuple[float, int]]] = defaultdict(list)
    article = pairs.prepared.article
    for a, b, score in zip(pairs.a.tolist(), pairs.b.tolist(), scores.tolist(), strict=True):
        candidates[a, article[b]].append((-score, b))
        candidates[b, article[a]].append((-score, a))
    places = []
    for (query, _), rivals in candidates.items():
        ranked = [other for _, other in sorted(rivals)]
        for cluster in pairs.topic.clusters[query]:
            found = [at for at, other in enumerate(ranked) if cluster in pairs.topic.clusters[other]]
            places += found[:1]
    return places


def b_cubed(clusters: Mapping[int, int], gold: Sequence[frozenset[str]]) -> tuple[float, float]:
    """B³ precision and recall (Bagga and Baldwin 1998) over claims that the key knows.

    A claim may stand in several gold clusters: claims are alike that share one.
    """
    known = [claim for claim in range(len(gold)) if gold[claim]]
    precision, recall = [], []
    for claim in known:
        mates = [
            other for other in known if clusters.get(other, -1 - other) == clusters.get(claim, -1 - claim)
        ]
        like = [other for other in known if gold[other] & gold[claim]]
        right = len(set(mates) & set(like))
        precision.append(right / len(mates))
        recall.append(right / len(like))
    return float(np.mean(precision)), float(np.mean(recall))


def connected(claims: int, links: Mapping[tuple[int, int], float], threshold: float) -> dict[int, int]:
    """The connected component of every claim, over the links that reach ``threshold``."""
    home = np.arange(claims)
    for (one, other), score in links.items():
        if score >= threshold:
            first, second = sorted((home[one], home[other]))
            home[home == second] = first
    return dict(enumerate(home.tolist()))


def chained(
    clusters: Mapping[int, int], gold: Sequence[frozenset[str]], a: Indices, b: Indices
) -> tuple[int, int]:
    """Cross-article pairs in one cluster: how many join what the key keeps apart, and how many in all."""
    joined = [
        (i, j)
        for i, j in zip(a.tolist(), b.tolist(), strict=True)
        if gold[i] and gold[j] and clusters.get(i, -1) == clusters.get(j, -2)
    ]
    return sum(not gold[i] & gold[j] for i, j in joined), len(joined)

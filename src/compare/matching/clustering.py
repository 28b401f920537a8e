"""Clusters: claims of several articles that are one, without chaining unlike claims together.

Average linkage under constraints: two groups join when the mean probability over all their cross-article
pairs reaches the threshold, the surest first; what people put together or apart always holds. Connected
components would chain: A like B and B like C would make A and C one claim that nobody made.
"""

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from compare.matching.dating import DateGuard
from compare.matching.model import Cluster

Pair = tuple[str, str]
LEAST_LINK = 0.02
"""Probability below which a pair counts as 0 in a mean."""


@dataclass(frozen=True, slots=True)
class Constraints:
    """What always holds, whatever the scores.

    ``together`` and ``apart``: pairs of claim ids that must, or must not, share a cluster; ``together`` wins
    where both are said of a pair. ``guard``: whose claims share no cluster unless people say so.
    """

    together: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()
    guard: DateGuard | None = None


@dataclass(slots=True)
class _Groups:
    """Claims in groups that only ever merge; a group's number is that of its first claim."""

    members: dict[int, list[int]]
    articles: dict[int, Counter[str]]
    links: dict[int, dict[int, float]]
    barred: dict[int, set[int]]
    home: list[int] = field(default_factory=list)


def clusters_of(
    claims: Sequence[Pair], scores: Mapping[Pair, float], threshold: float, constraints: Constraints
) -> tuple[Cluster, ...]:
    """Clusters of claims from at least two articles: the ones of most articles first, then the surest.

    ``claims``: (claim id, article id) in reading order. ``scores``: probability by pair of claim ids; pairs
    that are missing count 0. A cluster is called by the first of its claims, so its id holds while that claim
    stays in it.
    """
    number = {claim: at for at, (claim, _) in enumerate(claims)}
    groups = _singles([article for _, article in claims], _numbered(scores, number))
    _constrain(groups, constraints, number)
    _join(groups, threshold, constraints.guard)
    kept = [group for group in groups.members if len(groups.articles[group]) > 1]
    sure = {group: _cohesion(groups.members[group], claims, scores) for group in kept}
    ranked = sorted(kept, key=lambda group: (-len(groups.articles[group]), -sure[group], group))
    return tuple(_cluster(groups.members[group], claims) for group in ranked)


def _numbered(scores: Mapping[Pair, float], number: Mapping[str, int]) -> dict[tuple[int, int], float]:
    return {(number[a], number[b]): score for (a, b), score in scores.items() if score >= LEAST_LINK}


def _singles(articles: Sequence[str], scores: Mapping[tuple[int, int], float]) -> _Groups:
    everyone = range(len(articles))
    links: dict[int, dict[int, float]] = {claim: {} for claim in everyone}
    for (a, b), score in scores.items():
        links[a][b] = links[b][a] = score
    return _Groups(
        members={claim: [claim] for claim in everyone},
        articles={claim: Counter([articles[claim]]) for claim in everyone},
        links=links,
        barred={claim: set() for claim in everyone},
        home=list(everyone),
    )


def _constrain(groups: _Groups, constraints: Constraints, number: Mapping[str, int]) -> None:
    """Join what must be together, then bar what must be apart; pairs of claims that are gone say nothing."""
    for a, b in sorted(constraints.together):
        if a in number and b in number and groups.home[number[a]] != groups.home[number[b]]:
            _merge(groups, groups.home[number[a]], groups.home[number[b]])
    for a, b in constraints.apart:
        if a in number and b in number and groups.home[number[a]] != groups.home[number[b]]:
            _bar(groups, groups.home[number[a]], groups.home[number[b]])


def _bar(groups: _Groups, g: int, h: int) -> None:
    groups.barred[g].add(h)
    groups.barred[h].add(g)


def _join(groups: _Groups, threshold: float, guard: DateGuard | None) -> None:
    heap = [entry for g in groups.members for entry in _sure(groups, g, threshold) if entry[1] == g]
    heapq.heapify(heap)
    while heap:
        mean, g, h = heapq.heappop(heap)
        stale = g not in groups.members or h not in groups.members or _entry(groups, g, h)[0] != mean
        if stale or h in groups.barred[g] or _parted(groups, g, h, guard):
            continue
        for entry in _sure(groups, _merge(groups, g, h), threshold):
            heapq.heappush(heap, entry)


def _sure(groups: _Groups, g: int, threshold: float) -> Iterator[tuple[float, int, int]]:
    """The entries of a group whose mean reaches the threshold; no mean is greater than its summed links."""
    for other, link in groups.links[g].items():
        if link >= threshold:
            entry = _entry(groups, g, other)
            if -entry[0] >= threshold:
                yield entry


def _parted(groups: _Groups, g: int, h: int, guard: DateGuard | None) -> bool:
    return guard is not None and guard.parts(groups.articles[g], groups.articles[h])


def _entry(groups: _Groups, g: int, h: int) -> tuple[float, int, int]:
    total = sum(groups.articles[g].values()) * sum(groups.articles[h].values())
    within = sum(count * groups.articles[h][article] for article, count in groups.articles[g].items())
    mean = groups.links[g].get(h, 0.0) / (total - within) if total > within else 0.0
    return -mean, min(g, h), max(g, h)


def _merge(groups: _Groups, g: int, h: int) -> int:
    keep, gone = min(g, h), max(g, h)
    groups.members[keep] = sorted(groups.members[keep] + groups.members.pop(gone))
    groups.articles[keep] += groups.articles.pop(gone)
    for claim in groups.members[keep]:
        groups.home[claim] = keep
    for other, link in groups.links.pop(gone).items():
        del groups.links[other][gone]
        if other != keep:
            groups.links[keep][other] = groups.links[other][keep] = groups.links[keep].get(other, 0.0) + link
    for other in groups.barred.pop(gone):
        groups.barred[other].discard(gone)
        _bar(groups, keep, other)
    return keep


def _cohesion(members: Sequence[int], claims: Sequence[Pair], scores: Mapping[Pair, float]) -> float:
    """Mean probability over the cross-article pairs inside a cluster."""
    ids = [claims[member] for member in members]
    pairs = [(a[0], b[0]) for at, a in enumerate(ids) for b in ids[at + 1 :] if a[1] != b[1]]
    return sum(scores.get(_sorted(pair), 0.0) for pair in pairs) / len(pairs)


def _sorted(pair: Pair) -> Pair:
    return pair if pair[0] < pair[1] else (pair[1], pair[0])


def _cluster(members: Iterable[int], claims: Sequence[Pair]) -> Cluster:
    ids = tuple(claims[member][0] for member in members)
    return Cluster(cluster_id=ids[0], claim_ids=ids)

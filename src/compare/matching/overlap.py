"""What two claims' bags share, for many pairs at once."""

from collections.abc import Iterator

import numpy as np

from compare.matching.preparing import Bag, Indices, Numbers

ROWS_AT_ONCE = 64
PAIRS_AT_ONCE = 100_000
TINY = 1e-9


def shared_weight(bag: Bag, a: Indices, b: Indices) -> Numbers:
    """The summed weight of the terms that claims ``a[i]`` and ``b[i]`` share, for every i."""
    shared = np.zeros(len(a))
    for pairs, owner, weight in _shared_terms(bag, a, b):
        shared[pairs] = np.bincount(owner, weights=weight, minlength=len(pairs))
    return shared


def heaviest_shared(bag: Bag, a: Indices, b: Indices) -> Numbers:
    """The weight of the most telling term that claims ``a[i]`` and ``b[i]`` share, for every i; 0 if none."""
    heaviest = np.zeros(len(a))
    for pairs, owner, weight in _shared_terms(bag, a, b):
        np.maximum.at(heaviest, pairs[owner], weight)
    return heaviest


def cosine(bag: Bag, a: Indices, b: Indices, shared: Numbers) -> Numbers:
    """Shared weight over the geometric mean of both totals: 0 (nothing shared) to 1 (the same bag)."""
    return np.minimum(shared / np.sqrt(np.maximum(bag.total[a] * bag.total[b], TINY)), 1.0)


def _shared_terms(bag: Bag, a: Indices, b: Indices) -> Iterator[tuple[Indices, Indices, Numbers]]:
    """In blocks: pair numbers, and for every shared term its pair's place in the block and its weight.

    A block takes few different claims from ``a``, so that a table of their terms stays small.
    """
    order = np.argsort(a, kind="stable")
    for start in range(0, len(a), PAIRS_AT_ONCE):
        pairs = order[start : start + PAIRS_AT_ONCE]
        rows, first = np.unique(a[pairs], return_index=True)
        ends = np.append(first[1:], len(pairs))
        for at in range(0, len(rows), ROWS_AT_ONCE):
            last = min(at + ROWS_AT_ONCE, len(rows)) - 1
            block = pairs[first[at] : ends[last]]
            owner, weight = _shared_in_block(bag, rows[at : last + 1], a[block], b[block])
            yield block, owner, weight


def _shared_in_block(bag: Bag, rows: Indices, a: Indices, b: Indices) -> tuple[Indices, Numbers]:
    holds = np.zeros((len(rows), len(bag.vocabulary)), dtype=bool)
    for local, claim in enumerate(rows):
        holds[local, bag.terms(int(claim))] = True
    lengths = bag.starts[b + 1] - bag.starts[b]
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    ids = bag.ids[np.arange(total) + np.repeat(bag.starts[b] - (ends - lengths), lengths)]
    owner = np.repeat(np.arange(len(b)), lengths)
    hit = holds[np.repeat(np.searchsorted(rows, a), lengths), ids]
    return owner[hit], bag.weight[ids[hit]]

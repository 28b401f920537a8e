"""What two claims' bags share, for many pairs at once."""

import numpy as np

from compare.matching.preparing import Bag, Flags, Indices, Numbers

ROWS_AT_ONCE = 64
PAIRS_AT_ONCE = 200_000
TINY = 1e-9


def shared_weight(bag: Bag, a: Indices, b: Indices) -> Numbers:
    """The summed weight of the terms that claims ``a[i]`` and ``b[i]`` share, for every i."""
    shared = np.zeros(len(a))
    order = np.argsort(a, kind="stable")
    for start in range(0, len(a), PAIRS_AT_ONCE):
        pairs = order[start : start + PAIRS_AT_ONCE]
        rows, first = np.unique(a[pairs], return_index=True)
        ends = np.append(first[1:], len(pairs))
        for at in range(0, len(rows), ROWS_AT_ONCE):
            last = min(at + ROWS_AT_ONCE, len(rows)) - 1
            block = pairs[first[at] : ends[last]]
            shared[block] = _shared_in_block(bag, rows[at : last + 1], a[block], b[block])
    return shared


def cosine(bag: Bag, a: Indices, b: Indices, shared: Numbers) -> Numbers:
    """Shared weight over the geometric mean of both totals: 0 (nothing shared) to 1 (the same bag)."""
    return np.minimum(shared / np.sqrt(np.maximum(bag.total[a] * bag.total[b], TINY)), 1.0)


def containment(bag: Bag, a: Indices, b: Indices, shared: Numbers) -> Numbers:
    """Shared weight over the smaller total: 1 when all of the shorter claim stands in the longer one."""
    return np.minimum(shared / np.maximum(np.minimum(bag.total[a], bag.total[b]), TINY), 1.0)


def _shared_in_block(bag: Bag, rows: Indices, a: Indices, b: Indices) -> Numbers:
    """``rows`` are the claims that ``a`` takes its values from: few, so that a table of their terms is small."""
    holds: Flags = np.zeros((len(rows), len(bag.vocabulary)), dtype=bool)
    for local, claim in enumerate(rows):
        holds[local, bag.terms(int(claim))] = True
    lengths = bag.starts[b + 1] - bag.starts[b]
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    at = np.arange(total) + np.repeat(bag.starts[b] - (ends - lengths), lengths)
    pair = np.repeat(np.arange(len(b)), lengths)
    ids = bag.ids[at]
    hit = holds[np.searchsorted(rows, a)[pair], ids]
    return np.bincount(pair[hit], weights=bag.weight[ids[hit]], minlength=len(b))

"""What two claims' bags share, for many pairs at once."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from compare.matching.preparing import Bag, Flags, Indices, Numbers

ROWS_AT_ONCE = 48
"""Different claims ``a`` whose pairs make one block: few, so that its tables stay in the CPU's cache."""
TINY = 1e-9


def shared_weight(bag: Bag, a: Indices, b: Indices) -> Numbers:
    """The summed weight of the terms that claims ``a[i]`` and ``b[i]`` share, for every i."""
    shared = np.zeros(len(a))
    for block in _blocks(bag, a, b):
        shared[block.pairs] = np.bincount(block.held, block.weight, block.cells)[block.cell]
    return shared


def heaviest_shared(bag: Bag, a: Indices, b: Indices) -> Numbers:
    """The weight of the most telling term that claims ``a[i]`` and ``b[i]`` share, for every i; 0 if none."""
    heaviest = np.zeros(len(a))
    for block in _blocks(bag, a, b):
        most = np.zeros(block.cells)
        np.maximum.at(most, block.held, block.weight)
        heaviest[block.pairs] = most[block.cell]
    return heaviest


def both_but_none_shared(bag: Bag, a: Indices, b: Indices) -> Flags:
    """Whether claims ``a[i]`` and ``b[i]`` have terms in the bag, but none in common."""
    has = np.diff(bag.starts) > 0
    return np.asarray(has[a] & has[b] & (heaviest_shared(bag, a, b) == 0))


def cosine(bag: Bag, a: Indices, b: Indices, shared: Numbers) -> Numbers:
    """Shared weight over the geometric mean of both totals: 0 (nothing shared) to 1 (the same bag)."""
    return np.minimum(shared / np.sqrt(np.maximum(bag.total[a] * bag.total[b], TINY)), 1.0)


def any_held(asked: Bag, a: Indices, held: Bag, b: Indices, named: Indices) -> Flags:
    """Whether claim ``b[i]`` holds, in the bag ``held``, any term that claim ``a[i]`` has in ``asked``.

    ``named`` is, for every term of ``asked``, the number in ``held`` that is looked for (−1: none).
    """
    holds = np.zeros(len(a), dtype=bool)
    if not len(held.ids):
        return holds
    pair, term = _joined(asked.starts, asked.ids, a)
    width = len(held.vocabulary)
    entries = np.repeat(np.arange(len(held.total)), np.diff(held.starts)) * width + held.ids
    sought = b[pair] * width + named[term]
    at = np.minimum(np.searchsorted(entries, sought), len(entries) - 1)
    holds[pair[(entries[at] == sought) & (named[term] >= 0)]] = True
    return holds


@dataclass(frozen=True, slots=True)
class _Block:
    """What the pairs numbered ``pairs`` share.

    Each pair has its ``cell`` among ``cells``; ``held`` is a cell for every shared term, in rising order of
    terms within a cell, and ``weight`` that term's.
    """

    pairs: Indices | slice
    cell: Indices | slice
    cells: int
    held: Indices
    weight: Numbers


def _blocks(bag: Bag, a: Indices, b: Indices) -> Iterator[_Block]:
    """The pairs of a few different claims ``a`` at a time, by the cheaper of two ways that count alike."""
    if not len(a):
        return
    order = slice(None) if np.all(a[1:] >= a[:-1]) else np.argsort(a, kind="stable")
    a, b = a[order], b[order]
    opens = np.flatnonzero(np.r_[True, a[1:] != a[:-1]])
    held_by = np.diff(bag.holder_starts)
    columns = np.full(len(bag.vocabulary), -1, dtype=np.int64)
    for at in range(0, len(opens), ROWS_AT_ONCE):
        rows = a[opens[at : at + ROWS_AT_ONCE]]
        last = opens[at + ROWS_AT_ONCE] if at + ROWS_AT_ONCE < len(opens) else len(a)
        block = slice(opens[at], last)
        pairs = block if isinstance(order, slice) else order[block]
        row = np.repeat(np.arange(len(rows)), np.diff(np.append(opens[at : at + ROWS_AT_ONCE], last)))
        owner, term = _joined(bag.starts, bag.ids, rows)
        if held_by[term].sum() < (bag.starts[b[block] + 1] - bag.starts[b[block]]).sum():
            yield _by_holders(bag, pairs, (row, b[block]), (owner, term))
        else:
            yield _by_terms(bag, pairs, (row, b[block]), (owner, term), columns)


def _by_holders(
    bag: Bag, pairs: Indices | slice, both: tuple[Indices, Indices], held: tuple[Indices, Indices]
) -> _Block:
    """Look up who else holds each term: cheap where most claims are compared with one another."""
    (row, b), (owner, term) = both, held
    claims = len(bag.total)
    entry, holder = _joined(bag.holder_starts, bag.holders, term)
    return _Block(
        pairs, row * claims + b, (int(row[-1]) + 1) * claims, (owner * claims)[entry] + holder,
        bag.weight[term][entry],
    )  # fmt: skip


def _by_terms(
    bag: Bag,
    pairs: Indices | slice,
    both: tuple[Indices, Indices],
    held: tuple[Indices, Indices],
    columns: Indices,
) -> _Block:
    """Look up each term of ``b`` among those of ``a``: cheap where a claim is compared with few others.

    ``columns`` is by term, −1 throughout, and is left so.
    """
    (row, b), (owner, term) = both, held
    holds: Flags = np.zeros((int(row[-1]) + 1, len(term) + 1), dtype=bool)
    columns[term] = np.arange(len(term))
    holds[owner, columns[term]] = True
    pair, other = _joined(bag.starts, bag.ids, b)
    hit = holds[row[pair], columns[other]]
    columns[term] = -1
    return _Block(pairs, slice(None), len(b), pair[hit], bag.weight[other[hit]])


def _joined(starts: Indices, values: Indices, of: Indices) -> tuple[Indices, Indices]:
    """For each of ``of`` its run of values, one after the other; with each value, the place of its owner."""
    lengths = starts[of + 1] - starts[of]
    ends = np.cumsum(lengths)
    at = np.repeat(starts[of] - (ends - lengths), lengths)
    at += np.arange(len(at))
    return np.repeat(np.arange(len(of)), lengths), values[at]

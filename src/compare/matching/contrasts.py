"""What sets claims apart that are alike: another number, another name, another denier, or the contrary said.

Numbers, names and contraries count the more, the more alike two claims are otherwise: long claims differ in
such things in passing, but where two claims differ in nothing else, they are the news.
"""

from dataclasses import replace

import numpy as np

from compare.matching.directions import pole, turned
from compare.matching.overlap import any_held, both_but_none_shared, cosine, heaviest_shared, shared_weight
from compare.matching.preparing import Bag, Flags, Indices, Numbers, Prepared
from compare.matching.tokens import NUMBER

FAR = 3.0
"""Numbers this many times each other are not one number told twice; a count may differ a little."""
HALF = 0.5
"""Cosine of meanings from which two claims begin to be copies of one another."""
MOST_NUMBERS = 6
"""How many numbers of a claim are compared by size."""


def numbers_differ(prepared: Prepared, a: Indices, b: Indices) -> Numbers:
    """How far apart the nearest numbers are: ½ (hardly) to 1 (``FAR``); 0 where one is shared or missing."""
    bag = prepared.bags["numbers"]
    differ = np.flatnonzero(both_but_none_shared(bag, a, b))
    sizes = _sizes(bag)
    nearest = np.full(len(differ), np.inf)
    for one in sizes:
        for other in sizes:
            nearest = np.fmin(nearest, np.abs(one[a[differ]] - other[b[differ]]))
    apart = np.zeros(len(a))
    apart[differ] = 0.5 + np.minimum(nearest / np.log(FAR), 1.0) / 2
    return apart


def _sizes(numbers: Bag) -> list[Numbers]:
    """Logarithms of every claim's first number, second number …; not a number where there is none."""
    size = np.log1p(np.abs([float(term.removeprefix(NUMBER)) for term in numbers.vocabulary]))
    count = np.diff(numbers.starts)
    columns = []
    for place in range(min(int(count.max(initial=0)), MOST_NUMBERS)):
        column = np.full(len(count), np.nan)
        has = count > place
        column[has] = size[numbers.ids[numbers.starts[:-1][has] + place]]
        columns.append(column)
    return columns


def other_number(prepared: Prepared, a: Indices, b: Indices) -> Numbers:
    """How nearly the claims are copies but for their numbers, times how far these are apart; 0 to 1."""
    apart = np.maximum(2 * numbers_differ(prepared, a, b) - 1, 0)
    return _as_copies(prepared, a, b, apart, prepared.bags["numbers"])


def other_name(prepared: Prepared, a: Indices, b: Indices) -> Numbers:
    """How nearly the claims are copies but for the name that leads each, which the other lacks; 0 to 1."""
    unheard = _each_unheard_of(prepared, "lead", "content", a, b)
    return _as_copies(prepared, a, b, unheard, prepared.bags["lead"])


def denied_of_others(prepared: Prepared, a: Indices, b: Indices) -> Numbers:
    """How rare the thing is that both deny, each of something that the other claim does not name."""
    shared = heaviest_shared(prepared.bags["denied"], a, b) / prepared.scale
    some = np.flatnonzero(shared)
    shared[some[~_each_unheard_of(prepared, "subjects", "meanings", a[some], b[some])]] = 0.0
    return shared


def contrary(prepared: Prepared, a: Indices, b: Indices) -> Numbers:
    """How nearly the claims are copies, where one denies what the other says or turns it round; 0 to 1."""
    same = prepared.negated[a] == prepared.negated[b]
    says_contrary = _turned(prepared, a, b, same) | _denied(prepared, a, b) | _denied(prepared, b, a)
    bag = prepared.bags["directions"]
    words = replace(bag, vocabulary=tuple(pole(direction) for direction in bag.vocabulary))
    return _as_copies(prepared, a, b, says_contrary, words)


def _each_unheard_of(prepared: Prepared, asked: str, held: str, a: Indices, b: Indices) -> Flags:
    """Whether either claim has terms in the bag ``asked``, and none that the other has in ``held``."""
    bag, other_bag = prepared.bags[asked], prepared.bags[held]
    named = _numbers_in(other_bag, bag.vocabulary)
    unheard = both_but_none_shared(bag, a, b)
    for one, other in ((a, b), (b, a)):
        some = np.flatnonzero(unheard)
        unheard[some] = ~any_held(bag, one[some], other_bag, other[some], named)
    return unheard


def _denied(prepared: Prepared, a: Indices, b: Indices) -> Flags:
    """Whether ``a[i]`` denies what ``b[i]`` says."""
    denied, meanings = prepared.bags["denied"], prepared.bags["meanings"]
    differ = np.asarray(prepared.negated[a] & ~prepared.negated[b])
    some = np.flatnonzero(differ)
    differ[some] = any_held(denied, a[some], meanings, b[some], _numbers_in(meanings, denied.vocabulary))
    return differ


def _turned(prepared: Prepared, a: Indices, b: Indices, among: Flags) -> Flags:
    """Which of the pairs ``among`` go in directions that are each other's reverse."""
    bag = prepared.bags["directions"]
    some = np.flatnonzero(among)
    reverse = _numbers_in(bag, [turned(direction) for direction in bag.vocabulary])
    reversed_ = np.zeros(len(a), dtype=bool)
    reversed_[some] = any_held(bag, a[some], bag, b[some], reverse)
    return reversed_


def _numbers_in(bag: Bag, terms: list[str] | tuple[str, ...]) -> Indices:
    """The bag's numbers of ``terms``; −1 for one it does not hold."""
    number = {term: at for at, term in enumerate(bag.vocabulary)}
    return np.array([number.get(term, -1) for term in terms], dtype=np.int64)


def _as_copies(prepared: Prepared, a: Indices, b: Indices, differ: Flags | Numbers, but_for: Bag) -> Numbers:
    """``differ`` times how nearly the claims are copies: 0 (alike by ``HALF`` or less in meaning) to 1.

    What they have in ``but_for`` does not count.
    """
    bag, some = prepared.bags["meanings"], np.flatnonzero(differ)
    bag = replace(bag, total=bag.total - _weight_of(but_for, bag))
    a, b, told = a[some], b[some], np.array(differ, dtype=np.float64)
    alike = cosine(bag, a, b, shared_weight(bag, a, b))
    told[some] *= np.maximum(alike - HALF, 0) / (1 - HALF)
    return told


def _weight_of(bag: Bag, within: Bag) -> Numbers:
    """What every claim's terms of ``bag`` weigh in the bag ``within``."""
    named = _numbers_in(within, bag.vocabulary)
    weight = np.append(within.weight, 0.0)[named]
    owner = np.repeat(np.arange(len(bag.total)), np.diff(bag.starts))
    return np.bincount(owner, weights=weight[bag.ids], minlength=len(bag.total)).astype(np.float64)

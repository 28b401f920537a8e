"""The project's own cases: pairs of claims of which one must outscore the other, and stories of denials."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from compare.claims import describe
from compare.matching.preparing import prepare
from compare.matching.scoring import first_look, score_pairs
from compare.settings import Settings


def margin(case: Mapping[str, str]) -> float:
    """By how much (log-odds of the first look) the right claim outscores the near miss."""
    claims = [
        describe("a:0", "a", case["query"]),
        describe("b:0", "b", case["right"]),
        describe("b:1", "b", case["wrong"]),
    ]
    odds = first_look(prepare(claims), np.array([0, 0]), np.array([1, 2]))["first"]
    return float(odds[0] - odds[1])


def denials(stories: Sequence[Mapping[str, Any]]) -> tuple[float, float]:
    """The share of the ``different`` pairs that are kept apart, and of the ``same`` ones that are found."""
    apart: list[bool] = []
    found: list[bool] = []
    for story in stories:
        sides = ("one", "other")
        claims = [describe(f"{s}:{at}", s, text) for s in sides for at, text in enumerate(story[s])]
        ones, others = (len(story[side]) for side in sides)
        a, b = np.divmod(np.arange(ones * others), others)
        called = score_pairs(prepare(claims), a, b + ones).probability >= Settings().threshold
        apart += [not called[i * others + j] for i, j in story["different"]]
        found += [bool(called[i * others + j]) for i, j in story["same"]]
    return float(np.mean(apart)), float(np.mean(found))

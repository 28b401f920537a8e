"""The project's own cases: pairs of claims of which one must outscore the other."""

from collections.abc import Mapping

import numpy as np

from compare.claims import describe
from compare.matching.preparing import prepare
from compare.matching.scoring import first_look


def margin(case: Mapping[str, str]) -> float:
    """By how much (log-odds of the first look) the right claim outscores the near miss."""
    claims = [
        describe("a:0", "a", case["query"]),
        describe("b:0", "b", case["right"]),
        describe("b:1", "b", case["wrong"]),
    ]
    odds = first_look(prepare(claims), np.array([0, 0]), np.array([1, 2]))["first"]
    return float(odds[0] - odds[1])

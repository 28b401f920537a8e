"""Claims for matching tests, made as a claims table's rows are."""

import sys
from pathlib import Path

import numpy as np
import pytest

from compare.claims import describe
from compare.matching.features import measure
from compare.matching.preparing import prepare

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))


@pytest.fixture
def story():
    """Two outlets on one day, a third six years earlier, all with dates."""
    return [
        describe("a:0", "a", "NATO has no plans to join the war on Iran.", published="2026-03-02"),
        describe("a:1", "a", "Britain lets American forces use its bases.", published="2026-03-02"),
        describe("b:0", "b", "NATO is not involved in the war on Iran.", published="2026-03-03"),
        describe("b:1", "b", "The UK allowed US troops to use British bases.", published="2026-03-03"),
        describe("c:0", "c", "NATO is not involved in the war on Iran.", published="2020-01"),
    ]


@pytest.fixture
def measured():
    """A feature's value for two claims that are all there is: the same, whichever of them comes first."""

    def of_two(feature, one, other):
        prepared = prepare([describe("a:0", "a", one), describe("b:0", "b", other)])
        forth, back = measure(prepared, np.array([0, 1]), np.array([1, 0]))[feature].tolist()
        assert back == pytest.approx(forth)
        return forth

    return of_two

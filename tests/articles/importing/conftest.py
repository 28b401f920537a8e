"""Makes ``making`` importable beside these tests, and gives the story they share."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

STORY = (
    "Alliance rules out role in war as tensions rise",
    "The alliance’s chief Mark Rutte said on Monday that it has no intention of becoming directly involved in the "
    "ongoing war, while describing the strikes as significant.",
    "“We are not at war,” he told reporters. “Nobody’s talking about Article 5, and nobody should.”",
    "The United Kingdom has stated that it is not directly participating in offensive operations, but it has "
    "authorized the use of its military bases for what it described as defensive strikes.",
)


@pytest.fixture
def story():
    return STORY

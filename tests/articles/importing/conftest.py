"""Makes ``making`` importable beside these tests, and gives the story they share."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

STORY = (
    "Alliance rules out role in war as tensions rise",
    "The alliance’s chief Mark Rutte said on Monday that it will not become involved in the war.",
    "“We are not at war,” he told reporters. “Nobody’s talking about Article 5, and nobody should.”",
    "The United Kingdom has stated that it may authorize the use of its bases for such strikes.",
)


@pytest.fixture
def story():
    return STORY

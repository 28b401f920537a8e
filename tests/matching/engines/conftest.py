"""Corpora that every engine must align alike."""

import importlib.util
from pathlib import Path

import pytest

from compare.articles import read_folder
from compare.claims import claims_of, describe
from compare.settings import Settings

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def seeds():
    return [claim for article in read_folder(ROOT / "seeds").articles for claim in claims_of(article)]


@pytest.fixture(scope="session")
def generated():
    """A few hundred claims: copies, near-copies and unrelated ones, over half a year."""
    spec = importlib.util.spec_from_file_location(
        "generate_claims", ROOT / "benchmarks" / "generate_claims.py"
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    rows = module.claims(400, module.read_sources())
    return [describe(row[0], row[1], row[2], outlet=row[3], published=row[4]) for row in rows]


@pytest.fixture
def settings():
    return Settings()

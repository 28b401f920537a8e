import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CASES = tomllib.loads((ROOT / "tests/cases/matching/pairs.toml").read_text(encoding="utf-8"))["case"]


def case_of(case):
    known = [pytest.mark.xfail(reason="known failure")] if case.get("known_failure") else []
    return pytest.param(case, id=case["name"], marks=known)


@pytest.mark.parametrize("case", [case_of(case) for case in CASES])
def test_the_same_claim_outscores_the_near_miss(case):
    from cases import margin

    assert margin(case) > 0

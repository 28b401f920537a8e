import tomllib
from pathlib import Path

import pytest

from compare.claims import describe
from compare.matching import align
from compare.settings import Settings

CASES = Path(__file__).parents[1] / "cases" / "matching"


def read(name):
    return tomllib.loads((CASES / name).read_text(encoding="utf-8"))


def case_of(case):
    known = [pytest.mark.xfail(reason="known failure")] if case.get("known_failure") else []
    return pytest.param(case, id=case["name"], marks=known)


@pytest.mark.parametrize("case", [case_of(case) for case in read("pairs.toml")["case"]])
def test_the_same_claim_outscores_the_near_miss(case):
    from cases import margin

    assert margin(case) > 0


def called_same(one, other):
    claims = [
        describe("a:0", "a", one, published="2026-03-01"),
        describe("b:0", "b", other, published="2026-03-01"),
    ]
    return align(claims, Settings(), min_score=0).matches[0].score >= Settings().threshold


@pytest.mark.parametrize(("one", "other"), read("contraries.toml")["different"])
def test_what_differs_in_what_decides_is_not_called_the_same_though_the_words_are(one, other):
    assert not called_same(one, other)


@pytest.mark.parametrize(("one", "other"), read("contraries.toml")["same"])
def test_what_only_looks_contrary_is_called_the_same(one, other):
    assert called_same(one, other)


def test_denials_of_others_are_kept_apart_and_denials_in_other_words_are_found():
    from cases import denials

    apart, found = denials(read("denials.toml")["story"])
    assert apart > 0.8
    assert found > 0.6

"""Coefficients reproduce published figures and keep to what they promise."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.framing.agreement import (
    alpha,
    alpha_of_level,
    cohen_kappa,
    confusion,
    fleiss_kappa,
    jaccard,
    masi,
    nominal,
    scott_pi,
    summary,
)

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "framing" / "agreement.toml").read_text(encoding="utf-8")
)
CODES = st.lists(st.lists(st.sampled_from("abc"), min_size=2, max_size=4), min_size=1, max_size=8)


def units(codings: list[str]) -> list[str]:
    return ["".join(column).replace("*", "") for column in zip(*codings, strict=True)]


@pytest.mark.parametrize("case", CASES["alpha"])
def test_alpha_reproduces_published_figures(case):
    assert alpha(units(case["codings"]), nominal) == pytest.approx(case["nominal"], abs=0.0005)
    for level in ("ordinal", "interval", "ratio"):
        if level in case:
            numbers = [[float(code) for code in unit] for unit in units(case["codings"])]
            assert alpha_of_level(numbers, level) == pytest.approx(case[level], abs=0.0005)


@pytest.mark.parametrize("case", [case for case in CASES["alpha"] if "cohen" in case])
def test_kappa_and_pi_of_two_lists_of_codes(case):
    table = confusion(*case["codings"])
    assert cohen_kappa(table) == pytest.approx(case["cohen"], abs=0.0005)
    assert scott_pi(table) == pytest.approx(case["scott"], abs=0.0005)


@pytest.mark.parametrize("case", CASES["cohen"])
def test_cohen_reproduces_published_figures(case):
    assert cohen_kappa(case["table"]) == pytest.approx(case["kappa"], abs=0.0005)


@pytest.mark.parametrize("case", CASES["fleiss"])
def test_fleiss_reproduces_the_published_figure(case):
    assert fleiss_kappa(case["table"]) == pytest.approx(case["kappa"], abs=0.0005)


@pytest.mark.parametrize("case", CASES["sets"])
@pytest.mark.parametrize("metric", [masi, jaccard, nominal])
def test_alpha_of_sets_of_tags(case, metric):
    pairs = list(zip(map(frozenset, case["first"]), map(frozenset, case["second"]), strict=True))
    assert alpha(pairs, metric) == pytest.approx(case[metric.__name__], abs=0.00001)


def test_two_empty_sets_are_the_same():
    assert masi(frozenset(), frozenset()) == jaccard(frozenset(), frozenset()) == 0
    assert masi(frozenset(), frozenset("a")) == 1


@given(CODES)
def test_agreement_does_not_depend_on_order_or_names(codes):
    plain = alpha(codes, nominal)
    assert alpha([unit[::-1] for unit in codes[::-1]], nominal) == pytest.approx(plain)
    renamed = [[{"a": "x", "b": "y", "c": "z"}[code] for code in unit] for unit in codes]
    assert alpha(renamed, nominal) == pytest.approx(plain)
    assert plain is None or plain <= 1


@given(CODES)
def test_those_who_always_agree_have_alpha_one_or_nothing_to_measure(codes):
    same = [unit[:1] * 2 for unit in codes]
    assert alpha(same, nominal) in {None, 1.0}
    assert summary(same).observed == 1


def test_a_summary_shows_what_alpha_alone_would_hide():
    found = summary([("yes", "yes")] * 332 + [("yes", "no")])
    assert found.units == 333
    assert found.observed == pytest.approx(0.997, abs=0.0005)
    assert found.alpha == pytest.approx(0, abs=0.002)
    assert found.prevalence["yes"] > 0.99


def test_nothing_coded_twice_is_no_agreement():
    assert summary([("a",), ()]).alpha is None
    assert summary([]).units == 0


@pytest.mark.parametrize("coefficient", [cohen_kappa, scott_pi, fleiss_kappa])
@pytest.mark.parametrize("table", [[], [[0]], [[0, 0], [0, 0]]])
def test_where_nothing_was_coded_no_coefficient_is_defined(coefficient, table):
    assert coefficient(table) is None


def test_one_annotator_alone_has_no_kappa():
    assert fleiss_kappa([[1, 0], [0, 1]]) is None


def test_a_table_that_a_coefficient_does_not_take_is_refused():
    with pytest.raises(ValueError, match="same number of annotators"):
        fleiss_kappa([[2, 0], [0, 3]])
    for coefficient in (cohen_kappa, scott_pi):
        with pytest.raises(ValueError, match="a row and a column"):
            coefficient([[1, 2]])

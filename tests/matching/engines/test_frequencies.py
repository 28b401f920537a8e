"""In how many claims each term stands, and what is left out where the table would grow too large."""

from contextlib import closing

import pytest

from compare.matching.engines import open_engine
from compare.matching.engines.archive import align_archive
from compare.matching.engines.described import table_of
from compare.matching.engines.frequencies import FREQUENCIES, least_held, read_frequencies, rest_below
from compare.matching.preparing import COUNTED, count_terms
from compare.matching.terms import terms_of

FEW = 300


def quiet(*_):
    """Progress that nobody watches."""


@pytest.fixture
def local(tmp_path, generated, settings):
    """This machine, with the described claims and the frequencies of their terms."""
    with closing(open_engine("local", str(tmp_path / "local"))) as engine:
        engine.load("described", [table_of(generated, settings.date_window_days)])
        engine.run(FREQUENCIES, quiet)
        yield engine


@pytest.fixture
def counted(generated):
    """The same frequencies as claims in memory have them."""
    return count_terms(terms_of(claim) for claim in generated).frequency


def aligned(engine, generated, settings, **how):
    engine.load("described", [table_of(generated, settings.date_window_days)])
    outcome = align_archive(engine, settings, 0.0, quiet, exact_up_to=0, **how)
    rows = [row for batch in engine.rows("SELECT * FROM matches", "matches") for row in batch.to_pylist()]
    return outcome, {(row["claim_a"], row["claim_b"]): row["score"] for row in rows}


def test_an_archive_counts_terms_as_memory_does(local, counted, generated):
    held = read_frequencies(local, len(generated))
    assert held.left_out == 0
    assert list(held.notices()) == []
    for family in COUNTED:
        terms = sorted(counted[family])
        assert held.statistics.frequency[family].of(terms) == counted[family].of(terms)


def test_of_more_terms_than_are_held_those_of_most_claims_are_kept(local, counted, generated):
    held = read_frequencies(local, len(generated), FEW)
    of_several = [n for family in COUNTED for n in counted[family].values() if n > 1]
    kept = [n for n in of_several if n >= held.least]
    assert 0 < len(kept) <= FEW < len(of_several)
    assert held.left_out == len(of_several) - len(kept)
    for family in COUNTED:
        terms = sorted(counted[family])
        expected = [n if n >= held.least else rest_below(held.least) for n in counted[family].of(terms)]
        assert held.statistics.frequency[family].of(terms) == expected


def test_matches_hardly_change_when_few_terms_are_held_and_that_is_told(tmp_path, generated, settings):
    with closing(open_engine("local", str(tmp_path / "whole"))) as engine:
        _, whole = aligned(engine, generated, settings)
    with closing(open_engine("local", str(tmp_path / "cut"))) as engine:
        outcome, cut = aligned(engine, generated, settings, most_held=2_000)
    assert any("rare terms" in notice for notice in outcome.notices)
    assert set(cut) == set(whole)
    assert cut != whole
    sure = {pair for pair, score in whole.items() if score >= 0.9}
    assert min(cut[pair] for pair in sure) >= 0.5


@pytest.mark.parametrize(
    ("terms", "most", "expected"),
    [
        ([], 5, (2, 0)),
        ([(9, 2), (2, 3)], 5, (2, 5)),
        ([(9, 2), (2, 3)], 4, (3, 2)),
        ([(9, 2), (2, 3)], 1, (10, 0)),
    ],
)
def test_the_least_claims_a_term_needs_follow_from_how_many_terms_may_be_held(terms, most, expected):
    assert least_held(terms, most) == expected

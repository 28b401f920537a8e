import numpy as np
import pytest

from compare.matching.rivals import standing

ARTICLE = np.array([0, 0, 0, 1, 1, 1])
A, B = (index.ravel() for index in np.meshgrid([0, 1, 2], [3, 4, 5], indexing="ij"))
LOGIT = np.array([5.0, 1.0, 0.0, 2.0, 3.0, -1.0, -2.0, 0.5, -3.0])


def test_the_pair_that_is_each_the_others_best_ranks_highest_and_leads():
    columns = standing(ARTICLE, A, B, LOGIT)
    assert columns["rank"][0] == columns["rank"].max() == 1.0
    assert columns["lead"][0] == pytest.approx(3.0)
    assert columns["lead"][8] < 0


def test_being_the_only_candidate_says_nothing():
    columns = standing(np.array([0, 1]), np.array([0]), np.array([1]), np.array([2.0]))
    assert columns["rank"][0] == 0.0


def test_sides_and_order_of_pairs_do_not_matter():
    columns, swapped = standing(ARTICLE, A, B, LOGIT), standing(ARTICLE, B, A, LOGIT)
    shuffle = np.random.default_rng(1).permutation(len(A))
    shuffled = standing(ARTICLE, A[shuffle], B[shuffle], LOGIT[shuffle])
    for name, column in columns.items():
        assert swapped[name] == pytest.approx(column)
        assert shuffled[name] == pytest.approx(column[shuffle])


def test_no_pairs_have_no_rivals():
    none = np.array([], dtype=np.int64)
    assert all(len(column) == 0 for column in standing(ARTICLE, none, none, np.array([])).values())

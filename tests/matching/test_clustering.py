from hypothesis import given, settings
from hypothesis import strategies as st

from compare.matching.clustering import Constraints, clusters_of
from compare.matching.dating import DateGuard

CLAIMS = [(f"{article}:{at}", article) for article in "abc" for at in range(4)]
IDS = [claim for claim, _ in CLAIMS]
ACROSS = [(a, b) for a, art in CLAIMS for b, other in CLAIMS if a < b and art != other]


def scored(pairs):
    return dict.fromkeys(pairs, 0.9)


def members(found):
    return [set(cluster.claim_ids) for cluster in found]


def test_claims_that_are_all_alike_make_one_cluster():
    found = clusters_of(CLAIMS, scored([("a:0", "b:0"), ("b:0", "c:0"), ("a:0", "c:0")]), 0.5, Constraints())
    assert members(found) == [{"a:0", "b:0", "c:0"}]


def test_unlike_claims_are_not_chained_through_a_third():
    chain = scored([("a:0", "b:0"), ("b:0", "c:0")]) | {("a:0", "c:0"): 0.01, ("a:1", "c:0"): 0.01}
    chain |= scored([("b:0", "c:1"), ("a:1", "b:0")])
    found = clusters_of(CLAIMS, {**chain, ("b:0", "c:0"): 0.6}, 0.5, Constraints())
    assert not any({"a:0", "c:0"} <= cluster for cluster in members(found))


def test_claims_of_one_article_alone_are_no_cluster():
    together = Constraints(together=frozenset({("a:0", "a:1")}))
    assert clusters_of(CLAIMS, {}, 0.5, together) == ()


def test_a_cluster_is_called_by_its_first_claim():
    found = clusters_of(CLAIMS, scored([("a:2", "b:1")]), 0.5, Constraints())
    assert [cluster.cluster_id for cluster in found] == ["a:2"]


def test_people_may_join_what_dates_keep_apart():
    guard = DateGuard({"a": "2026-03-11", "b": "2020-01-02"}, 30)
    score = scored([("a:0", "b:0")])
    assert clusters_of(CLAIMS, score, 0.5, Constraints(guard=guard)) == ()
    joined = Constraints(together=frozenset({("a:0", "b:0")}), guard=guard)
    assert members(clusters_of(CLAIMS, score, 0.5, joined)) == [{"a:0", "b:0"}]


def test_constraints_on_claims_that_are_gone_say_nothing():
    gone = Constraints(together=frozenset({("x:0", "y:0")}), apart=frozenset({("a:0", "z:9")}))
    assert members(clusters_of(CLAIMS, scored([("a:0", "b:0")]), 0.5, gone)) == [{"a:0", "b:0"}]


@settings(max_examples=60, deadline=None)
@given(
    scores=st.dictionaries(st.sampled_from(ACROSS), st.floats(0, 1), max_size=25),
    together=st.frozensets(st.sampled_from(ACROSS), max_size=3),
    apart=st.frozensets(st.sampled_from(ACROSS), max_size=4),
)
def test_what_people_decided_always_holds(scores, together, apart):
    found = members(clusters_of(CLAIMS, scores, 0.5, Constraints(together, apart)))
    for a, b in together:
        assert any({a, b} <= cluster for cluster in found)
    joined = members(clusters_of(CLAIMS, {}, 0.5, Constraints(together)))
    for a, b in apart:
        forced = any({a, b} <= cluster for cluster in joined)
        assert forced or not any({a, b} <= cluster for cluster in found)


@settings(max_examples=60, deadline=None)
@given(scores=st.dictionaries(st.sampled_from(ACROSS), st.floats(0, 1), max_size=25))
def test_every_claim_is_in_one_cluster_at_most_and_order_of_scores_is_nothing(scores):
    found = clusters_of(CLAIMS, scores, 0.5, Constraints())
    every = [claim for cluster in found for claim in cluster.claim_ids]
    assert len(every) == len(set(every))
    assert found == clusters_of(CLAIMS, dict(reversed(scores.items())), 0.5, Constraints())

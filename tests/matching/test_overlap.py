import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.claims import describe
from compare.matching.overlap import any_held, cosine, heaviest_shared, shared_weight
from compare.matching.preparing import prepare

WORDS = st.lists(
    st.sampled_from(["harbour", "missile", "storm", "vote", "court", "budget", "40", "Iran", "London"]),
    max_size=8,
)


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, min_size=2, max_size=9))
def test_blocks_of_pairs_agree_with_counting_one_pair_at_a_time(texts):
    claims = [describe(f"{at}:0", str(at), " ".join(words)) for at, words in enumerate(texts)]
    bag = prepare(claims).bags["content"]
    a, b = (index.astype(np.int64) for index in np.triu_indices(len(claims), 1))
    shared, heaviest = shared_weight(bag, a, b), heaviest_shared(bag, a, b)
    for at, (i, j) in enumerate(zip(a, b, strict=True)):
        common = sorted(set(bag.terms(i)) & set(bag.terms(j)))
        assert np.isclose(shared[at], sum(bag.weight[common]))
        assert np.isclose(heaviest[at], max(bag.weight[common], default=0.0))


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, min_size=2, max_size=6))
def test_cosine_lies_between_nothing_and_one(texts):
    claims = [describe(f"{at}:0", str(at), " ".join(words)) for at, words in enumerate(texts)]
    bag = prepare(claims).bags["content"]
    a, b = np.triu_indices(len(claims), 1)
    values = cosine(bag, a, b, shared_weight(bag, a, b))
    assert np.all((values >= 0) & (values <= 1))


def test_no_pairs_give_no_numbers():
    bag = prepare([describe("a:0", "a", "A storm.")]).bags["content"]
    none = np.array([], dtype=np.int64)
    assert len(shared_weight(bag, none, none)) == 0


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, min_size=2, max_size=6))
def test_any_held_agrees_with_looking_at_each_pair(texts):
    prepared = prepare([describe(f"{at}:0", str(at), " ".join(words)) for at, words in enumerate(texts)])
    asked, held = prepared.bags["parties"], prepared.bags["content"]
    named = np.array([held.vocabulary.index(term) for term in asked.vocabulary], dtype=np.int64)
    a, b = (index.astype(np.int64) for index in np.triu_indices(len(texts), 1))
    holds = any_held(asked, a, held, b, named)
    for at, (i, j) in enumerate(zip(a, b, strict=True)):
        assert holds[at] == bool(set(prepared.terms[i].parties) & set(prepared.terms[j].content))

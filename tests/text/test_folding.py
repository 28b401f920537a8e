import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.text import fold, fold_with_offsets


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“exporter of chaos”", '"exporter of chaos"'),
        ("UNESCO‑listed", "unesco-listed"),
        ("NATO’s", "NATO's"),
        ("32\u00a0member", "32 member"),
        ("ﬁnance", "finance"),
        ("soft\u00adhyphen", "softhyphen"),
        ("wait…", "wait..."),
    ],
)
def test_characters_that_readers_take_for_the_same_fold_to_the_same(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("résumé", "resume"), ("32", "29"), ("its", "it's")])
def test_words_that_differ_stay_different(one, other):
    assert fold(one) != fold(other)


@given(st.text(max_size=100))
def test_every_folded_character_knows_where_it_came_from(text):
    folded = fold_with_offsets(text)
    assert folded.text == fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert folded.offsets[-1] == len(text)
    assert list(folded.offsets) == sorted(folded.offsets)
    for position, origin in enumerate(folded.offsets[:-1]):
        assert folded.text[position] in fold(text[origin])

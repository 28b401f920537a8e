import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.text import Span, make_anchor, text_hash

TEXTS = st.text(st.characters(codec=None), max_size=200)


@st.composite
def texts_with_spans(draw):
    text = draw(TEXTS)
    start = draw(st.integers(0, len(text)))
    return text, Span(start, draw(st.integers(start, len(text))))


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_that_runs_backwards_or_starts_before_the_text_is_refused(start, end):
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


@given(texts_with_spans())
def test_an_anchor_holds_exactly_the_characters_of_its_span(case):
    text, span = case
    anchor = make_anchor("a", text, span)
    assert text[anchor.span.start : anchor.span.end] == anchor.exact
    assert text[: span.start].endswith(anchor.prefix)
    assert text[span.end :].startswith(anchor.suffix)


def test_an_anchor_beyond_the_text_is_refused():
    with pytest.raises(ValueError, match="beyond"):
        make_anchor("a", "short", Span(0, 6))


def test_spans_that_only_touch_do_not_overlap():
    assert not Span(0, 2).overlaps(Span(2, 4))
    assert Span(0, 3).overlaps(Span(2, 4))


def test_the_hash_tells_texts_apart_that_look_alike():
    assert text_hash("é") != text_hash("e\u0301")


def test_a_lone_surrogate_has_a_hash_too():
    assert len(text_hash("\ud800")) == 64

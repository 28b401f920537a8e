import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.annotations.batch import Refused
from compare.annotations.passages import Passages
from compare.text import Span

TEXT = "Ships wait. “No‑one\u00a0will pay,”\nhe said … Ships wait. 👩‍👩‍👧 paid."


@pytest.fixture
def passages(claims, texts):
    return Passages(claims, {**texts, "port": TEXT})


@pytest.mark.parametrize(
    ("quoted", "stands"),
    [
        ("will pay", "will pay"),
        ('"No-one will pay," he said', "“No‑one\u00a0will pay,”\nhe said"),
        ("no-one  will\nPAY", "No‑one\u00a0will pay"),
        ("'will pay'", "will pay"),
        ("he said ...", "he said …"),
        ("… 👩‍👩‍👧 paid", "👩‍👩‍👧 paid"),
    ],
)
def test_words_are_found_however_they_were_typed(passages, quoted, stands):
    article, span = passages.quoted(quoted)
    assert (article, span.of(TEXT)) == ("port", stands)


@pytest.mark.parametrize("name", ["port", "north.txt", "NORTH", "north", "South"])
def test_an_article_goes_by_its_id_file_or_outlet(passages, name):
    assert passages.article(name) in {"port", "north", "south"}


def test_twins_are_told_apart_by_where_they_start(passages):
    second = TEXT.rindex("Ships wait")
    assert passages.quoted("Ships wait.", "port", str(second)) == ("port", Span(second, second + 11))
    assert passages.quoted("Ships wait.", "port", inside=Span(0, 20)) == ("port", Span(0, 11))
    with pytest.raises(Refused, match="stand in 2 places; quote more"):
        passages.quoted("Ships wait.", "port")
    with pytest.raises(Refused, match="in no place of port"):
        passages.quoted("Ships wait.", "port", "3")


def test_starts_counted_as_browsers_count_are_understood(claims):
    text = "👩‍👩‍👧 yes, yes"
    units = len(text[: text.rindex("yes")].encode("utf-16-le")) // 2
    assert Passages(claims, {"a": text}).quoted("yes", "a", str(units))[1].start == text.rindex("yes")


def test_a_start_that_means_two_places_is_refused_rather_than_guessed(claims):
    with pytest.raises(Refused, match="2 places"):
        Passages(claims, {"a": "😀aa"}).quoted("a", "a", "2")


@pytest.mark.parametrize(
    ("article", "start", "end"),
    [("port", "5", "5"), ("port", "0", "9999"), ("port", "x", "3"), ("gone", "0", "3")],
)
def test_what_is_no_place_is_refused(passages, article, start, end):
    with pytest.raises(Refused):
        passages.between(article, start, end)


@given(st.text(st.characters(max_codepoint=0xFFFF, codec="utf-8"), min_size=1, max_size=60), st.data())
def test_words_copied_from_a_text_are_found_as_they_stand_there(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    words = text[start : data.draw(st.integers(start + 1, len(text)))]
    article, span = Passages((), {"a": text}).quoted(words, "a", str(start))
    assert (article, span.of(text)) == ("a", words)


@given(st.text(max_size=60), st.text(min_size=1, max_size=6))
def test_whatever_is_asked_what_is_found_reads_the_same_or_nothing_is(text, words):
    try:
        _, span = Passages((), {"a": text}).quoted(words)
    except Refused:
        return
    assert 0 <= span.start < span.end <= len(text)

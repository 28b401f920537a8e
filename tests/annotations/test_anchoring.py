import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.annotations import EventAnchor
from compare.annotations.anchoring import Finder, Found, occurrences
from compare.text import make_anchor

ROOT = Path(__file__).parents[2]
BEFORE = (
    "Rutte said the alliance would not take part in the war against Iran. "
    "Ministers meet on Friday in Brussels.\n"
    "London allowed the use of its bases for defensive measures only. Ministers meet on Friday in Ankara too."
)
CLAIM = "London allowed the use of its bases for defensive measures only."


def anchor_of(words, text, nth=0):
    places = occurrences(words, text)
    span = places[nth]
    made = make_anchor("a", text, span)
    return EventAnchor(
        claim="c",
        article="a",
        start=span.start,
        end=span.end,
        exact=made.exact,
        prefix=made.prefix,
        suffix=made.suffix,
        sha256=made.text_sha256,
        copy=nth,
        copies=len(places),
    )


def found(words, before, after, nth=0):
    relocation = Finder(after).relocate(anchor_of(words, before, nth))
    assert relocation.reason
    return relocation.found, relocation.span and relocation.span.of(after), relocation.span


def test_an_unchanged_article_needs_no_search():
    assert found(CLAIM, BEFORE, BEFORE)[0] is Found.PLACE


def test_words_that_moved_are_found_exactly():
    how, words, _ = found(CLAIM, BEFORE, "A new first sentence. " + BEFORE)
    assert (how, words) == (Found.EXACT, CLAIM)


def test_edited_words_are_found_in_their_surroundings():
    after = BEFORE.replace("allowed the use", "has allowed limited use")
    how, words, _ = found(CLAIM, BEFORE, after)
    assert how is Found.FUZZY
    assert words == "London has allowed limited use of its bases for defensive measures only."


@pytest.mark.parametrize("nth", [0, 1])
def test_twins_are_told_apart_by_what_surrounds_them(nth):
    after = "Good morning. " + BEFORE
    _, _, span = found("Ministers meet on Friday in", BEFORE, after, nth)
    assert span.start == occurrences("Ministers meet on Friday in", after)[nth].start


def test_when_the_original_is_gone_its_twin_is_not_taken_for_it():
    after = BEFORE.replace("Ministers meet on Friday in Brussels.", "")
    assert found("Ministers meet on Friday in", BEFORE, after)[0] is Found.ORPHANED


def test_words_that_are_gone_are_orphaned():
    assert found(CLAIM, BEFORE, BEFORE.replace(CLAIM, ""))[0] is Found.ORPHANED
    assert found("allowed", BEFORE, BEFORE.replace("allowed", "refused"))[0] is Found.ORPHANED


def test_short_words_that_turn_up_elsewhere_are_not_taken_for_the_old_ones():
    after = BEFORE.replace("London allowed", "London permitted") + " Nobody else allowed it, of course."
    assert found("allowed", BEFORE, after)[0] is Found.ORPHANED


NORWAY = "The Foreign Minister of Norway said that ships pass the Strait of Hormuz as they please."
LATVIA = NORWAY.replace("Norway", "Latvia")


@pytest.mark.parametrize(
    "before",
    [
        f"It was a long day. {NORWAY} {LATVIA} Talks go on.",
        f"It was a long day. {LATVIA} {NORWAY} Talks go on.",
        f"It was a long day. {NORWAY} “Yes.” {LATVIA} Talks go on.",
        f"It was a long day. {LATVIA} Nobody knew why. Much later, when all had left: {NORWAY} Talks go on.",
        f"{LATVIA} This was told to reporters in Oslo. Later: {NORWAY} This was told to reporters in Oslo.",
        f"A day. {NORWAY} {LATVIA} {NORWAY.replace('Norway', 'Greece')} Talks go on.",
        f"A day. {NORWAY} This was told to reporters in Oslo. {NORWAY} Talks go on there for a while yet.",
    ],
)
def test_a_twin_is_not_taken_for_words_that_are_gone(before):
    assert found(NORWAY, before, before.replace(f"{NORWAY} ", "", 1))[0] is Found.ORPHANED


def test_edited_words_wait_for_a_person_where_others_are_as_much_like_them():
    before = f"It was a long day in Brussels for all of them. {NORWAY} {LATVIA} Talks go on."
    after = before.replace(NORWAY, NORWAY.replace("as they please", "as they like"))
    assert found(NORWAY, before, after)[0] is Found.ORPHANED
    assert found(NORWAY, before.replace(LATVIA, ""), after.replace(LATVIA, ""))[0] is Found.FUZZY


def test_words_that_stand_too_often_to_be_counted_are_orphaned():
    before = "He said that the war and the peace " * 1_100
    assert found("the war and", before, "x " + before, nth=800)[0] is Found.ORPHANED


def test_lines_wrapped_anew_do_not_orphan_anything():
    after = BEFORE.replace("the use of", "the\nuse of")
    how, words, _ = found(CLAIM, BEFORE, after)
    assert (how, words) == (Found.FUZZY, CLAIM.replace("the use", "the\nuse"))


def test_repeats_in_the_same_surroundings_are_told_apart_by_number_only_while_all_are_there():
    refrain = "Here it is again, word for word, the very same thing. " * 5
    words = "word for word"
    assert found(words, refrain, "New. " + refrain, nth=2)[2] == occurrences(words, "New. " + refrain)[2]
    assert found(words, refrain, refrain[54:], nth=2)[0] is Found.ORPHANED


def test_an_anchor_without_words_or_context_is_an_orphan():
    nothing = EventAnchor(claim="c", article="a", start=3, end=3, exact="")
    assert Finder(BEFORE).relocate(nothing).found is Found.ORPHANED
    bare = EventAnchor(claim="c", article="a", start=0, end=7, exact="allowed")
    assert Finder(BEFORE).relocate(bare).found is Found.ORPHANED


@given(st.text(max_size=60), st.text(max_size=60), st.data())
def test_any_anchor_in_any_text_is_found_with_its_words_or_orphaned(before, after, data):
    start = data.draw(st.integers(0, len(before)))
    words = before[start : data.draw(st.integers(start, len(before)))]
    if not words:
        return
    relocation = Finder(after).relocate(anchor_of(words, before))
    if relocation.found is Found.EXACT:
        assert relocation.span.of(after) == words
    assert (relocation.span is None) == (relocation.found is Found.ORPHANED)


def test_random_edits_of_the_seeds_move_no_claim_elsewhere():
    command = [sys.executable, str(ROOT / "benchmarks" / "anchors.py"), "--edits", "40", str(ROOT / "seeds")]
    outcome = subprocess.run(command, capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    assert "0 elsewhere" in outcome.stdout

"""Agreement is counted in honest units: what two people did code, tag by tag and outlet by outlet."""

from dataclasses import replace

import pytest

from compare.annotations import TagEvent
from compare.articles import make_article
from compare.exports.agreeing import Kind, coded, marked_now, questions

PAIRS = [(f"a:{number}-9", f"b:{number}-9") for number in range(4)]
OUTLETS = {"a": "CIC", "b": "Al Mayadeen"}


def tagged(annotator, pair, tag, marked=""):
    who = {"writer": "w", "clock": 1, "at": "2026-03-12T10:00:00Z", "annotator": annotator, "sum": "0" * 16}
    op = "00000000-0000-0000-0000-000000000000"
    said = {"claim_a": pair[0], "claim_b": pair[1], "tag": tag, "marked": marked}
    return TagEvent(v=1, op=op, kind="tag", annotation=op, **who, **said)


def article_of(claim_id, outlets=OUTLETS):
    article_id = claim_id.partition(":")[0]
    return make_article(f"{article_id}.txt", "Words.", {"outlet": outlets.get(article_id, "")})


def asked(events, verdicts=()):
    by_pair = {}
    for annotator, pair, verdict in verdicts:
        by_pair.setdefault(pair, {})[annotator] = verdict
    found = questions(by_pair, coded(events, lambda event: event.tag, article_of), ["NAM.LABEL", "CTL.NONE"])
    return {(question.kind, question.about): question for question in found}


def figures(question):
    found = question.agreement
    return found.units, found.observed, None if found.alpha is None else round(found.alpha, 3)


def test_who_marks_another_outlet_does_not_agree():
    events = [
        tagged(name, pair, "NAM.LABEL", marked)
        for pair in PAIRS[:2]
        for name, marked in (("Ann", "CIC"), ("Bob", "Al Mayadeen"))
    ]
    found = asked(events)
    assert figures(found[Kind.TAG, "NAM.LABEL"]) == (2, 1.0, None)
    outlet = found[Kind.OUTLET, "NAM.LABEL"]
    assert figures(outlet) == (2, 0.0, -0.5)
    assert outlet.disagreements == {pair: {"Ann": "a", "Bob": "b"} for pair in PAIRS[:2]}


def test_a_pair_in_the_other_order_is_the_same_pair_with_the_same_sides():
    events = [tagged("Ann", PAIRS[0], "X", "CIC"), tagged("Bob", PAIRS[0][::-1], "X", "CIC")]
    assert asked(events)[Kind.OUTLET, "X"].answers == {PAIRS[0]: {"Ann": "a", "Bob": "a"}}


def test_a_pair_that_was_only_judged_is_not_coded_whatever_the_verdict():
    verdicts = [(name, pair, "different") for pair in PAIRS for name in ("Ann", "Bob")]
    events = [tagged("Ann", PAIRS[0], "NAM.LABEL"), tagged("Ann", PAIRS[1], "NAM.LABEL")]
    found = asked([*events, tagged("Bob", PAIRS[0], "CTL.NONE")], verdicts)
    assert figures(found[Kind.VERDICT, "pair"]) == (4, 1.0, None)
    assert figures(found[Kind.TAG, "NAM.LABEL"]) == (1, 0.0, 0.0)
    assert found[Kind.TAG, "NAM.LABEL"].answers == {PAIRS[0]: {"Ann": "given", "Bob": "not given"}}
    assert found[Kind.TAG, "NAM.LABEL"].prevalence == 0.5
    assert (Kind.OUTLET, "NAM.LABEL") not in found


def test_all_tags_of_a_pair_are_compared_as_sets_by_masi():
    events = [tagged("Ann", PAIRS[0], tag) for tag in ("VERB", "QUOTE")]
    for name, given in (("Ann", ["LABEL", "NONE"]), ("Bob", ["LABEL", "NONE"])):
        events += [tagged(name, pair, tag) for pair, tag in zip(PAIRS[1:], given, strict=False)]
    sets = asked([*events, tagged("Bob", PAIRS[0], "VERB")])[Kind.TAGS, "pair"]
    assert sets.agreement.units == 3
    assert sets.agreement.observed == pytest.approx(2 / 3)
    assert 0.5 < sets.agreement.alpha < 1
    assert sets.annotators == ("Ann", "Bob")


def test_nobody_coded_twice_gives_no_question():
    assert asked([tagged("Ann", PAIRS[0], "X")], [("Ann", PAIRS[0], "same")]) == {}


def test_a_mark_of_the_time_when_nobody_knew_the_outlet_moves_to_the_outlet():
    event = tagged("Ann", PAIRS[0], "X", "b")
    assert marked_now(event, article_of) == "Al Mayadeen"
    assert marked_now(event, lambda claim: article_of(claim, {})) == "b"
    assert marked_now(tagged("Ann", PAIRS[0], "X", "Gone"), article_of) == "Gone"


def test_a_mark_moves_with_an_outlet_that_was_corrected_where_only_one_article_was_read_as_that():
    def corrected(*read):
        known = dict(zip("ab", read, strict=True))
        return lambda claim: replace(article_of(claim), outlet_read=known[claim[0]])

    event = tagged("Ann", PAIRS[0], "X", "Reuters")
    assert marked_now(event, corrected("Reuters", "")) == "CIC"
    assert marked_now(event, corrected("Reuters", "Reuters")) == "Reuters"
    assert marked_now(tagged("Ann", PAIRS[0], "X", "CIC"), corrected("", "CIC")) == "CIC"
    assert marked_now(tagged("Ann", PAIRS[0], "X"), corrected("", "")) == ""

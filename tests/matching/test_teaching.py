import numpy as np
import pytest

from compare.claims import describe
from compare.matching import Alignment, Judgements, Level, Match, Verdict, align, review_order
from compare.matching.teaching import LEARNERS, groups_of, learn
from compare.settings import Settings

PAIRS = 40


@pytest.fixture
def columns():
    chance = np.random.default_rng(7)
    return {name: chance.random(PAIRS) for name in LEARNERS}


def test_no_judgement_teaches_nothing(columns):
    assert learn(columns, np.zeros(PAIRS), np.array([], dtype=np.int64), np.array([])) is None


def test_accepted_pairs_raise_what_they_have_more_of(columns):
    judged = np.arange(20)
    truth = (columns["spelling"][:20] > 0.5).astype(float)
    lesson = learn(columns, np.zeros(PAIRS), judged, truth)
    assert lesson.shift["spelling"] > 0
    taught = lesson.applied(columns, np.zeros(PAIRS))
    assert taught[judged][truth == 1].mean() > taught[judged][truth == 0].mean()


def test_one_judgement_moves_little(columns):
    lesson = learn(columns, np.zeros(PAIRS), np.array([3]), np.array([1.0]))
    assert np.abs(lesson.applied(columns, np.zeros(PAIRS))).max() < 0.05


def test_the_order_of_judgements_is_nothing(columns):
    truth = np.array([1.0, 0.0, 1.0])
    one = learn(columns, np.zeros(PAIRS), np.array([1, 2, 3]), truth)
    other = learn(columns, np.zeros(PAIRS), np.array([3, 2, 1]), truth[::-1])
    assert one.shift == pytest.approx(other.shift)


def test_a_lesson_says_what_counts_more_or_less(columns):
    words = learn(columns, np.zeros(PAIRS), np.array([0, 1]), np.array([1.0, 0.0])).words()
    assert words.startswith("2 judgements re-weigh this project’s matches (")
    assert "learn = false" in words


def match(claim, score):
    return Match("a:0", claim, score, Level.RELATED, "")


def test_the_review_asks_about_doubtful_pairs_first_and_never_twice():
    alignment = Alignment((match("b:0", 0.99), match("b:1", 0.3), match("b:2", 0.01), match("b:3", 0.5)), ())
    assert [b for _, b in review_order(alignment)] == ["b:1", "b:3", "b:2", "b:0"]
    judged = Judgements(verdicts={("a:0", "b:1"): Verdict.UNSURE})
    assert ("a:0", "b:1") not in review_order(alignment, judged)


def test_claims_judged_the_same_as_a_third_are_one_group_however_long_the_chain():
    assert groups_of(6, [(4, 5), (1, 4), (0, 5)]).tolist() == [0, 0, 2, 3, 0, 0]


def test_two_claims_judged_the_same_as_a_third_are_likelier_the_same_and_it_is_said():
    claims = [
        describe("a:0", "a", "The dam above the town has burst."),
        describe("b:0", "b", "Water broke through the reservoir’s wall."),
        describe("c:0", "c", "A flood wave follows the collapse of the barrage."),
    ]
    verdicts = {("a:0", "b:0"): Verdict.SAME, ("a:0", "c:0"): Verdict.SAME}

    def match_of(judgements, one, other):
        matches = align(claims, Settings(), judgements, min_score=0).matches
        return next(match for match in matches if (match.claim_a, match.claim_b) == (one, other))

    taught, untaught = (match_of(Judgements(verdicts=said), "b:0", "c:0") for said in (verdicts, {}))
    assert taught.score > untaught.score
    assert "both were judged the same as another claim" in taught.detail
    judged = match_of(Judgements(verdicts=verdicts), "a:0", "b:0")
    assert next(reason.value for reason in judged.reasons if reason.feature == "linked") == 0

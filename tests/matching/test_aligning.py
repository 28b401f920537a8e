import itertools

import pytest

from compare.claims import describe
from compare.matching import Judgements, Level, Verdict, align
from compare.settings import Settings


def match_of(alignment, a, b):
    return next(match for match in alignment.matches if (match.claim_a, match.claim_b) == (a, b))


def test_a_least_score_of_zero_returns_every_cross_article_pair(story):
    alignment = align(story, Settings(), min_score=0)
    across = {
        tuple(sorted((a.claim_id, b.claim_id)))
        for a, b in itertools.combinations(story, 2)
        if a.article_id != b.article_id
    }
    assert {(match.claim_a, match.claim_b) for match in alignment.matches} == across
    assert alignment.candidates == len(across)


def test_matches_stand_by_falling_score_and_scores_are_probabilities(story):
    scores = [match.score for match in align(story, Settings(), min_score=0).matches]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_the_same_claim_in_other_words_is_found(story):
    alignment = align(story, Settings())
    assert match_of(alignment, "a:1", "b:1").level is Level.SAME_CLAIM
    assert match_of(alignment, "a:0", "b:0").level is Level.SAME_CLAIM


def test_the_same_words_years_apart_are_an_echo_and_the_detail_says_so(story):
    echo = match_of(align(story, Settings()), "b:0", "c:0")
    assert echo.level is Level.ECHO
    assert echo.detail.startswith("published 6 years apart")


def test_no_cluster_holds_an_echo(story):
    assert all("c:0" not in cluster.claim_ids for cluster in align(story, Settings()).clusters)


def test_clusters_do_not_depend_on_the_least_score(story):
    assert align(story, Settings(), min_score=0).clusters == align(story, Settings(), min_score=0.9).clusters


def test_the_same_claims_give_the_same_alignment(story):
    assert align(story, Settings(), min_score=0) == align(story, Settings(), min_score=0)


def test_rows_that_mix_articles_score_as_rows_in_order(story):
    mixed = [story[0], story[2], story[1], story[4], story[3]]
    ordered, shuffled = (align(claims, Settings(), min_score=0) for claims in (story, mixed))
    assert {(m.claim_a, m.claim_b, m.score) for m in ordered.matches} == {
        (m.claim_a, m.claim_b, m.score) for m in shuffled.matches
    }


@pytest.mark.parametrize("verdict", [Verdict.DIFFERENT, Verdict.RELATED])
def test_a_rejected_pair_is_no_same_claim_and_shares_no_cluster(story, verdict):
    judged = Judgements(verdicts={("a:1", "b:1"): verdict})
    alignment = align(story, Settings(), judged)
    assert match_of(alignment, "a:1", "b:1").level is Level.RELATED
    assert f"judged {verdict.value} by a person" in match_of(alignment, "a:1", "b:1").detail
    assert not any({"a:1", "b:1"} <= set(cluster.claim_ids) for cluster in alignment.clusters)


def test_an_accepted_pair_is_the_same_claim_unless_dates_forbid(story):
    judged = Judgements(verdicts={("a:0", "b:1"): Verdict.SAME, ("a:1", "c:0"): Verdict.SAME})
    alignment = align(story, Settings(), judged, min_score=0)
    assert match_of(alignment, "a:0", "b:1").level is Level.SAME_CLAIM
    assert match_of(alignment, "a:1", "c:0").level is Level.ECHO
    assert any({"a:0", "b:1"} <= set(cluster.claim_ids) for cluster in alignment.clusters)


def test_judgements_on_claims_that_are_gone_change_nothing(story):
    gone = Judgements(verdicts={("x:0", "y:0"): Verdict.SAME}, together=frozenset({("x:0", "y:1")}))
    assert align(story, Settings(), gone) == align(story, Settings())


def test_learning_is_announced_and_can_be_switched_off(story):
    judged = Judgements(verdicts={("a:0", "b:0"): Verdict.SAME, ("a:0", "b:1"): Verdict.DIFFERENT})
    taught = align(story, Settings(), judged, min_score=0)
    untaught = align(story, Settings(learn=False), judged, min_score=0)
    plain = align(story, Settings(), min_score=0)
    assert "2 judgements re-weigh this project" in taught.notices[0]
    assert untaught.notices == ()
    assert [match.score for match in untaught.matches] == [match.score for match in plain.matches]
    assert [match.score for match in taught.matches] != [match.score for match in plain.matches]


def test_undated_articles_give_echoes_clusters_and_a_notice():
    claims = [
        describe("a:0", "a", "A storm cut power to 200,000 homes in the state."),
        describe("b:0", "b", "The storm cut power to 200,000 homes across the state."),
    ]
    alignment = align(claims, Settings())
    assert [match.level for match in alignment.matches] == [Level.ECHO]
    assert len(alignment.clusters) == 1
    assert "No article is dated" in alignment.notices[0]


@pytest.mark.parametrize(("published", "named"), [("", "b (no date)"), ("2026", "b (2026)")])
def test_an_article_whose_date_is_not_known_closely_is_named(published, named):
    claims = [
        describe("a:0", "a", "A storm cut power to 200,000 homes in the state.", published="2026-03-02"),
        describe("b:0", "b", "The storm cut power to 200,000 homes across the state.", published=published),
    ]
    alignment = align(claims, Settings())
    assert [match.level for match in alignment.matches] == [Level.ECHO]
    assert alignment.notices[0].startswith("1 match is an echo only because")
    assert named in alignment.notices[0]


def test_echoes_of_dated_articles_need_no_notice():
    claims = [
        describe("a:0", "a", "A storm cut power to 200,000 homes in the state.", published="2026-03-02"),
        describe("b:0", "b", "The storm cut power to 200,000 homes in the state.", published="2020-03-02"),
    ]
    alignment = align(claims, Settings())
    assert [match.level for match in alignment.matches] == [Level.ECHO]
    assert alignment.notices == ()


@pytest.mark.parametrize("texts", [[], ["One claim only."], ["", ""], ["…", "?!"], ["of the", "of the"]])
def test_little_or_nothing_to_compare_is_no_error(texts):
    claims = [describe(f"{at}:0", str(at), text) for at, text in enumerate(texts)]
    alignment = align(claims, Settings(), min_score=0)
    assert len(alignment.matches) == len(texts) * (len(texts) - 1) // 2


def test_a_corpus_above_a_thousand_claims_is_scored_in_blocks_with_progress():
    claims = [
        describe(f"{article}:{at}", article, f"Town {at} reports {at * 7} cases of measles near school {at}.")
        for article in "ab"
        for at in range(520)
    ]
    seen = []
    alignment = align(claims, Settings(), progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (520 * 520, 520 * 520)
    best = {match.claim_a: match.claim_b for match in reversed(alignment.matches)}
    assert all(best[f"a:{at}"] == f"b:{at}" for at in range(0, 520, 40))

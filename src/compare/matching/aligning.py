"""From claims to an alignment: score the pairs, guard by date, say why, cluster."""

from collections.abc import Callable, Sequence
from functools import cache

import numpy as np

from compare.claims import Claim
from compare.matching.clustering import Constraints, clusters_of
from compare.matching.dating import Ruling, compare_dates
from compare.matching.explaining import explain, in_words
from compare.matching.model import Alignment, Cluster, Judgements, Level, Match, Reason, Verdict
from compare.matching.preparing import Indices, Prepared, prepare
from compare.matching.scoring import Scored, score_pairs
from compare.settings import Settings

Progress = Callable[[int, int], None]
"""Called with (done, total) while pairs are scored."""

NEIGHBOURHOOD = 0.25
"""Without a least score, matches down to this part of the threshold are given: what a reader may yet accept."""

UNDATED = (
    "No article is dated, so every match is an echo: state dates in articles.csv. "
    "Clusters were made by wording alone."
)


def align(
    claims: Sequence[Claim],
    settings: Settings,
    judgements: Judgements | None = None,
    *,
    min_score: float | None = None,
    progress: Progress | None = None,
) -> Alignment:
    """Match the claims of different articles with one another, and cluster those that are one.

    ``claims`` stand article by article in text order. Matches scored below ``min_score`` are left out (0: none is);
    without it, those below a quarter of ``settings.threshold``. Matches stand by falling score.
    The same claims, settings and judgements give the same alignment, bit by bit.
    """
    decided = judgements or Judgements()
    prepared = prepare(claims)
    a, b = _cross_article_pairs(prepared)
    scored = score_pairs(prepared, a, b)
    least = NEIGHBOURHOOD * settings.threshold if min_score is None else min_score
    kept = np.flatnonzero(scored.probability >= least)
    matches = matches_of(prepared, a[kept], b[kept], _only(scored, kept), settings)
    if progress:
        progress(len(a), len(a))
    return Alignment(
        matches=matches,
        clusters=_clusters(claims, matches, settings, decided),
        candidates=len(a),
        notices=() if any(claim.published for claim in claims) or not matches else (UNDATED,),
    )


def _cross_article_pairs(prepared: Prepared) -> tuple[Indices, Indices]:
    a, b = np.triu_indices(len(prepared.claims), 1)
    across = prepared.article[a] != prepared.article[b]
    return a[across], b[across]


def _only(scored: Scored, kept: Indices) -> Scored:
    return Scored({name: column[kept] for name, column in scored.columns.items()}, scored.probability[kept])


def matches_of(
    prepared: Prepared, a: Indices, b: Indices, scored: Scored, settings: Settings
) -> tuple[Match, ...]:
    """Scored pairs as matches: guarded by date, their reasons in words, by falling score."""
    guard = cache(lambda one, other: compare_dates(one, other, settings.date_window_days))
    reasons = explain(prepared, a, b, scored)
    made = [
        _match(
            (prepared.claims[i], prepared.claims[j]),
            round(float(scored.probability[at]), 6),
            reasons[at],
            guard(prepared.claims[i].published, prepared.claims[j].published),
            settings.threshold,
        )
        for at, (i, j) in enumerate(zip(a, b, strict=True))
    ]
    return tuple(sorted(made, key=lambda match: (-match.score, match.claim_a, match.claim_b)))


def _match(
    pair: tuple[Claim, Claim], score: float, reasons: tuple[Reason, ...], dates: Ruling, threshold: float
) -> Match:
    first, second = sorted((pair[0].claim_id, pair[1].claim_id))
    detail = " · ".join(part for part in (dates.words, in_words(reasons)) if part)
    return Match(first, second, score, _level(score, dates, threshold), detail, reasons)


def _level(score: float, dates: Ruling, threshold: float) -> Level:
    if score < threshold:
        return Level.RELATED
    return Level.SAME_CLAIM if dates.allows else Level.ECHO


def _clusters(
    claims: Sequence[Claim], matches: Sequence[Match], settings: Settings, judgements: Judgements
) -> tuple[Cluster, ...]:
    constraints = Constraints(
        together=judgements.together | _judged(judgements, Verdict.SAME),
        apart=judgements.apart
        | _judged(judgements, Verdict.RELATED)
        | _judged(judgements, Verdict.DIFFERENT),
        strangers=_strangers(claims, settings.date_window_days),
    )
    scores = {(match.claim_a, match.claim_b): match.score for match in matches}
    ids = [(claim.claim_id, claim.article_id) for claim in claims]
    return clusters_of(ids, scores, settings.threshold, constraints)


def _judged(judgements: Judgements, verdict: Verdict) -> frozenset[tuple[str, str]]:
    return frozenset(pair for pair, said in judgements.verdicts.items() if said is verdict)


def _strangers(claims: Sequence[Claim], window_days: int) -> frozenset[tuple[str, str]]:
    """Pairs of articles that the date guard keeps apart; none where no article is dated, since dates say nothing."""
    published = {claim.article_id: claim.published for claim in claims}
    if not any(published.values()):
        return frozenset()
    return frozenset(
        (one, other)
        for one in published
        for other in published
        if one < other and not compare_dates(published[one], published[other], window_days).allows
    )

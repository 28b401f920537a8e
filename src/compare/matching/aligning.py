"""From claims to an alignment: score the pairs, learn from judgements, guard by date, say why, cluster."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from compare.claims import Claim
from compare.matching.clustering import LEAST_LINK, Pair, clusters_of
from compare.matching.constraints import constraints_of
from compare.matching.dating import Ruling, compare_dates
from compare.matching.explaining import explain, in_words
from compare.matching.model import Alignment, Judgements, Level, Match, Reason, Verdict
from compare.matching.preparing import Indices, Prepared, prepare
from compare.matching.scoring import Scored, first_look, score_pairs, second_look
from compare.matching.teaching import TRUTH, Lesson, learn
from compare.matching.weights import log_odds, probability
from compare.settings import Settings

Progress = Callable[[int, int], None]
"""Called with (done, total) while pairs are scored."""

NEIGHBOURHOOD = 0.25
"""Without a least score, matches down to this part of the threshold are given: what a reader may yet
accept.
"""

EVERY_PAIR = 1_000
"""Up to this many claims every cross-article pair is kept; above, only those that share something telling."""
PAIRS_AT_ONCE = 500_000
HOPELESS = -8.0
"""Log-odds of the first look below which a pair of a large corpus is dropped: it is nobody's rival."""


UNDATED = (
    "No article is dated, so every match is an echo: state dates in articles.csv. "
    "Clusters were made by wording alone."
)


@dataclass(frozen=True, slots=True)
class Taught:
    """What people's judgements mean for the matches: verdicts by pair, and the lesson learnt from them."""

    verdicts: Mapping[Pair, Verdict]
    lesson: Lesson | None


def align(
    claims: Sequence[Claim],
    settings: Settings,
    judgements: Judgements | None = None,
    *,
    min_score: float | None = None,
    progress: Progress | None = None,
) -> Alignment:
    """Match the claims of different articles with one another, and cluster those that are one.

    Claims of one article stand in text order. Matches scored below ``min_score`` are left out (0: none is);
    without it, those below a quarter of ``settings.threshold``. Matches stand by falling score. The same
    claims, settings and judgements give the same alignment, bit by bit.
    """
    decided = judgements or Judgements()
    prepared = prepare(_article_by_article(claims))
    a, b, scored = _scored(prepared, progress)
    lesson = _lesson(prepared, a, b, scored, decided) if settings.learn else None
    scored = _taught(scored, lesson)
    least = NEIGHBOURHOOD * settings.threshold if min_score is None else min_score
    kept = np.flatnonzero(scored.probability >= least)
    matches = matches_of(
        prepared, a[kept], b[kept], _only(scored, kept), settings, Taught(decided.verdicts, lesson)
    )
    ids = [(claim.claim_id, claim.article_id) for claim in prepared.claims]
    constraints = constraints_of(prepared.claims, decided, settings.date_window_days)
    return Alignment(
        matches=matches,
        clusters=clusters_of(ids, _links(prepared, a, b, scored), settings.threshold, constraints),
        candidates=len(a),
        notices=_notices(prepared.claims, matches, lesson),
    )


def matches_of(
    prepared: Prepared,
    a: Indices,
    b: Indices,
    scored: Scored,
    settings: Settings,
    taught: Taught | None = None,
) -> tuple[Match, ...]:
    """Scored pairs as matches: guarded by date, their reasons in words, by falling score.

    A person's verdict outweighs the score for a pair's level, never the date guard.
    """
    verdicts, lesson = (taught.verdicts, taught.lesson) if taught else ({}, None)
    guard = cache(lambda one, other: compare_dates(one, other, settings.date_window_days))
    made = []
    for at, reasons in enumerate(explain(prepared, a, b, scored, lesson)):
        first, second = sorted(
            (prepared.claims[a[at]], prepared.claims[b[at]]), key=lambda claim: claim.claim_id
        )
        verdict = verdicts.get((first.claim_id, second.claim_id))
        score = round(float(scored.probability[at]), 6)
        dates = guard(first.published, second.published)
        level = _level(verdict, score >= settings.threshold, dates)
        made.append(
            Match(first.claim_id, second.claim_id, score, level, _detail(verdict, dates, reasons), reasons)
        )
    return tuple(sorted(made, key=lambda match: (-match.score, match.claim_a, match.claim_b)))


def _level(verdict: Verdict | None, alike: bool, dates: Ruling) -> Level:
    alike = bool(TRUTH[verdict]) if verdict in TRUTH else alike
    if not alike:
        return Level.RELATED
    return Level.SAME_CLAIM if dates.allows else Level.ECHO


def _detail(verdict: Verdict | None, dates: Ruling, reasons: tuple[Reason, ...]) -> str:
    judged = f"judged {verdict.value} by a person" if verdict else ""
    return " · ".join(part for part in (judged, dates.words, in_words(reasons)) if part)


def _article_by_article(claims: Sequence[Claim]) -> list[Claim]:
    """Rows of a table may mix articles: bring each article's claims together, keeping their order."""
    first: dict[str, int] = {}
    for claim in claims:
        first.setdefault(claim.article_id, len(first))
    return sorted(claims, key=lambda claim: first[claim.article_id])


def _scored(prepared: Prepared, progress: Progress | None) -> tuple[Indices, Indices, Scored]:
    a, b = np.triu_indices(len(prepared.claims), 1)
    across = prepared.article[a] != prepared.article[b]
    a, b = a[across], b[across]
    if len(prepared.claims) <= EVERY_PAIR:
        scored = score_pairs(prepared, a, b)
        if progress:
            progress(len(a), len(a))
        return a, b, scored
    blocks = []
    for start in range(0, len(a), PAIRS_AT_ONCE):
        block = slice(start, start + PAIRS_AT_ONCE)
        columns = first_look(prepared, a[block], b[block])
        hopeful = np.flatnonzero(columns["first"] >= HOPELESS)
        blocks.append((start + hopeful, {name: column[hopeful] for name, column in columns.items()}))
        if progress:
            progress(min(start + PAIRS_AT_ONCE, len(a)), len(a))
    kept = np.concatenate([block[0] for block in blocks])
    # Each block's column is let go once it is joined: all of them twice would be gigabytes.
    columns = {name: np.concatenate([block[1].pop(name) for block in blocks]) for name in tuple(blocks[0][1])}
    return a[kept], b[kept], second_look(prepared.article, a[kept], b[kept], columns)


def _only(scored: Scored, kept: Indices) -> Scored:
    return Scored({name: column[kept] for name, column in scored.columns.items()}, scored.probability[kept])


def _lesson(
    prepared: Prepared, a: Indices, b: Indices, scored: Scored, judgements: Judgements
) -> Lesson | None:
    number = {claim.claim_id: at for at, claim in enumerate(prepared.claims)}
    told = {
        tuple(sorted((number[one], number[other]))): TRUTH[verdict]
        for (one, other), verdict in judgements.verdicts.items()
        if verdict in TRUTH and one in number and other in number
    }
    if not told:
        return None
    pairs = {(int(i), int(j)): at for at, (i, j) in enumerate(zip(a, b, strict=True)) if (i, j) in told}
    judged = sorted(pairs.values())
    truth = np.array([told[int(a[at]), int(b[at])] for at in judged])
    return learn(scored.columns, log_odds(scored.probability), np.array(judged, dtype=np.int64), truth)


def _taught(scored: Scored, lesson: Lesson | None) -> Scored:
    if lesson is None:
        return scored
    odds = lesson.applied(scored.columns, log_odds(scored.probability))
    return replace(scored, probability=probability(odds))


def _links(prepared: Prepared, a: Indices, b: Indices, scored: Scored) -> Mapping[Pair, float]:
    links = {}
    for at in np.flatnonzero(scored.probability >= LEAST_LINK):
        one, other = sorted((prepared.claims[a[at]].claim_id, prepared.claims[b[at]].claim_id))
        links[one, other] = round(float(scored.probability[at]), 6)
    return links


def _notices(claims: Sequence[Claim], matches: Sequence[Match], lesson: Lesson | None) -> tuple[str, ...]:
    undated = matches and not any(claim.published for claim in claims)
    return tuple(
        notice for notice in (UNDATED if undated else "", lesson.words() if lesson else "") if notice
    )

"""From claims to an alignment: score the pairs, learn from judgements, guard by date, say why, cluster."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from compare.claims import Claim
from compare.matching.clustering import LEAST_LINK, Pair, clusters_of
from compare.matching.constraints import constraints_of
from compare.matching.dating import Ruling, compare_dates, vouches
from compare.matching.explaining import explain, in_words, lines
from compare.matching.model import Alignment, Judgements, Level, Match, Reason, Verdict
from compare.matching.preparing import Flags, Indices, Numbers, Prepared, prepare
from compare.matching.scoring import Scored, first_look, second_look
from compare.matching.semantic import vectors_of
from compare.matching.teaching import LINK, LINKED, TRUTH, Answered, Lesson, groups_of, learn_from
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
"""Pairs that are scored in one block, about: 20 columns of numbers are held for each."""
HOPELESS = -8.0
"""Log-odds of the first look below which a pair of a large corpus is dropped: it is nobody's rival."""


MOST_NAMED = 5
"""Articles without a date that a notice names."""
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
    prepared = _prepared(claims, settings)
    told = _told(prepared.claims, decided) if settings.learn else {}
    groups = groups_of(len(prepared.claims), [pair for pair, truth in told.items() if truth])
    looks = _Looks(prepared, 2 if told else 1, progress)
    lesson = learn_from(_answered(one, told) for one in looks) if told else None
    least = NEIGHBOURHOOD * settings.threshold if min_score is None else min_score
    kept: list[_Look] = []
    links: dict[Pair, float] = {}
    candidates = 0
    for look in looks:
        taught = replace(look, scored=_taught(look, lesson, _linked(look, groups, told)))
        kept.append(_only(taught, taught.scored.probability >= least))
        links |= _links(prepared, taught)
        candidates += len(look.a)
    one = _joined(kept)
    matches = matches_of(prepared, one.a, one.b, one.scored, settings, Taught(decided.verdicts, lesson))
    ids = [(claim.claim_id, claim.article_id) for claim in prepared.claims]
    constraints = constraints_of(prepared.claims, decided, settings.date_window_days)
    return Alignment(
        matches=matches,
        clusters=clusters_of(ids, links, settings.threshold, constraints),
        candidates=candidates,
        notices=_notices(prepared.claims, matches, lesson, settings.date_window_days),
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
    explained = explain(prepared, a, b, scored, lesson)
    told = [(in_words(reasons), reasons) for reasons in explained]
    return _matches(prepared, (a, b), scored, settings, told, verdicts)


def brief_matches(
    prepared: Prepared, a: Indices, b: Indices, scored: Scored, settings: Settings
) -> tuple[Match, ...]:
    """The matches that ``matches_of`` gives, with reasons in ``detail`` only: made faster, for archives."""
    told = [(line, ()) for line in lines(prepared, a, b, scored)]
    return _matches(prepared, (a, b), scored, settings, told, {})


def _matches(
    prepared: Prepared,
    pairs: tuple[Indices, Indices],
    scored: Scored,
    settings: Settings,
    told: Sequence[tuple[str, tuple[Reason, ...]]],
    verdicts: Mapping[tuple[str, str], Verdict],
) -> tuple[Match, ...]:
    guard = cache(lambda one, other: compare_dates(one, other, settings.date_window_days))
    made = []
    for i, j, likely, (words, reasons) in zip(*pairs, scored.probability.tolist(), told, strict=True):
        first, second = sorted((prepared.claims[i], prepared.claims[j]), key=lambda claim: claim.claim_id)
        verdict = verdicts.get((first.claim_id, second.claim_id))
        score = round(likely, 6)
        dates = guard(first.published, second.published)
        level = _level(verdict, score >= settings.threshold, dates)
        detail = _detail(verdict, dates, words)
        made.append(Match(first.claim_id, second.claim_id, score, level, detail, reasons))
    return tuple(sorted(made, key=lambda match: (-match.score, match.claim_a, match.claim_b)))


def _level(verdict: Verdict | None, alike: bool, dates: Ruling) -> Level:
    alike = bool(TRUTH[verdict]) if verdict in TRUTH else alike
    if not alike:
        return Level.RELATED
    return Level.SAME_CLAIM if dates.allows else Level.ECHO


def _detail(verdict: Verdict | None, dates: Ruling, words: str) -> str:
    judged = f"judged {verdict.value} by a person" if verdict else ""
    return " · ".join(part for part in (judged, dates.words, words) if part)


def _prepared(claims: Sequence[Claim], settings: Settings) -> Prepared:
    prepared = prepare(_article_by_article(claims))
    if not settings.semantic:
        return prepared
    return replace(prepared, vectors=vectors_of([c.exact for c in prepared.claims], settings.semantic))


def _article_by_article(claims: Sequence[Claim]) -> list[Claim]:
    """Rows of a table may mix articles: bring each article's claims together, keeping their order."""
    first: dict[str, int] = {}
    for claim in claims:
        first.setdefault(claim.article_id, len(first))
    return sorted(claims, key=lambda claim: first[claim.article_id])


@dataclass(frozen=True, slots=True)
class _Look:
    """Some scored pairs of claims, by their numbers."""

    a: Indices
    b: Indices
    scored: Scored


@dataclass(slots=True)
class _Looks:
    """Every pair of claims of different articles, scored block by block, each time anew.

    A block holds all pairs of its articles with later ones, so every pair stands among all of its rivals, and
    memory is bounded by a block. Of a large corpus, hopeless pairs are left out.
    """

    prepared: Prepared
    times: int
    progress: Progress | None
    done: int = 0

    def __iter__(self) -> Iterator[_Look]:
        article = self.prepared.article
        ends = np.searchsorted(article, article, side="right")
        others = len(article) - ends
        for rows in _row_blocks(ends, others):
            a = np.repeat(np.arange(rows.start, rows.stop), others[rows])
            first = np.cumsum(others[rows]) - others[rows]
            b = np.arange(len(a)) + np.repeat(ends[rows] - first, others[rows])
            yield self._scored(a, b)
            self.done += len(a)
            if self.progress:
                self.progress(self.done, int(others.sum()) * self.times)

    def _scored(self, a: Indices, b: Indices) -> _Look:
        columns = first_look(self.prepared, a, b)
        if len(self.prepared.claims) > EVERY_PAIR:
            hopeful = np.flatnonzero(columns["first"] >= HOPELESS)
            a, b = a[hopeful], b[hopeful]
            columns = {name: column[hopeful] for name, column in columns.items()}
        return _Look(a, b, second_look(self.prepared.article, a, b, columns))


def _row_blocks(ends: Indices, others: Indices) -> Iterator[slice]:
    """Runs of whole articles with about PAIRS_AT_ONCE pairs: ``ends`` and ``others`` are by claim."""
    start = pairs = at = 0
    while at < len(ends):
        if pairs >= PAIRS_AT_ONCE:
            yield slice(start, at)
            start, pairs = at, 0
        article = slice(at, int(ends[at]))
        pairs += int(others[article].sum())
        at = article.stop
    yield slice(start, at)


def _only(look: _Look, chosen: Flags) -> _Look:
    kept = np.flatnonzero(chosen)
    columns = {name: column[kept] for name, column in look.scored.columns.items()}
    return _Look(look.a[kept], look.b[kept], Scored(columns, look.scored.probability[kept]))


def _joined(looks: Sequence[_Look]) -> _Look:
    names = looks[0].scored.columns
    columns = {name: np.concatenate([look.scored.columns[name] for look in looks]) for name in names}
    chances = np.concatenate([look.scored.probability for look in looks])
    a, b = (np.concatenate([getattr(look, side) for look in looks]) for side in "ab")
    return _Look(a, b, Scored(columns, chances))


def _told(claims: Sequence[Claim], judgements: Judgements) -> Mapping[tuple[int, int], float]:
    """What people's verdicts say of sameness, by the numbers of claims, the smaller first."""
    number = {claim.claim_id: at for at, claim in enumerate(claims)}
    return {
        (min(number[one], number[other]), max(number[one], number[other])): TRUTH[verdict]
        for (one, other), verdict in judgements.verdicts.items()
        if verdict in TRUTH and one in number and other in number
    }


def _answered(look: _Look, told: Mapping[tuple[int, int], float]) -> Answered:
    pairs = enumerate(zip(look.a.tolist(), look.b.tolist(), strict=True))
    judged = {at: told[pair] for at, pair in pairs if pair in told}
    return Answered(
        look.scored.columns,
        log_odds(look.scored.probability),
        np.array(list(judged), dtype=np.int64),
        np.array(list(judged.values())),
    )


def _linked(look: _Look, groups: Indices, told: Mapping[tuple[int, int], float]) -> Numbers:
    """Which pairs nobody judged, but people linked through other claims: 1, else 0."""
    linked: Numbers = np.asarray(groups[look.a] == groups[look.b], dtype=np.float64)
    for at in np.flatnonzero(linked):
        if (int(look.a[at]), int(look.b[at])) in told:
            linked[at] = 0.0
    return linked


def _taught(look: _Look, lesson: Lesson | None, linked: Numbers) -> Scored:
    scored = look.scored
    if lesson is None:
        return scored
    odds = lesson.applied(scored.columns, log_odds(scored.probability)) + LINK * linked
    return Scored({**scored.columns, LINKED: linked}, probability(odds))


def _links(prepared: Prepared, look: _Look) -> Mapping[Pair, float]:
    links = {}
    for at in np.flatnonzero(look.scored.probability >= LEAST_LINK):
        one, other = sorted((prepared.claims[look.a[at]].claim_id, prepared.claims[look.b[at]].claim_id))
        links[one, other] = round(float(look.scored.probability[at]), 6)
    return links


def _notices(
    claims: Sequence[Claim], matches: Sequence[Match], lesson: Lesson | None, window_days: int
) -> tuple[str, ...]:
    if matches and not any(claim.published for claim in claims):
        dates = UNDATED
    else:
        dates = _kept_apart(claims, matches, window_days)
    return tuple(notice for notice in (dates, lesson.words() if lesson else "") if notice)


def _kept_apart(claims: Sequence[Claim], matches: Sequence[Match], window_days: int) -> str:
    """Which articles' claims are echoes only because nobody has said when they were published."""
    by_id = {claim.claim_id: claim for claim in claims}
    vague: dict[str, str] = {}
    held = 0
    for match in matches:
        sides = [by_id[match.claim_a], by_id[match.claim_b]] if match.level is Level.ECHO else []
        unknown = [claim for claim in sides if not vouches(claim.published, window_days)]
        vague |= {claim.article_id: claim.published for claim in unknown}
        held += bool(unknown)
    if not held:
        return ""
    named = [f"{article} ({published or 'no date'})" for article, published in sorted(vague.items())]
    listed = ", ".join(named[:MOST_NAMED]) + (
        f" and {len(named) - MOST_NAMED} more" * (len(named) > MOST_NAMED)
    )
    echoes = "match is an echo" if held == 1 else "matches are echoes"
    return (
        f"{held:,} {echoes} only because it is not known when these articles were published: {listed}. "
        "Say so on the Sources page or in articles.csv."
    )

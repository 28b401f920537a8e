"""Why a pair has its score: what each feature added, and the weightiest reasons in words."""

from collections.abc import Iterator, Mapping

import numpy as np

from compare.matching import wording
from compare.matching.features import FEATURES, SEMANTIC, STANDING_WORDS, Worded
from compare.matching.model import Reason
from compare.matching.preparing import Indices, Numbers, Prepared
from compare.matching.scoring import Scored, weights_for
from compare.matching.teaching import LINK, LINKED, Lesson
from compare.matching.weights import Weights
from compare.matching.wording import Pair

MOST_REASONS = 3
"""Reasons shown for, and as many against."""
LEAST_WEIGHT = 0.05
"""Log-odds below which a reason is not worth a reader's time."""

_WORDS: Mapping[str, Worded] = {
    **{feature.name: feature.words for feature in (*FEATURES, SEMANTIC)},
    **STANDING_WORDS,
    LINKED: wording.linked,
}


def explain(
    prepared: Prepared, a: Indices, b: Indices, scored: Scored, lesson: Lesson | None = None
) -> list[tuple[Reason, ...]]:
    """For every pair, each feature's reason, the weightiest first.

    A reason's weight is what the feature adds to the log-odds beyond a usual pair: its share in the second
    look, and through the first look's log-odds, with what a lesson added. Light reasons go without words.
    """
    effects = combined(weights_for(scored.columns), lesson)
    added = {name: _added(scored.columns[name], *effect).tolist() for name, effect in effects.items()}
    return [
        _reasons(pair, {name: column[at] for name, column in added.items()})
        for at, pair in enumerate(_pairs(prepared, a, b, scored))
    ]


def lines(prepared: Prepared, a: Indices, b: Indices, scored: Scored) -> list[str]:
    """For every pair what ``in_words`` makes of its reasons; no others are put into words."""
    effects = combined(weights_for(scored.columns))
    names = sorted(effects)
    added = np.array([_added(scored.columns[name], *effects[name]) for name in names]).reshape(len(names), -1)
    ranks = np.argsort(-np.abs(added), axis=0, kind="stable")
    weights = np.take_along_axis(added, ranks, axis=0)
    pairs = _pairs(prepared, a, b, scored)
    return [
        _line(pair, [names[rank] for rank in ranked], weighed)
        for pair, ranked, weighed in zip(pairs, ranks.T.tolist(), weights.T.tolist(), strict=True)
    ]


def _line(pair: Pair, ranked: list[str], weights: list[float]) -> str:
    favour: dict[str, None] = {}
    against: dict[str, None] = {}
    for name, weight in zip(ranked, weights, strict=True):
        if abs(weight) < LEAST_WEIGHT or len(favour) == len(against) == MOST_REASONS:
            break
        side = favour if weight > 0 else against
        if len(side) < MOST_REASONS and (words := _WORDS[name](pair)):
            side[words] = None
    return _both_sides(list(favour), list(against))


def _pairs(prepared: Prepared, a: Indices, b: Indices, scored: Scored) -> Iterator[Pair]:
    """The pairs, as words are made of them."""
    values = {name: column.tolist() for name, column in scored.columns.items()}
    content = prepared.bags["content"]
    weight = dict(zip(content.vocabulary, content.weight.tolist(), strict=True))
    for at, (i, j) in enumerate(zip(a.tolist(), b.tolist(), strict=True)):
        claim = prepared.claims[i]
        speaker = claim.speaker_resolved or claim.speaker
        of_pair = {name: column[at] for name, column in values.items()}
        yield Pair(prepared.terms[i], prepared.terms[j], of_pair, weight, speaker)


def _added(column: Numbers, weight: float, usual: float) -> Numbers:
    """What a feature adds to each pair's log-odds beyond a usual pair, to four digits."""
    return np.round(weight * (column - usual), 4)


def combined(weights: Weights, lesson: Lesson | None = None) -> dict[str, tuple[float, float]]:
    """Every feature's whole weight, over both looks and a lesson, and its usual value."""
    through = weights.second.terms["first"].weight
    effects = {name: (through * term.weight, term.usual) for name, term in weights.first.terms.items()}
    effects |= {
        name: (term.weight, term.usual) for name, term in weights.second.terms.items() if name != "first"
    }
    for name, shift in (lesson.shift if lesson else {}).items():
        weight, usual = effects.get(name, (0.0, lesson.usual[name] if lesson else 0.0))
        effects[name] = (weight + shift, usual)
    if lesson:
        effects[LINKED] = (LINK, 0.0)
    return effects


def in_words(reasons: tuple[Reason, ...]) -> str:
    """The weightiest reasons for and against as one line."""
    told = [reason for reason in reasons if reason.words and abs(reason.weight) >= LEAST_WEIGHT]
    favour = _distinct([reason.words for reason in told if reason.weight > 0])
    against = _distinct([reason.words for reason in told if reason.weight < 0])
    return _both_sides(favour, against)


def _both_sides(favour: list[str], against: list[str]) -> str:
    parts = [
        f"for: {'; '.join(favour)}" if favour else "",
        f"against: {'; '.join(against)}" if against else "",
    ]
    return " · ".join(part for part in parts if part)


def _distinct(phrases: list[str]) -> list[str]:
    return list(dict.fromkeys(phrases))[:MOST_REASONS]


def _reasons(pair: Pair, added: Mapping[str, float]) -> tuple[Reason, ...]:
    """Reasons by falling weight; those too light to be told keep their numbers and go without words."""
    ranked = sorted(added, key=lambda name: (-abs(added[name]), name))
    return tuple(
        Reason(
            name,
            round(pair.values[name], 4),
            added[name],
            _WORDS[name](pair) if abs(added[name]) >= LEAST_WEIGHT else "",
        )
        for name in ranked
    )

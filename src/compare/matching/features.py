"""The declared table of features: what each measures on pairs of claims, and how it says so in words.

Every feature speaks for sameness or against it, as declared; the fitted weight may not have the other sign,
which keeps the reasons true that readers are shown. ``least`` is an effect that a feature has whatever the
fitting data say: news sets with hand-made keys hold few denials and few wrong numbers, but readers do not
forgive them. What sets near copies apart is rarer still in them: its weight is ``fixed``.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from compare.matching import wording
from compare.matching.contrasts import contrary, denied_of_others, numbers_differ, other_name, other_number
from compare.matching.overlap import both_but_none_shared, cosine, heaviest_shared, shared_weight
from compare.matching.preparing import CONTEXT, Flags, Indices, Numbers, Prepared

Measured = Callable[[Prepared, Indices, Indices], Numbers]
Worded = Callable[[wording.Pair], str]

OPENING = 0.12
"""Claims up to this place in their article (0 to 1) tell the story in short."""
CHANCE_DISTANCE = 1 / 3
"""Mean distance of two places taken blindly: what is assumed where places say nothing."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature: its name, what it speaks for (1) or against (−1; 0: neither), its measure, and its words.

    ``words`` gets one pair and returns a phrase without full stop, or nothing where there is nothing to say.
    ``least`` is the smallest size its weight may have, in log-odds a unit; where ``fixed``, the only one.
    """

    name: str
    sign: int
    measured: Measured
    words: Worded
    least: float = 0.0
    fixed: bool = False


def _cosine_of(family: str) -> Measured:
    def measured(prepared: Prepared, a: Indices, b: Indices) -> Numbers:
        bag = prepared.bags[family]
        return cosine(bag, a, b, shared_weight(bag, a, b))

    return measured


def _evidence(prepared: Prepared, a: Indices, b: Indices) -> Numbers:
    """How much is shared at all, in words that stand nowhere else in the story; logarithm of 1 +."""
    return _log1p(shared_weight(prepared.bags["content"], a, b) / prepared.scale)


def _rarest(prepared: Prepared, a: Indices, b: Indices) -> Numbers:
    return heaviest_shared(prepared.bags["content"], a, b) / prepared.scale


def _shorter(prepared: Prepared, a: Indices, b: Indices) -> Numbers:
    """How many terms the shorter claim has; logarithm of 1 +."""
    size = np.diff(prepared.bags["content"].starts)
    return _log1p(np.minimum(size[a], size[b]).astype(np.float64))


def _number_on_one_side(prepared: Prepared, a: Indices, b: Indices) -> Numbers:
    has = prepared.bags["numbers"].total > 0
    return _as_numbers(has[a] != has[b])


def _parties_differ(prepared: Prepared, a: Indices, b: Indices) -> Numbers:
    return _as_numbers(both_but_none_shared(prepared.bags["parties"], a, b))


def _denial(prepared: Prepared, a: Indices, b: Indices) -> Numbers:
    """The most telling thing both deny of one party or name, as rare as it is."""
    shared = heaviest_shared(prepared.bags["denied"], a, b) / prepared.scale
    some = np.flatnonzero(shared)
    of_one = heaviest_shared(prepared.bags["deniers"], a[some], b[some]) > 0
    shared[some[~of_one]] = 0.0
    return shared


def _semantic(prepared: Prepared, a: Indices, b: Indices) -> Numbers:
    """Cosine of the claims' vectors, −1 to 1; 0 where there are none."""
    if prepared.vectors is None:
        return np.zeros(len(a))
    return np.asarray((prepared.vectors[a] * prepared.vectors[b]).sum(axis=1))


def _same_speaker(prepared: Prepared, a: Indices, b: Indices) -> Numbers:
    speaker = prepared.speaker
    return _as_numbers((speaker[a] == speaker[b]) & (speaker[a] >= 0))


def _negation_differs(prepared: Prepared, a: Indices, b: Indices) -> Numbers:
    return _as_numbers(prepared.negated[a] != prepared.negated[b])


def _hedge_differs(prepared: Prepared, a: Indices, b: Indices) -> Numbers:
    return _as_numbers(prepared.hedged[a] != prepared.hedged[b])


def _apart(prepared: Prepared, a: Indices, b: Indices) -> Numbers:
    distance = np.abs(prepared.place[a] - prepared.place[b])
    return np.where(np.isnan(distance), CHANCE_DISTANCE, distance)


def _both_open(prepared: Prepared, a: Indices, b: Indices) -> Numbers:
    """Whether both stand in the opening of their story; a headline opens it whatever it says."""
    opens = (prepared.place < OPENING) & ~prepared.headline
    return _as_numbers(opens[a] & opens[b])


def _as_numbers(flags: Flags) -> Numbers:
    return np.asarray(flags, dtype=np.float64)


def _log1p(values: Numbers) -> Numbers:
    return np.asarray(np.log1p(values), dtype=np.float64)


FEATURES = (
    Feature("evidence", 1, _evidence, wording.shared_words),
    Feature("rarest", 1, _rarest, wording.shared_words),
    Feature("wording", 1, _cosine_of("content"), wording.wording),
    Feature("spelling", 1, _cosine_of("grams"), wording.spelling),
    Feature("meaning", 1, _cosine_of("meanings"), wording.shared_meanings, least=1.0),
    Feature("phrases", 1, _cosine_of("pairs"), wording.shared_phrases, least=0.3),
    Feature("quotation", 1, _cosine_of("quoted"), wording.shared_quotation, least=1.0),
    Feature("denial", 1, _denial, wording.shared_denial, least=4.0),
    Feature("context", 1, _cosine_of(CONTEXT), wording.surroundings),
    Feature("same_speaker", 1, _same_speaker, wording.same_speaker, least=0.1),
    Feature("both_open", 1, _both_open, wording.both_open),
    Feature("numbers_differ", -1, numbers_differ, wording.numbers_differ, least=0.5),
    Feature("number_on_one_side", -1, _number_on_one_side, wording.number_on_one_side),
    Feature("parties_differ", -1, _parties_differ, wording.parties_differ, least=0.3),
    Feature("negation_differs", -1, _negation_differs, wording.negation_differs, least=0.3),
    Feature("hedge_differs", -1, _hedge_differs, wording.hedge_differs, least=0.1),
    Feature("other_number", -1, other_number, wording.numbers_differ, least=4.0, fixed=True),
    Feature("other_name", -1, other_name, wording.other_name, least=5.0, fixed=True),
    Feature("denied_of_others", -1, denied_of_others, wording.denied_of_others, least=1.5, fixed=True),
    Feature("contrary", -1, contrary, wording.contrary, least=6.0, fixed=True),
    Feature("apart", -1, _apart, wording.apart),
    Feature("shorter", 0, _shorter, wording.shorter),
)
"""What is measured on a pair by itself, in the order of columns."""

STANDING_WORDS: dict[str, Worded] = {"lead": wording.lead, "share": wording.lead, "rank": wording.rank}
"""Words for the columns of ``rivals.standing``; all of them speak for sameness."""


SEMANTIC = Feature("semantic", 1, _semantic, wording.semantic)
"""Measured besides, where the claims have vectors of a sentence model; it has a set of weights of its own."""


def measure(prepared: Prepared, a: Indices, b: Indices) -> dict[str, Numbers]:
    """The column of every feature, for pairs (``a[i]``, ``b[i]``)."""
    features = FEATURES if prepared.vectors is None else (*FEATURES, SEMANTIC)
    return {feature.name: feature.measured(prepared, a, b) for feature in features}

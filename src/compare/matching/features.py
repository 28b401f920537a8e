"""The declared table of features: what each measures on pairs of claims, and how it says so in words.

Every feature grows or shrinks with sameness in one declared direction; ``benchmarks/fit.py`` may not give it a weight
of the other sign. That keeps the reasons true that readers are shown.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from compare.matching import wording
from compare.matching.overlap import containment, cosine, shared_weight
from compare.matching.preparing import CONTEXT, Indices, Numbers, Prepared

Measured = Callable[[Prepared, Indices, Indices], Numbers]
Worded = Callable[[wording.Pair], str]

LEAD_PARAGRAPHS = 0.12
"""Claims up to this place in their article (0 to 1) tell the story in short."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature: its name, the sign its weight may have (1, −1; 0 either), its measure, and its words.

    ``words`` gets one pair and returns a phrase without full stop, or nothing where there is nothing to say.
    """

    name: str
    sign: int
    measured: Measured
    words: Worded


def _cosine_of(family: str) -> Measured:
    def measured(prepared: Prepared, a: Indices, b: Indices) -> Numbers:
        bag = prepared.bags[family]
        return cosine(bag, a, b, shared_weight(bag, a, b))

    return measured


def _contained(prepared: Prepared, a: Indices, b: Indices) -> Numbers:
    bag = prepared.bags["content"]
    return containment(bag, a, b, shared_weight(bag, a, b))


def _evidence(prepared: Prepared, a: Indices, b: Indices) -> Numbers:
    """How much is shared at all, in units of one word that stands nowhere else in the story; logarithm of 1 +."""
    return np.log1p(shared_weight(prepared.bags["content"], a, b) / prepared.scale)


def _shorter(prepared: Prepared, a: Indices, b: Indices) -> Numbers:
    total = prepared.bags["content"].total
    return np.log1p(np.minimum(total[a], total[b]) / prepared.scale)


def _numbers_differ(prepared: Prepared, a: Indices, b: Indices) -> Numbers:
    bag = prepared.bags["numbers"]
    both = (bag.total[a] > 0) & (bag.total[b] > 0)
    return (both & (shared_weight(bag, a, b) == 0)).astype(float)


def _number_on_one_side(prepared: Prepared, a: Indices, b: Indices) -> Numbers:
    total = prepared.bags["numbers"].total
    return ((total[a] > 0) != (total[b] > 0)).astype(float)


def _parties_differ(prepared: Prepared, a: Indices, b: Indices) -> Numbers:
    bag = prepared.bags["parties"]
    both = (bag.total[a] > 0) & (bag.total[b] > 0)
    return (both & (shared_weight(bag, a, b) == 0)).astype(float)


def _same_speaker(prepared: Prepared, a: Indices, b: Indices) -> Numbers:
    speaker = prepared.speaker
    return ((speaker[a] == speaker[b]) & (speaker[a] >= 0)).astype(float)


def _negation_differs(prepared: Prepared, a: Indices, b: Indices) -> Numbers:
    return (prepared.negated[a] != prepared.negated[b]).astype(float)


def _apart(prepared: Prepared, a: Indices, b: Indices) -> Numbers:
    return np.abs(prepared.place[a] - prepared.place[b])


def _both_lead(prepared: Prepared, a: Indices, b: Indices) -> Numbers:
    return ((prepared.place[a] < LEAD_PARAGRAPHS) & (prepared.place[b] < LEAD_PARAGRAPHS)).astype(float)


FEATURES = (
    Feature("evidence", 1, _evidence, wording.shared_words),
    Feature("wording", 1, _cosine_of("content"), wording.shared_words),
    Feature("contained", 1, _contained, wording.contained),
    Feature("spelling", 1, _cosine_of("grams"), wording.word_pieces),
    Feature("meaning", 1, _cosine_of("meanings"), wording.shared_meanings),
    Feature("phrases", 1, _cosine_of("pairs"), wording.shared_phrases),
    Feature("quotation", 1, _cosine_of("quoted"), wording.shared_quotation),
    Feature("context", 1, _cosine_of(CONTEXT), wording.surroundings),
    Feature("numbers_differ", -1, _numbers_differ, wording.numbers_differ),
    Feature("number_on_one_side", -1, _number_on_one_side, wording.number_on_one_side),
    Feature("parties_differ", -1, _parties_differ, wording.parties_differ),
    Feature("same_speaker", 1, _same_speaker, wording.same_speaker),
    Feature("negation_differs", -1, _negation_differs, wording.negation_differs),
    Feature("apart", -1, _apart, wording.apart),
    Feature("both_lead", 1, _both_lead, wording.both_lead),
    Feature("shorter", 0, _shorter, wording.shorter),
)
"""What is measured on a pair by itself; the order is the order of columns."""

STANDING_WORDS: dict[str, Worded] = {
    "lead": wording.lead,
    "share": wording.lead,
    "rank": wording.rank,
}
"""Words for the columns of ``rivals.standing``."""

STANDING_SIGNS = {"first": 1, "lead": 1, "share": 1, "rank": 1}


def measure(prepared: Prepared, a: Indices, b: Indices) -> dict[str, Numbers]:
    """The column of every feature, for pairs (``a[i]``, ``b[i]``)."""
    return {feature.name: feature.measured(prepared, a, b) for feature in FEATURES}

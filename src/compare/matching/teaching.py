"""Judgements teach: accepted and rejected pairs re-weigh this project's ranking, a little and visibly.

The shipped weights are the prior. A lesson is the shift of each feature's weight (and of the base) that
explains the judgements best while staying near zero: a logistic sum on top of the model's own log-odds, with
an L2 penalty, found by Newton's method. Few judgements shift little; without any there is no lesson, and a
project may switch lessons off. Besides, two claims that were judged the same as a third are likelier the same
themselves.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from compare.matching.features import FEATURES
from compare.matching.model import Verdict
from compare.matching.preparing import Indices, Numbers
from compare.matching.weights import probability

PENALTY = 3000.0
"""Strength of the pull towards no shift. Chosen by ``benchmarks/teaching.py``: weaker ones harm some
topics by more than a point of average precision, and help no more in the mean.
"""
LINKED = "linked"
LINK = 0.5
"""Log-odds for two claims that people linked through others. By ``benchmarks/teaching.py``: more helps more
in the mean, and costs some topics more than a point of average precision: a claim may tell two things.
"""
STEPS = 12
TOLD = 3
"""Features a lesson names."""
TRUTH = {Verdict.SAME: 1.0, Verdict.RELATED: 0.0, Verdict.DIFFERENT: 0.0}
"""What a verdict says of sameness; an unsure one teaches nothing."""
LEARNERS = tuple(feature.name for feature in FEATURES if feature.sign and not feature.fixed)


@dataclass(frozen=True, slots=True)
class Lesson:
    """What judgements changed: by feature, what was added to its weight, in log-odds a unit.

    ``base`` is added to every pair. ``usual`` and ``spread`` are each feature's mean and standard deviation
    over the project's pairs.
    """

    judged: int
    base: float
    shift: Mapping[str, float]
    usual: Mapping[str, float]
    spread: Mapping[str, float]

    def words(self) -> str:
        """The lesson as a notice to the project's people."""
        strongest = sorted(self.shift, key=lambda name: (-abs(self.shift[name] * self.spread[name]), name))
        told = ", ".join(
            f"{name.replace('_', ' ')} {'more' if self.shift[name] > 0 else 'less'}"
            for name in strongest[:TOLD]
        )
        many = "1 judgement re-weighs" if self.judged == 1 else f"{self.judged} judgements re-weigh"
        return f"{many} this project’s matches ({told}); learn = false in compare.toml switches this off."

    def applied(self, columns: Mapping[str, Numbers], odds: Numbers) -> Numbers:
        """The pairs' log-odds after the lesson."""
        taught = odds + self.base
        for name, shift in self.shift.items():
            taught = taught + shift * (columns[name] - self.usual[name])
        return taught


@dataclass(frozen=True, slots=True)
class Answered:
    """Scored pairs, of which people answered some: ``truth`` says 1 (same) or 0 of those numbered ``judged``.

    ``columns`` and ``odds`` are those of all the pairs.
    """

    columns: Mapping[str, Numbers]
    odds: Numbers
    judged: Indices
    truth: Numbers


def learn(columns: Mapping[str, Numbers], odds: Numbers, judged: Indices, truth: Numbers) -> Lesson | None:
    """The lesson of one block of pairs, as ``learn_from`` has it."""
    return learn_from([Answered(columns, odds, judged, truth)])


def learn_from(blocks: Iterable[Answered]) -> Lesson | None:
    """The lesson of what was answered, beside all scored pairs, block by block; None without any answer."""
    surveys, answers = [], []
    for block in blocks:
        learnt = [block.columns[name] for name in LEARNERS]
        if len(block.odds):
            surveys.append([(len(column), column.mean(), column.var()) for column in learnt])
        chosen = np.stack([np.ones(len(block.judged)), *(column[block.judged] for column in learnt)], axis=1)
        answers.append((chosen, block.odds[block.judged], block.truth))
    values, odds, truth = (np.concatenate(parts) for parts in zip(*answers, strict=True))
    if not len(truth):
        return None
    usual, spread = _usual(np.array(surveys))
    values[:, 1:] = (values[:, 1:] - usual) / spread
    shifts = _newton(values, odds, truth)
    by_name = dict(zip(LEARNERS, (shifts[1:] / spread).tolist(), strict=True))
    return Lesson(len(truth), float(shifts[0]), by_name, _named(usual), _named(spread))


def groups_of(claims: int, same: Iterable[tuple[int, int]]) -> Indices:
    """For every claim the first of those it is one with by the pairs judged the ``same``; or itself."""
    group = np.arange(claims)
    for one, other in same:
        first, second = sorted((group[one], group[other]))
        group[group == second] = first
    return group


def _usual(surveys: Numbers) -> tuple[Numbers, Numbers]:
    """Each feature's mean and standard deviation, from (pairs, mean, variance) by block and feature."""
    share = surveys[:, :, 0] / surveys[:, :, 0].sum(axis=0)
    usual = (share * surveys[:, :, 1]).sum(axis=0)
    variance = (share * (surveys[:, :, 2] + (surveys[:, :, 1] - usual) ** 2)).sum(axis=0)
    return usual, np.sqrt(variance) + 1e-6


def _named(values: Numbers) -> dict[str, float]:
    return dict(zip(LEARNERS, values.tolist(), strict=True))


def _newton(values: Numbers, odds: Numbers, truth: Numbers) -> Numbers:
    shifts = np.zeros(values.shape[1])
    for _ in range(STEPS):
        chance = probability(odds + values @ shifts)
        slope = values.T @ (truth - chance) - PENALTY * shifts
        bend = (values * (chance * (1 - chance))[:, None]).T @ values + PENALTY * np.eye(len(shifts))
        shifts = shifts + np.linalg.solve(bend, slope)
    return np.asarray(shifts)

"""Fit the matching weights and write them to the package.

usage: python benchmarks/fit.py
       python benchmarks/fit.py --semantic MODEL   the weights beside a sentence model (a folder, or a name)

Needs the evaluation data in ../shared/eval beside the repository.

Both looks are logistic sums with an L2 penalty; the sign of every weight is held to what its feature
declares, and its size to the declared least. Besides telling same from different (likelihood of each pair),
the first look learns to put the counterpart first among all claims of the other article (likelihood of the
choice). The second look learns from first looks that did not see the topic. Keys are incomplete: of the pairs
that a key knows on one side only, near-copies are left out and the rest count less.
"""

from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from compare.matching.features import FEATURES, SEMANTIC, STANDING_WORDS, Feature, measure
from compare.matching.preparing import Indices, Numbers
from compare.matching.rivals import standing
from compare.matching.weights import Look, Term, Weights, weighed
from topics import Pairs, pairs_of, spark_topics

MATCHING = Path(__file__).parents[1] / "src" / "compare" / "matching"
PENALTY = 75.0
HALF_KNOWN = 0.3
"""How much a pair counts of which the key knows one side only."""
NEAR_COPY = 0.75
"""Cosine of wording above which an unmarked pair is more likely forgotten than different."""

Bounds = tuple[float | None, float | None]


def _bounds(feature: Feature) -> Bounds:
    least = feature.sign * feature.least
    if feature.fixed:
        return least, least
    return {1: (least, None), -1: (None, least), 0: (None, None)}[feature.sign]


FIRST_BOUNDS = {feature.name: _bounds(feature) for feature in (*FEATURES, SEMANTIC)}
SECOND_BOUNDS: dict[str, Bounds] = dict.fromkeys(("first", *STANDING_WORDS), (0.0, None))


@dataclass(frozen=True, slots=True)
class Sample:
    """A topic's pairs with their feature columns and how much each pair counts."""

    pairs: Pairs
    columns: Mapping[str, Numbers]
    counts: Numbers


def sample(pairs: Pairs) -> Sample:
    """Measure ``pairs`` and weigh them as evidence."""
    columns = measure(pairs.prepared, pairs.a, pairs.b)
    counts = np.choose(pairs.known, [0.0, HALF_KNOWN, 1.0])
    counts[~pairs.same & (pairs.known < 2) & (columns["wording"] > NEAR_COPY)] = 0.0
    return Sample(pairs, columns, counts)


def fit(samples: Sequence[Sample]) -> Weights:
    """Weights for both looks."""
    halves = (samples[::2], samples[1::2])
    seconds = []
    for trained, held_out in (halves, halves[::-1]):
        look = _fit_first(trained)
        seconds += [with_standing(one, look) for one in held_out]
    return Weights(_fit_first(samples), _fit_look(seconds, SECOND_BOUNDS, choose=False))


def with_standing(one: Sample, first: Look) -> Sample:
    """The sample with the first look's log-odds and the columns about rivals."""
    odds = weighed(one.columns, first, len(one.pairs.a))
    rivals = standing(one.pairs.prepared.article, one.pairs.a, one.pairs.b, odds)
    return Sample(one.pairs, {**one.columns, "first": odds, **rivals}, one.counts)


def _fit_first(samples: Sequence[Sample]) -> Look:
    bounds = {name: FIRST_BOUNDS[name] for name in FIRST_BOUNDS if name in samples[0].columns}
    return _fit_look(samples, bounds, choose=True)


def _fit_look(samples: Sequence[Sample], bounds: Mapping[str, Bounds], *, choose: bool) -> Look:
    names = list(bounds)
    values = np.concatenate([np.stack([one.columns[name] for name in names], axis=1) for one in samples])
    same = np.concatenate([one.pairs.same for one in samples]).astype(float)
    counts = np.concatenate([one.counts for one in samples])
    usual = np.average(values, axis=0, weights=counts)
    spread = np.sqrt(np.average((values - usual) ** 2, axis=0, weights=counts)) + 1e-9
    choices = _choices(samples, same) if choose else _Choices.of([])
    objective = _Objective((values - usual) / spread, same, counts, choices)
    limits = [
        tuple(None if end is None else end * width for end in bounds[n])
        for n, width in zip(names, spread, strict=True)
    ]
    start = np.append([next((end for end in limit if end is not None), 0.0) for limit in limits], -2.0)
    best = minimize(objective, start, jac=True, method="L-BFGS-B", bounds=[*limits, (None, None)]).x
    terms = {
        name: Term(float(weight), float(mean))
        for name, weight, mean in zip(names, best[:-1] / spread, usual, strict=True)
        if abs(weight) > 1e-6
    }
    return Look(float(best[-1]), terms)


@dataclass(frozen=True, slots=True)
class _Choices:
    """Groups of pair numbers, one after the other: where each opens, and its size."""

    pairs: Indices
    opens: Indices
    sizes: Indices

    @classmethod
    def of(cls, groups: Sequence[Indices]) -> "_Choices":
        sizes = np.array([len(group) for group in groups], dtype=np.int64)
        pairs = np.concatenate([*groups, np.array([], dtype=np.int64)]).astype(np.int64)
        return cls(pairs, np.cumsum(sizes) - sizes, sizes)


@dataclass(frozen=True, slots=True)
class _Objective:
    """Penalised negative log-likelihood and its slope, as ``minimize`` wants them."""

    values: Numbers
    same: Numbers
    counts: Numbers
    choices: _Choices

    def __call__(self, weights: Numbers) -> tuple[float, Numbers]:
        odds = self.values @ weights[:-1] + weights[-1]
        loss = np.sum(self.counts * (np.logaddexp(0, odds) - self.same * odds))
        slope = self.counts * (1 / (1 + np.exp(-odds)) - self.same)
        base_slope = slope.sum()
        if len(self.choices.pairs):
            chosen, opens, sizes = self.choices.pairs, self.choices.opens, self.choices.sizes
            chance = np.exp(np.clip(odds[chosen], -50, 50))
            right = chance * self.same[chosen]
            everyone, found = np.add.reduceat(chance, opens), np.add.reduceat(right, opens)
            loss += np.sum(np.log(everyone) - np.log(found))
            pull = chance / np.repeat(everyone, sizes) - right / np.repeat(found, sizes)
            slope += np.bincount(chosen, weights=pull, minlength=len(slope))
        gradient = np.append(self.values.T @ slope + PENALTY * weights[:-1], base_slope)
        return float(loss + PENALTY / 2 * np.sum(weights[:-1] ** 2)), gradient


def _choices(samples: Sequence[Sample], same: Numbers) -> _Choices:
    """The pairs of every claim with all claims of another article that holds its counterpart."""
    found, offset = [], 0
    for one in samples:
        article = one.pairs.prepared.article
        for query, other in ((one.pairs.a, one.pairs.b), (one.pairs.b, one.pairs.a)):
            key = query * (article.max() + 1) + article[other]
            order = np.argsort(key, kind="stable")
            edges = np.flatnonzero(np.diff(key[order])) + 1
            found += [offset + group for group in np.split(order, edges)]
        offset += len(one.pairs.a)
    return _Choices.of([query for query in found if same[query].any()])


def written(weights: Weights) -> str:
    """The weights as the TOML file the package reads."""
    lines = [
        "# Written by benchmarks/fit.py; see docs/matching.md. weight: log-odds a unit; usual: the mean.",
        "",
    ]
    for title, look in (("first", weights.first), ("second", weights.second)):
        lines += [f"[{title}]", f"base = {look.base:.4f}"]
        lines += [
            f"{n} = {{ weight = {t.weight:.4f}, usual = {t.usual:.4f} }}" for n, t in look.terms.items()
        ]
        lines.append("")
    return "\n".join(lines)


def main() -> None:
    """Fit on all topics and write the file."""
    parser = ArgumentParser()
    parser.add_argument("--semantic", metavar="MODEL", default="")
    model = parser.parse_args().semantic
    weights = written(fit([sample(pairs_of(topic, model)) for topic in spark_topics()]))
    (MATCHING / f"weights{'-semantic' if model else ''}.toml").write_text(weights, encoding="utf-8")
    print(weights)


if __name__ == "__main__":
    main()

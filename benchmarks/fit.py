"""Fit the matching weights and write them to the package, with the figures they had.

usage: python benchmarks/fit.py            (needs the evaluation data in ../shared/eval beside the repository)

Both looks are logistic sums, fitted by maximum likelihood with an L2 penalty, and with the sign of every weight held
to what its feature declares. The second look learns from first looks that did not see the topic.
Keys are incomplete: of pairs that the key knows on one side only, near-copies are left out and the rest count less.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from topics import Pairs, pairs_of, spark_topics

from compare.matching.features import FEATURES, STANDING_SIGNS
from compare.matching.preparing import Numbers
from compare.matching.rivals import standing
from compare.matching.scoring import measure
from compare.matching.weights import Look, Term, Weights, weighed

WEIGHTS = Path(__file__).parents[1] / "src" / "compare" / "matching" / "weights.toml"
PENALTY = 5.0
HALF_KNOWN = 0.3
"""How much a pair counts of which the key knows one side only."""
NEAR_COPY = 0.75
"""Cosine of wording above which an unmarked pair is more likely forgotten than different."""

FIRST_SIGNS = {feature.name: feature.sign for feature in FEATURES}
SECOND_SIGNS = {**STANDING_SIGNS, "context": 1, "apart": -1}


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
    return Weights(_fit_first(samples), _fit_look(seconds, SECOND_SIGNS))


def with_standing(one: Sample, first: Look) -> Sample:
    """The sample with the first look's log-odds and the columns about rivals."""
    odds = weighed(one.columns, first, len(one.pairs.a))
    rivals = standing(one.pairs.prepared.article, one.pairs.a, one.pairs.b, odds)
    return Sample(one.pairs, {**one.columns, "first": odds, **rivals}, one.counts)


def _fit_first(samples: Sequence[Sample]) -> Look:
    return _fit_look(samples, FIRST_SIGNS)


def _fit_look(samples: Sequence[Sample], signs: Mapping[str, int]) -> Look:
    names = sorted(signs)
    values = np.concatenate([np.stack([one.columns[name] for name in names], axis=1) for one in samples])
    same = np.concatenate([one.pairs.same for one in samples]).astype(float)
    counts = np.concatenate([one.counts for one in samples])
    used = counts > 0
    return _logistic(values[used], same[used], counts[used], {name: signs[name] for name in names})


def _logistic(values: Numbers, same: Numbers, counts: Numbers, signs: Mapping[str, int]) -> Look:
    usual = np.average(values, axis=0, weights=counts)
    spread = np.sqrt(np.average((values - usual) ** 2, axis=0, weights=counts)) + 1e-9
    scaled = (values - usual) / spread

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        odds = scaled @ weights[:-1] + weights[-1]
        wrong = counts * (1 / (1 + np.exp(-odds)) - same)
        value = np.sum(counts * (np.logaddexp(0, odds) - same * odds)) + PENALTY / 2 * np.sum(
            weights[:-1] ** 2
        )
        return value, np.append(scaled.T @ wrong + PENALTY * weights[:-1], wrong.sum())

    bounds = [{1: (0, None), -1: (None, 0), 0: (None, None)}[sign] for sign in signs.values()]
    start = np.append(np.zeros(len(signs)), -2.0)
    best = minimize(
        loss, start, jac=True, method="L-BFGS-B", bounds=[*bounds, (None, None)], options={"maxiter": 2000}
    ).x
    terms = {
        name: Term(float(weight), float(mean))
        for name, weight, mean in zip(signs, best[:-1] / spread, usual, strict=True)
        if abs(weight) > 1e-6
    }
    return Look(float(best[-1]), terms)


def written(weights: Weights) -> str:
    """The weights as the TOML file the package reads."""
    lines = [
        "# Written by benchmarks/fit.py; figures in docs/matching.md. weight: log-odds a unit; usual: the mean.",
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
    samples = [sample(pairs_of(topic)) for topic in spark_topics()]
    WEIGHTS.write_text(written(fit(samples)), encoding="utf-8")
    print(WEIGHTS.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()

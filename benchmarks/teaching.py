"""What judgements teach, simulated: thirty answers from the key per topic, in the order the review asks.

usage: python benchmarks/teaching.py       (needs the evaluation data in ../shared/eval beside the repository)

For every topic, the thirty pairs (of those the key knows) that the review would ask about first are answered
from the key; the other pairs' average precision is compared before and after. Weights did not see the topic.
"""

import numpy as np

from compare.matching.preparing import Numbers
from compare.matching.reviewing import DOUBT
from compare.matching.teaching import LINK, groups_of, learn
from compare.matching.weights import log_odds
from figures import average_precision
from fit import Sample, sample
from quality import cross_validated
from topics import pairs_of, spark_topics

ANSWERS = 30
DECILES = 10


def gain(one: Sample, chances: Numbers) -> tuple[float, float] | None:
    """Average precision of the pairs left, before and after; None where no true pair is left."""
    odds = log_odds(chances)
    known = np.flatnonzero(one.pairs.known == 2)
    asked = known[np.argsort(np.abs(odds[known] - DOUBT), kind="stable")][:ANSWERS]
    left = np.setdiff1d(known, asked)
    if not one.pairs.same[left].any():
        return None
    lesson = learn(one.columns, odds, np.sort(asked), one.pairs.same[np.sort(asked)].astype(float))
    taught = lesson.applied(one.columns, odds) if lesson else odds
    pairs = one.pairs
    accepted = [at for at in asked if pairs.same[at]]
    groups = groups_of(len(pairs.topic.claims), zip(pairs.a[accepted], pairs.b[accepted], strict=True))
    taught = taught + LINK * (groups[pairs.a] == groups[pairs.b])
    truth = one.pairs.same[left]
    return average_precision(odds[left], truth), average_precision(taught[left], truth)


def main() -> None:
    """Print the mean before and after, and the mean change of every decile of topics, by change."""
    samples = [sample(pairs_of(topic)) for topic in spark_topics()]
    gains = [gain(one, chances) for one, chances in zip(samples, cross_validated(samples), strict=True)]
    both = np.array([one for one in gains if one])
    changes = np.sort(both[:, 1] - both[:, 0])
    print(f"topics {len(both)}  before {both[:, 0].mean():.3f}  after {both[:, 1].mean():.3f}")
    print("deciles:", " ".join(f"{part.mean():+.3f}" for part in np.array_split(changes, DECILES)))


if __name__ == "__main__":
    main()

"""How good the matches are: every figure of docs/matching.md, and the floors that may not be undercut.

usage: python benchmarks/quality.py                    print all figures
       python benchmarks/quality.py --check            fail where a figure is worse than its floor
       python benchmarks/quality.py --raise            raise the floors (floors.toml) to what was reached
       python benchmarks/quality.py --tfidf            what TF-IDF reaches on the same claims
       python benchmarks/quality.py --semantic MODEL   with a sentence model besides (a folder, or a name)

Measured on spark-dev (45 topics of real news; weights fitted anew without the topics they are measured on),
on ECB+ (pairs of sentences, not fitted on), on the seeds and on invented stories with keys made by hand, and
on the project's own cases. Where the evaluation data is missing beside the repository, that is said in
words, and the rest is checked all the same.
"""

import hashlib
import sys
import tomllib
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from cases import denials, margin
from compare.matching import Level, align
from compare.matching.clustering import LEAST_LINK, Constraints, clusters_of
from compare.matching.preparing import Flags, Numbers
from compare.matching.reviewing import DOUBT
from compare.matching.scoring import score_pairs, second_look
from compare.matching.weights import Weights, log_odds
from compare.settings import Settings
from figures import average_precision, b_cubed, calibration_error, chained, connected, ranks
from fit import Sample, fit, sample, with_standing
from topics import (
    ECB,
    EVAL,
    SEEDS,
    SEEDS_KEY,
    STORIES_KEY,
    Pairs,
    ecb_pairs,
    pairs_of,
    seeds_topic,
    spark_topics,
    story_topics,
)

FLOORS = Path(__file__).with_name("floors.toml")
CASES = SEEDS_KEY.with_name("pairs.toml")
FOLDS = 5
SLACK = 0.005
"""How far from its figure a floor is set: another processor's arithmetic may differ in the last digits."""
FEW_SLACK = 0.02
"""The same for figures of few pairs, in which one claim cut otherwise is a hundredth."""
FEW = frozenset({"seeds", "stories", "cases", "right among the ten best", "wrong pairs in clusters"})
"""Sets and figures of few pairs."""
NOT_HELD = frozenset(
    ["right among the ten asked first", "B³ F1 of connected components", "wrong pairs in components"]
)
"""The review asks where it is least sure: more of these right is not better. Components are to compare."""
LESS_IS_BETTER = frozenset({"calibration error", "wrong pairs in clusters", "echoes shown as the same claim"})

Figures = dict[str, float]
Floor = dict[str, Any]
"""A set's floors by figure, and ``measured_on``: the hash of its data."""


def on_spark(model: str = "") -> Figures:
    """Figures of spark-dev, cross-validated by topic."""
    samples = [sample(pairs_of(topic, model)) for topic in spark_topics()]
    scores = cross_validated(samples)
    pairs = [one.pairs for one in samples]
    known = [one.known == 2 for one in pairs]
    chances = [score[both] for score, both in zip(scores, known, strict=True)]
    same = [one.same[both] for one, both in zip(pairs, known, strict=True)]
    every, truth = np.concatenate(chances), np.concatenate(same)
    return {
        **_ranking(pairs, scores),
        "average precision": average_precision(every, truth),
        **_first_sight(chances, same),
        "calibration error": calibration_error(every, truth),
        **_clustering(pairs, scores),
    }


def _first_sight(chances: Sequence[Numbers], same: Sequence[Flags]) -> Figures:
    """What a reader meets first: how much of it is right.

    Of the ten best pairs, as a part of what ten pairs of the topic could be right, in the mean of topics that
    have any right pair; of the ten pairs the review asks about first; of all pairs called the same claim.
    """
    best = [
        right[np.argsort(-chance, kind="stable")][:10] for chance, right in zip(chances, same, strict=True)
    ]
    asked = [
        right[np.argsort(np.abs(log_odds(chance) - DOUBT), kind="stable")][:10]
        for chance, right in zip(chances, same, strict=True)
    ]
    could = [min(10, int(right.sum())) for right in same]
    called = np.concatenate(chances) >= Settings().threshold
    return {
        "right among the ten best": _mean([ten.sum() / n for ten, n in zip(best, could, strict=True) if n]),
        "right among the ten asked first": _mean([ten.mean() for ten in asked if len(ten)]),
        "right among those called the same": float(np.concatenate(same)[called].mean()),
    }


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values))


def cross_validated(samples: Sequence[Sample]) -> list[Numbers]:
    """Probabilities of every topic's pairs, from weights that did not see the topic."""
    fitted = [fit([one for at, one in enumerate(samples) if at % FOLDS != fold]) for fold in range(FOLDS)]
    return [scored(one, fitted[at % FOLDS]) for at, one in enumerate(samples)]


def scored(one: Sample, weights: Weights) -> Numbers:
    """Probabilities of one topic's pairs."""
    columns = with_standing(one, weights.first).columns
    return second_look(one.pairs.prepared.article, one.pairs.a, one.pairs.b, columns, weights).probability


def on_seeds(model: str = "") -> Figures:
    """Figures of the five seed articles with the hand-made key; no weight was fitted on them."""
    pairs = pairs_of(seeds_topic(), model)
    chances = score_pairs(pairs.prepared, pairs.a, pairs.b).probability
    matches = align(pairs.topic.claims, Settings(semantic=model), min_score=0).matches
    year = {claim.claim_id: claim.published[:4] for claim in pairs.topic.claims}
    misled = [m for m in matches if m.level is Level.SAME_CLAIM and year[m.claim_a] != year[m.claim_b]]
    return {
        **_ranking([pairs], [chances]),
        "average precision": average_precision(chances, pairs.same),
        **_first_sight([chances], [pairs.same]),
        "echoes shown as the same claim": float(len(misled)),
    }


def on_stories(model: str = "") -> Figures:
    """Figures of invented stories with their key; no weight was fitted on them."""
    pairs = [pairs_of(topic, model) for topic in story_topics()]
    chances = [score_pairs(one.prepared, one.a, one.b).probability for one in pairs]
    same = [one.same for one in pairs]
    every, truth = np.concatenate(chances), np.concatenate(same)
    called = every >= Settings().threshold
    return {
        **_ranking(pairs, chances),
        "average precision": average_precision(every, truth),
        **_first_sight(chances, same),
        "found among those called the same": float(called[truth].mean()),
        "calibration error": calibration_error(every, truth),
    }


def on_ecb(model: str = "") -> Figures:
    """Figures of ECB+: every sentence is an article of its own, all of them one story; nothing was fitted."""
    pairs = ecb_pairs(model)
    chances = score_pairs(pairs.prepared, pairs.a, pairs.b).probability
    return {"average precision": average_precision(chances, pairs.same)}


def on_cases(_model: str = "") -> Figures:
    """The share of the project's own cases in which the claim that is the same outscores the near miss.

    And of denials of others that are kept apart, and of one denial in other words that are found.
    """
    cases, stories = (
        tomllib.loads(CASES.with_name(name).read_text(encoding="utf-8"))
        for name in (CASES.name, "denials.toml")
    )
    apart, found = denials(stories["story"])
    return {
        "cases held": float(np.mean([margin(case) > 0 for case in cases["case"]])),
        "denials of others kept apart": apart,
        "denials in other words found": found,
    }


def _ranking(pairs: Sequence[Pairs], scores: Sequence[Numbers]) -> Figures:
    places = np.array([at for one, score in zip(pairs, scores, strict=True) for at in ranks(one, score)])
    return {
        "counterpart first": float(np.mean(places == 0)),
        "counterpart in first three": float(np.mean(places < 3)),
        "mean reciprocal rank": float(np.mean(1 / (places + 1))),
    }


def _clustering(pairs: Sequence[Pairs], scores: Sequence[Numbers]) -> Figures:
    """Clusters as the program makes them, and for comparison whatever a chain of matches connects."""
    links = [_links(one, score) for one, score in zip(pairs, scores, strict=True)]
    ours = [_clusters_home(one, link) for one, link in zip(pairs, links, strict=True)]
    chains = [
        connected(len(one.topic.claims), link, Settings().threshold)
        for one, link in zip(pairs, links, strict=True)
    ]
    f1, wrong = _of_clusters(pairs, ours)
    chained_f1, chained_wrong = _of_clusters(pairs, chains)
    return {
        "B³ F1": f1,
        "wrong pairs in clusters": wrong,
        "B³ F1 of connected components": chained_f1,
        "wrong pairs in components": chained_wrong,
    }


def _links(pairs: Pairs, scores: Numbers) -> dict[tuple[int, int], float]:
    linked = zip(pairs.a.tolist(), pairs.b.tolist(), scores.tolist(), strict=True)
    return {(i, j): score for i, j, score in linked if score >= LEAST_LINK}


def _clusters_home(pairs: Pairs, links: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """The number of every claim's cluster, for claims that are in one."""
    ids = [(claim.claim_id, claim.article_id) for claim in pairs.topic.claims]
    number = {claim: at for at, (claim, _) in enumerate(ids)}
    named = {(ids[i][0], ids[j][0]): score for (i, j), score in links.items()}
    found = clusters_of(ids, named, Settings().threshold, Constraints())
    return {number[claim]: at for at, cluster in enumerate(found) for claim in cluster.claim_ids}


def _of_clusters(pairs: Sequence[Pairs], homes: Sequence[Mapping[int, int]]) -> tuple[float, float]:
    """B³ F1, and the part of joined pairs that the key keeps apart."""
    keys = [one.topic.clusters for one in pairs]
    precision, recall = np.mean([b_cubed(home, key) for home, key in zip(homes, keys, strict=True)], axis=0)
    joined = [chained(home, one.topic.clusters, one.a, one.b) for home, one in zip(homes, pairs, strict=True)]
    wrong, every = np.sum(joined, axis=0)
    return float(2 * precision * recall / (precision + recall)), float(wrong / max(every, 1))


def show_tfidf() -> None:
    """Print what TF-IDF cosines reach on the same claims: the usual recipe."""
    sets = {"spark": spark_topics(), "seeds": iter([seeds_topic()]), "stories": story_topics()}
    for name, topics in sets.items():
        pairs = [pairs_of(topic) for topic in topics]
        scores = [_tfidf(one) for one in pairs]
        known = [one.known == 2 if name == "spark" else one.known >= 0 for one in pairs]
        every = np.concatenate([score[both] for score, both in zip(scores, known, strict=True)])
        same = np.concatenate([one.same[both] for one, both in zip(pairs, known, strict=True)])
        _show(
            f"{name}, TF-IDF",
            {**_ranking(pairs, scores), "average precision": average_precision(every, same)},
            "",
            {},
        )


def _tfidf(pairs: Pairs) -> Numbers:
    from sklearn.feature_extraction.text import TfidfVectorizer

    rows = TfidfVectorizer(sublinear_tf=True).fit_transform([claim.exact for claim in pairs.topic.claims])
    cosines = (rows @ rows.T).toarray()
    return np.asarray(cosines[pairs.a, pairs.b], dtype=np.float64)


def hash_of(root: Path, pattern: str) -> str:
    """SHA-256 over names and bytes of the files a set of figures was measured on; 12 digits."""
    digest = hashlib.sha256()
    for path in sorted(path for path in root.glob(pattern) if path.is_file()):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


SETS: dict[str, tuple[Callable[[str], Figures], Path, str]] = {
    "spark": (on_spark, EVAL / "spark-dev", "**/*"),
    "ecb": (on_ecb, EVAL, ECB.name),
    "seeds": (on_seeds, SEEDS, "*.txt"),
    "stories": (on_stories, STORIES_KEY.parent, STORIES_KEY.name),
    "cases": (on_cases, CASES.parent, "*s.toml"),
}


def main() -> int:
    """Print the figures; 1 where ``--check`` finds one worse than its floor."""
    wanted = _arguments()
    if wanted.tfidf:
        show_tfidf()
        return 0
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    failures: list[str] = []
    for name, (measure, root, pattern) in SETS.items():
        if not any(root.glob(pattern)):
            print(f"{name}: not measured, floors not checked: {root.name} is not beside the repository.")
            continue
        figures, hashed, floor = measure(wanted.semantic), hash_of(root, pattern), floors.get(name, {})
        _show(name, figures, hashed, floor)
        failures += _failures(name, figures, hashed, floor)
        floors[name] = _raised(name, figures, floor, hashed)
    if wanted.to_raise:
        FLOORS.write_text(_written(floors), encoding="utf-8")
    if wanted.check and failures:
        print("\n".join(failures), file=sys.stderr)
        return 1
    return 0


def _arguments() -> Namespace:
    parser = ArgumentParser()
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--check", action="store_true")
    what.add_argument("--raise", dest="to_raise", action="store_true")
    what.add_argument("--tfidf", action="store_true")
    what.add_argument("--semantic", metavar="MODEL", default="")
    return parser.parse_args()


def _show(name: str, figures: Figures, hashed: str, floor: Floor) -> None:
    print(f"{name} (data {hashed})" if hashed else name)
    for figure, value in figures.items():
        print(f"  {figure:32} {value:.3f}  floor {floor.get(figure, '-')}")


def _failures(name: str, figures: Figures, hashed: str, floor: Floor) -> list[str]:
    if not floor:
        return []
    worse = [
        f"{name}: {f} {v:.3f} is worse than {floor[f]}" for f, v in figures.items() if _worse(f, v, floor)
    ]
    moved = floor["measured_on"] != hashed
    return [f"{name}: measured on other data than its floors ({floor['measured_on']})"] * moved + worse


def _worse(figure: str, value: float, floor: Floor) -> bool:
    if figure not in floor:
        return False
    return value > floor[figure] if figure in LESS_IS_BETTER else value < floor[figure]


def _raised(name: str, figures: Figures, floor: Floor, hashed: str) -> Floor:
    raised: Floor = {"measured_on": hashed}
    for figure, value in figures.items():
        if figure in NOT_HELD:
            continue
        slack = FEW_SLACK if {name, figure} & FEW else SLACK
        reached = value + slack if figure in LESS_IS_BETTER else value - slack
        best = min if figure in LESS_IS_BETTER else max
        raised[figure] = round(best(reached, floor.get(figure, reached)), 3)
    return raised


def _written(floors: dict[str, Floor]) -> str:
    lines = ["# Floors that benchmarks/quality.py --check holds; --raise only raises them."]
    for name, floor in floors.items():
        lines += ["", f"[{name}]"]
        lines += [f'"{key}" = {value!r}'.replace("'", '"') for key, value in floor.items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())

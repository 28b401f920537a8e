"""Topics with hand-made keys: the pairs of claims that readers call one claim, to fit and to measure on."""

import csv
import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from compare.articles import make_article, read_folder
from compare.claims import Claim, claims_of, describe
from compare.matching.preparing import Flags, Indices, Prepared, prepare
from compare.matching.semantic import vectors_of
from handread import read_cases

ROOT = Path(__file__).parents[1]
EVAL = ROOT.parent / "shared" / "eval"
ECB = EVAL / "ecbplus-train-pairs.csv"
SEEDS = ROOT / "seeds"
SEEDS_KEY = ROOT / "tests" / "cases" / "matching" / "seeds_key.toml"
STORIES_KEY = SEEDS_KEY.with_name("stories_key.toml")

LEAST_OVERLAP = 10
"""Code points a claim shares with a gold span to hold it (evaluate.py's rule)."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic's claims, and for each claim the names of the gold clusters it belongs to (often none)."""

    name: str
    claims: tuple[Claim, ...]
    clusters: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Every cross-article pair of a topic: claim numbers, whether the key calls them the same claim.

    ``known`` is on how many sides (0 to 2) the key knows the claim.
    """

    topic: Topic
    prepared: Prepared
    a: Indices
    b: Indices
    same: Flags
    known: Indices


def spark_topics(root: Path = EVAL / "spark-dev") -> Iterator[Topic]:
    """The topics below ``root``, with claims as the program makes them."""
    for folder in sorted(path.parent for path in root.glob("*/gold.json")):
        claims = _claims(folder / "articles")
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        yield Topic(folder.name, claims, tuple(_gold_clusters(claim, gold) for claim in claims))


def seeds_topic() -> Topic:
    """The five seed articles with their key."""
    claims = _claims(SEEDS)
    key = tomllib.loads(SEEDS_KEY.read_text(encoding="utf-8"))["cluster"]
    texts = {path.name[:3]: path.read_text(encoding="utf-8") for path in SEEDS.glob("*.txt")}
    return _keyed("seeds", claims, key, texts)


def story_topics() -> Iterator[Topic]:
    """The invented stories that several invented outlets tell, with their key."""
    texts = {case.name: case.text for case in read_cases()}
    for story in tomllib.loads(STORIES_KEY.read_text(encoding="utf-8"))["story"]:
        articles = [make_article(f"{name}.txt", texts[name], {}) for name in story["articles"]]
        claims = tuple(claim for article in articles for claim in claims_of(article))
        yield _keyed(story["name"], claims, story["cluster"], texts)


def _keyed(
    name: str, claims: tuple[Claim, ...], key: Sequence[Mapping[str, Any]], texts: Mapping[str, str]
) -> Topic:
    """A topic with a hand-made key, whose members name an article of ``texts`` and words in it."""
    spans = [
        (cluster["name"], article, _place(texts[article], words), len(words))
        for cluster in key
        for article, words, *_occurrence in cluster["members"]
    ]
    return Topic(name, claims, tuple(_key_clusters(claim, spans) for claim in claims))


def pairs_of(topic: Topic, model: str = "") -> Pairs:
    """All cross-article pairs of ``topic``, prepared for scoring; with a sentence ``model`` if named."""
    prepared = _prepared(topic, model)
    a, b = np.triu_indices(len(topic.claims), 1)
    across = prepared.article[a] != prepared.article[b]
    a, b = a[across], b[across]
    has = np.array([bool(clusters) for clusters in topic.clusters])
    same = np.array(
        [bool(topic.clusters[i] & topic.clusters[j]) for i, j in zip(a, b, strict=True)], dtype=bool
    )
    return Pairs(topic, prepared, a, b, same, has[a].astype(np.int64) + has[b])


def ecb_pairs(model: str = "") -> Pairs:
    """The sentence pairs of ECB+, each sentence an article of its own."""
    with ECB.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["text_a"] != row["text_b"]]
    number: dict[str, int] = {}
    a = np.array([number.setdefault(row["text_a"], len(number)) for row in rows])
    b = np.array([number.setdefault(row["text_b"], len(number)) for row in rows])
    claims = tuple(describe(f"{at}:0", str(at), text) for text, at in number.items())
    topic = Topic("ecb", claims, tuple(frozenset() for _ in claims))
    same = np.array([row["same_claim"] == "1" for row in rows])
    return Pairs(topic, _prepared(topic, model), a, b, same, np.full(len(rows), 2))


def _prepared(topic: Topic, model: str) -> Prepared:
    prepared = prepare(topic.claims)
    if not model:
        return prepared
    return replace(prepared, vectors=vectors_of([claim.exact for claim in topic.claims], model))


def _claims(folder: Path) -> tuple[Claim, ...]:
    return tuple(claim for article in read_folder(folder).articles for claim in claims_of(article))


def _gold_clusters(claim: Claim, gold: Sequence[dict[str, object]]) -> frozenset[str]:
    return frozenset(
        str(entry["cluster"])
        for entry in gold
        if entry["doc"] == claim.source_file and _overlap(claim, entry["spans"]) >= LEAST_OVERLAP
    )


def _overlap(claim: Claim, spans: object) -> int:
    assert isinstance(spans, list)
    return sum(max(0, min(claim.span.end, end) - max(claim.span.start, start)) for start, end in spans)


def _place(text: str, words: str) -> int:
    at = text.find(words)
    assert at >= 0, f"the article does not hold: {words}"
    return at


def _key_clusters(claim: Claim, spans: Sequence[tuple[str, str, int, int]]) -> frozenset[str]:
    """A claim holds a member when their overlap covers half of the member's words or half of the claim."""
    held = set()
    for name, article, start, length in spans:
        shared = _overlap(claim, [(start, start + length)]) if claim.source_file.startswith(article) else 0
        if 2 * shared >= min(length, len(claim.span)) and shared > 0:
            held.add(name)
    return frozenset(held)

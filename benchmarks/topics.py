"""Topics with hand-made keys: the pairs of claims that readers call one claim, to fit and to measure on."""

import json
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from compare.articles import read_folder
from compare.claims import Claim, claims_of
from compare.matching.preparing import Flags, Indices, Prepared, prepare

ROOT = Path(__file__).parents[1]
EVAL = ROOT.parent / "shared" / "eval"
SEEDS = ROOT / "seeds"
SEEDS_KEY = ROOT / "tests" / "cases" / "matching" / "seeds_key.toml"

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
    spans = [
        (cluster["name"], member[0], _place(texts[member[0]], member[1]), len(member[1]))
        for cluster in key
        for member in cluster["members"]
    ]
    return Topic("seeds", claims, tuple(_key_clusters(claim, spans) for claim in claims))


def pairs_of(topic: Topic) -> Pairs:
    """All cross-article pairs of ``topic``, prepared for scoring."""
    prepared = prepare(topic.claims)
    a, b = np.triu_indices(len(topic.claims), 1)
    across = prepared.article[a] != prepared.article[b]
    a, b = a[across], b[across]
    has = np.array([bool(clusters) for clusters in topic.clusters])
    same = np.array(
        [bool(topic.clusters[i] & topic.clusters[j]) for i, j in zip(a, b, strict=True)], dtype=bool
    )
    return Pairs(topic, prepared, a, b, same, has[a].astype(np.int64) + has[b])


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
    assert at >= 0, f"the seeds do not hold: {words}"
    return at


def _key_clusters(claim: Claim, spans: Sequence[tuple[str, str, int, int]]) -> frozenset[str]:
    """A claim holds a member when their overlap covers half of the member's words or half of the claim."""
    held = set()
    for name, article, start, length in spans:
        shared = _overlap(claim, [(start, start + length)]) if claim.source_file.startswith(article) else 0
        if 2 * shared >= min(length, len(claim.span)) and shared > 0:
            held.add(name)
    return frozenset(held)

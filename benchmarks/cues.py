"""How often the suggested tags are right, by kind of difference, on pairs tagged by hand.

Run: python benchmarks/cues.py [--errors]
tests/cases/framing/pairs.tsv holds invented pairs and what a reader tagged them with before any suggestion was
seen. A suggestion is right if the reader gave the pair that tag. Also printed: the lower end of the precision's
95 % interval (Wilson 1927), and recall. --errors lists every wrong and every missed suggestion.
"""

import argparse
import csv
import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from compare.claims import describe
from compare.framing import default_codebook, suggestions
from compare.framing.suggestions import SHOWN

ROOT = Path(__file__).resolve().parents[1]
PAIRS = ROOT / "tests" / "cases" / "framing" / "pairs.tsv"
FLOOR = 0.8
"""Kinds less precise than this are not shown unless asked for."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """A pair of claims and the tags a reader gave it."""

    a: str
    b: str
    tags: frozenset[str]


def tagged_pairs(path: Path = PAIRS) -> tuple[Tagged, ...]:
    """The hand-tagged pairs."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(Tagged(row["a"], row["b"], frozenset(row["tags"].split())) for row in rows)


def suggested(pair: Tagged) -> Iterator[tuple[str, str, str]]:
    """Kind, tag and reason of every suggestion for the pair, each kind and tag once."""
    a, b = describe("a:0", "a", pair.a), describe("b:0", "b", pair.b)
    seen = set()
    for found in suggestions(a, b, default_codebook()):
        key = (found.difference.kind.value, found.tag)
        if key not in seen:
            seen.add(key)
            yield (*key, found.reason)


def wilson(right: int, total: int) -> float:
    """Lower end of the 95 % interval of a proportion."""
    if not total:
        return 0.0
    z, share = 1.96, right / total
    middle = share + z * z / (2 * total)
    spread = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return (middle - spread) / (1 + z * z / total)


def main() -> None:
    """Print precision and recall by kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list wrong and missed suggestions")
    show_errors = parser.parse_args().errors
    pairs = tagged_pairs()
    right: dict[str, int] = defaultdict(int)
    made: dict[str, int] = defaultdict(int)
    wanted: dict[str, int] = defaultdict(int)
    found: dict[str, int] = defaultdict(int)
    for pair in pairs:
        offered = list(suggested(pair))
        for tag in pair.tags:
            wanted[tag] += 1
            hit = any(tag == offer for _, offer, _ in offered)
            found[tag] += hit
            if show_errors and not hit:
                print(f"missed {tag}: {pair.a} | {pair.b}")
        for kind, tag, reason in offered:
            made[kind] += 1
            right[kind] += tag in pair.tags
            if show_errors and tag not in pair.tags:
                print(f"wrong {kind} {tag}: {pair.a} | {pair.b} ({reason})")
    print(f"{len(pairs)} pairs, {sum(not pair.tags for pair in pairs)} without a tag")
    print(f"{'kind':<12}{'made':>6}{'right':>7}{'precision':>11}{'at least':>10}  shown")
    for kind in sorted(made):
        share = right[kind] / made[kind]
        at_least = wilson(right[kind], made[kind])
        print(f"{kind:<12}{made[kind]:>6}{right[kind]:>7}{share:>11.2f}{at_least:>10.2f}  {kind in SHOWN}")
    print(f"{'tag':<12}{'given':>6}{'found':>7}{'recall':>11}")
    for tag in sorted(wanted):
        print(f"{tag:<12}{wanted[tag]:>6}{found[tag]:>7}{found[tag] / wanted[tag]:>11.2f}")


if __name__ == "__main__":
    main()

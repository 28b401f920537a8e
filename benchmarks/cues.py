"""How often the suggested tags are right, by kind of difference.

Run: python benchmarks/cues.py [--errors]

Two measures. *Invented*: tests/cases/framing/pairs.tsv, pairs written and tagged by one person before any
suggestion was seen; a suggestion is right if the pair has that tag. That person also wrote the word lists,
so recall here says little. *Read*: tests/cases/framing/read.tsv, suggestions for real news (ECB+ and SPARK,
named by row or position; their words are not in this repository) that one person called right or wrong after
reading both sentences. The rules were mended after that reading, so both are development figures. Only what
the rules still suggest counts. "At least" is the lower end of the 95 % interval (Wilson 1927).
"""

import argparse
import csv
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from compare.articles import read_folder
from compare.claims import Claim, claims_of, describe
from compare.framing import default_codebook, suggestions
from compare.framing.suggestions import SHOWN

ROOT = Path(__file__).resolve().parents[1]
PAIRS = ROOT / "tests" / "cases" / "framing" / "pairs.tsv"
READ = PAIRS.with_name("read.tsv")
REAL = ROOT.parent / "shared" / "eval"
FLOOR = 0.8
"""Kinds less precise than this on all that was judged are not shown unless asked for."""


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


def read_verdicts() -> Iterator[tuple[str, bool]]:
    """Kind and verdict of every suggestion that was read and that the rules still make."""
    with READ.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    with (REAL / "ecbplus-train-pairs.csv").open(encoding="utf-8-sig", newline="") as file:
        sentences = list(csv.DictReader(file))
    topics = {row["source"] for row in rows} - {"ecb"}
    claims = {topic: _claims_of_topic(REAL / "spark-dev" / topic / "articles") for topic in topics}
    for row in rows:
        if row["source"] == "ecb":
            pair = sentences[int(row["a"])]
            a, b = describe("a:0", "a", pair["text_a"]), describe("b:0", "b", pair["text_b"])
        else:
            known = claims[row["source"]]
            if row["a"] not in known or row["b"] not in known:
                continue
            a, b = known[row["a"]], known[row["b"]]
        if any(found.difference.kind == row["kind"] for found in suggestions(a, b, default_codebook())):
            yield row["kind"], row["right"] == "yes"


def _claims_of_topic(folder: Path) -> dict[str, Claim]:
    articles = read_folder(folder).articles
    return {claim.claim_id: claim for article in articles for claim in claims_of(article)}


def wilson(right: int, total: int) -> float:
    """Lower end of the 95 % interval of a proportion."""
    if not total:
        return 0.0
    z, share = 1.96, right / total
    middle = share + z * z / (2 * total)
    spread = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return (middle - spread) / (1 + z * z / total)


class Invented:
    """What the suggestions for the invented pairs came to."""

    def __init__(self, pairs: Iterable[Tagged], *, show_errors: bool) -> None:
        self.made, self.right = Counter[str](), Counter[str]()
        self.wanted, self.found = Counter[str](), Counter[str]()
        for pair in pairs:
            self._judge(pair, show_errors=show_errors)

    def _judge(self, pair: Tagged, *, show_errors: bool) -> None:
        offered = list(suggested(pair))
        tags = {tag for _, tag, _ in offered}
        self.wanted.update(pair.tags)
        self.found.update(pair.tags & tags)
        self.made.update(kind for kind, _, _ in offered)
        self.right.update(kind for kind, tag, _ in offered if tag in pair.tags)
        if show_errors:
            for tag in sorted(pair.tags - tags):
                print(f"missed {tag}: {pair.a} | {pair.b}")
            for kind, tag, reason in offered:
                if tag not in pair.tags:
                    print(f"wrong {kind} {tag}: {pair.a} | {pair.b} ({reason})")


def main() -> None:
    """Print precision and recall by kind."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--errors", action="store_true", help="list wrong and missed suggestions")
    pairs = tagged_pairs()
    invented = Invented(pairs, show_errors=parser.parse_args().errors)
    print(f"invented: {len(pairs)} pairs, {sum(not pair.tags for pair in pairs)} without a tag")
    print_precision(invented.made, invented.right)
    print(f"{'tag':<12}{'given':>6}{'found':>7}{'recall':>11}")
    for tag, given in sorted(invented.wanted.items()):
        print(f"{tag:<12}{given:>6}{invented.found[tag]:>7}{invented.found[tag] / given:>11.2f}")
    if not REAL.is_dir():
        print("read: not run, because the folder shared/eval is not beside this repository")
        return
    made, right = Counter[str](), Counter[str]()
    for kind, verdict in read_verdicts():
        made[kind] += 1
        right[kind] += verdict
    print("read: suggestions on real news")
    print_precision(made, right)
    print("both together")
    print_precision(invented.made + made, invented.right + right)


def print_precision(made: Mapping[str, int], right: Mapping[str, int]) -> None:
    """A line for each kind."""
    print(f"{'kind':<12}{'made':>6}{'right':>7}{'precision':>11}{'at least':>10}  shown")
    for kind in sorted(made):
        share, at_least = right[kind] / made[kind], wilson(right[kind], made[kind])
        print(f"{kind:<12}{made[kind]:>6}{right[kind]:>7}{share:>11.2f}{at_least:>10.2f}  {kind in SHOWN}")


if __name__ == "__main__":
    main()

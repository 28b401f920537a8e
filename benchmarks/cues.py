"""How often the suggested tags are right, by kind of difference.

Run: python benchmarks/cues.py [--errors]

Three measures. *Invented*: tests/cases/framing/pairs.tsv, pairs written and tagged by one person before any
suggestion was seen; a suggestion is right if the pair has that tag. That person also wrote the word lists, so
recall here says little. *Blind*: tests/cases/framing/real.tsv, pairs of real news (SPARK) tagged before any
suggestion was seen: what a coder finds and the rules miss. *Read*: tests/cases/framing/read.tsv, suggestions
for real news (ECB+ and SPARK, named by row or position; their words are not in this repository) and for the
seed articles that one person called right or wrong after reading both sentences; only what the rules still
suggest counts. The rules were mended after that reading, so all are development figures. "At least" is the
lower end of the 95 % interval (Wilson 1927).
"""

import argparse
import csv
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from compare.articles import read_folder
from compare.claims import Claim, claims_of, describe
from compare.framing import default_codebook, suggestions
from compare.framing.suggestions import SHOWN

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "tests" / "cases" / "framing"
PAIRS, BLIND, READ = (CASES / name for name in ("pairs.tsv", "real.tsv", "read.tsv"))
REAL = ROOT.parent / "shared" / "eval"
SEEDS = "seeds"
FLOOR = 0.8
"""Kinds less precise than this, on what was invented or on real news, are not shown unless asked for."""

Made = tuple[str, str, str]
"""Kind, tag and reason of a suggestion."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """A pair of claims and the tags a reader gave it."""

    a: Claim
    b: Claim
    tags: frozenset[str]


@dataclass
class Tally:
    """What suggestions came to: how many were made and right by kind, wanted and found by tag."""

    made: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)

    def add(self, pair: Tagged, *, show_errors: bool) -> None:
        """Judge the suggestions for one tagged pair."""
        offered = list(suggested(pair.a, pair.b))
        tags = {tag for _, tag, _ in offered}
        self.wanted.update(pair.tags)
        self.found.update(pair.tags & tags)
        self.made.update(kind for kind, _, _ in offered)
        self.right.update(kind for kind, tag, _ in offered if tag in pair.tags)
        if show_errors:
            print_errors(pair, offered)


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a table of cases."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def invented_pairs() -> Iterator[Tagged]:
    """The hand-tagged pairs of our own making."""
    for row in rows_of(PAIRS):
        a, b = describe("a:0", "a", row["a"]), describe("b:0", "b", row["b"])
        yield Tagged(a, b, frozenset(row["tags"].split()))


def blind_pairs() -> Iterator[Tagged]:
    """The pairs of real news, as far as they are still claims."""
    for row in rows_of(BLIND):
        pair = real_pair(row)
        if pair:
            yield Tagged(*pair, frozenset(row["tags"].split()))


def suggested(a: Claim, b: Claim) -> Iterator[Made]:
    """Every suggestion for the pair, each kind and tag once."""
    seen = set()
    for found in suggestions(a, b, default_codebook()):
        key = (found.difference.kind.value, found.tag)
        if key not in seen:
            seen.add(key)
            yield (*key, found.reason)


def read_verdicts(*, show_errors: bool) -> Iterator[tuple[str, bool]]:
    """Kind and verdict of every suggestion that was read and that the rules still make."""
    for row in rows_of(READ):
        pair = real_pair(row)
        still = [made for made in suggested(*pair) if made[0] == row["kind"]] if pair else []
        if still:
            yield row["kind"], row["right"] == "yes"
            if show_errors and row["right"] != "yes":
                print(f"wrong {row['kind']}: {row['source']} {row['a']} {row['b']} ({still[0][2]})")


def real_pair(row: Mapping[str, str]) -> tuple[Claim, Claim] | None:
    """The two claims that a row names: a row of ECB+, or places in articles of SPARK or the seeds."""
    if row["source"] == "ecb":
        texts = ecb_rows()[int(row["a"])]
        return describe("a:0", "a", texts["text_a"]), describe("b:0", "b", texts["text_b"])
    a, b = claim_at(row["source"], row["a"]), claim_at(row["source"], row["b"])
    return (a, b) if a and b else None


def claim_at(source: str, place: str) -> Claim | None:
    """The claim that covers most of a place ("outlet0:10-60"), if it covers half of it and little else."""
    article, _, ends = place.rpartition(":")
    start, end = (int(edge) for edge in ends.split("-"))

    def shared(claim: Claim) -> int:
        return max(0, min(claim.span.end, end) - max(claim.span.start, start))

    best = max(claims_in(source).get(article, ()), key=shared, default=None)
    return best if best and 2 * shared(best) >= max(len(best.span), end - start) else None


@cache
def claims_in(source: str) -> Mapping[str, tuple[Claim, ...]]:
    """The claims of each article of a topic of SPARK, or of the seeds."""
    folder = ROOT / SEEDS if source == SEEDS else REAL / "spark-dev" / source / "articles"
    return {article.article_id: claims_of(article) for article in read_folder(folder).articles}


@cache
def ecb_rows() -> list[dict[str, str]]:
    """The sentence pairs of ECB+."""
    with (REAL / "ecbplus-train-pairs.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


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
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--errors", action="store_true", help="list wrong and missed suggestions")
    show_errors = parser.parse_args().errors
    invented = measured("invented pairs", invented_pairs(), show_errors=show_errors)
    if not REAL.is_dir():
        print("blind and read: not run, because the folder shared/eval is not beside this repository")
        return
    blind = measured(
        "blind: real pairs, tagged before any suggestion", blind_pairs(), show_errors=show_errors
    )
    made, right = Counter(blind.made), Counter(blind.right)
    for kind, verdict in read_verdicts(show_errors=show_errors):
        made[kind] += 1
        right[kind] += verdict
    print("\nreal news: suggestions read, and those for the blind pairs")
    print_precision(made, right)
    print("\ninvented and real together")
    print_precision(invented.made + made, invented.right + right)


def measured(title: str, pairs: Iterable[Tagged], *, show_errors: bool) -> Tally:
    """Judge all suggestions for tagged pairs, and print what they came to."""
    every, tally = list(pairs), Tally()
    print(f"\n{title}: {len(every)} pairs, {sum(not pair.tags for pair in every)} without a tag")
    for pair in every:
        tally.add(pair, show_errors=show_errors)
    print_precision(tally.made, tally.right)
    print(f"{'tag':<12}{'given':>6}{'found':>7}{'recall':>11}")
    for tag, given in sorted(tally.wanted.items()):
        print(f"{tag:<12}{given:>6}{tally.found[tag]:>7}{tally.found[tag] / given:>11.2f}")
    return tally


def print_errors(pair: Tagged, offered: Iterable[Made]) -> None:
    """The tags that were missed and the suggestions that were wrong."""
    made = list(offered)
    words = f"{pair.a.exact} | {pair.b.exact}"
    for tag in sorted(pair.tags - {tag for _, tag, _ in made}):
        print(f"missed {tag}: {words}")
    for kind, tag, reason in made:
        if tag not in pair.tags:
            print(f"wrong {kind} {tag}: {words} ({reason})")


def print_precision(made: Mapping[str, int], right: Mapping[str, int]) -> None:
    """A line for each kind."""
    print(f"{'kind':<12}{'made':>6}{'right':>7}{'precision':>11}{'at least':>10}  shown")
    for kind in sorted(made):
        share, at_least = right[kind] / made[kind], wilson(right[kind], made[kind])
        print(f"{kind:<12}{made[kind]:>6}{right[kind]:>7}{share:>11.2f}{at_least:>10.2f}  {kind in SHOWN}")


if __name__ == "__main__":
    main()

"""Make a claims table of any size from real sentences: copies, paraphrases and unrelated ones.

    python benchmarks/generate_claims.py 100000 claims.parquet

Real sentences are few, so each story rewrites one: its names, its numbers and most of its other words are
exchanged for words drawn from all the sentences, in the same way in every version of the story. Versions
are, by the shares below, copied word for word, copied with small edits, or taken from a pair that people
marked as the same claim. The same number of claims and the same seed give the same table. The time that an
archive covers grows with its size: CLAIMS_A_DAY is kept.
"""

import argparse
import csv
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

ROOT = Path(__file__).resolve().parents[1]
EVALUATION = ROOT.parent / "shared" / "eval"

SHARES = {"alone": 0.55, "copied": 0.05, "edited": 0.15, "paraphrased": 0.25}
"""Of stories, by how their versions differ."""

EXCHANGED = 0.85
"""Share of a sentence's longer words that a story exchanges; with fewer, unlike stories would be alike."""

CLAIMS_A_DAY = 2_000
OUTLETS = tuple(f"Outlet {number:02}" for number in range(40))
FIRST_DAY = date(2015, 1, 1)
COLUMNS = ("claim_id", "article_id", "text", "outlet", "published")
SCHEMA = pa.schema([(name, pa.string()) for name in COLUMNS])
BLOCK = 50_000

_WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"‘])")


@dataclass(frozen=True, slots=True)
class Sources:
    """Real sentences, pairs of them that people marked as the same claim, and the words of all, by kind."""

    sentences: Sequence[str]
    paraphrases: Sequence[tuple[str, str]]
    names: Sequence[str]
    words: Sequence[str]
    complete: bool


def read_sources() -> Sources:
    """The seeds, and what lies in the evaluation folder where there is one."""
    texts = [path.read_text(encoding="utf-8-sig") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    texts += [path.read_text("utf-8-sig") for path in sorted(EVALUATION.glob("spark-dev/*/articles/*.txt"))]
    paraphrases = [*_marked_pairs(), *_clustered_pairs()]
    sentences = [part for text in texts for line in text.splitlines() for part in _SENTENCE_END.split(line)]
    sentences = sorted({part.strip() for part in sentences if 6 <= len(part.split()) <= 60})
    found = [word for sentence in sentences for word in _WORD.findall(sentence)]
    names = [word for word in found if word[0].isupper() and len(word) > 3]
    words = [word for word in found if word.islower() and len(word) > 4]
    pairs = paraphrases or list(zip(sentences, sentences, strict=True))
    return Sources(sentences, pairs, names, words, complete=bool(paraphrases))


def _marked_pairs() -> Iterator[tuple[str, str]]:
    path = EVALUATION / "ecbplus-train-pairs.csv"
    if path.exists():
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = (row for row in csv.DictReader(file) if row["same_claim"] == "1")
            yield from ((row["text_a"], row["text_b"]) for row in rows)


def _clustered_pairs() -> Iterator[tuple[str, str]]:
    for gold in sorted(EVALUATION.glob("spark-dev/*/gold.json")):
        members: dict[str, list[tuple[str, str]]] = {}
        for entry in json.loads(gold.read_text(encoding="utf-8")):
            text = (gold.parent / "articles" / entry["doc"]).read_text(encoding="utf-8-sig")
            words = " ".join(text[start:end] for start, end in entry["spans"])
            members.setdefault(entry["cluster"], []).append((entry["doc"], words))
        for versions in members.values():
            yield from ((a, b) for (one, a), (other, b) in combinations(versions, 2) if one != other)


class Story:
    """One event's own names, numbers and words, put in place of those of a real sentence."""

    def __init__(self, sources: Sources, chance: random.Random) -> None:
        self._sources = sources
        self._chance = chance
        self._exchanged: dict[str, str] = {}

    def tell(self, sentence: str) -> str:
        """``sentence`` with this story's words."""
        return _WORD.sub(lambda found: self._exchange(found.group()), sentence)

    def _exchange(self, word: str) -> str:
        key = word.lower()
        if key not in self._exchanged:
            self._exchanged[key] = self._choose(word)
        chosen = self._exchanged[key]
        return chosen[0].upper() + chosen[1:] if word[0].isupper() else chosen

    def _choose(self, word: str) -> str:
        if word[0].isdigit():
            return str(self._chance.randrange(2, 2_000))
        if word[0].isupper() and len(word) > 3:
            return self._name()
        if word.islower() and len(word) > 4 and self._chance.random() < EXCHANGED:
            return self._chance.choice(self._sources.words)
        return word

    def _name(self) -> str:
        """Half known names, half rare ones: most names of an archive occur in few of its articles."""
        name = self._chance.choice(self._sources.names)
        return name if self._chance.random() < 0.5 else _syllables(self._chance)


def _syllables(chance: random.Random) -> str:
    parts = [chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(chance.randrange(2, 5))]
    return "".join(parts).capitalize() + chance.choice(["", "n", "s", "r", "k"])


def edited(sentence: str, sources: Sources, chance: random.Random) -> str:
    """``sentence`` with one to three words dropped, put in, exchanged or misspelt."""
    words = sentence.split()
    for _ in range(chance.randrange(1, 4)):
        at = chance.randrange(len(words))
        kind = chance.random()
        if kind < 0.3 and len(words) > 5:
            del words[at]
        elif kind < 0.6:
            words.insert(at, chance.choice(sources.words))
        elif kind < 0.9 or len(words[at]) < 5:
            words[at] = chance.choice(sources.words)
        else:
            words[at] = words[at][:2] + words[at][3:]
    return " ".join(words)


def versions(sources: Sources, chance: random.Random) -> list[str]:
    """The texts of one story's claim, one for each article that has it."""
    kind = chance.choices(list(SHARES), weights=list(SHARES.values()))[0]
    story = Story(sources, chance)
    if kind == "alone":
        return [story.tell(chance.choice(sources.sentences))]
    size = 2 + min(int(chance.expovariate(0.8)), 10)
    if kind == "paraphrased":
        pair = [story.tell(text) for text in chance.choice(sources.paraphrases)]
        return pair + [edited(chance.choice(pair), sources, chance) for _ in range(size - 2)]
    told = story.tell(chance.choice(sources.sentences))
    return [told] + [told if kind == "copied" else edited(told, sources, chance) for _ in range(size - 1)]


def claims(count: int, sources: Sources, seed: int = 1) -> Iterator[tuple[str, str, str, str, str]]:
    """``count`` rows of a claims table: claim_id, article_id, text, outlet, published."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    days = max(count // CLAIMS_A_DAY, 1)
    made = 0
    while made < count:
        texts = versions(sources, chance)[: count - made]
        day = chance.randrange(days)
        for outlet, text in zip(chance.sample(OUTLETS, len(texts)), texts, strict=True):
            # One version in twenty is told again long after, as an echo.
            later = 400 if chance.random() < 0.05 else 0
            published = FIRST_DAY + timedelta(day + chance.randrange(4) + later)
            article = f"{outlet}/{published}/{chance.randrange(4)}"
            yield f"{article}:{made}", article, text, outlet, published.isoformat()
            made += 1


def write(count: int, path: Path, sources: Sources, seed: int = 1) -> None:
    """Write ``count`` claims as Parquet, in blocks."""
    rows = claims(count, sources, seed)
    with pq.ParquetWriter(path, SCHEMA) as writer:
        while block := [row for _, row in zip(range(BLOCK), rows, strict=False)]:
            columns = [pa.array(column) for column in zip(*block, strict=True)]
            writer.write_table(pa.Table.from_arrays(columns, schema=SCHEMA))


def main() -> None:
    """Write the table that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", type=int)
    parser.add_argument("path", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    sources = read_sources()
    if not sources.complete:
        print("No evaluation data beside the repository: made from the seeds alone, without paraphrases.")
    write(arguments.count, arguments.path, sources, arguments.seed)


if __name__ == "__main__":
    main()

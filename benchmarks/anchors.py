"""Edit articles at random and see whether every claim's anchor is found again, and never elsewhere.

    python benchmarks/anchors.py [--edits 500] [ARTICLES_FOLDER …]

Each trial makes 1 to 20 edits of an article (words put in, taken out, replaced, moved, lines wrapped anew),
remembering where each character went, and looks for some of its claims. As many trials give a claim a twin,
to the letter or with another word in it, beside it or elsewhere with the same words around one side, and then
take the claim out. Without folders: the seeds, and the topics of ``shared/eval/spark-dev`` beside the
repository where that is present. Exits 1 if any claim was found elsewhere than where its words went, a twin
was taken for a claim that is gone, or fewer than 97 % of the claims whose words still stand were found.
"""

import argparse
import random
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from compare.annotations import Catalogue, EventAnchor, Role
from compare.annotations.anchoring import Finder
from compare.articles import read_folder
from compare.claims import claims_of
from compare.text import Span

ROOT = Path(__file__).resolve().parents[1]
TOPICS = ROOT.parent / "shared" / "eval" / "spark-dev"
CLAIMS_PER_TRIAL = 5
APART = 80
"""Characters between a claim and a twin elsewhere."""
LENGTHS = (1, 3, 10, 40, 120, 400)

Text = list[tuple[str, int]]
"""Characters, each with the offset it had in the article; -1 for what an edit put in."""


@dataclass
class Tally:
    """What all trials added up to."""

    standing: int = 0
    found: int = 0
    elsewhere: int = 0
    edited: int = 0
    edited_found: int = 0
    edited_elsewhere: int = 0
    deleted: int = 0
    twins_taken: int = 0


def edited(text: Text, rng: random.Random, other: str) -> Text:
    """One random edit."""
    at, length = rng.randrange(len(text) + 1), rng.choice(LENGTHS)
    piece, rest = text[at : at + length], text[:at] + text[at + length :]
    kind = rng.choice(("insert", "delete", "replace", "move", "wrap"))
    if kind == "delete":
        return rest
    if kind == "move":
        to = rng.randrange(len(rest) + 1)
        return rest[:to] + piece + rest[to:]
    if kind == "wrap":
        wrapped = [(" " if each == "\n" else each, origin) for each, origin in piece]
        return text[:at] + wrapped + text[at + length :]
    start = rng.randrange(max(1, len(other) - length))
    new = [(each, -1) for each in other[start : start + length]]
    return text[:at] + new + (text[at:] if kind == "insert" else text[at + length :])


def trial(text: str, anchors: list[EventAnchor], other: str, rng: random.Random, tally: Tally) -> None:
    """Edit, look for some anchors, count."""
    now: Text = list(zip(text, range(len(text)), strict=True))
    for _ in range(rng.choice((1, 1, 1, 2, 5, 20))):
        now = edited(now, rng, other)
    place = {origin: offset for offset, (_, origin) in enumerate(now) if origin >= 0}
    finder = Finder("".join(each for each, _ in now))
    for anchor in rng.sample(anchors, min(CLAIMS_PER_TRIAL, len(anchors))):
        went = [place.get(origin, -1) for origin in range(anchor.start, anchor.end)]
        count(anchor, went, finder, tally)


def count(anchor: EventAnchor, went: list[int], finder: Finder, tally: Tally) -> None:
    """Compare where the anchor's characters went with where it was found."""
    span = finder.relocate(anchor).span
    start = went[0]
    stands = went == list(range(start, start + len(went))) and finder.text.startswith(anchor.exact, start)
    if stands and start >= 0:
        tally.standing += 1
        tally.found += span is not None and span.start == start
        tally.elsewhere += span is not None and span.start != start
        return
    tally.edited += 1
    if span is not None:
        inside = sum(span.start <= offset < span.end for offset in went)
        tally.edited_found += 1
        tally.edited_elsewhere += inside < len(went) / 2


def twin_of(words: str, rng: random.Random) -> str:
    """The words again, to the letter or with one word exchanged for another of the same length."""
    names = [match for match in re.finditer(r"\w{4,12}", words) if len(match[0]) < len(words) / 5]
    if not names or rng.random() < 0.3:
        return words
    name = rng.choice(names)
    other = "".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in name[0])
    return words[: name.start()] + other + words[name.end() :]


def with_twin(text: str, anchor: EventAnchor, beside: EventAnchor, rng: random.Random) -> tuple[str, int]:
    """The text with a twin of the anchor's words put into it, and where those words start now."""
    twin, start = twin_of(anchor.exact, rng), anchor.start
    where = rng.choice(("before", "after", "same before", "same after"))
    before, after = text[max(0, start - 40) : start], text[anchor.end : anchor.end + 40]
    at = {"before": start, "after": anchor.end}.get(where, beside.end)
    piece = {
        "before": f"{twin} ",
        "after": f" {twin}",
        "same before": f" Elsewhere. {before}{twin}",
        "same after": f" Elsewhere. {twin}{after}",
    }[where]
    return text[:at] + piece + text[at:], start + (len(piece) if at <= start else 0)


def deletion(text: str, anchors: list[EventAnchor], rng: random.Random, tally: Tally) -> None:
    """Give a claim a twin, take the claim out, and see whether the twin is taken for it."""
    if len(anchors) < 2:
        return
    anchor, beside = rng.sample(anchors, 2)
    if abs(beside.end - anchor.start) < APART or abs(beside.end - anchor.end) < APART:
        return  # a twin with the same words on both sides is the claim, edited, for all that anyone can tell
    doubled, start = with_twin(text, anchor, beside, rng)
    span = Span(start, start + len(anchor.exact))
    made = Catalogue((), {"a": doubled}).anchor("c", "a", span, "", Role.CLAIM)
    now = doubled[: span.start] + doubled[span.end :].removeprefix(" ")
    relocation = Finder(now).relocate(EventAnchor(**{**made, "role": Role.CLAIM}))  # type: ignore[arg-type]
    tally.deleted += 1
    tally.twins_taken += relocation.span is not None


def articles(folder: Path) -> Iterator[tuple[str, list[EventAnchor]]]:
    """The texts of a folder, each with the anchors of its claims."""
    for article in read_folder(folder).articles:
        claims = claims_of(article)
        catalogue = Catalogue(claims, {article.article_id: article.text})
        notes = (catalogue.completed({"kind": "note", "claim": claim.claim_id}) for claim in claims)
        anchors = [note["anchors"][0] for note in notes]  # type: ignore[index]
        if anchors:
            yield article.text, [EventAnchor(**{**each, "role": Role.CLAIM}) for each in anchors]


def measure(folders: list[Path], edits: int) -> Tally:
    """All articles of all folders, ``edits`` trials each."""
    tally, rng, twins = Tally(), random.Random(5), random.Random(5)  # noqa: S311
    other = "Of cabbages and kings, and why the sea is boiling hot. " * 20
    for folder in folders:
        found = list(articles(folder))
        for text, anchors in found:
            for _ in range(edits):
                trial(text, anchors, other, rng, tally)
                deletion(text, anchors, twins, tally)
        # Another story's: one story's articles hold the same sentences, and to put one in again is no edit.
        other = max((text for text, _ in found), key=len, default=other)
    return tally


def main() -> None:
    """Measure the seeds and what else is there."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--edits", type=int, default=500)
    given = parser.parse_args()
    groups = {"given": given.folders} if given.folders else {"seeds": [ROOT / "seeds"]}
    if not given.folders and TOPICS.is_dir():
        groups["spark-dev"] = sorted(TOPICS.glob("*/articles"))
    elif not given.folders:
        print("Not run: spark-dev, which is not here.")
    bad = False
    for name, folders in groups.items():
        tally = measure(folders, given.edits)
        share = tally.found / max(1, tally.standing)
        print(
            f"{name}: {tally.standing:,} claims whose words still stood: {share:.2%} found, "
            f"{tally.elsewhere} elsewhere; {tally.edited:,} whose words were edited: "
            f"{tally.edited_found:,} found again, {tally.edited_elsewhere} elsewhere; "
            f"{tally.deleted:,} that are gone: {tally.twins_taken} twins taken for them",
            flush=True,
        )
        bad |= share < 0.97 or tally.elsewhere + tally.edited_elsewhere + tally.twins_taken > 0
    sys.exit(bad)


if __name__ == "__main__":
    main()

"""How well articles are read: boundaries, boilerplate, cues and speakers against the hand-read cases; speed.

usage: python benchmarks/reading.py [--errors] [--speed]
"""

import sys
import time
import tracemalloc
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from compare.articles import make_article
from compare.claims import Claim, claims_of
from handread import METADATA, ReadArticle, ReadClaim, read_cases, read_metadata


@dataclass(slots=True)
class Tally:
    """Right and wrong answers to one question, and the wrong ones in words."""

    right: int = 0
    asked: int = 0
    errors: list[str] = field(default_factory=list)

    def add(self, right: bool, words: str) -> None:
        """Count one answer."""
        self.asked += 1
        self.right += right
        if not right:
            self.errors.append(words)

    @property
    def share(self) -> float:
        """The share of right answers (0 to 1)."""
        return self.right / self.asked if self.asked else 0.0


QUESTIONS = ("boundary", "boilerplate", "headline", "cue", "speaker", *METADATA)


def score(cases: tuple[ReadArticle, ...]) -> dict[str, Tally]:
    """Answer every question for every case."""
    tallies = {name: Tally() for name in QUESTIONS}
    stated = read_metadata()
    for case in cases:
        article = make_article(f"{case.name}.txt", case.text, {})
        claims = claims_of(article)
        _boilerplate(case, claims, tallies)
        _claims(case, claims, tallies)
        for name in METADATA if case.name in stated else ():
            found, wanted = getattr(article, name), stated[case.name][name]
            right = found.casefold() == wanted.casefold()
            tallies[name].add(right, f"{case.name}: {wanted!r} read {found!r}")
    return tallies


def _boilerplate(case: ReadArticle, claims: tuple[Claim, ...], tallies: dict[str, Tally]) -> None:
    """Every character that is not white space, claimed or not, line by line."""
    found = {at for claim in claims for at in range(claim.span.start, claim.span.end)}
    gold = case.claimed
    for start, end, kind in case.lines:
        positions = [at for at in range(start, end) if not case.text[at].isspace()]
        wrong = sum((at in found) != (at in gold) for at in positions)
        tallies["boilerplate"].asked += len(positions)
        tallies["boilerplate"].right += len(positions) - wrong
        if wrong:
            tallies["boilerplate"].errors.append(f"{case.name} {kind}: {case.text[start:end][:120]}")
    headline = next((case.text[start:end] for start, end, kind in case.lines if kind == "H"), "")
    told = [claim.exact for claim in claims if claim.is_headline]
    tallies["headline"].add("".join(told) == headline.strip(), f"{case.name}: {told}")


def _claims(case: ReadArticle, claims: tuple[Claim, ...], tallies: dict[str, Tally]) -> None:
    found = {(claim.span.start, claim.span.end): claim for claim in claims}
    gold = {(claim.start, claim.end): claim for claim in case.claims}
    claimed = case.claimed
    for span in sorted(found.keys() | gold.keys()):
        if span not in gold and span[0] not in claimed:
            continue  # boilerplate taken for a claim is counted there
        text = case.text[span[0] : span[1]]
        tallies["boundary"].add(
            span in found and span in gold, f"{case.name}: {'+' if span in found else '-'} {text[:160]}"
        )
        if span in found and span in gold:
            _told(case.name, gold[span], found[span], tallies)


def _told(name: str, gold: ReadClaim, found: Claim, tallies: dict[str, Tally]) -> None:
    if gold.cue or found.cue:
        right = gold.cue.lower() == found.cue.lower()
        tallies["cue"].add(right, f"{name}: {gold.cue!r} read {found.cue!r}: {found.exact[:140]}")
    if gold.speaker or found.speaker:
        right = (
            bare(gold.resolved) == bare(found.speaker_resolved)
            or bare(gold.resolved) == bare(found.speaker) != ""
        )
        tallies["speaker"].add(
            right,
            f"{name}: {gold.resolved!r} read {found.speaker!r}={found.speaker_resolved!r}: {found.exact}",
        )


def bare(name: str) -> str:
    """A name without its article, case and kind of apostrophe."""
    return name.lower().replace("’", "'").removeprefix("the ").removeprefix("a ")


def speed(cases: tuple[ReadArticle, ...], count: int) -> str:
    """Articles a second and peak memory for ``count`` articles made of the cases."""
    tracemalloc.start()
    started = time.perf_counter()
    claims = 0
    for number in range(count):
        case = cases[number % len(cases)]
        claims += len(claims_of(make_article(f"{number}.txt", case.text, {})))
    seconds = time.perf_counter() - started
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    rate = f"{count / seconds:.0f} articles/s, peak {peak:.0f} MB (traced)"
    return f"{count:6} articles, {claims} claims: {seconds:.1f} s, {rate}"


def hostile() -> list[str]:
    """Seconds for a megabyte of each kind of nastiness."""
    kinds = {
        "10^5 unclosed quotes": "“a b c " * 100_000,
        "straight quotes": '"word. ' * 140_000,
        "single quotes": "'word s' " * 110_000,
        "one line": "word " * 200_000,
        "nested brackets": "(" * 500_000 + ")" * 500_000,
        "commas": "Rutte, said, " * 75_000,
        "short lines": "By somebody, it says\n" * 49_999,
        "sentences": "Rutte said no. " * 66_000,
        "datelines": "A, B, C (" * 110_000,
    }
    return [f"{_seconds(text):6.2f} s  {name} ({len(text):,} characters)" for name, text in kinds.items()]


def _seconds(text: str) -> float:
    started = time.perf_counter()
    claims_of(make_article("x.txt", text, {}))
    return time.perf_counter() - started


def main() -> None:
    """Print the figures."""
    cases = read_cases()
    tallies = score(cases)
    print(f"{len(cases)} hand-read articles, {sum(len(case.claims) for case in cases)} claims")
    for name, tally in tallies.items():
        print(f"{name:12} {tally.share:.3f}  ({tally.right} of {tally.asked})")
    if "--errors" in sys.argv:
        for name, tally in tallies.items():
            print(*(f"{name}: {error}" for error in tally.errors), sep="\n")
    if "--speed" in sys.argv:
        print(speed(cases, 1_000), speed(cases, 10_000), *hostile(), sep="\n")


if __name__ == "__main__":
    main()

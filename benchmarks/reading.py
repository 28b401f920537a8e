"""How well articles are read: boundaries, boilerplate, cues and speakers against the hand-read cases; speed.

usage: python benchmarks/reading.py [--errors] [--mark] [--hostile] [--speed [ARTICLES]]

--mark sets the marks of known failures in the case files to what fails today.
"""

import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from compare.articles import make_article, read_folder
from compare.claims import Claim, claims_of
from handread import METADATA, ReadArticle, ReadClaim, mark_failures, read_cases, read_metadata
from nastiness import LENGTHS, kinds

_ENDED = re.compile(r"[.!?…:][\"'”’)\]]*$")
"""What a sentence ends with; a clause that is cut off ends otherwise."""

MOST_SECONDS = 2.0
"""What a million characters of anything may take."""


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


QUESTIONS = ("sentence", "boundary", "boilerplate", "headline", "cue", "speaker", *METADATA)


def score(cases: tuple[ReadArticle, ...]) -> dict[str, Tally]:
    """Answer every question for every case."""
    tallies = {name: Tally() for name in QUESTIONS}
    stated = read_metadata()
    for case in cases:
        article = make_article(f"{case.name}.txt", case.text, {})
        claims = claims_of(article)
        _boilerplate(case, claims, tallies)
        _sentences(case, claims, tallies)
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


def _sentences(case: ReadArticle, claims: tuple[Claim, ...], tallies: dict[str, Tally]) -> None:
    """Where sentences end, apart from where they are cut into clauses."""
    claimed, line_ends = case.claimed, {end for _, end, _ in case.lines}

    def ends(spans: Iterable[tuple[int, int]]) -> set[int]:
        told = ((case.text[start:end], end) for start, end in spans if start in claimed)
        return {end for words, end in told if end in line_ends or _ENDED.search(words)}

    gold = ends((claim.start, claim.end) for claim in case.claims)
    found = ends((claim.span.start, claim.span.end) for claim in claims)
    for end in sorted(gold | found):
        words = f"{case.name}: {'+' if end in found else '-'} {case.text[max(0, end - 80) : end]}"
        tallies["sentence"].add(end in gold and end in found, words)


def _told(name: str, gold: ReadClaim, found: Claim, tallies: dict[str, Tally]) -> None:
    if gold.cue or found.cue:
        words = f"{name}: {gold.cue!r} read {found.cue!r}: {found.exact[:140]}"
        tallies["cue"].add(_same_cue(gold, found), words)
    if gold.speaker or found.speaker:
        words = f"{name}: {gold.resolved!r} read {found.speaker!r}={found.speaker_resolved!r}: {found.exact}"
        tallies["speaker"].add(_same_speaker(gold, found), words)


def _same_cue(gold: ReadClaim, found: Claim) -> bool:
    return gold.cue.lower() == found.cue.lower()


def _same_speaker(gold: ReadClaim, found: Claim) -> bool:
    if not gold.speaker or not found.speaker:
        return gold.speaker == found.speaker
    return bare(gold.resolved) in {bare(found.speaker_resolved), bare(found.speaker)}


def wrong_lines(case: ReadArticle) -> frozenset[int]:
    """The places of the lines that the program reads otherwise than the reader did."""
    claims = claims_of(make_article(f"{case.name}.txt", case.text, {}))
    found = {(claim.span.start, claim.span.end): claim for claim in claims}
    gold = {(claim.start, claim.end): claim for claim in case.claims}
    wrong = found.keys() ^ gold.keys()
    wrong |= {
        span
        for span in found.keys() & gold.keys()
        if not (_same_cue(gold[span], found[span]) and _same_speaker(gold[span], found[span]))
    }
    return frozenset(
        place
        for place, (start, end, _) in enumerate(case.lines)
        if any(span[0] < end and start < span[1] for span in wrong)
    )


def bare(name: str) -> str:
    """A name without its article, case and kind of apostrophe."""
    return name.lower().replace("’", "'").removeprefix("the ").removeprefix("a ")


def speed(cases: tuple[ReadArticle, ...], count: int) -> str:
    """Articles a second, from files to claims, and the process's peak memory with all of them in it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(count):
            case = cases[number % len(cases)]
            (folder / f"{number:05}.txt").write_text(f"{case.text}\n{number}\n", encoding="utf-8")
        started = time.perf_counter()
        articles = read_folder(folder).articles
        read = time.perf_counter()
        claims = [claims_of(article) for article in articles]
        done = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    return (
        f"{count:,} articles, {sum(map(len, claims)):,} claims: read {read - started:.1f} s,"
        f" claims {done - read:.1f} s, {count / (done - started):.0f} articles/s, peak {peak:.0f} MB"
    )


def hostile() -> Iterator[str]:
    """Processor seconds for a quarter, half and a whole million characters of each kind of nastiness."""
    for name, text in kinds():
        seconds = [_seconds(text(length)) for length in LENGTHS]
        mark = "  ! over two seconds" if seconds[-1] > MOST_SECONDS else ""
        yield "  ".join(f"{each:.2f}" for each in seconds) + f"  {name}{mark}"


def _seconds(text: str) -> float:
    started = time.process_time()
    claims_of(make_article("x.txt", text, {}))
    return time.process_time() - started


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
    if "--mark" in sys.argv:
        mark_failures(wrong_lines)
    if "--speed" in sys.argv:
        count = int(sys.argv[sys.argv.index("--speed") + 1]) if sys.argv[-1].isdigit() else 1_000
        print(speed(cases, count))
    if "--hostile" in sys.argv:
        print("processor seconds at 0.25, 0.5 and 1 million characters", *hostile(), sep="\n")


if __name__ == "__main__":
    main()

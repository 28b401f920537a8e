"""Hand-read articles (tests/cases/reading/FORMAT.md): their texts, and what a reader found in them."""

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).resolve().parent.parent / "tests" / "cases" / "reading"

METADATA = ("author", "published", "agency", "outlet")
"""What the lines of an article may state about it, as metadata.tsv has it."""

_TOLD = re.compile(r" ?\[\[(?P<speaker>[^\]|]*)\|(?P<cue>[^\]]*)\]\]$")
_CLAIM_KINDS = "HDB"
_LINE = re.compile(r"!?(?P<kind>[A-Z=])\| ?(?P<rest>.*)")


@dataclass(frozen=True, slots=True)
class ReadClaim:
    """A claim as a reader marked it: where it stands, who says so, and the reporting verb."""

    start: int
    end: int
    speaker: str
    resolved: str
    cue: str


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """One article, the claims in it, and the kind of each of its lines as (start, end, kind).

    ``failing`` are the places in ``lines`` of those marked as known failures.
    """

    name: str
    text: str
    claims: tuple[ReadClaim, ...]
    lines: tuple[tuple[int, int, str], ...]
    failing: frozenset[int] = frozenset()

    @property
    def claimed(self) -> frozenset[int]:
        """The code points that belong to claims, white space left out."""
        return frozenset(
            at for claim in self.claims for at in range(claim.start, claim.end) if not self.text[at].isspace()
        )


def read_cases(folder: Path = CASES) -> tuple[ReadArticle, ...]:
    """Every article of every case file."""
    return tuple(
        article
        for path in sorted(folder.glob("*.txt"))
        for article in _articles(path.read_text(encoding="utf-8"))
    )


def read_metadata(folder: Path = CASES) -> dict[str, dict[str, str]]:
    """What a reader found stated about the newer articles, by the article's name."""
    with (folder / "metadata.tsv").open(encoding="utf-8", newline="") as file:
        return {row["article"]: row for row in csv.DictReader(file, delimiter="\t")}


def _articles(content: str) -> Iterator[ReadArticle]:
    for block in re.split(r"^=== ", content, flags=re.MULTILINE)[1:]:
        head, _, body = block.partition("\n")
        yield _article(head.partition(":")[0], body.strip("\n").split("\n"))


def _article(name: str, marked: list[str]) -> ReadArticle:
    text, claims, lines, failing = "", [], [], set()
    for line in marked:
        match = _LINE.fullmatch(line)
        if match is None:
            text += line.strip() + "\n"
            continue
        start = len(text)
        if match["kind"] in _CLAIM_KINDS:
            text, found = _marked_claims(text, match["rest"])
            claims.extend(found)
        else:
            text += match["rest"]
        if line.startswith("!"):
            failing.add(len(lines))
        lines.append((start, len(text), match["kind"]))
        text += "\n"
    return ReadArticle(name, text, tuple(claims), tuple(lines), frozenset(failing))


def mark_failures(wrong: Callable[[ReadArticle], frozenset[int]], folder: Path = CASES) -> None:
    """Set the marks of known failures in every case file to the lines that ``wrong`` finds."""
    for path in sorted(folder.glob("*.txt")):
        blocks = re.split(r"(?<=\n)(?==== )", path.read_text(encoding="utf-8"))
        path.write_text("".join(_remarked(block, wrong) for block in blocks), encoding="utf-8")


def _remarked(block: str, wrong: Callable[[ReadArticle], frozenset[int]]) -> str:
    failing, number, kept = wrong(next(_articles(block))), -1, []
    for line in block.split("\n"):
        told = _LINE.fullmatch(line) is not None
        number += told
        kept.append(("!" if number in failing else "") + line.removeprefix("!") if told else line)
    return "\n".join(kept)


def _marked_claims(text: str, rest: str) -> tuple[str, list[ReadClaim]]:
    found: list[ReadClaim] = []
    dateline = re.match(r"\{([^}]*)\}", rest)
    if dateline:
        text += dateline[1]
        rest = rest[dateline.end() :]
    for number, piece in enumerate(re.split(r"( ?¦ ?)", rest)):
        if number % 2:
            text += " " if piece.strip() != piece else ""
            continue
        told = _TOLD.search(piece)
        exact = piece[: told.start()] if told else piece
        speaker, _, resolved = (told["speaker"] if told else "").partition("=")
        found.append(
            ReadClaim(
                len(text), len(text) + len(exact), speaker, resolved or speaker, told["cue"] if told else ""
            )
        )
        text += exact
    return text, found

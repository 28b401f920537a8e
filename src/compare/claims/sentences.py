# ruff: noqa: E501 - patterns and lists of names read best unbroken
"""Sentences: sentencex proposes, our own rules for news merge and split.

sentencex (MIT, from Wikimedia) keeps a quotation of several sentences whole and slows down on unclosed
quotation marks, so it never sees one: marks are blanked first, one space for one character, and a closing
mark is given back to the sentence it closes. Offsets stay those of the text.
"""

import re
from collections.abc import Iterator

import sentencex

from compare.text import Span

_DOUBLE_MARKS = str.maketrans(dict.fromkeys('“”„‟"«»', " "))
_WIDE_SPACES = re.compile(r"[^\S\x00-\x7f]")
"""White space beyond ASCII: sentencex panics on one before a stop (1.0.32: “Z\\u00a0.”)."""

_SINGLE_MARKS = re.compile(r"(?<=[.!?…,])['’](?=[\s)\]]|$)|(?<![\w.])['‘](?=\w)")
_CLOSERS = frozenset("”’\"'»)]")
_REPORTING = r"(?:said|says|asked|asks|added|adds|wrote|writes|told|replied|warned|insisted|shouted|cried|quipped|declared|exclaimed|wondered)"
_TAG_AFTER_QUESTION = re.compile(
    rf"(?:[A-Z][\w'’.\-]+|he|she|they|the [a-z]+)(?: [A-Z][\w'’.\-]+){{0,3}} {_REPORTING}\b|{_REPORTING} "
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[“\"‘'/])(?:Mr|Mrs|Ms|Mx|Dr|Prof|Gen|Maj|Lt|Col|Cpl|Sgt|Capt|Cmdr|Adm|Brig|Sen|Sens|Rep|Reps|Gov|Govs"
    r"|Rev|Hon|Pres|St|Mt|Ft|No|Nos|vs|v|approx|est|Supt|Insp|Det|Const|Amb|Atty|Messrs|Fr|Sr|Jr|Jan|Feb|Mar|Apr|Jun|Jul|Aug"
    r"|Sept?|Oct|Nov|Dec|Inc|Corp|Co|Ltd|Pvt|Pte|Bros|Dept|Univ|Ave|Blvd|Rd|Calif|Fla|Ill|Mass|Mich|Minn|Pa|Penn|Tenn|Tex|Va|Vt"
    r"|Wash|Wis|Ariz|Ark|Colo|Conn|Del|Ga|Ind|Kan|Ky|La|Md|Miss|Mo|Mont|Neb|Nev|Okla|Ore|D-[A-Z][a-z.]*|R-[A-Z][a-z.]*|I-[A-Z][a-z.]*"
    r"|e\.g|i\.e|cf|etc|al|[A-Z]\.[A-Z](?:\.[A-Z])*|[A-Z]|a\.m|p\.m|Ph\.D|M\.D)\.$"
)
_ALWAYS_OPEN = re.compile(
    r"(?:Mr|Mrs|Ms|Mx|Dr|Prof|Gen|Maj|Lt|Col|Cpl|Sgt|Capt|Cmdr|Adm|Brig|Sen|Sens|Rep|Reps|Gov|Govs|Rev|Hon|Pres|St|Mt|Ft|vs|v|e\.g|i\.e|cf)\.$"
)
_OPENER = (
    r"(?:The|This|That|These|Those|It|Its|He|She|His|Her|They|Their|We|Our|I|You|There|In|On|At|As|After|Before|But|And|If"
    r"|When|While|However|Meanwhile|Yet|So|Some|Many|Most|Several|Both|For|From|With|By|Since|Under|According|Earlier|Later"
    r"|Last|Now|Still|Also|Despite|Although|Though|Among|During|Until|Once|What|Why|How|Who|Not|No|Another|Other|Police|Officials|One|Two|Three|Neither|Then|Here|Such|An?)"
)
_SENTENCE_AFTER_ABBREVIATION = re.compile(
    rf"[\"“‘'(]*{_OPENER}\s+[\w“\"‘]|[\"“‘'(]*(?:However|Meanwhile|Still|Now|Earlier|Later),"
)
_HIDDEN_STOP = re.compile(
    r"(?<=[a-z]{2}|[a-z]\)|\d[a-z])[.!?](?P<mark>[”’\"']?)(?=[“\"‘]?[A-Z][a-z]*(?:['’][a-z]+)?[ ,])"
    r"|(?<=\b[A-Z]\.[A-Z])\.\s+(?=(?:"
    + _OPENER[3:-1]
    + r")\s+[a-z]|[A-Z][a-z]+(?:['’]s|\s(?:has|have|had|is|was|will|would|said|says|could|may|must))\s)"
    r"|(?<=\b[JS]r)\.\s+(?=(?:" + _OPENER[3:-1] + r")\s+[a-z])"
    r"|(?<=\b(?:[ap]\.m|Inc|etc))\.\s+(?=(?:" + _OPENER[3:-1] + r")\s+[a-z])"
    r"|(?<=\b[ap]\.m)\.\s+(?=[A-Z][a-z]+ (?:was|were|is|has|had|will|would|said|says)\b)"
)
_PLAIN_STOP = re.compile(r"(?<=[a-z][a-z])[.!?][”’\"')]*(?=\s+[“‘\"'(]*[A-Z])")
"""A stop behind a word in lower case and before a capital: sentencex takes some such words for abbreviations."""

_ASIDE_ENDS = re.compile(r"[-–—] ?[a-z]")
"""What follows where a question between dashes ends, but not the sentence."""

_BRACKETED = re.compile(r"\w \([A-Za-z.\- ]{1,12}\.\)$")
"""An abbreviation in brackets in the middle of a sentence (Admiral (ret.) James Foggo)."""

_FEWEST_WORDS = 4
"""Words a sentence must have before an abbreviation that may end it."""

MOST_BOUNDARIES = 10_000
"""After this many sentences the rest of a paragraph is one: no paragraph has more."""

_WORDY = re.compile(r"[^\W\d_]")


def sentences_of(text: str, span: Span) -> Iterator[Span]:
    """The sentences of one paragraph, ``span`` of ``text``, in order, without the white space around them.

    Nothing but white space lies between two of them.
    """
    paragraph = span.of(text)
    start = 0
    for end in _ends(paragraph):
        sentence = _trimmed(paragraph, start, end)
        if sentence is not None:
            yield sentence.shifted(span.start)
        start = end


def _ends(paragraph: str) -> Iterator[int]:
    """Where sentences end: proposed boundaries that stand, hidden ones, and the paragraph's end."""
    masked = _WIDE_SPACES.sub(" ", _SINGLE_MARKS.sub(" ", paragraph.translate(_DOUBLE_MARKS)))
    proposed = {
        _behind_closers(paragraph, masked, found["end_index"])
        for found in sentencex.get_sentence_boundaries("en", masked)
    }
    hidden = set(_hidden_ends(paragraph))
    proposed |= {match.end() for match in _PLAIN_STOP.finditer(paragraph)}
    start, letter = 0, -1
    for end in sorted(proposed | hidden)[:MOST_BOUNDARIES]:
        if letter < start:
            found_letter = _WORDY.search(paragraph, start)
            letter = found_letter.start() if found_letter else len(paragraph)
        if end in hidden and _opens_with_abbreviation(paragraph[start:end].split()):
            continue
        if end < len(paragraph) and (end in hidden or (letter < end and _stands(paragraph, start, end))):
            yield end
            start = end
    yield len(paragraph)


def _hidden_ends(paragraph: str) -> Iterator[int]:
    """Where stops without a space behind them end sentences; a straight mark that opens belongs to the next."""
    marks = counted = 0
    for match in _HIDDEN_STOP.finditer(paragraph):
        marks += paragraph.count('"', counted, match.start())
        counted = match.start()
        yield match.start("mark") if match["mark"] == '"' and marks % 2 == 0 else match.end()


def _opens_with_abbreviation(words: list[str]) -> bool:
    """Whether a sentence that would end here is no more than an abbreviation (The U.S. Mint will …)."""
    return 0 < len(words) < _FEWEST_WORDS and "." in words[-1][:-1]


def _behind_closers(paragraph: str, masked: str, end: int) -> int:
    """Move a boundary right behind the stop and the marks that close there."""
    while end > 0 and masked[end - 1].isspace():
        end -= 1
    while end < len(paragraph) and paragraph[end] in _CLOSERS:
        end += 1
    return end


def _stands(paragraph: str, start: int, end: int) -> bool:
    """Whether a proposed boundary is one: no abbreviation before it, and no continued sentence behind it."""
    left = paragraph[max(start, end - 40) : end]
    right = paragraph[end : end + 60].lstrip()
    first = right.lstrip("\"“‘'([")
    goes_on = first[:1].islower() and not right.startswith(("“", '"', "‘"))
    if not right or goes_on or _ASIDE_ENDS.match(right):
        return False
    paused = left.endswith((" ...", " …")) and not _within_quotation(paragraph[start:end])
    if paused or (_BRACKETED.search(left) and right[:1].isupper()):
        return False  # And get this ... He said so
    bare = left.rstrip("”’\"'»")
    if bare != left and bare[-1:] in "?!…" and _TAG_AFTER_QUESTION.match(right):
        return False
    if bare.endswith((",", ":", ";", "-", "–", "—")):
        return False
    if bare == left and _ABBREVIATION.search(left):
        return not _ALWAYS_OPEN.search(left) and bool(_SENTENCE_AFTER_ABBREVIATION.match(right))
    return True


def _within_quotation(piece: str) -> bool:
    """Whether a quotation that begins in a piece of text does not end there."""
    return piece.count('"') % 2 == 1 or piece.count("“") > piece.count("”")


def _trimmed(paragraph: str, start: int, end: int) -> Span | None:
    piece = paragraph[start:end]
    stripped = piece.strip()
    if not stripped:
        return None
    begin = start + len(piece) - len(piece.lstrip())
    return Span(begin, begin + len(stripped))

"""Quotations: stretches between quotation marks, paired by glyph as news mixes them.

Curly and straight marks may pair with each other (“…", "…”). A mark between letters is an apostrophe, and
so is one after a final s unless it closes an open single quotation and no better candidate follows.
A quotation left open runs to the end of its paragraph, as in quotations of several paragraphs.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from compare.text import Span

_DOUBLE = re.compile(r"[“”„‟\"«»]|''(?!')")
_SINGLE_OPEN = re.compile(
    r"(?<![\w.,’'])[‘'](?=[\w(\[$£€…])(?!\d0s\b|(?:em|til|tis|twas|cause|n)\b)", re.IGNORECASE
)
_SINGLE_CLOSE = re.compile(r"[’'](?!\w)")
_OPENS_AFTER = frozenset(" \t\n\u00a0([{—–-/‘'")
MOST_QUOTATIONS = 2_000
"""Quotations of a paragraph beyond this many of a kind are not looked for: no paragraph has more."""

_LONGEST_SINGLE = 400
"""Single quotation marks further apart than this are apostrophes (characters)."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: ``span`` with its marks, ``inside`` without them, and whether its end was found."""

    span: Span
    inside: Span
    closed: bool = True


def quotations_of(text: str) -> tuple[Quotation, ...]:
    """The quotations of a paragraph in order, nested ones left out.

    >>> text = "It’s “no ‘war’,” the allies’ aide said"
    >>> [quote.inside.of(text) for quote in quotations_of(text)]
    ['no ‘war’,']
    """
    doubles = tuple(islice(_doubles(text), MOST_QUOTATIONS))
    singles = (
        quote for quote in islice(_singles(text), MOST_QUOTATIONS) if not _touches(quote.span, doubles)
    )
    return tuple(sorted((*doubles, *singles), key=lambda quote: quote.span))


def _doubles(text: str) -> Iterator[Quotation]:
    opened, nested = -1, False
    for match in _DOUBLE.finditer(text):
        at = match.start()
        if opened >= 0 and (nested or text[at - 1] in "[("):
            nested = not nested  # bracketed words that are quoted within: ["Jane Roe's"]
        elif opened < 0:
            if _may_open(text, at):
                opened = at
        elif _may_close(text, at, match.end()):
            yield Quotation(Span(opened, match.end()), Span(opened + 1, at))
            opened = -1
    if 0 <= opened < len(text) - 1:
        yield Quotation(Span(opened, len(text)), Span(opened + 1, len(text)), closed=False)


def _may_open(text: str, at: int) -> bool:
    if text[at] in "”»'":
        return False  # two apostrophes only close (”…,'' she said)
    return text[at] in "“„«‟" or at == 0 or text[at - 1] in _OPENS_AFTER or not text[at - 1].isalnum()


def _may_close(text: str, at: int, end: int) -> bool:
    if text[at] in "“„‟«":
        return False
    return text[at] in "”»" or end == len(text) or not text[end].isalnum() or not text[at - 1].isspace()


def _singles(text: str) -> Iterator[Quotation]:
    closes = [match.start() for match in _SINGLE_CLOSE.finditer(text)]
    position, index = 0, 0
    for match in _SINGLE_OPEN.finditer(text):
        start = match.start()
        if start < position:
            continue
        while index < len(closes) and closes[index] <= start + 1:
            index += 1
        end = _single_end(text, start, closes[index : index + 4])
        if end > 0:
            yield Quotation(Span(start, end + 1), Span(start + 1, end))
            position = end + 1


def _single_end(text: str, start: int, closes: list[int]) -> int:
    near = [at for at in closes if at - start <= _LONGEST_SINGLE and "\n" not in text[start:at]]
    reopened = _SINGLE_OPEN.search(text, start + 1, start + _LONGEST_SINGLE)
    near = [at for at in near if reopened is None or at < reopened.start()]
    sure = [
        at
        for at in near
        if text[at - 1] not in "sS" or text[at + 1 : at + 2] in {"", ".", ",", ";", ":", "?", "!", ")"}
    ]
    return (sure or near or [0])[0]


def _touches(span: Span, quotes: tuple[Quotation, ...]) -> bool:
    """Whether a span overlaps one of some quotations, which are in order and apart."""
    following = bisect_right(quotes, span.start, key=lambda quote: quote.span.end)
    return following < len(quotes) and quotes[following].span.overlaps(span)

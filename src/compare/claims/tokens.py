"""A sentence as tokens: words, marks, and each quotation as one."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from compare.claims.quotations import Quotation
from compare.text import Span

_TOKEN = re.compile(
    r"\bHe (?!Mon|Tue|Wed|Thu|Fri|Sat|Sun)[A-Z][a-z]+"
    r"(?=, |['’]s | (?:said|told|added|noted|stressed|has|had|was|is|also|met) )|"  # He Lifeng
    r"Ph\.D\.|(?:Inc|Corp|Ltd|Pvt|Pte|Co|Bros)\.|(?:[A-Z]\.){2,}(?:['’]s\b|(?:[-‑][^\W_]+)+)?|(?:Mr|Mrs|Ms|Mx|Dr|Prof|Hon|Engr|Brig|Cpl|Insp|Supt|Amb|Atty|Msgr|Fr|Gen|Maj|Lt|Col|Capt|Cmdr|Adm|Sen|Rep|Gov|Rev|Sgt|St|Jr|Sr)\.|\b[A-Z]\.(?=\s[A-Z])"
    r"|--+|[^\W_]+(?:[.,]\d+)*(?:[-‑'’./&][^\W_]+)*(?:['’](?=\s))?|[^\w\s]"
)


_NAME_OPENER = re.compile(r"(?:al|el|ad|as|ash|an|ar|at|az|ed|ul|[dlo])[-‑'’][A-ZÀ-Þ]")
"""A small particle joined to a name (al-Masri, el-Sisi, d'Estaing)."""


_CAPITALS = frozenset({"CAN", "WHO", "US", "IT"})
"""Names that in lower case would be other words."""


class Kind(StrEnum):
    """What a token is."""

    WORD = "word"
    MARK = "mark"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Token:
    """One token; ``text`` of a quotation is the quotation with its marks.

    ``lower`` is the word in lower case (but for CAN, WHO, US and IT), curly apostrophes made straight.
    """

    span: Span
    text: str
    kind: Kind
    lower: str

    @property
    def capital(self) -> bool:
        """Whether this is a word that begins with a capital letter or figure, or joins a particle to one."""
        return self.kind is Kind.WORD and (self.text[0].isdigit() or self.proper)

    @property
    def proper(self) -> bool:
        """Whether this is a word that begins like a name."""
        return self.text[0].isupper() or _NAME_OPENER.match(self.text) is not None


def tokens_of(text: str, sentence: Span, quotations: Sequence[Quotation]) -> tuple[Token, ...]:
    """The tokens of ``sentence``; quotations, as far as they lie in it, are one token each."""
    return tuple(_tokens(text, sentence, [quote for quote in quotations if quote.span.overlaps(sentence)]))


def _tokens(text: str, sentence: Span, quotations: Sequence[Quotation]) -> Iterator[Token]:
    position = sentence.start
    for quote in quotations:
        start, end = max(quote.span.start, sentence.start), min(quote.span.end, sentence.end)
        yield from _plain(text, position, start)
        yield _token(start, text[start:end], Kind.QUOTE)
        position = end
    yield from _plain(text, position, sentence.end)


def _plain(text: str, start: int, end: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, start, max(start, end)):
        if match.group()[0].isalnum():
            yield _token(match.start(), match.group(), Kind.WORD)
        else:
            yield _mark(text, match.start(), match.end())


def _token(start: int, word: str, kind: Kind) -> Token:
    return Token(Span(start, start + len(word)), word, kind, lowered(word))


def lowered(word: str) -> str:
    """A word without regard to case, unless its capitals make it a name; curly apostrophes made straight."""
    return word if word in _CAPITALS else word.lower().replace("’", "'")


def _mark(text: str, start: int, end: int) -> Token:
    """A mark; hyphens that stand for a dash are one (Jane Doe -- who was there -- said)."""
    mark = text[start:end]
    spaced = mark == "-" and text[start - 1 : start].isspace() and text[end : end + 1].isspace()
    dash = "—" if spaced or mark.startswith("--") else mark
    return Token(Span(start, end), dash, Kind.MARK, dash)


def lower_at(tokens: Sequence[Token], index: int) -> str:
    """The word at a place without regard to case; "" beyond either end."""
    return tokens[index].lower if 0 <= index < len(tokens) else ""


def index_at(tokens: Sequence[Token], position: int) -> int:
    """The index of the first token that ends behind a position."""
    return bisect_right(tokens, position, key=lambda token: token.span.end)


def tokens_in(tokens: Sequence[Token], span: Span) -> Sequence[Token]:
    """The tokens that lie in a span."""
    return tokens[index_at(tokens, span.start) : index_at(tokens, span.end - 1) + 1]

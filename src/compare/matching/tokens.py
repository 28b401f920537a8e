"""A claim's words as terms: word families, parties, numbers, and which of them are names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from compare.claims.parties import find_parties
from compare.claims.quantities import NUMBER_NAMES, find_quantities
from compare.matching.families import stem
from compare.matching.vocabulary import CALENDAR, FUNCTION_WORDS
from compare.text import Span, Word, words

PARTY = "@"
NUMBER = "#"

SMALL = 4
"""Letters from which a headline in capitals writes every word with one."""

_OPENS = re.compile(r"(^|[.!?:…])[\s\"'“”‘’(«»\[]*$|[\"“‘(«]$")
"""What stands before a word that is capital for its place: a sentence's or a quotation's opening."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or the words of one party or number: its term (empty for function words) and where it stands.

    ``named``: the word is a party, or ends a name ("Anna Berg": Berg).
    """

    term: str
    folded: str
    span: Span
    named: bool = False


def tokens_of(text: str) -> list[Token]:
    """The tokens of ``text`` in order."""
    return _with_names(sorted(_tokens(text), key=lambda token: token.span), text)


def _tokens(text: str) -> Iterator[Token]:
    taken = []
    for term, span in _parties_and_numbers(text):
        taken.append(span)
        yield Token(term, term, span, named=term.startswith(PARTY))
    for word in _plain_words(text):
        if not any(word.span.overlaps(span) for span in taken):
            yield _word_token(word)


def _parties_and_numbers(text: str) -> list[tuple[str, Span]]:
    """Terms that may take several words."""
    parties = [(PARTY + mention.party, mention.span) for mention in find_parties(text)]
    numbers = [
        (f"{NUMBER}{quantity.value:.15g}", quantity.span)
        for quantity in find_quantities(text)
        if not any(quantity.span.overlaps(span) for _, span in parties)
    ]
    return parties + [(term, _without_unit(text, span)) for term, span in numbers]


def _without_unit(text: str, span: Span) -> Span:
    """A quantity's span without its unit word, which stays a word of its own ("nearly 800 people")."""
    number, _, last = span.of(text).replace("-", " ").rpartition(" ")
    is_unit = number and last.isalpha() and last.casefold() not in NUMBER_NAMES
    return Span(span.start, span.start + len(number)) if is_unit else span


def _plain_words(text: str) -> Iterator[Word]:
    for word in words(text):
        start = word.span.start
        for part in word.folded.split("-"):
            yield Word(Span(start, min(start + len(part), word.span.end)), part)
            start += len(part) + 1


def _word_token(word: Word) -> Token:
    bare = word.folded.removesuffix("'s")
    if bare in FUNCTION_WORDS or bare.endswith("n't"):
        return Token("", bare, word.span)
    return Token(stem(bare), bare, word.span)


def _with_names(tokens: Sequence[Token], text: str) -> list[Token]:
    """``tokens`` with the last word of every name marked; where all words are capital, that says nothing."""
    capital = [_is_capital(token, text) for token in tokens]
    plain = [at for at, token in enumerate(tokens) if token.term and not token.named]
    if not any(_is_small(token, text) for token in tokens):
        return list(tokens)
    marked = list(tokens)
    for at in plain:
        goes_on = at + 1 < len(tokens) and capital[at + 1] and _touch(tokens[at], tokens[at + 1])
        led = at > 0 and capital[at - 1] and _touch(tokens[at - 1], tokens[at])
        if capital[at] and not goes_on and (led or not _OPENS.search(text[: tokens[at].span.start])):
            marked[at] = replace(tokens[at], named=True)
    return marked


def _is_capital(token: Token, text: str) -> bool:
    written = token.span.of(text)
    return bool(token.term) and written[:1].isupper() and token.folded not in CALENDAR


def _is_small(token: Token, text: str) -> bool:
    """Whether a word is written small that a headline in capitals would not write so."""
    written = token.span.of(text)
    return written.isalpha() and written.islower() and len(written) >= SMALL


def _touch(token: Token, following: Token) -> bool:
    return following.span.start == token.span.end + 1

"""What a claim says, as terms that can be counted: word families, parties, numbers, and their order.

Attribution ("Rutte said on Monday that") is counted apart from the proposition, and quoted words once more by
themselves, since a shared quotation anchors a match. Function words carry nothing and are left out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from compare.claims import Claim, CueTier
from compare.claims.parties import find_parties
from compare.claims.quantities import NUMBER_NAMES, find_quantities
from compare.matching.families import stem
from compare.matching.vocabulary import (
    BODIES,
    CLAUSE_OPENERS,
    DENIAL_FILLERS,
    FUNCTION_WORDS,
    HEDGES,
    NEGATIONS,
    NOT_DENIED,
    RULED,
    STANDING_FOR_A_NAME,
    meaning_of,
)
from compare.text import Span, Word, words

PARTY = "@"
NUMBER = "#"
MEANING = "~"
GRAM = 4
TELLING_CUES = frozenset({CueTier.EVALUATIVE, CueTier.CHARACTERISING})
"""Tiers of cues that are claims themselves: that somebody accuses, or calls a thing so, is the news."""
CLAUSE_MARKS = frozenset(",;:—–")
JOIN = "\t"
"""Stands between the two terms of a pair; no term holds it."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one claim, each once and sorted, by family.

    ``content``: word families, parties and numbers of the proposition. ``attribution``: the same of who says
    so. ``pairs``: content terms that follow one another. ``quoted``: content terms inside quotation marks.
    ``grams``: four-letter pieces of all words, which meet where inflection and spelling differ. ``meanings``:
    content with words of one meaning folded together. ``parties`` and ``numbers``: these alone. ``surface``:
    one written form for every content term, to show to readers. ``negated``: whether the proposition is
    denied. ``hedged``: whether it is put as a possibility. ``denied``: what is denied, as the meaning that
    follows a word of denial ("no plans to join the war": join). ``deniers``: the parties it is denied of.
    """

    content: tuple[str, ...]
    attribution: tuple[str, ...]
    pairs: tuple[str, ...]
    quoted: tuple[str, ...]
    grams: tuple[str, ...]
    meanings: tuple[str, ...]
    parties: tuple[str, ...]
    numbers: tuple[str, ...]
    surface: Mapping[str, str]
    negated: bool
    hedged: bool = False
    denied: tuple[str, ...] = ()
    deniers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Token:
    term: str
    folded: str
    span: Span


def terms_of(claim: Claim) -> Terms:
    """The terms of ``claim``."""
    tokens = list(_tokens(claim.exact))
    attribution = _mere_attribution(claim, tokens)
    said, says = _parted(tokens, attribution)
    said = said or tokens
    content = [token for token in said if token.term]
    quotes = [_shifted(span, claim) for span in claim.quotes]
    quoted = [token.term for token in tokens if token.term and _inside(token.span, quotes)]
    terms = [token.term for token in content]
    denials = _denials(said)
    return Terms(
        content=_set(terms),
        attribution=_set(token.term for token in says if token.term),
        pairs=_set(f"{a}{JOIN}{b}" for a, b in pairwise(terms) if a != b),
        quoted=_set(quoted),
        grams=_set(gram for token in tokens for gram in _grams(token.folded)),
        meanings=_set(meaning_or_term(term) for term in terms),
        parties=_set(term for term in terms if term.startswith(PARTY)),
        numbers=_set(term for term in terms if term.startswith(NUMBER)),
        surface={token.term: token.span.of(claim.exact) for token in reversed(content)},
        negated=bool(denials),
        hedged=any(token.folded in HEDGES for token in said),
        denied=_set(term for at in denials for term in _denied(said[at + 1 :])),
        deniers=_set(party for at in denials for party in _denier(said, says, at, claim.exact)),
    )


def _set(terms: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(terms)))


def _shifted(span: Span, claim: Claim) -> Span:
    start = max(0, span.start - claim.span.start)
    return Span(start, max(start, span.end - claim.span.start))


def _parted(tokens: list[_Token], attribution: list[Span]) -> tuple[list[_Token], list[_Token]]:
    says = [token for token in tokens if _inside(token.span, attribution)]
    said = [token for token in tokens if not _inside(token.span, attribution)]
    return said, says


def _mere_attribution(claim: Claim, tokens: list[_Token]) -> list[Span]:
    """Who says so, where saying is all there is to it; a denial is part of what is claimed."""
    if claim.cue_tier in TELLING_CUES:
        return []
    spans = (_shifted(span, claim) for span in claim.attribution)
    return [span for span in spans if not _denies(tokens, span)]


def _denies(tokens: list[_Token], span: Span) -> bool:
    return any(span.contains(tokens[at].span) for at in _denials(tokens))


def _denials(tokens: Sequence[_Token]) -> list[int]:
    """The places of the words that deny."""
    return [at for at, token in enumerate(tokens) if _is_denial(token, tokens[at + 1 : at + 2])]


def _is_denial(token: _Token, following: Sequence[_Token]) -> bool:
    """Whether a word denies: not in "not only", nor in "ruled" without "out"."""
    after = {next_one.folded for next_one in following}
    if after & NOT_DENIED or (token.folded in RULED and "out" not in after):
        return False
    return token.folded in NEGATIONS or token.folded.endswith("n't")


def _inside(span: Span, spans: list[Span]) -> bool:
    return any(outer.contains(span) for outer in spans)


def _tokens(text: str) -> Iterator[_Token]:
    named = _named(text)
    taken = [span for _, span in named]
    rest = (_word_token(word) for word in _plain_words(text) if not any(word.span.overlaps(s) for s in taken))
    yield from sorted(
        [*(_Token(term, term, span) for term, span in named), *rest], key=lambda token: token.span
    )


def _named(text: str) -> list[tuple[str, Span]]:
    """Parties and numbers: terms that may take several words."""
    parties = [(PARTY + mention.party, mention.span) for mention in find_parties(text)]
    numbers = [
        (f"{NUMBER}{quantity.value:g}", quantity.span)
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


def _word_token(word: Word) -> _Token:
    bare = word.folded.removesuffix("'s")
    if bare in FUNCTION_WORDS or bare.endswith("n't"):
        return _Token("", bare, word.span)
    return _Token(stem(bare), bare, word.span)


def meaning_or_term(term: str) -> str:
    """The meaning ``term`` is folded to, or itself."""
    meaning = meaning_of(term)
    return MEANING + meaning if meaning else term


def _denied(after: Iterable[_Token]) -> list[str]:
    """The meaning of the first plain term after a word of denial."""
    plain = (token for token in after if token.term and not token.term.startswith((PARTY, NUMBER)))
    return [meaning_or_term(token.term) for token in plain if token.folded not in DENIAL_FILLERS][:1]


def _denier(said: Sequence[_Token], says: Sequence[_Token], at: int, text: str) -> list[str]:
    """The parties of which the denial ``said[at]`` is said: its subject's, or the likeliest named."""
    subject = _clause_before(said, at, text)
    words = {token.folded for token in subject}
    speaker = _parties_in(says) if words & STANDING_FOR_A_NAME else []
    earlier = [] if "there" in words else _parties_in(said[:at])[:1]
    return _parties_in(subject) or speaker or earlier or _parties_in(said[at:])[:1]


def _clause_before(said: Sequence[_Token], at: int, text: str) -> list[_Token]:
    start = at
    while start > 0 and not _opens_clause(said[start - 1], said[start], text):
        start -= 1
    return list(said[start:at])


def _opens_clause(before: _Token, token: _Token, text: str) -> bool:
    between = text[before.span.end : token.span.start]
    return token.folded in CLAUSE_OPENERS or not CLAUSE_MARKS.isdisjoint(between)


def _parties_in(tokens: Iterable[_Token]) -> list[str]:
    parties = (BODIES.get(token.folded, token.term) for token in tokens)
    return [party for party in parties if party.startswith(PARTY)]


def _grams(word: str) -> Iterator[str]:
    padded = f" {word} "
    yield from (padded[at : at + GRAM] for at in range(max(1, len(padded) - GRAM + 1)))

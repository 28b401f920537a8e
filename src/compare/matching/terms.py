"""What a claim says, as terms that can be counted: word families, parties, numbers, and their order.

Attribution ("Rutte said on Monday that") is counted apart from the proposition, and quoted words once more by
themselves, since a shared quotation anchors a match. Function words carry nothing and are left out.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from compare.claims import Claim, CueTier
from compare.matching.denials import denials, denied, denier, subject
from compare.matching.directions import directions
from compare.matching.tokens import NUMBER, PARTY, Token, tokens_of
from compare.matching.vocabulary import HEDGES, JOIN, meaning_or_term
from compare.text import Span

GRAM = 4
TELLING_CUES = frozenset({CueTier.EVALUATIVE, CueTier.CHARACTERISING})
"""Tiers of cues that are claims themselves: that somebody accuses, or calls a thing so, is the news."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one claim, each once and sorted, by family.

    ``content``: word families, parties and numbers of the proposition. ``attribution``: the same of who says
    so. ``pairs``: content terms that follow one another. ``quoted``: content terms inside quotation marks.
    ``grams``: four-letter pieces of all words, which meet where inflection and spelling differ. ``meanings``:
    content with words of one meaning folded together. ``parties`` and ``numbers``: these alone. ``surface``:
    one written form for every content term, to show to readers. ``negated``: whether the proposition is
    denied. ``hedged``: whether it is put as a possibility. ``denied``: what is denied, as the meaning that
    follows a word of denial ("no plans to join the war": join). ``deniers``: the names it is denied of.
    ``subjects``: the meanings of all words it is denied of. ``lead``: the first party or name, at most one.
    ``directions``: pairs of terms of which the reverse is the contrary (``directions.py``).
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
    subjects: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()


def terms_of(claim: Claim) -> Terms:
    """The terms of ``claim``."""
    tokens = tokens_of(claim.exact)
    said, says = _parted(tokens, _mere_attribution(claim, tokens))
    said = said or tokens
    content = [token for token in said if token.term]
    terms = [token.term for token in content]
    quotes = [_shifted(span, claim) for span in claim.quotes]
    places = denials(said)
    return Terms(
        content=_set(terms),
        attribution=_set(token.term for token in says if token.term),
        pairs=_set(f"{a}{JOIN}{b}" for a, b in pairwise(terms) if a != b),
        quoted=_set(token.term for token in tokens if token.term and _inside(token.span, quotes)),
        grams=_set(gram for token in tokens for gram in _grams(token.folded)),
        meanings=_set(meaning_or_term(term) for term in terms),
        parties=_set(term for term in terms if term.startswith(PARTY)),
        numbers=_set(term for term in terms if term.startswith(NUMBER)),
        surface={token.term: token.span.of(claim.exact) for token in reversed(content)},
        negated=bool(places),
        hedged=any(token.folded in HEDGES for token in said),
        denied=_set(term for at in places for term in denied(said[at + 1 :])),
        deniers=_set(name for at in places for name in denier(said, says, at, claim.exact)),
        subjects=_set(term for at in places for term in subject(said, at, claim.exact)),
        lead=tuple(token.term for token in said if token.named)[:1],
        directions=_set(directions(said, claim.exact)),
    )


def _set(terms: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(terms)))


def _shifted(span: Span, claim: Claim) -> Span:
    start = max(0, span.start - claim.span.start)
    return Span(start, max(start, span.end - claim.span.start))


def _parted(tokens: list[Token], attribution: list[Span]) -> tuple[list[Token], list[Token]]:
    says = [token for token in tokens if _inside(token.span, attribution)]
    said = [token for token in tokens if not _inside(token.span, attribution)]
    return said, says


def _mere_attribution(claim: Claim, tokens: list[Token]) -> list[Span]:
    """Who says so, where saying is all there is to it; a denial is part of what is claimed."""
    if claim.cue_tier in TELLING_CUES:
        return []
    spans = (_shifted(span, claim) for span in claim.attribution)
    return [span for span in spans if not _denies(tokens, span)]


def _denies(tokens: list[Token], span: Span) -> bool:
    return any(span.contains(tokens[at].span) for at in denials(tokens))


def _inside(span: Span, spans: list[Span]) -> bool:
    return any(outer.contains(span) for outer in spans)


def _grams(word: str) -> Iterator[str]:
    padded = f" {word} "
    yield from (padded[at : at + GRAM] for at in range(max(1, len(padded) - GRAM + 1)))

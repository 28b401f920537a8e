"""What a claim denies, and of whom."""

from collections.abc import Iterable, Sequence

from compare.matching.tokens import NUMBER, PARTY, Token
from compare.matching.vocabulary import (
    BODIES,
    CLAUSE_OPENERS,
    DENIAL_FILLERS,
    NEGATIONS,
    NOT_DENIED,
    PLEAS,
    RULED,
    SPEAKING,
    STANDING_FOR_A_NAME,
    meaning_or_term,
)

CLAUSE_MARKS = frozenset(",;:—–")


def denials(tokens: Sequence[Token]) -> list[int]:
    """The places of the words that deny."""
    return [at for at in range(len(tokens)) if _is_denial(tokens, at)]


def _is_denial(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word denies: not in "not only", in "ruled" without "out", or in a plea."""
    word = tokens[at].folded
    if not (word in NEGATIONS or word.endswith("n't")):
        return False
    after = {token.folded for token in tokens[at + 1 : at + 2]}
    pleaded = bool(PLEAS & {token.folded for token in tokens[max(at - 2, 0) : at]})
    return not (after & NOT_DENIED or (word in RULED and "out" not in after) or pleaded)


def denied(after: Iterable[Token]) -> list[str]:
    """The meaning of the first plain term after a word of denial."""
    plain = (token for token in after if token.term and not token.term.startswith((PARTY, NUMBER)))
    return [meaning_or_term(token.term) for token in plain if token.folded not in DENIAL_FILLERS][:1]


def denier(said: Sequence[Token], says: Sequence[Token], at: int, text: str) -> list[str]:
    """Whom the denial ``said[at]`` is said of: the names in its subject, or the likeliest party."""
    clause = _clause_before(said, at, text)
    words = {token.folded for token in clause}
    stands_for = _names_in if words & SPEAKING else _parties_in
    speaker = stands_for(says) if words & STANDING_FOR_A_NAME else []
    earlier = [] if "there" in words else _parties_in(said[:at])[:1]
    return _names_in(clause) or speaker or earlier or _parties_in(said[at:])[:1]


def subject(said: Sequence[Token], at: int, text: str) -> list[str]:
    """The meanings of the words before the denial ``said[at]`` in its clause: what it is said of.

    Nothing for "without", which has no subject of its own (he is held without bail).
    """
    clause = [] if said[at].folded == "without" else _clause_before(said, at, text)
    return [BODIES.get(token.folded, meaning_or_term(token.term)) for token in clause if token.term]


def _clause_before(said: Sequence[Token], at: int, text: str) -> list[Token]:
    start = at
    while start > 0 and not opens_clause(said[start - 1], said[start], text):
        start -= 1
    return list(said[start:at])


def opens_clause(before: Token, token: Token, text: str) -> bool:
    """Whether ``token``, which stands behind ``before`` in ``text``, begins another clause."""
    between = text[before.span.end : token.span.start]
    return token.folded in CLAUSE_OPENERS or not CLAUSE_MARKS.isdisjoint(between)


def _names_in(tokens: Iterable[Token]) -> list[str]:
    return [BODIES.get(token.folded, token.term) for token in tokens if token.named or token.folded in BODIES]


def _parties_in(tokens: Iterable[Token]) -> list[str]:
    return [name for name in _names_in(tokens) if name.startswith(PARTY)]

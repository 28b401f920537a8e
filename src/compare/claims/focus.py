"""Focus: whom a sentence that reports nothing leaves in mind."""

from collections.abc import Sequence

from compare.claims.lexicon import CONJUNCTIONS, PREPOSITIONS, SUBORDINATORS
from compare.claims.mentions import acts
from compare.claims.people import Person
from compare.claims.tokens import Kind, Token, lower_at

_LEADING = 3
"""Words among which a clause before the main one opens (Moments after …, the chief spoke)."""

_EARLY = 4
"""A name that ends within so many words opens the sentence."""


def subject_of(tokens: Sequence[Token], named: Sequence[tuple[int, Person]]) -> Person | None:
    """Whose name a verb follows, in the main clause if the sentence opens with another."""
    led = any(token.lower in SUBORDINATORS for token in tokens[:_LEADING])
    comma = next((at for at, token in enumerate(tokens) if token.text == ","), 0) if led else 0
    acting = [(end, person) for end, person in named if acts(tokens, end)]
    behind = [person for end, person in acting if end > comma]
    return next(iter([*behind, *(person for _, person in acting)]), None)


def presented(tokens: Sequence[Token], named: Sequence[tuple[int, Person]]) -> Person:
    """Whom a sentence without a name before its verb is about: the one it opens with, or presents."""
    if named[0][0] <= _EARLY and not named[0][1].body and tokens[0].lower not in PREPOSITIONS:
        return named[0][1]
    humans = [(end, person) for end, person in named if not person.body and not person.place]
    described = [person for end, person in humans if lower_at(tokens, end) == ","]
    return next(iter([*described, *(person for _, person in reversed(humans))]), named[-1][1])


def nominal(token: Token) -> bool:
    """Whether a word may belong to the name or noun a sentence opens with."""
    return token.kind is Kind.WORD and token.lower not in PREPOSITIONS | CONJUNCTIONS

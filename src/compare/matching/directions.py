"""Pairs of terms of which the reverse says the contrary: who does it to whom, and words with an opposite.

"Israel struck Iran" goes from Israel to Iran, and so does "Iran was struck by Israel"; "rose" goes from a
decrease to an increase. A near copy that goes the other way is no copy.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from compare.matching.denials import opens_clause
from compare.matching.tokens import Token
from compare.matching.vocabulary import JOIN, MUTUAL, meaning_or_term, opposites_of

BY = "by"
PASSIVE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
"""Words with which "by" names who does it; without one, it may name a part (use of a base by troops)."""


def directions(said: Sequence[Token], text: str) -> set[str]:
    """The directions of a proposition, each as two joined terms; none that it also goes the other way."""
    found = {*_poles(said), *_deeds(said, text)}
    return {direction for direction in found if turned(direction) not in found}


def _poles(said: Sequence[Token]) -> Iterator[str]:
    for token in said:
        meaning = meaning_or_term(token.term)
        yield from (f"{opposite}{JOIN}{meaning}" for opposite in opposites_of(meaning))


def turned(direction: str) -> str:
    r"""The reverse of a direction.

    >>> turned("@Israel\t@Iran")
    '@Iran\t@Israel'
    """
    one, _, other = direction.partition(JOIN)
    return f"{other}{JOIN}{one}"


def pole(direction: str) -> str:
    r"""The word that a direction is taken from, where that has an opposite; nothing for a deed.

    >>> pole("~decrease\t~increase"), pole("@Israel\t@Iran")
    ('~increase', '')
    """
    opposite, _, word = direction.partition(JOIN)
    return word if opposite in opposites_of(word) else ""


def _deeds(said: Sequence[Token], text: str) -> Iterator[str]:
    """Who does something to whom: two names of one clause that follow one another, with a deed between."""
    places = [at for at, token in enumerate(said) if token.named]
    for one, other in pairwise(places):
        between = said[one + 1 : other]
        words = {token.folded for token in between}
        parted = any(opens_clause(*both, text) for both in pairwise(said[one : other + 1]))
        unclear = words & MUTUAL or (BY in words and not words & PASSIVE)
        if said[one].term == said[other].term or parted or unclear or not any(t.term for t in between):
            continue
        doer, done_to = (other, one) if BY in words else (one, other)
        yield f"{said[doer].term}{JOIN}{said[done_to].term}"

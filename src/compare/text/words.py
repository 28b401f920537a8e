"""Words: the tokens that differences, keys and weights are counted in."""

from dataclasses import dataclass
from functools import lru_cache

import regex

from compare.text.folding import fold
from compare.text.spans import Span

TEXTS_KEPT = 32
"""Texts whose words are remembered: extraction, parties and matching ask about a claim in turn."""

_WORD = regex.compile(r"[\p{L}\p{N}\p{M}]+(?:[.,'’‑\-·](?=[\p{L}\p{N}])[\p{L}\p{N}\p{M}]+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """One word: where it stands, and its folded form."""

    span: Span
    folded: str


@lru_cache(TEXTS_KEPT)
def words(text: str) -> tuple[Word, ...]:
    """The words of ``text`` in order: runs of letters, digits and marks, joined by inner punctuation.

    >>> [word.folded for word in words("Iran’s 1,500 US‑Israeli jets.")]
    ["iran's", '1,500', 'us-israeli', 'jets']
    """
    return tuple(Word(Span(m.start(), m.end()), fold(m.group())) for m in _WORD.finditer(text))

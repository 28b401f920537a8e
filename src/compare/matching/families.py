"""Word families: inflections, derivations and the two spellings of English, folded to one stem."""

import re
from functools import cache, lru_cache

import snowballstemmer

WORDS_KEPT = 200_000
"""Words whose stem is remembered: stemming is slow, and an archive's names are too many to keep them all."""

_SPELLINGS = (
    (re.compile(r"is(e[ds]?|ing|ations?|ers?)$"), r"iz\1"),
    (re.compile(r"(?<=[a-z]{3})our(?=s|ed|ing|able|ite|ful|hood|ly|$)"), "or"),
    (re.compile(r"(?<=[a-z]{2}[bt])re(s?)$"), r"er\1"),
    (re.compile(r"(?<=def|off|lic)ence"), "ense"),
    (re.compile(r"programmes?$"), "program"),
)


@cache
def _stemmer() -> snowballstemmer.EnglishStemmer:
    return snowballstemmer.stemmer("english")


@lru_cache(WORDS_KEPT)
def stem(word: str) -> str:
    """The family of a folded English word (Porter 2, Snowball).

    >>> {stem(word) for word in ("organise", "organized", "organising")}
    {'organiz'}
    """
    return str(_stemmer().stemWord(one_spelling(word)))


def one_spelling(word: str) -> str:
    """``word`` as the United States spell it, roughly: what matters is that both spellings become one.

    >>> [one_spelling(word) for word in ("organisation", "labour", "centre", "defence")]
    ['organization', 'labor', 'center', 'defense']
    """
    for spelling, other in _SPELLINGS:
        word = spelling.sub(other, word)
    return word

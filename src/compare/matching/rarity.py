"""How rare a word family is in English at large.

Source: wordfreq (Speer 2022, doi:10.5281/zenodo.7199437).
"""

import heapq
import math
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from compare.matching.families import stem
from compare.matching.tokens import NUMBER, PARTY
from compare.matching.vocabulary import MEANING

COMMON = 2.5
"""Surprisal (−log10 of a family's share of English words) below which it says nothing."""
UNLISTED = 5.2
"""Surprisal of every family outside the most frequent words looked at."""
LOOKED_AT = 6_000
"""How many words are looked at: beyond these, one word is about as telling as another, and stemming costs
time.
"""
NAMED = 5.0
"""Surprisal that parties and numbers count with: specific, but news is full of them."""
LEAST = 0.1
TERMS_KEPT = 200_000
"""Terms whose rarity is remembered: an archive has too many to keep them all."""


@lru_cache(TERMS_KEPT)
def surprisal(term: str) -> float:
    """Rarity of ``term`` in English above that of common words: LEAST to UNLISTED − COMMON.

    >>> surprisal("peopl") < surprisal("missil") < surprisal("zyxxyz")
    True
    """
    if term.startswith((PARTY, NUMBER)):
        return NAMED - COMMON
    share = _shares().get(term.removeprefix(MEANING), 10.0**-UNLISTED)
    return min(max(-math.log10(share) - COMMON, LEAST), UNLISTED - COMMON)


@cache
def _shares() -> Mapping[str, float]:
    """The share of each word family: the sum over the words of one stem."""
    import wordfreq

    shares: dict[str, float] = defaultdict(float)
    listed = wordfreq.get_frequency_dict("en", wordlist="small")
    for word in heapq.nlargest(LOOKED_AT, listed, key=listed.__getitem__):
        shares[stem(word)] += listed[word]
    return shares

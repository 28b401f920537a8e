"""From claims to columns: term bags with weights, so that pairs can be scored as arrays.

Nothing here knows of pairs. What depends on the whole corpus (how many claims use a term) is one declared
object, ``Statistics``: pass the same one and any subset of the claims prepares to the same values.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from compare.claims import Claim
from compare.matching.rarity import surprisal
from compare.matching.terms import Terms, terms_of
from compare.matching.vocabulary import JOIN

Numbers = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

STORY = 40
"""Fewer claims than this are taken for a part of a story: how many of them use a word says little yet."""
FEW = 4
"""An article of fewer claims has no beginning, middle and end to speak of."""
CONTEXT = "context"
"""The bag of what a claim and the claims beside it in its article say."""
COUNTED = (
    "content", "meanings", "grams", "pairs", "quoted", "attribution",
    "parties", "numbers", "denied", "deniers", "subjects", "lead", "directions",
)  # fmt: skip
"""The bags that come from a claim's own words; ``Terms`` has an attribute for each."""


class Frequency(Protocol):
    """In how many claims of the corpus the terms of one bag stand."""

    def of(self, terms: Sequence[str]) -> list[int]:
        """The number of claims of each of ``terms``."""


class Counts(Counter[str]):
    """Terms as they were counted."""

    def of(self, terms: Sequence[str]) -> list[int]:
        """The number of claims of each of ``terms``."""
        return [self[term] for term in terms]


@dataclass(frozen=True, slots=True)
class Statistics:
    """How many claims of the corpus hold each term, by bag, and how many claims there are."""

    claims: int
    frequency: Mapping[str, Frequency]


@dataclass(frozen=True, slots=True)
class Bag:
    """The terms of every claim in one family, as one flat array.

    ``ids[starts[i]:starts[i + 1]]`` are claim i's terms, each once, in rising order; ``weight`` is by term
    (how much sharing it says, in nats); ``total`` is by claim (the sum of its terms' weights).
    ``holders[holder_starts[t]:holder_starts[t + 1]]`` are the claims that hold term t, in rising order.
    """

    starts: Indices
    ids: Indices
    weight: Numbers
    total: Numbers
    vocabulary: tuple[str, ...]
    holder_starts: Indices
    holders: Indices

    def terms(self, claim: int) -> Indices:
        """The term numbers of one claim."""
        return self.ids[self.starts[claim] : self.starts[claim + 1]]


@dataclass(frozen=True, slots=True)
class Prepared:
    """Claims ready to be scored in pairs; every array is by claim, in the order given.

    ``article`` and ``speaker`` are numbers that stand for names (−1: no speaker); ``place`` is where in its
    article a claim stands, 0 (first) to 1 (last), not a number in articles of a few claims;
    ``scale`` is about how rare a term can be: log(claims + 1). ``vectors``: what the claims mean, a row of
    length 1 each, where a sentence model was chosen (``semantic.py``).
    """

    claims: tuple[Claim, ...]
    terms: tuple[Terms, ...]
    bags: Mapping[str, Bag]
    article: Indices
    place: Numbers
    headline: Flags
    negated: Flags
    hedged: Flags
    speaker: Indices
    scale: float
    vectors: Numbers | None = None


def count_terms(terms: Iterable[Terms]) -> Statistics:
    """Count in how many claims each term stands."""
    frequency = {family: Counts() for family in COUNTED}
    claims = 0
    for one in terms:
        claims += 1
        for family in COUNTED:
            frequency[family].update(getattr(one, family))
    return Statistics(claims, frequency)


def prepare(
    claims: Sequence[Claim],
    statistics: Statistics | None = None,
    terms: Sequence[Terms] | None = None,
) -> Prepared:
    """Columns for ``claims``, which stand article by article in text order.

    ``statistics`` are counted on these claims unless those of a larger corpus are given; ``terms`` are those
    of the claims where they are known already.
    """
    terms = tuple(terms or (terms_of(claim) for claim in claims))
    counted = statistics or count_terms(terms)
    article = _numbered([claim.article_id for claim in claims])
    rows = {family: [getattr(one, family) for one in terms] for family in COUNTED}
    rows[CONTEXT] = _contexts(terms, article)
    return Prepared(
        claims=tuple(claims),
        terms=terms,
        bags={family: _bag(of_family, counted, family) for family, of_family in rows.items()},
        article=article,
        place=_places(claims, article),
        headline=np.array([claim.is_headline for claim in claims], dtype=bool),
        negated=np.array([one.negated for one in terms], dtype=bool),
        hedged=np.array([one.hedged for one in terms], dtype=bool),
        speaker=_speakers(claims),
        scale=scale_of(counted),
    )


def scale_of(statistics: Statistics) -> float:
    """About how rare a term can be, in nats."""
    return math.log(max(statistics.claims, STORY) + 1)


def _bag(rows: Sequence[tuple[str, ...]], statistics: Statistics, family: str) -> Bag:
    met: dict[str, int] = {}
    numbers = [met.setdefault(term, len(met)) for row in rows for term in row]
    vocabulary = tuple(sorted(met))
    place = np.empty(len(met), dtype=np.int64)
    place[[met[term] for term in vocabulary]] = np.arange(len(met))
    ids = place[np.array(numbers, dtype=np.int64)]
    lengths = np.array([len(row) for row in rows], dtype=np.int64)
    return bag_of(ids, lengths, vocabulary, term_weights(vocabulary, family, statistics))


def bag_of(ids: Indices, lengths: Indices, vocabulary: tuple[str, ...], weights: Sequence[float]) -> Bag:
    """A bag of every claim's term numbers, in rising order, one claim after the other."""
    weight = np.array(weights, dtype=np.float64)
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    owner = np.repeat(np.arange(len(lengths)), lengths)
    total = np.bincount(owner, weights=weight[ids], minlength=len(lengths)).astype(np.float64)
    held_by = np.bincount(ids, minlength=len(vocabulary))
    holder_starts = np.concatenate([[0], np.cumsum(held_by)]).astype(np.int64)
    holders = owner[np.argsort(ids, kind="stable")]
    return Bag(starts, ids, weight, total, vocabulary, holder_starts, holders)


def term_weights(terms: Sequence[str], family: str, statistics: Statistics) -> list[float]:
    """How much sharing each term says (≥ 0): its rarity in this story, times its rarity in English, softened.

    Within a story the names everyone uses tell nothing; at large, "said" and "people" tell nothing.
    """
    counts = statistics.frequency["content" if family == CONTEXT else family].of(terms)
    claims = 1.0 + max(statistics.claims, STORY)
    story = {count: max(math.log(claims / (0.5 + count)), 0.0) for count in set(counts)}
    if family == "grams":
        return [story[count] for count in counts]
    return [story[count] * _rarity(term) for term, count in zip(terms, counts, strict=True)]


def _rarity(term: str) -> float:
    first, _, second = term.partition(JOIN)
    return math.sqrt((surprisal(first) + surprisal(second)) / 2 if second else surprisal(first))


def _numbered(keys: Sequence[str]) -> Indices:
    known: dict[str, int] = {}
    return np.array([known.setdefault(key, len(known)) for key in keys], dtype=np.int64)


def _speakers(claims: Sequence[Claim]) -> Indices:
    known: dict[str, int] = {}
    names = [last_name(claim) for claim in claims]
    return np.array([known.setdefault(name, len(known)) if name else -1 for name in names], dtype=np.int64)


def last_name(claim: Claim) -> str:
    """The last name of who speaks, or nothing: outlets give first names and titles at will."""
    return "".join((claim.speaker_resolved or claim.speaker).casefold().split()[-1:])


def _place_in_article(at: int, claims: int) -> float:
    """Where the claim numbered ``at`` stands among ``claims``: 0 to 1; not a number where there are few."""
    return at / (claims - 1) if claims >= FEW else math.nan


def _places(claims: Sequence[Claim], article: Indices) -> Numbers:
    place = np.zeros(len(claims))
    for number in np.unique(article):
        members = np.flatnonzero(article == number)
        place[members] = [_place_in_article(at, len(members)) for at in range(len(members))]
    return place


def _contexts(terms: Sequence[Terms], article: Indices) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for at in range(len(terms)):
        beside = [n for n in (at - 1, at, at + 1) if 0 <= n < len(terms) and article[n] == article[at]]
        rows.append(tuple(sorted({term for n in beside for term in terms[n].content})))
    return rows

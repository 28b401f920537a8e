"""Pairs of prepared claims to probabilities, as arrays.

Two steps. The *first look* judges each pair by itself: its features, weighed and summed to log-odds. The
*second look* sees how a pair stands among the other scored pairs of its two articles (``rivals``): a pair
that is each the other's best, well ahead of the rest, is more likely one claim.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from compare.matching.features import SEMANTIC, measure
from compare.matching.preparing import Indices, Numbers, Prepared
from compare.matching.rivals import standing
from compare.matching.weights import Weights, load_weights, probability, weighed


@dataclass(frozen=True, slots=True)
class Scored:
    """Feature columns and probabilities, by pair, in the order of the pairs."""

    columns: Mapping[str, Numbers]
    probability: Numbers


def weights_for(columns: Mapping[str, Numbers]) -> Weights:
    """The weights that ship for these columns: with a sentence model's, or without."""
    return load_weights(semantic=SEMANTIC.name in columns)


def first_look(
    prepared: Prepared, a: Indices, b: Indices, weights: Weights | None = None
) -> dict[str, Numbers]:
    """Feature columns of pairs (``a[i]``, ``b[i]``) and, as ``first``, their log-odds by themselves.

    Pure: any split of the pairs into blocks gives the same numbers.
    """
    columns = measure(prepared, a, b)
    columns["first"] = weighed(columns, (weights or weights_for(columns)).first, len(a))
    return columns


def second_look(
    article: Indices, a: Indices, b: Indices, columns: Mapping[str, Numbers], weights: Weights | None = None
) -> Scored:
    """Probabilities from the first look's columns over all scored pairs: rivals must be in one call."""
    seen = {**columns, **standing(article, a, b, columns["first"])}
    return Scored(seen, probability(weighed(seen, (weights or weights_for(columns)).second, len(a))))


def score_pairs(prepared: Prepared, a: Indices, b: Indices, weights: Weights | None = None) -> Scored:
    """Score pairs of claims of different articles; all pairs of two articles must be in one call."""
    return second_look(prepared.article, a, b, first_look(prepared, a, b, weights), weights)

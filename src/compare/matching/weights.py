"""The model's weights: a plain file that ``benchmarks/fit.py`` writes, with the figures it had."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from compare.matching.preparing import Numbers


@dataclass(frozen=True, slots=True)
class Term:
    """One feature in a sum: what one unit of it adds to the log-odds, and its mean."""

    weight: float
    usual: float


@dataclass(frozen=True, slots=True)
class Look:
    """One logistic sum: ``base`` is the log-odds of a pair whose features are all usual."""

    base: float
    terms: Mapping[str, Term]


@dataclass(frozen=True, slots=True)
class Weights:
    """Both looks; the second also takes the first one's log-odds, as the feature ``first``."""

    first: Look
    second: Look


@cache
def load_weights(*, semantic: bool = False) -> Weights:
    """The weights that ship with the package: those of words, or those beside a sentence model."""
    name = "weights-semantic.toml" if semantic else "weights.toml"
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    table = tomllib.loads(text)
    return Weights(_look(table["first"]), _look(table["second"]))


def weighed(columns: Mapping[str, Numbers], look: Look, pairs: int) -> Numbers:
    """Log-odds of every pair."""
    odds = np.full(pairs, look.base)
    for name, term in look.terms.items():
        odds += term.weight * (columns[name] - term.usual)
    return odds


def probability(log_odds: Numbers) -> Numbers:
    """Log-odds as probabilities, 0 to 1."""
    return np.asarray(1 / (1 + np.exp(-np.clip(log_odds, -500, 500))))


def log_odds(chance: Numbers) -> Numbers:
    """Probabilities as log-odds; certainty is cut at one in a billion."""
    inside = np.clip(chance, 1e-9, 1 - 1e-9)
    return np.asarray(np.log(inside / (1 - inside)))


def _look(table: Mapping[str, Mapping[str, float]]) -> Look:
    terms = {name: Term(**term) for name, term in table.items() if name != "base"}
    return Look(float(table["base"]), terms)  # type: ignore[arg-type]

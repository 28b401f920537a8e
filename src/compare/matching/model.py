"""What matching takes and gives back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Level(StrEnum):
    """What a match amounts to.

    ``same_claim``: dates allow it and the score is high. ``echo``: alike, but the articles are further
    apart than the date window, or one is undated. ``related``: below the threshold.
    """

    SAME_CLAIM = "same_claim"
    ECHO = "echo"
    RELATED = "related"


class Verdict(StrEnum):
    """A person's judgement on a pair."""

    SAME = "same"
    RELATED = "related"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature's part in a score: its value, what it added (log-odds; negative: against), and words."""

    feature: str
    value: float
    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Match:
    """A scored pair of claims from two articles; ``claim_a`` < ``claim_b``.

    ``score`` is the calibrated probability (0 to 1) that both are the same claim, dates apart.
    ``detail`` says in words why: the weightiest reasons for and against, and the date guard's if it spoke.
    """

    claim_a: str
    claim_b: str
    score: float
    level: Level
    detail: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Cluster:
    """Claims of several outlets that are one. ``cluster_id`` is stable while its first claim is."""

    cluster_id: str
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judgements:
    """What people decided, as matching needs it: verdicts on pairs (keys sorted), and edits of clusters.

    ``together`` and ``apart`` are pairs that must, or must not, share a cluster.
    """

    verdicts: Mapping[tuple[str, str], Verdict] = field(default_factory=dict)
    together: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Alignment:
    """The outcome of matching: matches by falling score, clusters by falling size and worth."""

    matches: tuple[Match, ...]
    clusters: tuple[Cluster, ...]
    candidates: int = 0
    notices: tuple[str, ...] = ()

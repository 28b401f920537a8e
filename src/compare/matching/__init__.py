"""Which claims of different articles are the same claim, how surely, and why.

``align`` does all of it. Below it: ``prepare`` (claims to columns), ``score_pairs`` (pairs to probabilities)
and ``explain`` (chosen pairs to reasons in words), for engines that find candidate pairs themselves.
"""

from compare.matching.aligning import Progress, align
from compare.matching.model import Alignment, Cluster, Judgements, Level, Match, Reason, Verdict
from compare.matching.reviewing import review_order

__all__ = [
    "Alignment",
    "Cluster",
    "Judgements",
    "Level",
    "Match",
    "Progress",
    "Reason",
    "Verdict",
    "align",
    "review_order",
]

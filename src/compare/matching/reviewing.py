"""Which pairs to ask a person about first: those whose answer teaches most."""

import math

from compare.matching.model import Alignment, Judgements, Match

DOUBT = -1.0
"""Log-odds at which an answer teaches most (about one in four): below even, since most pairs shown to
people are likelier than that, and a yes here finds what the model misses. Chosen by
``benchmarks/teaching.py``.
"""


def review_order(alignment: Alignment, judgements: Judgements | None = None) -> tuple[tuple[str, str], ...]:
    """The pairs nobody has judged yet, the most teaching first; ties by their ids."""
    judged = judgements.verdicts if judgements else {}
    open_pairs = [match for match in alignment.matches if (match.claim_a, match.claim_b) not in judged]
    open_pairs.sort(key=lambda match: (_certainty(match), match.claim_a, match.claim_b))
    return tuple((match.claim_a, match.claim_b) for match in open_pairs)


def _certainty(match: Match) -> float:
    score = min(max(match.score, 1e-6), 1 - 1e-6)
    return abs(math.log(score / (1 - score)) - DOUBT)

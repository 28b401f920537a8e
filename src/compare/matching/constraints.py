"""What always holds for clusters: people's judgements, and the date guard."""

from collections.abc import Sequence

from compare.claims import Claim
from compare.matching.clustering import Constraints, Pair
from compare.matching.dating import DateGuard
from compare.matching.model import Judgements, Verdict


def constraints_of(claims: Sequence[Claim], judgements: Judgements, window_days: int) -> Constraints:
    """The constraints that ``judgements`` and the dates of ``claims`` set.

    A hand-made cluster edit outweighs a verdict on the same pair.
    """
    same = _judged(judgements, Verdict.SAME)
    unlike = _judged(judgements, Verdict.RELATED) | _judged(judgements, Verdict.DIFFERENT)
    return Constraints(
        together=judgements.together | (same - judgements.apart),
        apart=judgements.apart | (unlike - judgements.together),
        guard=_guard(claims, window_days),
    )


def _judged(judgements: Judgements, verdict: Verdict) -> frozenset[Pair]:
    return frozenset(pair for pair, said in judgements.verdicts.items() if said is verdict)


def _guard(claims: Sequence[Claim], window_days: int) -> DateGuard | None:
    """The date guard; where no article is dated, dates keep nothing apart."""
    published = {claim.article_id: claim.published for claim in claims}
    return DateGuard(published, window_days) if any(published.values()) else None

"""What always holds for clusters: people's judgements, and the date guard."""

from collections.abc import Sequence

from compare.claims import Claim
from compare.matching.clustering import Constraints, Pair
from compare.matching.dating import compare_dates
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
        strangers=_strangers(claims, window_days),
    )


def _judged(judgements: Judgements, verdict: Verdict) -> frozenset[Pair]:
    return frozenset(pair for pair, said in judgements.verdicts.items() if said is verdict)


def _strangers(claims: Sequence[Claim], window_days: int) -> frozenset[Pair]:
    """Pairs of articles that the date guard keeps apart; none where no article is dated."""
    published = {claim.article_id: claim.published for claim in claims}
    if not any(published.values()):
        return frozenset()
    articles = sorted(published)
    return frozenset(
        (one, other)
        for at, one in enumerate(articles)
        for other in articles[at + 1 :]
        if not compare_dates(published[one], published[other], window_days).allows
    )

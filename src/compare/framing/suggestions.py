"""Suggested tags: what a difference may mean for the codebook. Suggestions never decide."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from compare.claims.model import Claim
from compare.framing.differences import differences
from compare.framing.model import Codebook, Difference, DifferenceKind

SHOWN: Final = frozenset(
    {
        DifferenceKind.VERB,
        DifferenceKind.LABEL,
        DifferenceKind.NUMBER,
        DifferenceKind.CERTAINTY,
        DifferenceKind.CUT,
        DifferenceKind.MARKS,
        DifferenceKind.AGENT,
        DifferenceKind.LOADED,
    }
)
"""Kinds right in at least four of five cases, both invented and on real news (benchmarks/cues.py).

Voices and opinions are left out unless asked for: too few were found on real news to tell.
"""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A tag that a difference may call for.

    ``id`` stays the same as long as the claims, their words and the kind do, so that a dismissal holds; where
    the same words differ again in the pair, the repeats are numbered in reading order.
    ``shown`` tells whether this kind is right often enough to be shown unless asked for (docs/codebook.md).
    """

    id: str
    tag: str
    difference: Difference
    reason: str
    shown: bool


def suggestions(
    a: Claim, b: Claim, codebook: Codebook, known: Sequence[Difference] | None = None
) -> tuple[Suggestion, ...]:
    """Tags of ``codebook`` that the differences between two claims may call for, in reading order.

    Whoever has the pair's ``differences`` already hands them over as ``known``.
    """
    offered = {tag.id for tag in codebook.offered}
    made, told = [], Counter[str]()
    for found in differences(a, b) if known is None else known:
        if found.tag in offered:
            said = _said(a, b, found)
            told[said] += 1
            identity = _identity(said if told[said] == 1 else f"{said} {told[said]}")
            made.append(Suggestion(identity, found.tag, found, found.reason, found.kind in SHOWN))
    return tuple(made)


def _said(a: Claim, b: Claim, found: Difference) -> str:
    return repr((sorted([(a.claim_id, found.words_a), (b.claim_id, found.words_b)]), found.kind.value))


def _identity(said: str) -> str:
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:20]

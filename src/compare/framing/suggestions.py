"""Suggested tags: what a difference may mean for the codebook. Suggestions never decide."""

import hashlib
from dataclasses import dataclass
from typing import Final

from compare.claims.model import Claim
from compare.framing.differences import differences
from compare.framing.model import Codebook, Difference, DifferenceKind

TAG_OF: Final = {
    DifferenceKind.VERB: "ATT.VERB",
    DifferenceKind.LABEL: "NAM.LABEL",
    DifferenceKind.NUMBER: "CON.NUMBER",
    DifferenceKind.CERTAINTY: "EPI.HEDGE",
    DifferenceKind.AGENT: "NAM.AGENT",
    DifferenceKind.MARKS: "ATT.SCARE",
    DifferenceKind.CUT: "ATT.QUOTE",
    DifferenceKind.ORDER: "CON.ORDER",
}
"""The tag of the default codebook that each kind of difference may call for."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A tag that a difference may call for.

    ``id`` stays the same as long as the claims, their words and the kind do, so that a dismissal holds.
    ``shown`` tells whether this kind is right often enough to be shown unless asked for (docs/codebook.md).
    """

    id: str
    tag: str
    difference: Difference
    reason: str
    shown: bool


def suggestions(a: Claim, b: Claim, codebook: Codebook) -> tuple[Suggestion, ...]:
    """Tags of ``codebook`` that the differences between two claims may call for, in reading order."""
    offered = {tag.id: tag for tag in codebook.offered}
    return tuple(
        Suggestion(_identity(a, b, found), TAG_OF[found.kind], found, found.reason, shown=True)
        for found in differences(a, b)
        if TAG_OF.get(found.kind) in offered
    )


def _identity(a: Claim, b: Claim, found: Difference) -> str:
    sides = sorted([(a.claim_id, found.words_a), (b.claim_id, found.words_b)])
    return hashlib.sha256(repr((sides, found.kind.value)).encode("utf-8", "surrogatepass")).hexdigest()[:20]

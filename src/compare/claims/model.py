"""What a claim is."""

from dataclasses import dataclass
from enum import StrEnum

from compare.text import Span


class CueTier(StrEnum):
    """How a reporting verb stands to what it reports (REFERENCE of sources: docs/codebook.md)."""

    NEUTRAL = "neutral"
    DISTANCING = "distancing"
    FACTIVE = "factive"
    EMPHATIC = "emphatic"
    CHARACTERISING = "characterising"
    EVALUATIVE = "evaluative"
    NONE = ""


class QuoteType(StrEnum):
    """How much of a claim stands in quotation marks."""

    DIRECT = "direct"
    PARTIAL = "partial"
    SCARE = "scare"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as a claim gives it: its value, its unit (folded, may be empty), and where it stands."""

    value: float
    unit: str
    span: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """The smallest span of an article that asserts one proposition.

    Every span counts in the article's text, so ``text[start:end] == exact``. ``speaker`` is the name as
    written nearest the cue, ``speaker_resolved`` the one name the article's mentions of that person are
    folded to. ``attribution`` is the part that says who says so ("Rutte said on Monday that"), apart from
    the proposition. ``parties`` are folded names of people, states and organisations. ``sentence`` is the
    whole sentence where the claim is a clause of it, otherwise equal to ``span``.
    """

    claim_id: str
    article_id: str
    source_file: str
    outlet: str
    published: str
    span: Span
    exact: str
    is_headline: bool = False
    speaker: str = ""
    speaker_resolved: str = ""
    cue: str = ""
    cue_tier: CueTier = CueTier.NONE
    quote_type: QuoteType = QuoteType.NONE
    quotes: tuple[Span, ...] = ()
    attribution: tuple[Span, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    sentence: Span = Span(0, 0)
    paragraph: Span = Span(0, 0)


def article_id_of(claim_id: str) -> str:
    """The article's part of a claim's id.

    >>> article_id_of("a:b:10-20")
    'a:b'
    """
    return claim_id.rpartition(":")[0]

"""Headlines: title case, and a colon for "says" (NATO not involved: Rutte)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from compare.claims.lexicon import DETERMINERS, PREPOSITIONS, TITLES
from compare.claims.model import CueTier
from compare.claims.parties import party_names
from compare.claims.quotations import Quotation
from compare.claims.telling import Telling, tell
from compare.text import Span

_SOURCE_LAST = re.compile(
    r"[:–—-]\s+(?P<name>(?:[A-ZÀ-Þ][\w'’.\-]+\s?){1,4}"
    r"|(?:[\w'’.\-]+ ){0,3}[a-z]+)$"
)
_SOURCE_FIRST = re.compile(r"^(?P<name>[A-ZÀ-Þ][\w'’.\-]+(?: [A-ZÀ-Þ][\w'’.\-]+){0,2}):\s+(?=[“\"‘'A-ZÀ-Þ])")
_DASHES = "–—-"
"""Marks behind which a source outdoes the verb before them (Kyiv denies outbreak - officials)."""

_TELLERS = frozenset({"brass", "experts", "ministry", "officials", "police", "report", "source", "sources"})
"""Who stands behind a dash without a name, beside those who bear titles."""

_RUBRICS = frozenset(
    {
        "live", "watch", "video", "analysis", "opinion", "explainer", "exclusive", "breaking", "update",
        "updates", "explained", "factbox", "timeline", "interview", "podcast", "review", "profile", "poll",
        "editorial", "comment", "report", "in-pictures", "photos", "fact-check",
    }
)  # fmt: skip


def tell_headline(text: str, span: Span, quotations: Sequence[Quotation]) -> Telling:
    """Read a headline; where it has no reporting verb, a name behind or before a colon is its speaker."""
    telling = tell(text, span, quotations)
    headline = span.of(text)
    last = _SOURCE_LAST.search(headline)
    match = last or _SOURCE_FIRST.match(headline)
    if match is None or match["name"].split()[0].lower() in _RUBRICS or _mere_noun(match["name"]):
        return telling
    if telling.speaker and not (last and last["name"].islower() and match.group()[0] in _DASHES):
        return telling
    if match.start() == 0 and party_names(match["name"]):
        return telling  # a place before a colon says where, not who
    part = Span(span.start + match.start(), span.start + match.end())
    return replace(telling, speaker=match["name"].strip(), cue="", tier=CueTier.NONE, parts=(part,))


def _mere_noun(name: str) -> bool:
    """Whether words that end in lower case behind a dash are nobody's (Prices rise again - slowly)."""
    words = name.split()
    if not words[-1].islower():
        return False
    return words[-1] not in TITLES | _TELLERS or words[0].lower() in DETERMINERS | PREPOSITIONS

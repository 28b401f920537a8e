"""What an article's own lines say about it: title, author, date, agency, outlet."""

import re
from dataclasses import dataclass

from compare.articles.dates import find_date
from compare.articles.head import NAMES_ALONE
from compare.articles.model import DateSource, Region, RegionKind

_BY = re.compile(r"\b(?:[Bb]y|BY|From)\s+(?P<names>[A-ZÀ-ÞĀ-Ž].{1,120})$")
_AFTER_NAMES = re.compile(
    r"\s*(?:[|·•–—/]|,? (?:in|at|for|BBC|CNN)\b|,? (?:\w+ )?(?:correspondent|reporter|editor)\b"
    r"| - |,? \d|,? @).*$",
    re.IGNORECASE,
)
_PERSON = re.compile(r"[A-ZÀ-Þ][\w'’.\-]+(?: (?:de|van|von|al|el|bin)?[ ]?[A-ZÀ-Þ][\w'’.\-]*){1,3}")
_AGENCY = re.compile(r"\((Reuters|REUTERS|AP|AFP|AA|dpa|DPA|ANSA|EFE|PTI|IANS|Xinhua|TASS|UPI|Anadolu)\)")
_SOURCE = re.compile(r"(?:news )?sources?: ?(?P<names>.{2,60})", re.IGNORECASE)
_KNOWN_AGENCIES = frozenset(
    [
        "reuters",
        "ap",
        "afp",
        "aa",
        "dpa",
        "ansa",
        "efe",
        "pti",
        "ians",
        "xinhua",
        "tass",
        "upi",
        "anadolu",
        "agencies",
    ]
)
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "that",
        "is",
        "was",
        "for",
        "with",
        "said",
        "on",
        "as",
        "by",
        "has",
        "have",
    ]
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article beside its text; empty where unknown."""

    outlet: str = ""
    agency: str = ""
    title: str = ""
    author: str = ""
    published: str = ""
    date_source: DateSource = DateSource.UNKNOWN
    url: str = ""
    language: str = ""


def detect_metadata(text: str, regions: tuple[Region, ...]) -> Metadata:
    """Read the metadata that the article's furniture states; nothing is guessed from its story."""
    published, source = _date(text, regions)
    outlet, agency = _source(text, regions)
    return Metadata(
        outlet=outlet,
        agency=agency or _agency(text, regions),
        title=_first(text, regions, RegionKind.HEADLINE),
        author=_author(text, regions),
        published=published,
        date_source=source,
        language=_language(text),
    )


def _first(text: str, regions: tuple[Region, ...], kind: RegionKind) -> str:
    return next((" ".join(r.span.of(text).split()) for r in regions if r.kind is kind), "")


def _author(text: str, regions: tuple[Region, ...]) -> str:
    story = next((r.span.start for r in regions if r.kind is RegionKind.BODY), len(text))
    for region in regions:
        if region.kind is RegionKind.BYLINE and region.span.start <= story:
            match = _BY.search(region.span.of(text)[:200])
            if match:
                return _AFTER_NAMES.sub("", match["names"]).strip(" ,.")
    alone = (r.span.of(text) for r in regions if r.reason == NAMES_ALONE and r.span.start <= story)
    return next((name for name in alone if _PERSON.fullmatch(name)), "")


def _date(text: str, regions: tuple[Region, ...]) -> tuple[str, DateSource]:
    found = (
        (region, find_date(region.span.of(text)[:200]))
        for region in regions
        if region.kind is RegionKind.BYLINE
    )
    for _region, date in found:
        if date:
            return date, DateSource.STATED if len(date) > 4 else DateSource.INFERRED
    dateline = find_date(_first(text, regions, RegionKind.DATELINE))
    return dateline, DateSource.STATED if dateline else DateSource.UNKNOWN


def _source(text: str, regions: tuple[Region, ...]) -> tuple[str, str]:
    """The outlet and the agency a “Source:” line names."""
    for region in regions:
        match = _SOURCE.fullmatch(region.span.of(text)[:80]) if region.kind is RegionKind.CREDIT else None
        if match is None:
            continue
        names = re.split(r"\s*(?:,|/|&|\band\b)\s*", match["names"].strip(" ."))
        agencies = [name for name in names if name.lower() in _KNOWN_AGENCIES]
        outlets = [name for name in names if name.lower() not in _KNOWN_AGENCIES]
        return (outlets[0] if outlets else ""), ", ".join(agencies)
    return "", ""


def _agency(text: str, regions: tuple[Region, ...]) -> str:
    match = _AGENCY.search(_first(text, regions, RegionKind.DATELINE))
    return match[1] if match else ""


def _language(text: str) -> str:
    words = text[:20_000].lower().split()
    common = sum(1 for word in words if word in _ENGLISH)
    return "en" if len(words) >= 20 and common >= 0.12 * len(words) else ""

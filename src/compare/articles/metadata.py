"""What an article's own lines say about it: title, author, date, agency, outlet."""

import re
from dataclasses import dataclass

from compare.articles.agencies import AGENCY_NAMES, agency_of
from compare.articles.bylines import author_of
from compare.articles.dates import find_date, habitual, readings
from compare.articles.model import DateSource, Region, RegionKind
from compare.articles.outlets import named_outlet

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[ :]*(?:©|\(c\)|copyright)? ?(?:19|20)\d\d"
    r"(?: ?[-–] ?(?:19|20)?\d\d)?,? (?:by )?(?:-|–|\|)? ?"
    r"(?P<name>(?-i:[A-Z0-9])[\w&'’\- ]{1,40}?)"
    r"(?=[.,;|()]|,? inc\b| l\.?p\b|,? ltd\b|,? llc\b| all rights| - |$)",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"(?:news )?sources?: ?(?!\s*\S*(?:://|\.[a-z]+/))(?P<names>.{2,60})", re.IGNORECASE)
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
    outlet_inferred: bool = False


def detect_metadata(text: str, regions: tuple[Region, ...]) -> Metadata:
    """Read the metadata that the article's furniture states; nothing is guessed from its story."""
    published, source = _date(text, regions)
    outlet, agency = _source(text, regions)
    author = author_of(text, regions)
    owner = "" if outlet else _copyright_owner(text, regions) or named_outlet(text, regions, author)
    return Metadata(
        outlet=outlet or owner,
        agency=agency or agency_of(text, regions),
        title=_first(text, regions, RegionKind.HEADLINE),
        author=author,
        published=published,
        date_source=source,
        language=_language(text),
        outlet_inferred=bool(owner),
    )


def _first(text: str, regions: tuple[Region, ...], kind: RegionKind) -> str:
    return next((" ".join(r.span.of(text).split()) for r in regions if r.kind is kind), "")


def _date(text: str, regions: tuple[Region, ...]) -> tuple[str, DateSource]:
    bylines = [r.span.of(text)[:200] for r in regions if r.kind is RegionKind.BYLINE]
    lines = [*bylines, _first(text, regions, RegionKind.DATELINE)]
    line = next((line for line in lines if find_date(line)), "")
    date = find_date(line)
    if not date:
        return "", DateSource.UNKNOWN
    if len(date) > len("2026"):
        return date, DateSource.STATED
    captions = [r.span.of(text)[:200] for r in regions if r.kind is RegionKind.CAPTION]
    elsewhere = {find_date(other) for other in (*lines, *captions)}
    told = next((reading for reading in readings(line) if reading in elsewhere), "")
    return (told, DateSource.STATED) if told else (habitual(line) or date, DateSource.INFERRED)


def _source(text: str, regions: tuple[Region, ...]) -> tuple[str, str]:
    """The outlet and the agency a “Source:” line names."""
    for region in regions:
        match = _SOURCE.fullmatch(region.span.of(text)[:80]) if region.kind is RegionKind.CREDIT else None
        if match is None:
            continue
        names = re.split(r"\s*(?:,|/|&|\band\b)\s*", match["names"].strip(" ."))
        agencies = [name for name in names if name.lower() in AGENCY_NAMES]
        outlets = [name for name in names if name.lower() not in AGENCY_NAMES]
        return (outlets[0] if outlets else ""), ", ".join(agencies)
    return "", ""


def _copyright_owner(text: str, regions: tuple[Region, ...]) -> str:
    """Whose a copyright line with a year says the page is (© 2025 BBC); agencies are not outlets."""
    for region in reversed(regions):
        match = _COPYRIGHT.match(region.span.of(text)[:120]) if region.kind is RegionKind.CREDIT else None
        name = match["name"].strip() if match else ""
        if name and name.lower().removeprefix("the ") not in AGENCY_NAMES:
            return name
    return ""


def _language(text: str) -> str:
    words = text[:20_000].lower().split()
    common = sum(1 for word in words if word in _ENGLISH)
    return "en" if len(words) >= 20 and common >= 0.12 * len(words) else ""

"""What an article's own lines say about it: title, author, date, agency, outlet."""

import re
from dataclasses import dataclass

from compare.articles.dates import find_date, habitual, readings
from compare.articles.model import DateSource, Region, RegionKind
from compare.articles.outlets import AGENCY_NAMES, named_outlet, outlet_alone

_BY = re.compile(
    r"(?:\b(?:[Bb]y|BY|From):?|^(?:Author|AUTHOR|Writer|WRITER):)\s+(?P<names>[A-ZÀ-ÞĀ-Ž].{1,120})$"
)
_NAME = r"[A-ZÀ-ÞĀ-Ž][\w'’.\-]*"
_PERSON = re.compile(
    rf"{_NAME}(?: (?:(?:de|van|von|der|den|al|el|bin|da|dos|di|la|le) ){{0,2}}{_NAME}){{1,3}}"
)
_NAMED_FIRST = re.compile(
    rf"(?P<name>{_PERSON.pattern}(?:(?:, {_PERSON.pattern})* (?:and|&) {_PERSON.pattern})?)"
    r"\s*(?:[|·•,/@]| (?:in|at|with) (?=[A-Z]|dpa)| - |$)"
)
_NAMED_WITH_POST = re.compile(
    rf"(?P<name>{_NAME} (?:(?:de|van|von|der|den|al|el|bin|da|dos|di|la|le) ){{0,2}}{_NAME})"
    r" (?:[\w&'’\-]+ ){1,3}?(?i:correspondent|editor|reporter|columnist)(?: (?:in|at) .{2,40})?"
)
_PLACED = re.compile(
    rf"(?P<first>{_PERSON.pattern}) in {_NAME}(?: {_NAME}){{0,2}}"
    rf"(?P<second> and {_PERSON.pattern})?(?: in {_NAME}(?: {_NAME}){{0,2}}| and [Aa]gencies)?"
)
_AFTER_NAMES = re.compile(
    r"\s*(?:[|·•–—/(;]|,? (?:in|at|for|on|with|BBC|CNN)\b"
    r"|,? (?:\w+ )?(?:correspondent|reporter|editor|author)\b| - |,? \d+\s*(?=[/.:-]|[a-z])|,? @).*$",
    re.IGNORECASE,
)
_NO_PERSON = re.compile(
    r"\b(?:January|February|March|April|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul"
    r"|Aug|Sept?|Oct|Nov|Dec|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Published|Updated|Posted|Modified|Issued|Last"
    r"|News|Agency|Staff|Desk|Team|English|Digital|Bureau|Press|Service|Editorial|Board|Correspondent|Reporter|Editor"
    r"|Photos?|Getty|Reuters|AFP|Times|Post|Online|Web|Report|Exclusive|All|Monitoring"
    r"|Chief|Senior|Deputy|Political|Foreign|Special|Our|The)\b"
)
"""What makes a run of capitals in a byline something else than a person."""

_STAFF = re.compile(
    r"(?:our |the |(?-i:[A-Z]{2,5}) )?"
    r"(?:staff|news ?wires?|wire services?|news ?desk|web ?desk|agencies|correspondents?)\b",
    re.IGNORECASE,
)
_OUTLET_BEHIND = re.compile(
    r"(?<=[a-z]),? (?:\w+ )?(?:News|Times|Post|Digital|Herald|Tribune|Gazette|Journal)(?: \w+)?$"
)
_AGENCIES = (
    r"Reuters|REUTERS|AP|AFP|AA|dpa|DPA|ANSA|EFE|PTI|IANS|ANI|Xinhua|TASS|UPI|Anadolu|Yonhap|Kyodo|PA|AAP|CP|Interfax"
    r"|Bernama|Ukrinform|KCNA|IRNA|WAM|SPA|Belga|Ritzau|Sputnik|Bloomberg|KUNA|MENA|SANA"
    r"|Agence France-Presse|(?:The )?Associated Press|Press Association|Press Trust of India"
    r"|PR ?Newswire|Business Wire|BUSINESS WIRE|GLOBE NEWSWIRE|Globe Newswire"
)
_AGENCY = re.compile(rf"[(/](?P<name>{_AGENCIES})[)/]")
_LISTED_AGENCIES = rf"(?P<name>(?:{_AGENCIES})(?:(?:, | and |/)(?:{_AGENCIES}))*)"
_WITH_AGENCY = re.compile(rf"\b(?:with|inputs? from) {_LISTED_AGENCIES}\b")
_HELPING_AGENCY = re.compile(rf"[\[(]?{_LISTED_AGENCIES} (?:also )?contributed\b")
_BY_AGENCY = re.compile(rf"(?:By|BY|From):? (?:the )?(?P<name>{_AGENCIES})")
_AND_AGENCIES = re.compile(r"(?:,| and| with|, and) (?P<name>(?:news |wire )?agenc(?:ies|y))$", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[ :]*(?:©|\(c\)|copyright)? ?(?:19|20)\d\d"
    r"(?: ?[-–] ?(?:19|20)?\d\d)?,? (?:by )?(?:-|–|\|)? ?"
    r"(?P<name>(?-i:[A-Z0-9])[\w&'’\- ]{1,40}?)"
    r"(?=[.,;|()]|,? inc\b| l\.?p\b|,? ltd\b|,? llc\b| all rights| - |$)",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"(?:news )?sources?: ?(?!\s*\S*(?:://|\.[a-z]+/))(?P<names>.{2,60})", re.IGNORECASE)
MISTAKEN = 2
"""Paragraphs that may stand above “By”: a deck or a caption without a credit is easily taken for one."""
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
    author = _author(text, regions)
    owner = "" if outlet else _copyright_owner(text, regions) or named_outlet(text, regions, author)
    return Metadata(
        outlet=outlet or owner,
        agency=agency or _agency(text, regions),
        title=_first(text, regions, RegionKind.HEADLINE),
        author=author,
        published=published,
        date_source=source,
        language=_language(text),
        outlet_inferred=bool(owner),
    )


def _first(text: str, regions: tuple[Region, ...], kind: RegionKind) -> str:
    return next((" ".join(r.span.of(text).split()) for r in regions if r.kind is kind), "")


def _author(text: str, regions: tuple[Region, ...]) -> str:
    paragraphs = [r.span.start for r in regions if r.kind is RegionKind.BODY]
    story = paragraphs[0] if paragraphs else len(text)
    below = paragraphs[MISTAKEN] if len(paragraphs) > MISTAKEN else len(text)
    bylines = [(r.span.start, r.span.of(text)[:200]) for r in regions if r.kind is RegionKind.BYLINE]
    for start, line in bylines:
        if start <= below and (match := _BY.search(line)):
            return _names(match["names"])
    head = [line for start, line in bylines if start <= story]
    if placed := next((names for line in head if (names := _without_places(line))), ""):
        return placed
    habits = (_NAMED_FIRST.match, _NAMED_WITH_POST.fullmatch)
    first = [match["name"] for habit in habits for line in head if (match := habit(line))]
    return next((name for name in first if not _NO_PERSON.search(name)), "")


def _without_places(written: str) -> str:
    """The names in "Ada Marsh in Alta and Ben Okoro", or "" where the line is another one."""
    match = _PLACED.fullmatch(written)
    return match["first"] + (match["second"] or "") if match else ""


def _names(written: str) -> str:
    """The names behind “By”, without posts, places, outlets and dates."""
    if outlet_alone(written) or _BY_AGENCY.fullmatch(f"By {written}"):
        return ""
    if placed := _without_places(written):
        return placed
    names = _AND_AGENCIES.sub("", _AFTER_NAMES.sub("", written).strip(" ,."))
    if " and " not in names and " & " not in names:
        names = names.split(",")[0]
    staff = _STAFF.match(names) or names.lower().endswith((" staff", " desk", " reporters", " bureau"))
    return "" if staff else _OUTLET_BEHIND.sub("", names).strip(" ,.")


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


def _agency(text: str, regions: tuple[Region, ...]) -> str:
    if match := _AGENCY.search(_first(text, regions, RegionKind.DATELINE)):
        return match["name"]
    credited = {RegionKind.BYLINE, RegionKind.CREDIT}
    lines = [r.span.of(text)[:200] for r in regions if r.kind in credited]
    habits = (_BY_AGENCY.fullmatch, _WITH_AGENCY.search, _HELPING_AGENCY.match, _AND_AGENCIES.search)
    return next((found["name"] for habit in habits for line in lines if (found := habit(line))), "")


def _language(text: str) -> str:
    words = text[:20_000].lower().split()
    common = sum(1 for word in words if word in _ENGLISH)
    return "en" if len(words) >= 20 and common >= 0.12 * len(words) else ""

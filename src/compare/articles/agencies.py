# ruff: noqa: E501 - lists of names read best unbroken
"""The agencies that a story's own lines credit."""

import re

from compare.articles.model import Region, RegionKind

AGENCY_NAMES = frozenset(
    [
        *("reuters", "ap", "afp", "aa", "dpa", "ansa", "efe", "pti", "ians", "xinhua", "tass", "upi", "anadolu", "sputnik"),
        *("agencies", "news agencies", "agency", "associated press", "agence france-presse", "press association", "canadian press"),
    ]
)  # fmt: skip
"""Agencies and words for them, in lower case: who wrote a story, not whose page it stands on."""

_AGENCIES = (
    r"Reuters|REUTERS|AP|AFP|AA|dpa|DPA|ANSA|EFE|PTI|IANS|ANI|Xinhua|TASS|UPI|Anadolu|Yonhap|Kyodo|PA|AAP|CP|Interfax"
    r"|Bernama|Ukrinform|KCNA|IRNA|WAM|SPA|Belga|Ritzau|Sputnik|Bloomberg|KUNA|MENA|SANA"
    r"|Agence France-Presse|(?:The )?Associated Press|Press Association|Press Trust of India"
    r"|PR ?Newswire|Business Wire|BUSINESS WIRE|GLOBE NEWSWIRE|Globe Newswire"
)
PICTURE_AGENCIES = (
    rf"(?:{_AGENCIES}|EPA(?:-EFE)?|Anadolu Agency|Getty(?: Images)?|GETTY|PA (?:Media|Wire|Images)"
    r"|Shutterstock|iStock(?:photo)?|Alamy|NurPhoto|ZUMA(?: Press)?|IMAGO|KYODO|WireImage|FilmMagic|REX|Handout|Supplied"
    r"|Flickr|Wikimedia(?: Commons)?|Unsplash|Pixabay|Facebook|Instagram|YouTube)"
)
"""Photo and news agencies whose names close a caption."""

_AGENCY = re.compile(rf"[(/](?P<name>{_AGENCIES})[)/]")
_LISTED_AGENCIES = rf"(?P<name>(?:{_AGENCIES})(?:(?:, | and |/)(?:{_AGENCIES}))*)"
_WITH_AGENCY = re.compile(rf"\b(?:with|inputs? from) {_LISTED_AGENCIES}\b")
_HELPING_AGENCY = re.compile(rf"[\[(]?{_LISTED_AGENCIES} (?:also )?contributed\b")
BY_AGENCY = re.compile(rf"(?:By|BY|From):? (?:the )?(?P<name>{_AGENCIES})")
"""A byline that names nobody but an agency."""

AND_AGENCIES = re.compile(r"(?:,| and| with|, and) (?P<name>(?:news |wire )?agenc(?:ies|y))$", re.IGNORECASE)
"""What stands behind an author’s name where agencies helped."""


def agency_of(text: str, regions: tuple[Region, ...]) -> str:
    """The agency that a dateline, a byline or a credit names, or ""."""
    dateline = next((r.span.of(text) for r in regions if r.kind is RegionKind.DATELINE), "")
    if match := _AGENCY.search(dateline):
        return match["name"]
    credited = {RegionKind.BYLINE, RegionKind.CREDIT}
    lines = [r.span.of(text)[:200] for r in regions if r.kind in credited]
    habits = (BY_AGENCY.fullmatch, _WITH_AGENCY.search, _HELPING_AGENCY.match, AND_AGENCIES.search)
    return next((found["name"] for habit in habits for line in lines if (found := habit(line))), "")

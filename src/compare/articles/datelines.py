"""Datelines: "KYIV, Ukraine (AP) —" and the other ways in which agencies say where a story was written."""

import re

_DATELINE = re.compile(
    r"(?P<place>[A-ZÀ-Þ][\w'’.\-/ ]{1,40}(?:, ?[A-ZÀ-Þ][\w'’. ]{1,30}){0,3}?)"
    r"(?:,? (?P<date>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?"
    r"|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?:,? \d{4})?))?"
    r" ?(?:,? ?[(/](?P<agency>[A-Z][\w .'’/&\-]{1,40}|dpa|dpa-AFX|sda|apa|ansa|efe|lusa|belga|anp)[)/])?"
    r",? ?(?:--|>>|[–—\-:]"
    r"|(?<=\)),|(?<=\))\.[–—-]{1,2}|/TASS/\.|/[A-Z]{2,12}/[.\-–—]?)\s+(?=[\"'“‘A-Z\d])"
)
_MARK = re.compile(r"[-–—:/)>]")
"""No dateline ends without one of these: most paragraphs are done with here."""
_AGENCY_ALONE = re.compile(
    r"\([A-Z][\w.'’/&\-]{1,20}(?: [A-Z][\w.'’/&\-]{1,20}){0,2}\) ?(?:--|[–—-]) ?(?=[\"'“‘A-Z\d])"
)
_SHORT_DATELINE = re.compile(
    r"(?!(?:Update|Analysis|Exclusive|Opinion|Watch|Breaking|Note|Question|Correction|Summary)\b)"
    r"[A-ZÀ-Þ][a-zà-ÿ'’\-]+(?: [A-ZÀ-Þ][a-zà-ÿ'’\-]+){0,2}: (?=[A-Z\d])"
)
_DATE_FIRST = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?"
    r" ?\([A-ZÀ-Þ][\w'’.,\-/ ]{1,40}\) ?(?:--|[–—-]) ?(?=[\"'“‘A-Z\d])"
)
_BARE = re.compile(
    r"(?:BRUSSELS|LONDON|PARIS|BERLIN|ROME|MADRID|VIENNA|GENEVA|MOSCOW|KYIV|KIEV|ANKARA|ISTANBUL|ATHENS|WARSAW"
    r"|DUBAI|DOHA|RIYADH|TEHRAN|BAGHDAD|JERUSALEM|GAZA|BEIRUT|CAIRO|NAIROBI|LAGOS|ABUJA|JOHANNESBURG|KABUL"
    r"|ISLAMABAD|MUMBAI|NEW DELHI|DHAKA|BEIJING|SHANGHAI|HONG KONG|TOKYO|SEOUL|MANILA|BANGKOK|JAKARTA"
    r"|SINGAPORE|SYDNEY|WASHINGTON|NEW YORK|CHICAGO|LOS ANGELES|HOUSTON|MEXICO CITY|BOGOTA|CARACAS|HAVANA)"
    r"(?:/[A-Z]{4,20})? (?=[A-Z][a-z])"
)
"""Cities that agencies write alone, without a mark behind them."""

_SOURCE_ALONE = re.compile(
    r"\((?:[A-Z]{2,9}|Reuters"
    r"|(?:[A-Z][\w.'’&\-]{1,20} ){1,3}(?:Radio|News|Press|TV|Times|Newspaper|Agency|Post))\)"
    r" ?(?=[\"“'‘]?[A-Z])"
)
"""An agency or a broadcaster in brackets, without a mark behind it."""

LONGEST = 160
"""Characters of a paragraph that a dateline may take."""
_SHOUTED = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.\-' ]+")


def dateline_of(paragraph: str) -> str:
    """The dateline a paragraph opens with, with the space after it, or "".

    >>> dateline_of("BRUSSELS, March 3 (Reuters) - Nato said"), dateline_of("Iran - a state - said")
    ('BRUSSELS, March 3 (Reuters) - ', '')
    >>> dateline_of("May 28, 2026 (PORT SUDAN) – Drones struck")
    'May 28, 2026 (PORT SUDAN) – '
    """
    if not _MARK.search(paragraph, 0, LONGEST):
        return ""
    if alone := _AGENCY_ALONE.match(paragraph) or _DATE_FIRST.match(paragraph):
        return alone.group()
    match = _DATELINE.match(paragraph[:LONGEST])
    if match is None:
        return ""
    stated = (
        match["date"]
        or match["agency"]
        or ">>" in match.group()
        or _SHOUTED.fullmatch(match["place"].split(",")[0])
    )
    return match.group() if stated or _place_and_country(match["place"], match.group()) else ""


def _place_and_country(place: str, prefix: str) -> bool:
    return bool(re.fullmatch(r"[A-ZÀ-Þ][\w'’\-]+(?: [A-ZÀ-Þ][\w'’\-]+)?, [A-ZÀ-Þ][\w'’\- ]+", place)) and (
        prefix.rstrip()[-1] in "–—-"
    )


def place_of(paragraph: str) -> str:
    """The place a story's first paragraph opens with ("Shimla: "), with the space after it, or "".

    Elsewhere a word and a colon are a speaker or a list's label: ask for the first paragraph only.

    >>> place_of("New Delhi: Rain fell on Monday."), place_of("Update: Rain fell on Monday.")
    ('New Delhi: ', '')
    >>> place_of("(Lake Radio) Rain fell on Monday."), place_of("(or so) Rain fell.")
    ('(Lake Radio) ', '')
    """
    match = _SHORT_DATELINE.match(paragraph) or _BARE.match(paragraph) or _SOURCE_ALONE.match(paragraph)
    return match.group() if match else ""

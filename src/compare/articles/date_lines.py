# ruff: noqa: E501 - patterns and lists of names read best unbroken
"""Date lines: "Updated 9:41 PM EST, February 2, 2024", whatever order a page puts the pieces in."""

import re

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DATE = re.compile(
    rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ /-]?{_MONTH},?(?:[ /-]?\d{{4}})?"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? (?:19|20)\d\d)?"
    r"|(?:19|20)\d\d[/.-]\d{1,2}[/.-]\d{1,2}(?:t[\d:.+z]+)?|\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d\d",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"(?:\d+|an?|one|two|three|few) (?:minute|hour|day|week|month|year|min|hr|sec|second)s?"
    r"(?: (?:\d+|an?|one|two) (?:minute|hour|day|week|month|min|hr|sec)s?)? ago|\b(?:today|yesterday)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b\d{1,2}[:.h]\d\d(?::\d\d)?(?: ?[ap]\.?m\b\.?)?|\b\d{1,2} ?[ap]\.?m\b\.?"
    r"|\b(?:[gu]mt|utc|[ecmp][sd]?t|b?st|cest|cet|ist|eat|wib|aes?d?t|msk|hkt|jst|sgt|pht)\b(?:[+-]\d{1,2})?",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"\b(?:first |last |originally )?(?:published|publication|updated?|posted|modified|issued|created|date|on|at|about|the|local|time"
    r"|(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?|from|uk|paris|london|new york|edition)\b\.?",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(r"\b(?:published|updated?|posted|modified|issued)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w'’.\-&]*")

LONGEST = 170
"""Date lines are no longer than this (characters)."""

_TITLED = frozenset(
    [
        "briefing",
        "report",
        "update",
        "diary",
        "transcript",
        "remarks",
        "speech",
        "statement",
        "minutes",
        "results",
        "summary",
        "roundup",
        "digest",
        "bulletin",
    ]
)
"""Words that make a line with a date a title (Press Briefing – May 13, 2025)."""

_STRAY_WORDS = 4
"""Words beside dates and times that a date line may have: an author, a section, a place."""


def is_date_line(line: str) -> bool:
    """Whether a line says when the article was published and little else.

    >>> is_date_line("By Nick Farrow - 09/17/25 4:05 PM ET"), is_date_line("He died on 3 March 2026.")
    (True, False)
    """
    if len(line) > LONGEST:
        return False
    rest, dates = _DATE.subn(" ", line)
    rest, ages = _AGO.subn(" ", rest)
    announced = bool(_ANNOUNCED.search(rest))
    rest, clocks = _CLOCK.subn(" ", rest)
    if not (dates or (announced and (ages or clocks)) or (ages and clocks)):
        return False
    stray = _WORD.findall(_FILLER.sub(" ", rest))
    if any(word.lower() in _TITLED for word in stray):
        return False
    if line.rstrip().endswith(".") and not announced:
        return False
    return len(stray) <= _STRAY_WORDS and all(
        word[0].isupper() or word in {"by", "in", "and", "de", "van"} for word in stray
    )

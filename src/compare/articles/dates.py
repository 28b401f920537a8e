"""Dates as news pages write them, to ISO 8601 of the precision they have."""

import re
from calendar import monthrange

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_ISO = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b")
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH}\s*,?\s*((?:19|20)\d\d)\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_NUMERIC = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d)\b")
_MONTH_ONLY = re.compile(rf"\b{_MONTH}\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_VALID = re.compile(r"((?:19|20)\d\d)(?:-(\d\d)(?:-(\d\d))?)?")


def find_date(text: str) -> str:
    """The first date ``text`` states, as ISO 8601, or "" where there is none.

    Numeric dates whose day and month could be swapped give the year alone.

    >>> find_date("Published 3 March 2026"), find_date("03/04/2026"), find_date("25.12.2025")
    ('2026-03-03', '2026', '2025-12-25')
    """
    if match := _ISO.search(text):
        return _iso(match[1], int(match[2]), int(match[3]))
    if match := _DAY_FIRST.search(text):
        return _iso(match[3], _month(match[2]), int(match[1]))
    if match := _MONTH_FIRST.search(text):
        return _iso(match[3], _month(match[1]), int(match[2]))
    if match := _NUMERIC.search(text):
        return _numeric(int(match[1]), int(match[2]), match[3])
    if match := _MONTH_ONLY.search(text):
        return f"{match[2]}-{_month(match[1]):02}"
    return ""


def is_date(value: str) -> bool:
    """Whether ``value`` is an ISO 8601 date of any precision, between 1900 and 2099.

    >>> is_date("2024-10"), is_date("2024-13"), is_date("10/2024")
    (True, False, False)
    """
    match = _VALID.fullmatch(value)
    if not match:
        return False
    year, month, day = match.groups()
    if month is None:
        return True
    return 1 <= int(month) <= 12 and (day is None or 1 <= int(day) <= monthrange(int(year), int(month))[1])


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _iso(year: str, month: int, day: int) -> str:
    value = f"{year}-{month:02}-{day:02}"
    return value if is_date(value) else ""


def _numeric(first: int, second: int, year: str) -> str:
    if first > 12:
        return _iso(year, second, first)
    if second > 12:
        return _iso(year, first, second)
    return _iso(year, first, second) if first == second else year

"""Dates as news pages write them, to ISO 8601 of the precision they have."""

import re
from calendar import monthrange
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"((?:19|20)\d\d)(?!\d(?!\d?:\d\d))"
"""A year; pages put the time of day right behind it ("May 3, 20264:22 PM")."""

_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of\s)?[\s/-]*{_MONTH}\s*,?[\s/-]*{_YEAR}", re.IGNORECASE
)
_MONTH_FIRST = re.compile(
    rf"(?<![a-z]){_MONTH}\s*(\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*|\s+){_YEAR}", re.IGNORECASE
)
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)?\d\d)(?!\d)(?![/.:-]\d)")
_MONTH_ONLY = re.compile(rf"\b{_MONTH}\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.IGNORECASE)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HALF_DAY = re.compile(r"\d ?[ap]\.?m\b|\b[ecmp][sd]?t\b", re.IGNORECASE)
_WHOLE_DAY = re.compile(r"\b(?:1[3-9]|2[0-3])[:.h]\d\d\b|\b(?:gmt|utc|bst|cest|cet|msk|ist)\b", re.IGNORECASE)
_VALID = re.compile(r"((?:19|20)\d\d)(?:-(\d\d)(?:-(\d\d))?)?")


def find_date(text: str) -> str:
    """The first date ``text`` states, as ISO 8601, or "" where there is none.

    Numbers between dots are a day, a month and a year. Between strokes the day or the month may stand
    first: where neither the numbers nor a weekday beside them tell, such a date gives the year alone.

    >>> find_date("Published 3 March 2026"), find_date("03/04/2026"), find_date("Fri 03/04/2026")
    ('2026-03-03', '2026', '2026-04-03')
    """
    if match := _ISO.search(text):
        return _iso(match[1], int(match[3]), int(match[4]))
    if match := _DAY_FIRST.search(text):
        return _iso(match[3], _month(match[2]), int(match[1]))
    if match := _MONTH_FIRST.search(text):
        return _iso(match[3], _month(match[1]), int(match[2]))
    if may_mean := readings(text):
        return may_mean[0] if len(may_mean) == 1 else may_mean[0][:4]
    if match := _MONTH_ONLY.search(text):
        return f"{match[2]}-{_month(match[1]):02}"
    return ""


def readings(text: str) -> tuple[str, ...]:
    """What the first numeric date of ``text`` may mean, the day taken to stand first, then the month.

    >>> readings("03/04/2026"), readings("03.04.2026"), readings("3 April 2026")
    (('2026-04-03', '2026-03-04'), ('2026-04-03',), ())
    """
    match = _NUMERIC.search(text)
    if match is None or (len(match[4]) == 2 and match[2] != "/"):
        return ()
    first, second, year = int(match[1]), int(match[3]), f"20{match[4]}"[-4:]
    both = [_iso(year, second, first), *([] if match[2] == "." else [_iso(year, first, second)])]
    found = [value for value in dict.fromkeys(both) if value]
    weekday = _WEEKDAY.search(text)
    told = [value for value in found if weekday and _falls_on(value, weekday[1].lower())]
    return tuple(told if len(told) == 1 else found)


def habitual(text: str) -> str:
    """Which of two ``readings`` the clock beside the date speaks for; "" where it tells nothing.

    Pages that write 14:22 or GMT put the day first; pages that write 2:22 PM or ET, the month.

    >>> habitual("03/04/2026 - 14:22"), habitual("03/04/2026, 2:22 PM ET"), habitual("03/04/2026")
    ('2026-04-03', '2026-03-04', '')
    """
    may_mean = readings(text)
    if len(may_mean) < 2:
        return ""
    if _HALF_DAY.search(text):
        return may_mean[1]
    return may_mean[0] if _WHOLE_DAY.search(text) else ""


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


def _falls_on(value: str, weekday: str) -> bool:
    return _WEEKDAYS[date.fromisoformat(value).weekday()] == weekday

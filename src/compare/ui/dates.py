"""How far apart two articles are, in words. Dates are ISO 8601 of any precision, or empty."""

from calendar import monthrange
from datetime import date


def first_and_last_day(published: str) -> tuple[date, date] | None:
    """The days a date of any precision may mean, or None where it is empty or no date.

    >>> first_and_last_day("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    try:
        parts = [int(part) for part in published.split("-")]
        first = date(*[*parts, 1, 1][:3])
        month = parts[1] if len(parts) > 1 else 12
        day = parts[2] if len(parts) > 2 else monthrange(parts[0], month)[1]
        return first, date(parts[0], month, day)
    except (ValueError, TypeError, IndexError):
        return None


def days_apart(one: str, other: str) -> int | None:
    """The fewest days that may lie between two dates, or None where one is unknown.

    >>> days_apart("2026-03-02", "2026-03-11"), days_apart("2026-03", "2026-03-11"), days_apart("", "2026")
    (9, 0, None)
    """
    a, b = first_and_last_day(one), first_and_last_day(other)
    if a is None or b is None:
        return None
    return max(0, (a[0] - b[1]).days, (b[0] - a[1]).days)


def gap_in_words(one: str, other: str, window_days: int) -> str:
    """Why two articles cannot tell the same event, or "" where they can.

    >>> gap_in_words("2020-01", "2026-03-11", 30)
    'published 6 years apart: an echo, not the same event'
    """
    days = days_apart(one, other)
    if days is None:
        return "one of the two is undated: an echo until a date is known"
    if days <= window_days:
        return ""
    return f"published {_length(days)} apart: an echo, not the same event"


def _length(days: int) -> str:
    for unit, size in (("year", 365), ("month", 30), ("day", 1)):
        if days >= size:
            count = round(days / size)
            return f"{count} {unit}{'s' if count > 1 else ''}"
    return "0 days"

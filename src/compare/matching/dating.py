"""The date guard: the same words about another event are an echo, not the same claim."""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

DAYS_OF_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Ruling:
    """Whether two articles' dates let their claims be the same claim, and if not, why not, in words."""

    allows: bool
    words: str = ""


def compare_dates(one: str, other: str, window_days: int) -> Ruling:
    """Whether articles published on ``one`` and ``other`` are within ``window_days`` of each other.

    A date of less precision is the span of days it may mean, and two dates are as far apart as their nearest
    days. A span longer than the window cannot vouch for it and counts as undated.

    >>> compare_dates("2026-03-11", "2020-01", 30).words
    'published 6 years apart'
    >>> compare_dates("2026-03-11", "2026-03", 30).allows
    True
    >>> compare_dates("2026-03-11", "2026", 30).words
    'the date of one article is known to the year only'
    """
    spans = days_of(one), days_of(other)
    first, second = spans
    if first is None or second is None:
        neither = first is None and second is None
        return Ruling(False, "both articles are undated" if neither else "one article is undated")
    gap = max((second[0] - first[1]).days, (first[0] - second[1]).days, 0)
    if gap > window_days:
        return Ruling(False, f"published {_long(gap)} apart")
    if not (vouches(one, window_days) and vouches(other, window_days)):
        vague = min((one, other), key=len)
        precision = "year" if len(vague) == 4 else "month"
        return Ruling(False, f"the date of one article is known to the {precision} only")
    return Ruling(True)


@dataclass(frozen=True, slots=True)
class DateGuard:
    """Which articles' claims cannot be the same, by the dates their articles were published on.

    ``published``: the date of each article, by its id.
    """

    published: Mapping[str, str]
    window_days: int

    def parts(self, some: Iterable[str], others: Iterable[str]) -> bool:
        """Whether any article of ``some`` is too far in time from any of ``others``."""
        dates, other_dates = ({self.published[article] for article in group} for group in (some, others))
        return any(not _allowed(one, other, self.window_days) for one in dates for other in other_dates)


@lru_cache(maxsize=1 << 16)
def _allowed(one: str, other: str, window_days: int) -> bool:
    return compare_dates(one, other, window_days).allows


def vouches(published: str, window_days: int) -> bool:
    """Whether a date is known closely enough to say that something happened within ``window_days`` of it.

    >>> vouches("2026-03", 30), vouches("2026", 30), vouches("", 30)
    (True, False, False)
    """
    span = days_of(published)
    return span is not None and (span[1] - span[0]).days <= window_days


def days_of(published: str) -> tuple[date, date] | None:
    """First and last day that an ISO 8601 date of any precision may mean; None for no such date.

    >>> days_of("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    try:
        match [int(part) for part in published[:10].split("-")]:
            case [year]:
                return date(year, 1, 1), date(year, 12, 31)
            case [year, month]:
                return date(year, month, 1), date(year, month, monthrange(year, month)[1])
            case [year, month, day]:
                return date(year, month, day), date(year, month, day)
    except ValueError:
        pass
    return None


def _long(days: int) -> str:
    if days < 60:
        return f"{days} days"
    if days < 1.5 * DAYS_OF_YEAR:
        return f"{round(days / (DAYS_OF_YEAR / 12))} months"
    return f"{round(days / DAYS_OF_YEAR)} years"

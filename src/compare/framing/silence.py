"""Whether an outlet could have reported a claim: a silence counts only if the fact was known by then."""

import calendar
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from compare.articles.model import Article
from compare.claims.model import Claim


class DateGuard(StrEnum):
    """What the dates say about a silence."""

    SILENCE = "silence"
    TOO_EARLY = "too early"
    UNCLEAR = "unclear"
    UNDATED = "undated"
    NO_ARTICLE = "no article"


_WORDS = {
    DateGuard.SILENCE: "{outlet} published on {published}; the claim had been reported since {known}.",
    DateGuard.TOO_EARLY: "Not a silence: {outlet} published on {published}, it is known from {known} on.",
    DateGuard.UNCLEAR: "{outlet} published on {published}, the claim is known from {known}: which came first "
    "is not certain.",
    DateGuard.UNDATED: "A date is missing, so nobody can tell whether {outlet} could have reported it.",
    DateGuard.NO_ARTICLE: "The project has no article of {outlet}.",
}


@dataclass(frozen=True, slots=True)
class Silence:
    """An outlet's silence about a claim as far as the project's articles tell.

    ``known_from`` is the earliest date on which an article reports it, ``published`` the outlet's latest
    date; both ISO 8601 of any precision, or empty.
    """

    outlet: str
    known_from: str
    published: str
    guard: DateGuard

    @property
    def reason(self) -> str:
        """The dates' verdict in a sentence."""
        return _WORDS[self.guard].format(outlet=self.outlet, published=self.published, known=self.known_from)


def silence_of(outlet: str, reporting: Iterable[Claim], articles: Iterable[Article]) -> Silence:
    """Judge by date whether ``outlet`` is silent about what the claims ``reporting`` say.

    The fact counts as known from the day the first of them was published. Days are compared, not hours, so
    articles of one day do not tell.
    """
    known = _earliest([claim.published for claim in reporting])
    dates = [article.published for article in articles if article.outlet == outlet]
    published = _latest(dates)
    return Silence(outlet, known, published, _guard(known, published, has_article=bool(dates)))


def silent_outlets(reporting: Sequence[Claim], articles: Sequence[Article]) -> tuple[Silence, ...]:
    """For every outlet that has none of the claims ``reporting``: whether it could have had one."""
    speaking = {claim.outlet for claim in reporting}
    others = dict.fromkeys(article.outlet for article in articles if article.outlet not in speaking)
    return tuple(silence_of(outlet, reporting, articles) for outlet in others)


def days(date: str) -> tuple[dt.date, dt.date] | None:
    """First and last day that an ISO 8601 date of any precision may mean; None for no such date.

    >>> days("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    try:
        numbers = [int(part) for part in date[:10].split("-")]
        match numbers:
            case [year]:
                return dt.date(year, 1, 1), dt.date(year, 12, 31)
            case [year, month]:
                return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
            case [year, month, day]:
                return dt.date(year, month, day), dt.date(year, month, day)
    except ValueError:
        pass
    return None


def _guard(known: str, published: str, *, has_article: bool) -> DateGuard:
    if not has_article:
        return DateGuard.NO_ARTICLE
    fact, outlet = days(known), days(published)
    if fact is None or outlet is None:
        return DateGuard.UNDATED
    if outlet[0] > fact[1]:
        return DateGuard.SILENCE
    return DateGuard.TOO_EARLY if outlet[1] < fact[0] else DateGuard.UNCLEAR


def _earliest(dates: Iterable[str]) -> str:
    known = [(span[1], date) for date in dates if (span := days(date))]
    return min(known)[1] if known else ""


def _latest(dates: Iterable[str]) -> str:
    known = [(span[0], date) for date in dates if (span := days(date))]
    return max(known)[1] if known else ""

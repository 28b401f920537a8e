"""Whether an outlet could have reported a claim: a silence counts only if the fact was known by then."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from compare.articles.model import Article
from compare.claims.model import Claim
from compare.matching.dating import days_of


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
    DateGuard.UNCLEAR: "{outlet} published on {published}, the claim is known from {known}: the dates of all "
    "articles do not tell which came first.",
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

    The fact counts as known from the day the first of them was published. A date of less precision, or none,
    may be any of its days: it is a silence if one of the outlet's articles surely came later than a report,
    and too early if every one surely came before all reports. Days are compared, not hours, so articles of
    one day do not tell.
    """
    told = [claim.published for claim in reporting]
    dates = [article.published for article in articles if article.outlet == outlet]
    return Silence(outlet, _earliest(told), _latest(dates), _guard(told, dates))


def silent_outlets(reporting: Sequence[Claim], articles: Sequence[Article]) -> tuple[Silence, ...]:
    """For every outlet that has none of the claims ``reporting``: whether it could have had one."""
    speaking = {claim.outlet for claim in reporting}
    others = dict.fromkeys(article.outlet for article in articles if article.outlet not in speaking)
    return tuple(silence_of(outlet, reporting, articles) for outlet in others)


def _guard(told: Sequence[str], published: Sequence[str]) -> DateGuard:
    if not published:
        return DateGuard.NO_ARTICLE
    facts, own = _spans(told), _spans(published)
    if facts and own and max(own)[0] > min(last for _, last in facts):
        return DateGuard.SILENCE
    if not facts or len(facts) < len(told) or len(own) < len(published):
        return DateGuard.UNDATED
    surely_before = max(last for _, last in own) < min(facts)[0]
    return DateGuard.TOO_EARLY if surely_before else DateGuard.UNCLEAR


def _spans(dates: Iterable[str]) -> list[tuple[dt.date, dt.date]]:
    return [span for date in dates if (span := days_of(date))]


def _earliest(dates: Iterable[str]) -> str:
    known = [(span[1], date) for date in dates if (span := days_of(date))]
    return min(known)[1] if known else ""


def _latest(dates: Iterable[str]) -> str:
    known = [(span[0], date) for date in dates if (span := days_of(date))]
    return max(known)[1] if known else ""

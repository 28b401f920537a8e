"""Why two articles' dates make an echo of what they tell alike, in words."""

from compare.matching.dating import compare_dates


def gap_in_words(one: str, other: str, window_days: int) -> str:
    """Why two articles are not known to tell the same event, or "" where they can: as matching ruled.

    >>> gap_in_words("2020-01", "2026-03-11", 30)
    'published 6 years apart: an echo at most'
    """
    ruling = compare_dates(one, other, window_days)
    return "" if ruling.allows else f"{ruling.words}: an echo at most"

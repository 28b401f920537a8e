"""Numbers with their units, and dates, as news writes them."""

from collections.abc import Iterator
from functools import lru_cache

import regex

from compare.claims.model import Quantity
from compare.text import Span, fold

_SMALL_NAMES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_SMALL = {name: value for value, name in enumerate(_SMALL_NAMES.split())}
_TENS_NAMES = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = {name: 10 * value for value, name in enumerate(_TENS_NAMES.split(), start=2)}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
NUMBER_NAMES = frozenset({*_SMALL, *_TENS, *_SCALES})
"""Words that are numbers, or parts of them."""
TEXTS_KEPT = 64
"""Texts whose quantities are remembered: extraction and matching ask about a claim one after the other."""
_SHORT_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12}
_MARKS = {"%": "percent", "$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee"}
_UNITS = {
    "percent": "percent", "per cent": "percent", "pc": "percent", "percentage points": "percentage point",
    "degrees": "degree", "dollars": "dollar", "euros": "euro", "pounds": "pound", "kilometres": "km",
    "kilometers": "km", "kilometre": "km", "kilometer": "km", "km": "km", "miles": "mile", "metres": "metre",
    "meters": "metre", "tonnes": "tonne", "tons": "ton", "feet": "foot",
}  # fmt: skip

_NAMES = "|".join(sorted(NUMBER_NAMES, key=len, reverse=True))
_QUANTITY = regex.compile(
    rf"""
    (?P<mark>[$€£¥₹])?\s?
    (?: (?P<digits>(?<![\p{{L}}\p{{N}}.,])(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?)
        (?:(?P<short>bn|mn|tn|[km])\b | [\s-](?P<scale>hundred|thousand|million|billion|trillion)\b)?
      | \b(?P<names>(?:{_NAMES})(?:(?:[\s-]|\sand\s)(?:{_NAMES}))*)\b )
    (?:\s?(?P<sign>%))?
    (?:[\s-](?P<unit>per\scent|percentage\spoints|\p{{L}}+))?
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE = regex.compile(
    rf"""
    \b(?P<iso>(?:1[89]|20)\d\d-[01]\d-[0-3]\d)\b
    | \b(?P<m1>{_MONTH})\b\.?\s(?P<d1>[0-3]?\d)(?:st|nd|rd|th)?(?:,?\s(?P<y1>(?:1[89]|20)\d\d))?\b
    | \b(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?\s(?:of\s)?(?P<m2>{_MONTH})\b\.?(?:,?\s(?P<y2>(?:1[89]|20)\d\d))?
    | \b(?P<m3>{_MONTH})\b\.?,?\s(?:of\s)?(?P<y3>(?:1[89]|20)\d\d)\b
    | \b(?P<y4>(?:1[89]|20)\d\d)\b(?!,\d)
    """,
    regex.VERBOSE | regex.IGNORECASE,
)


@lru_cache(TEXTS_KEPT)
def find_quantities(text: str, offset: int = 0) -> tuple[Quantity, ...]:
    """Numbers in ``text`` with their units, dates left out; spans are moved by ``offset`` code points.

    A lone "one" is a pronoun more often than a number and is left out.

    >>> [(q.value, q.unit) for q in find_quantities("$1.5 million, 70 percent, the 32-member bloc")]
    [(1500000.0, 'dollar'), (70.0, 'percent'), (32.0, 'member')]
    """
    taken = [span for span, _ in _dates(text)]
    return tuple(
        Quantity(value, unit, span.shifted(offset))
        for value, unit, span in _quantities(text)
        if not any(span.overlaps(date) for date in taken)
    )


def find_dates(text: str) -> tuple[str, ...]:
    """Dates in ``text`` as far as they are given: "2019", "2024-02", "2026-03-11"; "--01-03" has no year.

    >>> find_dates("the January 3 killing; in 2019; on 11 March 2026")
    ('--01-03', '2019', '2026-03-11')
    """
    return tuple(dict.fromkeys(value for _, value in _dates(text)))


def _quantities(text: str) -> Iterator[tuple[float, str, Span]]:
    for found in _QUANTITY.finditer(text):
        if found["names"] and fold(found["names"]) in {"one", "zero"}:
            continue
        if any(not mark.isdecimal() and mark not in ",." for mark in found["digits"] or ""):
            continue  # a digit of a younger Unicode than Python’s: float would refuse it
        value = _value(found)
        end = found.end("unit") if _unit_word(found) else max(found.end(g) for g in _NUMBER_GROUPS)
        start = min(found.start(g) for g in _NUMBER_GROUPS if found.start(g) >= 0)
        yield value, _unit(found), Span(start, end)


_NUMBER_GROUPS = ("mark", "digits", "short", "scale", "names", "sign")


def _value(found: regex.Match[str]) -> float:
    if found["names"]:
        return _spelled(fold(found["names"]))
    value = float(found["digits"].replace(",", "")[:300])
    if found["short"]:
        value *= _SHORT_SCALES[found["short"].lower()]
    if found["scale"]:
        value *= _SCALES[found["scale"].lower()]
    return value


def _spelled(names: str) -> float:
    total, group = 0.0, 0.0
    for name in names.replace("-", " ").split():
        if name in _SCALES and _SCALES[name] > 100:
            total += (group or 1) * _SCALES[name]
            group = 0.0
        elif name == "hundred":
            group = (group or 1) * 100
        else:
            group += _SMALL.get(name, 0) or _TENS.get(name, 0)
    return total + group


def _unit(found: regex.Match[str]) -> str:
    mark = found["sign"] or found["mark"]
    return _MARKS[mark] if mark else _unit_word(found)


def _unit_word(found: regex.Match[str]) -> str:
    word = fold(found["unit"] or "")
    if word in _UNITS:
        return _UNITS[word]
    if word in _NOT_UNITS or found["mark"] or found["sign"]:
        return ""
    return word if word.endswith(("ss", "us")) else word.removesuffix("s")


_FUNCTION_WORDS = (
    "a an and are as at be been but by for from had has have he her his in is it its more less of on or over "
    "she since that the their they this to was were which who will with would other former new so than"
)
_NOT_UNITS = frozenset(_FUNCTION_WORDS.split())


@lru_cache(TEXTS_KEPT)
def _dates(text: str) -> tuple[tuple[Span, str], ...]:
    return tuple(
        (Span(found.start(), found.end()), found["iso"] or found["y4"] or _spelled_date(found))
        for found in _DATE.finditer(text)
    )


def _spelled_date(found: regex.Match[str]) -> str:
    month = _MONTHS[fold(found["m1"] or found["m2"] or found["m3"])]
    year = found["y1"] or found["y2"] or found["y3"] or "-"
    day = found["d1"] or found["d2"]
    return f"{year}-{month:02}-{int(day):02}" if day else f"{year}-{month:02}"

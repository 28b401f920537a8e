"""How far annotators agree: coefficients from their sources, each checked against published figures.

Nothing here gates anything. A coefficient alone misleads when one category is nearly everything (99.7 %
agreement can be an alpha of 0), so :func:`summary` gives count, share of agreement and prevalence beside it.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, Literal, TypeVar

Value = TypeVar("Value", bound=Hashable)
Labels = frozenset[str]
Unit = Sequence[Hashable]
Metric = Callable[[Hashable, Hashable], float]
Level = Literal["nominal", "ordinal", "interval", "ratio"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement of several annotators on one question.

    ``units`` are things at least two of them coded; ``observed`` is the share of agreeing pairs of codings
    (0 to 1); ``prevalence`` the share of each code. ``alpha`` is Krippendorff's alpha, None where it is not
    defined because there is nothing to disagree about.
    """

    units: int
    observed: float
    prevalence: Mapping[str, float]
    alpha: float | None


def nominal(one: Hashable, other: Hashable) -> float:
    """0 for the same code, else 1."""
    return float(one != other)


def summary(units: Iterable[Sequence[str]], metric: Metric = nominal) -> Agreement:
    """Agreement on codes; each unit has one code for each annotator who coded it. ``metric`` is alpha's."""
    kept = [unit for unit in units if len(unit) > 1]
    pairs = [pair for unit in kept for pair in combinations(unit, 2)]
    counts = Counter(code for unit in kept for code in unit)
    return Agreement(
        units=len(kept),
        observed=sum(one == other for one, other in pairs) / len(pairs) if pairs else 0.0,
        prevalence={code: counts[code] / counts.total() for code in sorted(counts)},
        alpha=alpha(kept, metric),
    )


def alpha(units: Iterable[Unit], metric: Metric) -> float | None:
    """Krippendorff's alpha for any number of annotators, missing codings left out of their unit.

    1 minus observed over expected disagreement (Krippendorff 2011, Computing Krippendorff's alpha);
    ``metric`` is a squared distance. None where fewer than two codings can be compared, or all are the same.
    """
    kept = [unit for unit in units if len(unit) > 1]
    counts = Counter(code for unit in kept for code in unit)
    total = counts.total()
    if len(counts) < 2:
        return None
    observed = sum(_disagreement(Counter(unit), metric) / (len(unit) - 1) for unit in kept) / total
    expected = _disagreement(counts, metric) / (total * (total - 1))
    return 1 - observed / expected if expected else None


def alpha_of_level(units: Iterable[Sequence[float]], level: Level) -> float | None:
    """Alpha of numbers, at the level of measurement they have. Raises KeyError for another level."""
    kept = [tuple(unit) for unit in units if len(unit) > 1]
    metrics: Mapping[str, Metric] = {
        "nominal": nominal,
        "ordinal": ordinal(Counter(code for unit in kept for code in unit)),
        "interval": interval,
        "ratio": ratio,
    }
    return alpha(kept, metrics[level])


def interval(one: Hashable, other: Hashable) -> float:
    """Squared difference of two numbers."""
    return (_number(one) - _number(other)) ** 2


def ratio(one: Hashable, other: Hashable) -> float:
    """Squared difference relative to the sum of two numbers, at least 0."""
    a, b = _number(one), _number(other)
    return ((a - b) / (a + b)) ** 2 if a + b else 0.0


def ordinal(counts: Mapping[float, int]) -> Metric:
    """Squared number of codings between two ranks, half of those at the ends counted."""
    order = sorted(counts)

    def between(one: Hashable, other: Hashable) -> float:
        low, high = sorted((_number(one), _number(other)))
        inside = sum(counts[rank] for rank in order if low <= rank <= high)
        return (inside - (counts[low] + counts[high]) / 2) ** 2

    return between


def jaccard(one: Hashable, other: Hashable) -> float:
    """1 minus intersection over union of two sets of tags; two empty sets are the same."""
    a, b = _labels(one), _labels(other)
    return 1 - len(a & b) / len(a | b) if a | b else 0.0


def masi(one: Hashable, other: Hashable) -> float:
    """Distance of two sets of tags that is less where one contains the other (Passonneau 2006, LREC).

    >>> round(masi(frozenset("12"), frozenset("1234")), 4)
    0.6667
    """
    a, b = _labels(one), _labels(other)
    return 1 - (1 - jaccard(a, b)) * _monotonicity(a, b)


def cohen_kappa(table: Sequence[Sequence[int]]) -> float | None:
    """Cohen's kappa (1960); ``table[i][j]`` counts units coded i by one annotator and j by the other.

    None where it is not defined: no units, or one code for all. Raises ValueError unless ``table`` is square.
    """
    total = _units(table)
    if not total:
        return None
    rows, columns = [sum(row) for row in table], [sum(column) for column in zip(*table, strict=True)]
    return _above_chance(
        table, sum(row * column for row, column in zip(rows, columns, strict=True)) / total**2
    )


def scott_pi(table: Sequence[Sequence[int]]) -> float | None:
    """Scott's pi (1955): like Cohen's kappa, with one distribution of codes for both annotators.

    None and ValueError as there.
    """
    total = _units(table)
    if not total:
        return None
    rows, columns = [sum(row) for row in table], [sum(column) for column in zip(*table, strict=True)]
    return _above_chance(
        table, sum(((row + column) / (2 * total)) ** 2 for row, column in zip(rows, columns, strict=True))
    )


def fleiss_kappa(table: Sequence[Sequence[int]]) -> float | None:
    """Fleiss' kappa (1971); ``table[i][j]`` counts annotators who gave unit i code j.

    None where it is not defined: no units, one annotator, or one code for all. Raises ValueError unless every
    unit was coded by equally many; alpha takes units that were not.
    """
    raters = sum(table[0]) if table else 0
    if any(sum(row) != raters for row in table):
        raise ValueError("every row must count the same number of annotators")
    if raters < 2:
        return None
    agreed = [sum(count * (count - 1) for count in row) / (raters * (raters - 1)) for row in table]
    shares = [sum(column) / (raters * len(table)) for column in zip(*table, strict=True)]
    observed, expected = sum(agreed) / len(table), sum(share**2 for share in shares)
    return (observed - expected) / (1 - expected) if expected < 1 else None


def confusion(one: Sequence[Value], other: Sequence[Value]) -> list[list[int]]:
    """The table Cohen and Scott take, of two annotators' codes of the same units in the same order."""
    codes = sorted({*one, *other}, key=str)
    counts = Counter(zip(one, other, strict=True))
    return [[counts[row, column] for column in codes] for row in codes]


def _units(table: Sequence[Sequence[int]]) -> int:
    if any(len(row) != len(table) for row in table):
        raise ValueError("the table must have a row and a column for every code")
    return sum(map(sum, table))


def _disagreement(counts: Counter[Hashable], metric: Metric) -> float:
    """Sum of the metric over all ordered pairs of different codings."""
    pairs = combinations(counts.items(), 2)
    return sum(2 * number * others * metric(one, other) for (one, number), (other, others) in pairs)


def _above_chance(table: Sequence[Sequence[int]], expected: float) -> float | None:
    observed = sum(table[code][code] for code in range(len(table))) / sum(map(sum, table))
    return (observed - expected) / (1 - expected) if expected < 1 else None


_SUBSET: Final = 2 / 3
_OVERLAP: Final = 1 / 3


def _monotonicity(a: Labels, b: Labels) -> float:
    if a == b:
        return 1.0
    if a <= b or b <= a:
        return _SUBSET
    return _OVERLAP if a & b else 0.0


def _number(code: Hashable) -> float:
    return float(code)  # type: ignore[arg-type]


def _labels(code: Hashable) -> Labels:
    return code  # type: ignore[return-value]

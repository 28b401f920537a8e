"""Rules that name differences in content: numbers and quantities in conflict, and words moved elsewhere."""

from collections.abc import Iterator, Sequence
from typing import Final

from compare.claims.model import Quantity
from compare.framing.model import Difference, DifferenceKind
from compare.framing.pairs import Pair, Side
from compare.framing.runs import GLUE
from compare.framing.vocabulary import vague_quantities
from compare.text import Span

SHORTEST_MOVE: Final = 2
"""Words that carry meaning, at least, for a stretch found elsewhere to count as moved."""


_MORE: Final = frozenset({"another", "additional", "further", "extra"})
_MEASURES: Final = frozenset({"per", "ago", "apart", "each", "annually", "earlier", "later", "old"})


def numbers(pair: Pair) -> Iterator[Difference]:
    """Numbers of one unit with different values, and a number against a vague quantity."""
    far = f"; published {pair.days_apart} days apart, so both may be right" if pair.is_far_apart else ""
    tag = "" if far else "CON.NUMBER"
    for mine, other in _conflicts(pair):
        a, b = _relative(pair.a, mine), _relative(pair.b, other)
        reason = f"“{pair.a.text(a)}” against “{pair.b.text(b)}”"
        yield pair.difference(DifferenceKind.NUMBER, a, b, reason + far, tag)
    for a, b in _exact_against_vague(pair):
        reason = f"{pair.a.name} is exact, {pair.b.name} vague"
        yield pair.difference(DifferenceKind.NUMBER, a, b, reason + far, tag)
    for b, a in _exact_against_vague(pair.turned):
        reason = f"{pair.b.name} is exact, {pair.a.name} vague"
        yield pair.difference(DifferenceKind.NUMBER, a, b, reason + far, tag)


def order(pair: Pair) -> Iterator[Difference]:
    """Words that one side has earlier in the sentence and the other later."""
    only_a = [run for run in pair.changes if run.b_start == run.b_end]
    only_b = [run for run in pair.changes if run.a_start == run.a_end]
    for here in only_a:
        moved = pair.a.folded[here.a_start : here.a_end]
        there = next((run for run in only_b if pair.b.folded[run.b_start : run.b_end] == moved), None)
        if there and sum(word not in GLUE for word in moved) >= SHORTEST_MOVE:
            a, b = pair.a.span(here.a_start, here.a_end), pair.b.span(there.b_start, there.b_end)
            earlier = pair.b if here.b_start > there.b_end else pair.a
            yield pair.difference(DifferenceKind.ORDER, a, b, f"{earlier.name} has these words earlier")


def _conflicts(pair: Pair) -> Iterator[tuple[Quantity, Quantity]]:
    a, b = pair.a.claim.quantities, pair.b.claim.quantities
    for mine in _unmatched(a, b):
        others = [each for each in b if _same_unit(mine, each)]
        rivals = [each for each in a if _same_unit(mine, each)]
        # Where a side counts the same thing twice, nobody can tell which number answers which.
        if len(others) == len(rivals) == 1 and _about_one_thing(pair, mine, others[0]):
            yield mine, others[0]


def _unmatched(quantities: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    """Quantities whose value the other side does not have in that unit."""
    return [one for one in quantities if not any(one.value == each.value for each in others)]


def _about_one_thing(pair: Pair, mine: Quantity, other: Quantity) -> bool:
    here, there = pair.a.words_in(mine.span), pair.b.words_in(other.span)
    if _part_of_more(pair.a, here) or _part_of_more(pair.b, there):
        return False
    return _measure(pair.a, here) == _measure(pair.b, there) and bool(pair.company(here, there))


def _part_of_more(side: Side, number: range) -> bool:
    """Whether the number is not the whole: "eight of 14", "three of the five", "another 9,000 gallons"."""
    before = side.folded[max(0, number.start - 2) : number.start]
    return "of" in before or not _MORE.isdisjoint(before)


def _measure(side: Side, number: range) -> str:
    """What makes a number of one unit something else than a total: "per" season, days "ago"."""
    after = side.folded[number.stop : number.stop + 2]
    return next((word for word in after if word in _MEASURES), "")


def _same_unit(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit != "" and not one.unit.endswith("ly")


def _exact_against_vague(pair: Pair) -> Iterator[tuple[Span, Span]]:
    """A number on side a, where side b has a vague quantity before the same word."""
    for quantity in pair.a.claim.quantities:
        counted = pair.a.words_in(quantity.span)
        if (
            not counted
            or not quantity.unit
            or any(_same_unit(quantity, each) for each in pair.b.claim.quantities)
            or _part_of_more(pair.a, counted)
        ):
            continue
        unit = pair.a.stems[counted.stop - 1]
        for start, end in _vague(pair.b):
            # "Most" before another word than the unit may be a superlative: "the four most troubled ones".
            reach = 1 if pair.b.folded[start] == "most" and pair.b.folded[end : end + 1] != ("of",) else 2
            counts_it = unit in pair.b.stems[end : end + reach]
            if counts_it and start in pair.b.changed and pair.company(counted, range(start, end + 1)):
                yield _relative(pair.a, quantity), pair.b.span(start, end)
                break


def _vague(side: Side) -> Iterator[tuple[int, int]]:
    taken: set[int] = set()
    for phrase in vague_quantities():
        for start in side.find(phrase):
            if start not in taken:
                taken.update(range(start, start + len(phrase)))
                yield start, start + len(phrase)


def _relative(side: Side, quantity: Quantity) -> Span:
    positions = side.words_in(quantity.span)
    start = side.claim.span.start
    whole = quantity.span
    if positions or whole.start < start:
        return side.span(positions.start, positions.stop)
    return Span(whole.start - start, whole.end - start)

"""Rules that name an outlet's own judgement: loaded wording, and opinion stated as fact.

Both look for words of small sourced lists (``lexicon/stance.toml``) that an outlet uses in its own voice,
where the other tells the same without any. What stands in quotation marks, or is said by somebody whom
the claim names, is the speaker's wording and left alone.
"""

from collections.abc import Iterator

from compare.framing.model import Difference, DifferenceKind
from compare.framing.pairs import Pair, Side
from compare.framing.vocabulary import Stance, stances

_TAGS = {DifferenceKind.LOADED: "NAM.LOADED", DifferenceKind.OPINION: "EPI.OPINION"}
_DOES = {
    DifferenceKind.LOADED: "is the outlet's own emotive wording",
    DifferenceKind.OPINION: "judges in the outlet's own voice",
}


def loaded_words(pair: Pair) -> Iterator[Difference]:
    """An emotive word on one side, where the other tells the same without one."""
    yield from _on_one_side(pair, DifferenceKind.LOADED)


def opinions(pair: Pair) -> Iterator[Difference]:
    """A judgement or forecast as fact on one side, where the other has none."""
    yield from _on_one_side(pair, DifferenceKind.OPINION)


def _on_one_side(pair: Pair, kind: DifferenceKind) -> Iterator[Difference]:
    mine, other = _first(pair.a, kind), _first(pair.b, kind)
    if mine and not other and not _anywhere(pair.b, kind):
        a, there = pair.a.over(mine), pair.opposite(mine)
        yield pair.difference(kind, a, pair.b.over(there), f"“{pair.a.text(a)}” {_DOES[kind]}", _TAGS[kind])
    if other and not mine and not _anywhere(pair.a, kind):
        b, there = pair.b.over(other), pair.turned.opposite(other)
        yield pair.difference(kind, pair.a.over(there), b, f"“{pair.b.text(b)}” {_DOES[kind]}", _TAGS[kind])


def _first(side: Side, kind: DifferenceKind) -> range | None:
    """The first such words that the other claim lacks and that nobody but the outlet says."""
    if side.claim.cue:
        return None
    found = (positions for positions in _anywhere(side, kind) if _is_own(side, positions))
    return next(found, None)


def _anywhere(side: Side, kind: DifferenceKind) -> list[range]:
    return sorted(_listed(side, stances(kind.value)), key=lambda positions: positions.start)


def _listed(side: Side, entries: tuple[Stance, ...]) -> Iterator[range]:
    present = frozenset(side.folded)
    for entry in entries:
        if not present.isdisjoint(entry.not_near):
            continue
        for phrase in entry.forms:
            for start in side.find(phrase) if phrase[0] in present else ():
                stop = start + len(phrase)
                if stop == len(side.words) or side.folded[stop] not in entry.not_before:
                    yield range(start, stop)


def _is_own(side: Side, positions: range) -> bool:
    """Whether the words are changed, unquoted, and no name."""
    name = side.is_name(positions) and positions.start > 0 and not side.claim.is_headline
    return not name and any(at in side.changed for at in positions) and side.quoted.isdisjoint(positions)

"""What a claim calls an armed action, a conflict, a killing or a protest, and which event it means by it.

Two phrases name one event where they name the same target ("war on Iran", "operations against Iran"), or,
where no target is named, the same actors ("US-Israeli assault", "the US-Israel campaign"). Phrases that name
neither are left out: nobody could say which event they mean.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from compare.claims.lexicon import AUXILIARIES, PREPOSITIONS
from compare.claims.parties import Mention, find_parties
from compare.framing.pairs import Side
from compare.framing.vocabulary import SMALL_WORDS, label_groups
from compare.text import Span, fold

EVENTS: Final = ("armed action", "state of conflict", "killing", "protest")
"""Groups of labels (lexicon/labels.toml) whose names are those of events."""

_BEFORE: Final = 4
"""Words before the noun that may qualify it."""

_AFTER: Final = 7
"""Words after the noun among which its target must stand."""

_TARGETED: Final = ("on", "against", "targeting", "target", "between", "with", "in", "of")
"""What leads to a target, the surest first: "operations with Israel against Iran" are against Iran."""

_ADJECTIVES: Final = frozenset(
    {"ongoing", "rising", "escalating", "growing", "mounting", "continuing", "looming"}
)
_HALF_A_WORD: Final = re.compile("-(backed|led|based|born|funded|made|aligned|allied)$")
"""Words of which a party is but a part: what an "Iran-backed" group suffers, Iran does not."""

_DEMONYMS: Final = ("ian", "ish", "ese", "eli", "aqi", "ench", "rman", "ican", "ean", "emi", "udi", "ussian")


@dataclass(frozen=True, slots=True)
class EventName:
    """A phrase for an event: the event it means ("armed action · Iran") and where it stands in the claim."""

    referent: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Party:
    name: str
    start: int
    stop: int


def event_names(side: Side) -> Iterator[EventName]:
    """Every phrase for an event whose target or actors the claim names."""
    parties = _parties(side)
    for at, word in enumerate(side.folded):
        group = _nouns().get(word)
        if group and _is_noun(side, at):
            start = _start(side, at, parties)
            target = _target(side, at, parties)
            actors = [party.name for party in parties if start <= party.start < at]
            if target:
                stop = _end(side, at, target, parties)
                yield EventName(f"{group} · {target.name}", side.span(start, stop))
            elif actors:
                by = " and ".join(sorted(set(actors)))
                yield EventName(f"{group} · by {by}", side.span(start, at + 1))


@cache
def _nouns() -> dict[str, str]:
    """Nouns for events, singular and plural, with their group; participles are not among them."""
    found: dict[str, str] = {}
    for group in label_groups():
        if group.referent in EVENTS:
            for lemma in group.lemmas:
                if not lemma.endswith(("ed", "ate", "ise", "ize", "kill", "murder", "butcher", "execute")):
                    found.setdefault(lemma, group.referent)
                    found.setdefault(f"{lemma}s", group.referent)
    return found


def _is_noun(side: Side, at: int) -> bool:
    """Whether a word in -ing is a thing: something qualifies it, or "of" follows ("the killing of …")."""
    if not side.folded[at].endswith("ing"):
        return True
    after = side.folded[at + 1] if at + 1 < len(side.words) else ""
    qualified = at > 0 and _adjoins(side, at - 1) and side.folded[at - 1] not in PREPOSITIONS | AUXILIARIES
    return qualified or after == "of"


def _start(side: Side, at: int, parties: list[_Party]) -> int:
    """Where the phrase begins: at the first word that qualifies the noun, names joined by "and" included."""
    start = _first_of_phrase(side, at, _BEFORE)
    start = max((place + 1 for place in range(start, at) if _is_verb(side, place, parties)), default=start)
    joined = next((party for party in parties if party.stop == start - 1), None)
    named = any(party.start == start for party in parties)
    return joined.start if joined and named and side.folded[start - 1] == "and" else start


def _is_verb(side: Side, at: int, parties: list[_Party]) -> bool:
    """Whether a word before the noun governs it rather than qualifies it: "enabling US actions"."""
    if any(party.start <= at < party.stop for party in parties):
        return False
    word = side.folded[at]
    # "Armed attack" is a kind of attack; "condemned Israeli strikes" says what somebody did about them.
    governs = word.endswith("ed") and any(party.start == at + 1 for party in parties)
    return (word.endswith(("ing", "ly")) and word not in _ADJECTIVES) or word.isdigit() or governs


def _target(side: Side, at: int, parties: list[_Party]) -> _Party | None:
    """The party the event is done to: after "on" or "against", or a plain name right before the noun."""
    stop = _reach(side, at)
    for lead in _TARGETED:
        for place in range(at + 1, stop):
            if side.folded[place] == lead:
                after = place + 2 if side.folded[place + 1 : place + 2] in (("the",), ("a",)) else place + 1
                named = next((party for party in parties if party.start == after), None)
                if named and not _HALF_A_WORD.search(side.folded[named.stop - 1]):
                    return named
    before = next((party for party in parties if party.stop == at and _adjoins(side, at - 1)), None)
    # "Iran war" is a war on Iran; "Israeli strikes" and "Israel's strikes" are Israel's own.
    plain = before and fold(before.name) == " ".join(side.folded[before.start : before.stop])
    return before if plain and before and before.start == _first_of_phrase(side, at, at) else None


def _first_of_phrase(side: Side, at: int, most: int) -> int:
    """The first of at most ``most`` words that stand right before a word and are more than glue."""
    start = at
    while (
        start > max(0, at - most) and side.folded[start - 1] not in SMALL_WORDS and _adjoins(side, start - 1)
    ):
        start -= 1
    return start


def _reach(side: Side, at: int) -> int:
    """Where the words that may still belong to the noun end: at a comma, an auxiliary, or some words on."""
    stop = at + 1
    limit = min(len(side.words), at + 1 + _AFTER)
    while stop < limit and _adjoins(side, stop - 1) and side.folded[stop] not in AUXILIARIES:
        stop += 1
    return stop


def _end(side: Side, at: int, target: _Party, parties: list[_Party]) -> int:
    """The end of the phrase: "strikes on Iranian" goes on to what is struck, "between Israel" to its foe."""
    stop = target.stop
    if stop <= at:  # "Iran war"
        return at + 1
    if "between" in side.folded[at:stop]:
        foe = next((party.stop for party in parties if party.start == stop + 1), at + 1)
        return foe if side.folded[stop : stop + 1] == ("and",) else at + 1
    last, before = side.folded[stop - 1], side.folded[target.start - 1]
    if not last.endswith(("'s", "s'", *_DEMONYMS)) and before not in {"a", "an"}:
        return stop
    limit = min(len(side.words), stop + 2)
    while stop < limit and _adjoins(side, stop - 1) and side.folded[stop] not in SMALL_WORDS:
        stop += 1
    # Cut before "and", the phrase would say half of what it says; the noun alone is whole.
    return at + 1 if side.folded[stop : stop + 1] == ("and",) else stop


def _parties(side: Side) -> list[_Party]:
    return [party for mention in find_parties(side.claim.exact) if (party := _placed(side, mention))]


def _placed(side: Side, mention: Mention) -> _Party | None:
    covered = [at for at, word in enumerate(side.words) if word.span.overlaps(mention.span)]
    return _Party(mention.party, covered[0], covered[-1] + 1) if covered else None


def _adjoins(side: Side, at: int) -> bool:
    """Whether only spaces stand between word ``at`` and the next: no comma, no quotation mark."""
    return side.between(at) == ""

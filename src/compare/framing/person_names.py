"""What claims call each person: the bare surname, the full name, or the name with what it is dressed in.

A person is a speaker with a personal name, or whoever stands behind a title ("Officer Peter Liang"). Persons
who share a surname are known by their full names only.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from wordfreq import zipf_frequency

from compare.claims.cues import tier_of
from compare.claims.lexicon import (
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    GIVEN_FEMININE,
    GIVEN_MASCULINE,
    ORGANISATION_WORDS,
    PERSON_NOUNS,
    PREPOSITIONS,
    TITLES,
)
from compare.claims.model import CueTier
from compare.claims.parties import party_names
from compare.framing.pairs import Side
from compare.framing.vocabulary import SMALL_WORDS
from compare.text import Span

_IN_NO_NAME: Final = (
    frozenset({"act", "amendment", "cup", "day", "jr", "made", "memorial", "national", "prize", "street"})
    | frozenset({"las", "los", "new", "saint", "san", "santa", "studios"})
    | (ORGANISATION_WORDS | DETERMINERS | DAYS | TITLES | PREPOSITIONS | CONJUNCTIONS)
)
"""Words that make a name that of a thing or a place."""

_GIVEN: Final = GIVEN_FEMININE | GIVEN_MASCULINE

_REGNAL: Final = frozenset({"pope", "king", "queen", "prince", "princess", "emperor", "emir", "sultan"})
"""Titles whose bearers have one name."""

_DRESS: Final = 6
"""Words before a name that may say what its bearer is."""

_LONGEST_NAME: Final = 4
_EVERYDAY: Final = 4.5
"""Zipf frequency (wordfreq) from which on a word is everyday English: "street", "memorial", not "memo"."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person, by full name, and where a claim names them."""

    person: str
    span: Span


class Persons:
    """Everybody whom some claims name."""

    def __init__(self, sides: Iterable[Side]) -> None:
        self._sides = tuple(sides)

    def names(self, side: Side) -> Iterator[PersonName]:
        """Every place where a claim names one of them, with titles and epithets before the name."""
        for at in range(len(side.words)):
            person = self._person_ending_at(side, at)
            if person:
                name = _first_word_of_name(side, at, person)
                start = self._after_others(side, _first_word_of_dress(side, name), name)
                surname = side.words[at].span
                end = surname.start + len(_written(side, at))
                yield PersonName(" ".join(person), Span(side.words[start].span.start, end))

    def _after_others(self, side: Side, start: int, name: int) -> int:
        """Where the dress begins when somebody else's name stands in it: "Kim Jong Un and US President …"."""
        others = [at for at in range(start, name - 1) if side.folded[at + 1] == "and"]
        return max((at + 2 for at in others if _bare(side, at) in self._by_surname), default=start)

    def _person_ending_at(self, side: Side, at: int) -> tuple[str, ...]:
        if not _is_capital(side, at) or (_written(side, at).isupper() and not side.claim.is_headline):
            return ()
        sharing = self._by_surname.get(_bare(side, at), ())
        in_full = next((full for full in sharing if _first_word_of_name(side, at, full) < at), ())
        if in_full or len(sharing) != 1 or _is_somebody_else(side, at):
            return in_full
        return sharing[0]

    @cached_property
    def _by_surname(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for full in self._full_names:
            found[full[-1].lower()].append(full)
        return {surname: tuple(sharing) for surname, sharing in found.items()}

    @cached_property
    def _full_names(self) -> tuple[tuple[str, ...], ...]:
        """Full names of at least two words, in the order of their first mention."""
        speaking = (
            name
            for side in self._sides
            if _sounds_personal(name := tuple(side.claim.speaker_resolved.split()))
        )
        titled = (name for side in self._sides for name in _behind_titles(side))
        known = dict.fromkeys(name for name in (*speaking, *titled) if _is_personal(name))
        surnames = {name[-1].lower() for name in known}
        relatives = (name for side in self._sides for name in _with_given_name(side, surnames))
        return tuple(known | dict.fromkeys(relatives))


def _behind_titles(side: Side) -> Iterator[tuple[str, ...]]:
    """Capitalised words behind a title: two at least, or it may be anything."""
    for at, word in enumerate(side.folded):
        if word in _REGNAL and _is_capital(side, at) and at + 1 < len(side.words):
            if _is_capital(side, at + 1) and _adjoins(side, at):
                yield _written(side, at).capitalize(), _written(side, at + 1)
        elif word in TITLES and at + 2 < len(side.words) and not _is_title(side.folded[at + 1]):
            stop = at + 1
            limit = min(len(side.words), at + 1 + _LONGEST_NAME)
            while stop < limit and _is_capital(side, stop) and _adjoins(side, stop - 1):
                stop += 1
            yield tuple(_written(side, place) for place in range(at + 1, stop))


def _with_given_name(side: Side, surnames: Collection[str]) -> Iterator[tuple[str, ...]]:
    """Given name and surname of people of whom others have the surname."""
    for at in range(1, len(side.words)):
        if _bare(side, at) in surnames and _is_capital(side, at) and _is_given_name(side, at - 1):
            yield _written(side, at - 1), _written(side, at)


def _is_somebody_else(side: Side, at: int) -> bool:
    """Whether another name stands right before a surname: "Jane" in front of a Doe whom we know as John."""
    if at == 0 or not _adjoins(side, at - 1) or not _is_capital(side, at - 1):
        return False
    plain = _is_title(side.folded[at - 1]) or side.folded[at - 1] in SMALL_WORDS
    return _is_given_name(side, at - 1) or (at > 1 and not plain and not side.folded[at - 1].endswith("'s"))


def _is_given_name(side: Side, at: int) -> bool:
    return _is_capital(side, at) and side.folded[at] in _GIVEN


def _is_personal(name: tuple[str, ...]) -> bool:
    if not 1 < len(name) <= _LONGEST_NAME or party_names(" ".join(name)):
        return False
    if name[0].lower() in _REGNAL:
        return len(name) == len(("Pope", "Francis"))
    lower = {word.lower() for word in name}
    capital = all(word[:1].isupper() and not word.isupper() for word in (name[0], name[-1]))
    return capital and lower.isdisjoint(_IN_NO_NAME)


def _sounds_personal(name: tuple[str, ...]) -> bool:
    """Whether a speaker's name is a person's: a known given name, or no word that is also an everyday one."""
    if name and name[0].lower() in _GIVEN:
        return True
    return all(zipf_frequency(word.lower(), "en") < _EVERYDAY for word in name)


def _first_word_of_name(side: Side, at: int, person: tuple[str, ...]) -> int:
    """Where the name that ends with the surname at ``at`` begins: given names and initials included."""
    given = {word.lower().rstrip(".") for word in person[:-1]}
    start = at
    while start > 0 and _adjoins(side, start - 1) and side.folded[start - 1].rstrip(".") in given:
        start -= 1
    return start


def _first_word_of_dress(side: Side, name: int) -> int:
    """Where titles and epithets before a name begin: "rookie NYPD officer" in front of Peter Liang."""
    start = name
    while start > max(0, name - _DRESS) and _adjoins(side, start - 1) and _dresses(side, start - 1, name):
        start -= 1
    start += side.folded[start] == "and"
    return start if any(_is_title(side.folded[at]) for at in range(start, name)) else name


def _dresses(side: Side, at: int, name: int) -> bool:
    word = side.folded[at]
    if word == "and" and 0 < at < name - 1:  # "Planning and Transportation Commissioner"
        titles = _is_title(side.folded[at - 1]) or _is_title(side.folded[at + 1])
        return _is_capital(side, at - 1) and _is_capital(side, at + 1) and not titles
    if word in SMALL_WORDS or tier_of(word) is not CueTier.NONE:
        return False
    if word.endswith(("ing", "ly", "ed")) and not _is_capital(side, at):
        return at > 0 and side.folded[at - 1] in DETERMINERS
    return True


def _is_title(word: str) -> bool:
    bare = word.removesuffix("'s").rstrip(".")
    return bare in TITLES or (bare in PERSON_NOUNS and not bare.endswith("s"))


def _is_capital(side: Side, at: int) -> bool:
    return _written(side, at)[:1].isupper()


def _written(side: Side, at: int) -> str:
    written = side.text(side.words[at].span)
    return written.removesuffix("'s").removesuffix("’s")


def _bare(side: Side, at: int) -> str:
    return side.folded[at].removesuffix("'s")


def _adjoins(side: Side, at: int) -> bool:
    """Whether only spaces, or an abbreviation's stop ("Gov."), stand between word ``at`` and the next."""
    between = side.between(at)
    stopped = between == "." and side.claim.exact[side.words[at].span.end] == "."
    return between == "" or (stopped and len(side.folded[at]) <= len("capt"))

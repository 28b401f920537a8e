"""Names, demonyms, capitals and seats of power, folded to the one party they stand for.

"UK", "British bases", "the United Kingdom" and "London" all speak of one state. The table is a plain file,
``parties.tsv``, so that a reader can check and correct what the program takes for the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from compare.text import Span, Word, words

LONGEST_NAME = 8
"""Words of the longest name looked up."""
TEXTS_KEPT = 512
"""Texts whose parties are remembered: one claim, and the names in it, are asked about several times."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A party named in a text: the name it is folded to, and where it stands."""

    party: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Table:
    folded: dict[tuple[str, ...], str]
    verbatim: dict[str, str]
    openers: frozenset[str]


@lru_cache(TEXTS_KEPT)
def find_parties(text: str) -> tuple[Mention, ...]:
    """The parties of ``parties.tsv`` that ``text`` names, in order; the longest name wins.

    >>> [mention.party for mention in find_parties("British bases; London and the US‑Israeli war")]
    ['United Kingdom', 'United Kingdom', 'United States', 'Israel']
    """
    return tuple(_mentions(text, _pieces(text)))


def party_names(text: str) -> tuple[str, ...]:
    """The parties ``text`` names, each once, in the order of their first mention."""
    return tuple(dict.fromkeys(mention.party for mention in find_parties(text)))


def whole_party(name: str) -> str:
    """The party that a name as a whole stands for, or "".

    >>> whole_party("Tehran"), whole_party("Tehran University")
    ('Iran', '')
    """
    mentions = find_parties(name)
    whole = len(mentions) == 1 and name[:1].isupper() and mentions[0].span == Span(0, len(name))
    return mentions[0].party if whole else ""


def _mentions(text: str, pieces: list[Word]) -> Iterator[Mention]:
    table = _table()
    at = 0
    while at < len(pieces):
        party, length = _longest(text, pieces, at, table)
        if party:
            yield Mention(party, Span(pieces[at].span.start, pieces[at + length - 1].span.end))
        at += length


def _longest(text: str, pieces: list[Word], at: int, table: _Table) -> tuple[str, int]:
    verbatim = table.verbatim.get(pieces[at].span.of(text))
    if pieces[at].folded in table.openers:
        for length in range(min(LONGEST_NAME, len(pieces) - at), 0, -1):
            name = tuple(piece.folded for piece in pieces[at : at + length])
            party = table.folded.get(name) or table.folded.get((*name[:-1], name[-1].removesuffix("s")))
            if party and (length > 1 or not verbatim):
                return party, length
    return (verbatim, 1) if verbatim else ("", 1)


def _pieces(text: str) -> list[Word]:
    """Words with possessives taken off and hyphened ones split ("US-Israeli" names two states)."""
    return [piece for word in words(text) for piece in _split(text, word)]


def _split(text: str, word: Word) -> Iterator[Word]:
    written = word.span.of(text)
    if written.isalnum():
        yield Word(word.span, written.lower())
        return
    table = _table()
    if word.folded in table.openers and "-" in word.folded and (word.folded,) in table.folded:
        yield word
        return
    start = word.span.start
    for part in written.replace("‑", "-").split("-"):
        bare = _without_possessive(part)
        yield Word(Span(start, start + len(bare)), bare.lower())
        start += len(part) + 1


def _without_possessive(part: str) -> str:
    return part[:-2] if part[-2:] in {"'s", "’s", "'S", "’S"} else part


@cache
def _table() -> _Table:
    folded: dict[tuple[str, ...], str] = {}
    verbatim: dict[str, str] = {}
    lines = files(__package__).joinpath("parties.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line.startswith("#"):
            continue
        party, _, names = line.split("\t")
        for name in names.split("|"):
            if name.startswith("="):
                verbatim[name[1:]] = party
            else:
                folded[tuple(name.split())] = party
    openers = {name[0] for name in folded} | {name[0] + "s" for name in folded}
    return _Table(folded, verbatim, frozenset(openers))

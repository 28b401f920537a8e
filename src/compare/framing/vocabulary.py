"""The word lists in ``lexicon/``, read once and made ready to be looked up."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import snowballstemmer

from compare.claims.lexicon import AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, PRONOUNS
from compare.framing.runs import GLUE
from compare.text import words

Phrase = tuple[str, ...]

STANCES: Final = ("softening", "plain", "condemning")
"""What a label does to its referent, from kind to harsh."""

SMALL_WORDS: Final = (
    GLUE
    | PREPOSITIONS
    | DETERMINERS
    | AUXILIARIES
    | PRONOUNS
    | CONJUNCTIONS
    | {"after", "her", "him", "s", "there"}
)
"""Words that say little of what a claim is about, and end a noun phrase."""

_STEMMER: Final = snowballstemmer.stemmer("english")


@dataclass(frozen=True, slots=True)
class Certainty:
    """A hedge or booster, and what beside it makes it something else."""

    kind: str
    not_after: frozenset[str]
    not_before: frozenset[str]
    before_noun: bool
    hearsay: bool


@dataclass(frozen=True, slots=True)
class LabelGroup:
    """Names for one kind of referent: stance by stem, and the names as they are listed."""

    referent: str
    stance: Mapping[str, str]
    lemmas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agents:
    """Words that tell whether an agent is named: event nouns (stems), passives, and verbs that hide it."""

    events: frozenset[str]
    be: frozenset[str]
    participles: frozenset[str]
    verbs: Mapping[str, frozenset[str]]
    subjects: frozenset[str]
    nature: frozenset[str]
    between: frozenset[str]
    states: frozenset[str]
    done_and_happened: tuple[tuple[frozenset[str], frozenset[str]], ...]


@dataclass(frozen=True, slots=True)
class Stance:
    """Words of one stance, each as folded words in a row, and what beside them makes them something else."""

    forms: tuple[Phrase, ...]
    not_before: frozenset[str]
    not_near: frozenset[str]


@cache
def stem(word: str) -> str:
    """A folded word without its ending and possessive, so that inflections look alike (Snowball English).

    >>> stem("operations"), stem("iran's")
    ('oper', 'iran')
    """
    return str(_STEMMER.stemWord(word.removesuffix("'s").removesuffix("'")))


@cache
def certainty() -> Mapping[Phrase, Certainty]:
    """Hedges and boosters by their words."""
    return {
        tuple(form.split()): Certainty(
            kind=entry["kind"],
            not_after=frozenset(entry.get("not_after", ())),
            not_before=frozenset(entry.get("not_before", ())),
            before_noun=entry.get("before_noun", False),
            hearsay=entry.get("hearsay", False),
        )
        for entry in _read("certainty.toml")["word"]
        for form in entry["forms"]
    }


@cache
def certainty_elsewhere() -> frozenset[str]:
    """Words that leave a claim open as much as a hedge does: "accused of", "suspect"."""
    return frozenset(_read("certainty.toml")["elsewhere"]["forms"])


@cache
def attributed() -> frozenset[str]:
    """Words by which a claim names who says so."""
    return frozenset(_read("certainty.toml")["attributed"]["forms"])


@cache
def label_groups() -> tuple[LabelGroup, ...]:
    """Competing names by kind of referent."""
    return tuple(
        LabelGroup(
            entry["referent"],
            {stem(lemma): stance for stance in STANCES for lemma in entry.get(stance, ())},
            tuple(lemma for stance in STANCES for lemma in entry.get(stance, ())),
        )
        for entry in _read("labels.toml")["group"]
    )


@cache
def words_of_court() -> frozenset[str]:
    """Words near which murder and assault are charges, as stems."""
    return frozenset(stem(word) for word in _read("labels.toml")["court"]["words"])


@cache
def agents() -> Agents:
    """What shows and what hides an agent."""
    table = _read("agents.toml")
    passive = table["passive"]
    return Agents(
        events=frozenset(stem(noun) for noun in table["events"]["nouns"]),
        be=frozenset(passive["be"]),
        participles=frozenset(passive["participles"]),
        verbs={participle: frozenset(forms) for participle, forms in passive["verbs"].items()},
        subjects=frozenset(table["events"]["subjects"]),
        nature=frozenset(table["events"]["forces_of_nature"]),
        between=frozenset(table["events"]["between"]),
        states=frozenset(passive["states"]),
        done_and_happened=tuple(
            (frozenset(entry["done"]), frozenset(entry["happened"])) for entry in table["pair"]
        ),
    )


@cache
def stances(kind: str) -> tuple[Stance, ...]:
    """The lists of a kind: "loaded" or "opinion"."""
    return tuple(
        Stance(
            forms=tuple(tuple(word.folded for word in words(form)) for form in entry["forms"]),
            not_before=frozenset(entry.get("not_before", ())),
            not_near=frozenset(entry.get("not_near", ())),
        )
        for entry in _read("stance.toml")[kind]
    )


@cache
def vague_quantities() -> tuple[Phrase, ...]:
    """Quantities without a number, longest first."""
    phrases = (tuple(form.split()) for form in _read("quantities.toml")["vague"]["forms"])
    return tuple(sorted(phrases, key=len, reverse=True))


def positions_of(phrase: Sequence[str], words: Sequence[str]) -> tuple[int, ...]:
    """Where ``phrase`` begins in ``words``.

    >>> positions_of(("to", "be"), ("to", "be", "or", "not", "to", "be"))
    (0, 4)
    """
    size = len(phrase)
    wanted = tuple(phrase)
    starts = range(len(words) - size + 1) if size else ()
    return tuple(start for start in starts if tuple(words[start : start + size]) == wanted)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("compare.framing").joinpath("lexicon", name).read_text(encoding="utf-8"))

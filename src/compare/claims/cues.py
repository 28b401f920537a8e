"""Cues: the verbs that report, read from ``cues.tsv`` with their tiers and what they need beside them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from compare.claims.lexicon import CUE_NOUNS
from compare.claims.model import CueTier
from compare.claims.tokens import Token


class Complement(StrEnum):
    """What must follow a verb for it to be a cue."""

    SPEECH = "speech"
    CLAUSE = "clause"
    OBJECT = "object"
    NAMING = "naming"


class Form(StrEnum):
    """A verb's inflection; past and participle mostly coincide and are told apart by what precedes."""

    BASE = "base"
    PRESENT = "present"
    PAST = "past"
    ING = "ing"


ASIDE = "aside"
"""What the table says of a verb that another one of the sentence outdoes (thanked them and said)."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One form of a reporting verb; ``aside``: another verb of the sentence that reports is its cue."""

    lemma: str
    tier: CueTier
    complement: Complement
    form: Form
    aside: bool = False


ACCORDING_TO = Cue("according to", CueTier.NEUTRAL, Complement.SPEECH, Form.BASE)
"""The one cue that is no verb."""


def cue_at(tokens: Sequence[Token], index: int) -> tuple[Cue, int] | None:
    """The cue that begins at a token and how many tokens it takes; the longest wins."""
    table, openers = _table()
    for length in openers.get(tokens[index].lower, ()):
        words = tuple(token.lower for token in tokens[index : index + length])
        if words in table:
            return table[words], len(words)
    return None


def cue_noun(word: str) -> Cue | None:
    """The cue that a noun made of a reporting verb stands for (claims: claim), or None."""
    return _nouns().get(word)


@cache
def _nouns() -> dict[str, Cue]:
    table, _ = _table()
    pairs = [pair.split("=") for pair in CUE_NOUNS]
    return {noun + ending: table[(verb,)] for noun, verb in pairs for ending in ("", "s")}


def tier_of(verb: str) -> CueTier:
    """The tier of a cue as written, in any form; NONE where it is not in the table.

    >>> tier_of("has claimed"), tier_of("walked")
    (<CueTier.DISTANCING: 'distancing'>, <CueTier.NONE: ''>)
    """
    words = tuple(verb.lower().split())
    table, _ = _table()
    found = [table[words[start:]] for start in range(len(words)) if words[start:] in table]
    return found[0].tier if found else CueTier.NONE


@cache
def _table() -> tuple[dict[tuple[str, ...], Cue], dict[str, list[int]]]:
    """Every form with its cue, and for each first word how many words its forms have, most first."""
    table: dict[tuple[str, ...], Cue] = {}
    openers: defaultdict[str, set[int]] = defaultdict(set)
    for line in files(__package__).joinpath("cues.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        lemma, tier, complement, forms, _source = line.split("\t")
        for form, inflected in zip(_FORMS, forms.split(), strict=True):
            words = tuple(inflected.split("~"))
            needs = Complement.OBJECT if complement == ASIDE else Complement(complement)
            cue = Cue(lemma, CueTier(tier), needs, form, aside=complement == ASIDE)
            if table.setdefault(words, cue).lemma == lemma and form is Form.PAST:
                table[words] = cue  # put, read: news is told in the past
            openers[words[0]].add(len(words))
    return table, {first: sorted(lengths, reverse=True) for first, lengths in openers.items()}


_FORMS = (Form.BASE, Form.PRESENT, Form.PAST, Form.PAST, Form.ING)

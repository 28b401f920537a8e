"""What stands between a subject and its verb and belongs to the verb: auxiliaries, adverbs, times."""

import re
from collections.abc import Sequence

from compare.claims.lexicon import (
    ADVERBS,
    ASPECTS,
    AUXILIARIES,
    DAYS,
    MONTH_OPENINGS,
    PREPOSITIONS,
    PRONOUNS,
    SENDING,
    SUBORDINATORS,
    TIME_WORDS,
    is_manner,
)
from compare.claims.tokens import Kind, Token, lower_at

_LONGEST_CARRIER = 7
_CARRYING = SENDING | ASPECTS | {"on"}
"""What stands before "to" and another verb (called to say, began to complain, went on to say)."""

_GATHERING = frozenset({"appear", "appeared", "appears"})
"""What people do where they can be heard, to say something (appeared on television to assure)."""


def skip_adverbials(tokens: Sequence[Token], at: int) -> int:
    """Step back from a verb over its auxiliaries, its adverbs, and when it happened."""
    while at >= 0 and tokens[at].kind is Kind.WORD:
        if at > 2 and _on_date(tokens, at):
            at -= 3
        elif at > 1 and _time_phrase(tokens, at):
            at -= 2
        elif _adverbial(tokens, at):
            at -= 1
        else:
            break
    return at


def carried_by(tokens: Sequence[Token], verb: int) -> int:
    """How many words before a verb only bring somebody to say it (went on to, took to X to, kept saying)."""
    if tokens[verb].lower.endswith("ing"):
        begun = verb - 2 if lower_at(tokens, verb - 1) == "off" else verb - 1
        return verb - begun if lower_at(tokens, begun) in ASPECTS else 0
    if lower_at(tokens, verb - 1) != "to":
        return 0
    habit = lower_at(tokens, verb - 2) == "used" and _somebody_ends(tokens, verb - 3)
    if habit or lower_at(tokens, verb - 2) in _CARRYING:
        return 3 if lower_at(tokens, verb - 2) == "on" else 2
    for at in range(verb - 3, max(0, verb - _LONGEST_CARRIER), -1):
        if (
            tokens[at].lower in {"took", "taken", "takes", "used", "uses"}
            and lower_at(tokens, at + 1) == "to"
        ):
            return verb - at
        if tokens[at].lower in _GATHERING:
            return verb - at
    return 0


def _somebody_ends(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name or a pronoun ends at a place (Lady Doe used to say; not: arguments used to refute)."""
    return at >= 0 and (tokens[at].proper or tokens[at].lower in PRONOUNS)


def _on_date(tokens: Sequence[Token], at: int) -> bool:
    """Whether three words before a verb give a date (the court on June 24 ordered; on 24 June)."""
    month, day = tokens[at - 1], tokens[at]
    if month.text[0].isdigit():
        month, day = day, month
    dated = month.lower[:3] in MONTH_OPENINGS and month.capital and day.text[0].isdigit()
    return dated and tokens[at - 2].lower == "on"


def _time_phrase(tokens: Sequence[Token], at: int) -> bool:
    """Whether two words before a verb say when (Gingrich in 2012 called; police at first thought)."""
    word, before = tokens[at].lower, tokens[at - 1].lower
    if (before, word) == ("at", "first"):
        return True
    dated = re.fullmatch(r"(?:19|20)\d\d", word) is not None or (
        word[:3] in MONTH_OPENINGS and tokens[at].capital
    )
    return (before == "in" and dated) or (before in {"last", "this", "earlier"} and word in TIME_WORDS)


def _adverbial(tokens: Sequence[Token], at: int) -> bool:
    word = tokens[at].lower
    if word in {"both", "all", "each"} and tokens[at - 1].lower in AUXILIARIES:
        return True
    if word in AUXILIARIES or word in ADVERBS or (is_manner(word) and not tokens[at].capital):
        return True
    if word in DAYS or (at > 0 and tokens[at - 1].lower == "on" and word in DAYS):
        return True
    return word == "on" and at + 1 < len(tokens) and tokens[at + 1].lower in DAYS


def opening_end(tokens: Sequence[Token]) -> int:
    """Where what leads up to a sentence's subject ends: the place of its comma, or 0."""
    comma = next((index for index, token in enumerate(tokens) if token.text == ","), 0)
    return comma if comma and opens_adverbially(tokens, comma) else 0


def opens_adverbially(tokens: Sequence[Token], comma: int) -> bool:
    """Whether what stands before a sentence's first comma leads up to its subject (Asked why, an aide …)."""
    first = tokens[0].lower
    leads = (
        first in PREPOSITIONS | SUBORDINATORS
        or first.endswith("ing")
        or first in {"asked", "pressed", "given"}
    )
    return leads and all(token.kind is Kind.WORD for token in tokens[:comma])

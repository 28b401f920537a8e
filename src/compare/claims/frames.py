"""Frames: a reporting verb in use, with its subject and how surely it attributes the sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from compare.claims.cues import Complement, Cue, Form
from compare.claims.model import CueTier
from compare.claims.tokens import Token
from compare.text import Span

SAY = Cue("say", CueTier.NEUTRAL, Complement.SPEECH, Form.PAST)
STATE = Cue("state", CueTier.NEUTRAL, Complement.CLAUSE, Form.PAST)
"""Cues that anything, and only somebody, may be the subject of."""


class Strength(IntEnum):
    """How surely a frame attributes the whole sentence; the strongest wins, among equals the first."""

    EMBEDDED = 1
    PARTICIPLE = 2
    COORDINATED = 3
    ACCORDING = 4
    MAIN = 5
    TAG = 6


@dataclass(frozen=True, slots=True)
class Frame:
    """A reporting verb in use: its words, its subject (None where none is named), its whole part."""

    cue: Cue
    verb: Span
    speaker: Span | None
    part: Span
    strength: Strength


def verb_span(tokens: Sequence[Token], index: int, after: int) -> Span:
    """Where the tokens from ``index`` up to ``after`` stand."""
    return Span(tokens[index].span.start, tokens[after - 1].span.end)

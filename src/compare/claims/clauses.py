"""Clauses: where one sentence asserts two things, each is a claim of its own.

Only two shapes are split, both sure: a second speaker behind a comma ("NATO condemned the strikes, and
Erdoğan warned Tehran …"), and a denial turned into an assertion ("… that it is not taking part but has
authorized …"). Everything else stays whole: a claim cut in the wrong place is worse than a long one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from compare.claims.attribution import frames_of, main_frame
from compare.claims.cues import Complement
from compare.claims.frames import Frame, Strength
from compare.claims.lexicon import FINITE, PERSON_PRONOUNS, POSSESSIVES
from compare.claims.tokens import Kind, Token, index_at, lower_at
from compare.text import Span

SHORTEST = 4
"""A clause of fewer words is not split off."""

_LONGEST_DESCRIPTION = 8
MOST_JOINTS = 8
"""Joining words of a sentence beyond this many are not tried."""

_JOINS = frozenset({"and", "as", "but", "while", "whereas"})
_CONTRASTS = frozenset({"while", "whereas"})
_TOLD = frozenset({Strength.MAIN, Strength.TAG})
"""How sure the first of two speakers must be (X says, while Y …; …, X said, and Y …)."""

_HEARSAY = frozenset({("is", "understood"), ("is", "said"), ("is", "believed"), ("is", "thought")})
"""What reports without saying who does, between commas (it is understood)."""

_DENYING = frozenset({"rule out", "deny", "reject", "dismiss"})
_DENIALS = frozenset({"not", "no", "never"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence that is a claim; ``inherits`` if it is said by whoever said the part before."""

    span: Span
    inherits: bool = False


def clauses_of(sentence: Span, tokens: Sequence[Token]) -> tuple[Clause, ...]:
    """The clauses of a sentence, one or two; together they cover it."""
    joints = [at for at in range(SHORTEST, len(tokens) - SHORTEST) if tokens[at].lower in _JOINS]
    for index in joints[:MOST_JOINTS]:
        if _enough(tokens[:index]) and _enough(tokens[index + 1 :]):
            second = _second_speaker(tokens, index)
            if second or _denial_turned(tokens, index):
                cut = tokens[index].span.start
                left = Span(sentence.start, tokens[index - 1].span.end)
                return Clause(left), Clause(Span(cut, sentence.end), inherits=not second)
    return (Clause(sentence),)


def _enough(tokens: Sequence[Token]) -> bool:
    return sum(token.kind is not Kind.MARK for token in tokens) >= SHORTEST


def _second_speaker(tokens: Sequence[Token], index: int) -> bool:
    """Whether a comma and the word at ``index`` are followed by somebody else who says something."""
    if not _comma_before(tokens[index - 1]):
        return False
    first, second = main_frame(frames_of(tokens[:index])), main_frame(frames_of(tokens[index + 1 :]))
    if first is None or second is None or second.speaker is None:
        return False
    if tokens[index].lower == "as" and second.cue.complement is Complement.OBJECT:
        return False  # he said talks went on, as Tehran rejected a deal: what Tehran did is said, too
    main = first.strength in _TOLD and second.strength is Strength.MAIN
    if first.strength in _TOLD and second.strength is Strength.ACCORDING:
        return tokens[index].lower in _CONTRASTS and first.speaker is not None
    same = tokens[index + 1].lower in PERSON_PRONOUNS
    opens = index_at(tokens, second.speaker.start)
    named = opens == index + 1 or _described(tokens[index + 1 : opens])
    return main and not same and named


def _comma_before(token: Token) -> bool:
    """Whether a token is a comma, or a quotation that takes it in (called it “unjustified,” and …)."""
    return token.text == "," or (token.kind is Kind.QUOTE and token.text[-2:-1] == ",")


def _described(words: Sequence[Token]) -> bool:
    """Whether words are a description and a comma, behind which its bearer is named (his aide, Jane Doe)."""
    led = words[0].lower in POSSESSIVES | {"the"} and words[-1].text == ","
    return led and len(words) <= _LONGEST_DESCRIPTION and all(word.kind is Kind.WORD for word in words[:-1])


def _denial_turned(tokens: Sequence[Token], index: int) -> bool:
    """Whether a denial and what holds instead are joined at ``index`` (is not X but has Y, but he did Y)."""
    if tokens[index].lower != "but":
        return False
    frame = main_frame(frames_of(tokens[:index]))
    told = frame is not None and frame.strength is Strength.MAIN
    if tokens[index + 1].lower in FINITE:
        return told and _denies(tokens[:index], frame)
    told = told or any((first.lower, second.lower) in _HEARSAY for first, second in pairwise(tokens[:index]))
    subject = tokens[index + 1].lower in PERSON_PRONOUNS and lower_at(tokens, index + 2) in FINITE
    return subject and told and _comma_before(tokens[index - 1]) and _denies(tokens[:index], frame)


def _denies(tokens: Sequence[Token], frame: Frame | None) -> bool:
    negated = any(token.lower in _DENIALS or token.lower.endswith("n't") for token in tokens)
    return negated or (frame is not None and frame.cue.lemma in _DENYING)

"""Tags: who speaks behind what is said, or in passing (“…,” said X; …, X said; as X noted, …)."""

from collections.abc import Sequence

from compare.claims.complements import skip_time
from compare.claims.cues import Complement, Cue, Form
from compare.claims.following import subject_after
from compare.claims.frames import Frame, Strength, verb_span
from compare.claims.lexicon import (
    CLAUSE_OPENERS,
    FINITE,
    OCCASIONS,
    PERSON_NOUNS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
)
from compare.claims.model import CueTier
from compare.claims.noun_phrases import subject_before
from compare.claims.subjects import BEFORE_NOUN, can_speak, in_present_tense, several_within
from compare.claims.tokens import Kind, Token, index_at, lower_at, tokens_in
from compare.text import Span

_CITING = frozenset({CueTier.FACTIVE, CueTier.NEUTRAL})
"""Tiers whose verbs follow what they report even where they could take an object (…, reported CNN)."""

_TOLD = FINITE | CLAUSE_OPENERS | {"to"}
_ENDS = frozenset({".", ",", ";", "–", "—"})
_LONGEST_LISTENER = 6
"""What shows that not only a listener follows "told", and how many words one may have."""


def tag(tokens: Sequence[Token], index: int, after: int, cue: Cue) -> Frame | None:
    """The frame of a verb behind what it reports, or put into it; None where it is no such tag."""
    if cue.form is Form.BASE and lower_at(tokens, index - 1) in BEFORE_NOUN:
        return None
    framed = _inverted(tokens, index, after, cue) or _trailing(tokens, index, after, cue)
    return framed or _in_passing(tokens, index, after, cue)


def _inverted(tokens: Sequence[Token], index: int, after: int, cue: Cue) -> Frame | None:
    closed = index > 0 and (tokens[index - 1].kind is Kind.QUOTE or tokens[index - 1].text == ",")
    if (
        not closed
        or (cue.complement is Complement.OBJECT and cue.tier not in _CITING)
        or cue.complement is Complement.NAMING
        or cue.lemma == "tell"
        or lower_at(tokens, after) in CLAUSE_OPENERS
    ):
        return None
    speaker = subject_after(tokens, after)
    if speaker is None or not can_speak(tokens, speaker, cue) or not _stops_after(tokens, speaker):
        return None
    if cue.lemma != "say" and lower_at(tokens, after) in POSSESSIVES:
        return None
    if cue.form is Form.BASE and not several_within(tokens_in(tokens, speaker)):
        return None
    if tokens[index - 1].text == "," and not _names_speaker(tokens, speaker, cue):
        return None
    return Frame(
        cue,
        verb_span(tokens, index, after),
        speaker,
        Span(tokens[index].span.start, speaker.end),
        Strength.TAG,
    )


def _stops_after(tokens: Sequence[Token], speaker: Span) -> bool:
    """Whether an inverted subject is all there is: a pronoun that goes on is the subject of what was said."""
    behind = tokens[index_at(tokens, speaker.end) :][:1]
    first = tokens[index_at(tokens, speaker.start)]
    return first.lower not in PRONOUNS or not behind or behind[0].kind is Kind.MARK


def _names_speaker(tokens: Sequence[Token], speaker: Span, cue: Cue) -> bool:
    """Whether a phrase behind ", said" is somebody, by a name or a noun, and the clause ends with it."""
    last = tokens[index_at(tokens, speaker.end - 1)]
    behind = tokens[index_at(tokens, speaker.end) :]
    closed = (
        not behind
        or behind[0].kind is Kind.MARK
        or behind[0].lower in {"on", "in", "at", "who", "during", "told", "of", "as", "after", "over"}
    )
    first = lower_at(tokens, index_at(tokens, speaker.start))
    somebody = cue.lemma == "say" and first in {"a", "an", "one"}
    return closed and (somebody or last.capital or last.lower in PERSON_NOUNS)


def _trailing(tokens: Sequence[Token], index: int, after: int, cue: Cue) -> Frame | None:
    speaker = subject_before(tokens, index)
    if speaker is None or (cue.complement is Complement.OBJECT and cue.tier not in _CITING):
        return None
    if cue.form is Form.BASE and not in_present_tense(tokens, index, cue):
        return None
    before = tokens[: index_at(tokens, speaker.start)]
    written = cue.form is Form.PAST and _written(tokens, before)
    if not written and not can_speak(tokens, speaker, cue):
        return None
    behind = tokens[_skip_listener(tokens, skip_time(tokens, after), cue) :]
    ends = not behind or (
        behind[0].kind is not Kind.QUOTE
        and (behind[0].text in _ENDS or behind[0].lower in PREPOSITIONS | {"when", "while", "as"})
    )
    if not before or not (_quotes_before(before) or before[-1].text == ",") or not ends:
        return None
    if before[-1].text == "," and (
        (cue.lemma != "say" and behind and behind[0].text not in {".", ","} and not _where_said(behind))
        or not (_clause_before(before) or (behind and behind[0].text == ","))
    ):
        return None
    part = Span(speaker.start, tokens[after - 1].span.end)
    told = before[-1].text == "," or any(token.kind is Kind.WORD for token in before)
    relayed = cue.lemma == "report" and told
    strength = Strength.ACCORDING if relayed else Strength.TAG
    return Frame(cue, verb_span(tokens, index, after), speaker, part, strength)


def _quotes_before(before: Sequence[Token]) -> bool:
    """Whether a quotation ends right before a tag, with or without a dash (“…” - the message reads - “…”)."""
    dashed = len(before) > 1 and before[-1].text in {"–", "—"}
    return before[-2 if dashed else -1].kind is Kind.QUOTE


def _where_said(behind: Sequence[Token]) -> bool:
    """Whether nothing follows a verb but in what the thing was said (the auditor found in a report)."""
    words = [token for token in behind if token.kind is Kind.WORD]
    said = any(token.lower in OCCASIONS for token in words[1:_LONGEST_LISTENER])
    said = said or (len(words) == len(("on", "X")) and words[1].proper and words[0].lower == "on")
    return said and words[0].lower in {"in", "on", "at"} and len(words) <= _LONGEST_LISTENER


def _in_passing(tokens: Sequence[Token], index: int, after: int, cue: Cue) -> Frame | None:
    """The frame of "as", a speaker and a verb between marks (still, as Lee noted, the team can wait)."""
    speaker = subject_before(tokens, index)
    led = index_at(tokens, speaker.start) - 1 if speaker is not None else 0
    apart = lower_at(tokens, led) == "as" and lower_at(tokens, led - 1) in {"", ",", "–", "—"}
    closed = lower_at(tokens, after) in {"", ",", ".", "–", "—"}
    if speaker is None or not (apart and closed and can_speak(tokens, speaker, cue)):
        return None
    part = Span(tokens[led].span.start, tokens[after - 1].span.end)
    return Frame(cue, verb_span(tokens, index, after), speaker, part, Strength.ACCORDING)


def _skip_listener(tokens: Sequence[Token], at: int, cue: Cue) -> int:
    """Step over a named listener who stands between "told" and the next mark (…, he told state media.)."""
    end = at
    while end < len(tokens) and tokens[end].kind is Kind.WORD and tokens[end].lower not in _TOLD:
        end += 1
    listener = cue.lemma in {"tell", "text"} and end - at <= _LONGEST_LISTENER
    return end if listener and (end == len(tokens) or tokens[end].text in {".", ","}) else at


def _written(tokens: Sequence[Token], before: Sequence[Token]) -> bool:
    """Whether a thing right behind a quotation may be where it stands (“…,” the caption explained)."""
    quoted = bool(before) and before[-1].kind is Kind.QUOTE
    return quoted and lower_at(tokens, len(before)) in {"a", "an", "the"}


def _clause_before(before: Sequence[Token]) -> bool:
    words = sum(1 for token in before if token.kind is Kind.WORD)
    return words >= 4 or any(token.kind is Kind.QUOTE for token in before)

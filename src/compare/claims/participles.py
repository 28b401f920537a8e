"""Attribution by participles: …, saying that; described by X as; a man accused of theft."""

from collections.abc import Sequence

from compare.claims.adverbials import opening_end
from compare.claims.complements import completes, part_end
from compare.claims.cues import Complement, Cue, Form, cue_at
from compare.claims.following import subject_after
from compare.claims.frames import SAY, STATE, Frame, Strength, verb_span
from compare.claims.lexicon import (
    ADVERBS,
    CLAUSE_OPENERS,
    DETERMINERS,
    FINITE,
    LISTENERS,
    MEANS,
    PASSIVES,
    PRONOUNS,
    is_manner,
)
from compare.claims.model import CueTier
from compare.claims.noun_phrases import opening_subject, subject_before
from compare.claims.phrases import phrase_ending_at
from compare.claims.subjects import BEFORE_NOUN, can_speak, in_present_tense
from compare.claims.tokens import Kind, Token, index_at, lower_at
from compare.text import Span

_QUOTES = frozenset("“‘'«" + chr(34))
_CLAIMED = frozenset({"attack", "attacks", "bombing", "raid", "strike", "strikes"})
"""What is claimed by those who did it (an attack claimed by rebels)."""

_SHOWING = frozenset({"features", "featured", "shows", "showed"})
"""What a recording does with who speaks in it (the clip features a man telling an aide that)."""

_SENT = frozenset({"communique", "complaint", "lawsuit", "letter", "petition", "statement", "suit"})
_OPENING = _SENT | {"while", "by", "and", "but", "also", "in"}
"""Words behind which a participle may report (while saying; lodged a complaint alleging that)."""

_HELD = frozenset({"allege", "believe", "expect", "report", "say", "think"})
"""Verbs whose passive tells by whom a thing is held to be so (she was said by aides to have left)."""

_RELATIVES = frozenset({"who", "whose", "which", "that", "where", "when"})


def participle(tokens: Sequence[Token], index: int, after: int, cue: Cue) -> Frame | None:
    """The frame of a verb in -ing behind a comma, "while" or "by", or that opens the sentence."""
    often = lower_at(tokens, index - 2) == "," and lower_at(tokens, index - 1) in ADVERBS
    before = tokens[index - 2 if often else index - 1] if index else None
    if before is None and not _reports_at_once(tokens, after, cue):
        return None
    opened = (
        before is None
        or before.text in {",", "–", "—"}
        or before.lower in _OPENING
        or (cue.lemma == "allege" and before.proper)  # petitioned the court alleging
    )
    subject = None if opened else _own_subject(tokens, index, cue)
    heard = subject is not None and lower_at(tokens, index - 1) == "heard" and tokens[0].kind is Kind.QUOTE
    if (
        not (opened or subject)
        or not (heard or completes(tokens, after, cue))
        or _adjective(tokens, index, cue)
    ):
        return None
    speaker = subject or (sentence_subject(tokens, index) if index else _subject_behind(tokens))
    part = Span(tokens[index].span.start, part_end(tokens, after))
    return Frame(cue, verb_span(tokens, index, after), speaker, part, Strength.PARTICIPLE)


def _subject_behind(tokens: Sequence[Token]) -> Span | None:
    """Whom a sentence that opens with a participle goes on to, behind its comma (Saying so, she left)."""
    comma = next((at for at, token in enumerate(tokens) if token.text == ","), len(tokens))
    return opening_subject(tokens[comma + 1 :])


def _own_subject(tokens: Sequence[Token], index: int, cue: Cue) -> Span | None:
    """Who a participle behind a noun is about: with each side accusing the other, a video claiming that."""
    if lower_at(tokens, index - 1) == "heard" and lower_at(tokens, index - 2) in PASSIVES:
        return subject_before(tokens, index - 1)
    phrase = phrase_ending_at(tokens, index - 1) if tokens[index - 1].kind is Kind.WORD else None
    if phrase is None:
        return None
    first = index_at(tokens, phrase.start)
    shown = lower_at(tokens, first - 1) in _SHOWING and cue.lemma == "tell"
    absolute = lower_at(tokens, first - 1) == "with" and lower_at(tokens, first - 2) in {",", "–", "—"}
    opens = first == 0 and lower_at(tokens, index + 1) == "that"
    return phrase if absolute or opens or shown else None


def _adjective(tokens: Sequence[Token], index: int, cue: Cue) -> bool:
    """Whether a participle behind "and" is one of two adjectives (a distracted and demanding audience)."""
    joined = lower_at(tokens, index - 1) in {"and", "but"} and cue.complement is Complement.OBJECT
    behind = tokens[index + 1 : index + 2]
    return joined and bool(behind) and not (behind[0].capital or behind[0].lower in BEFORE_NOUN)


def _reports_at_once(tokens: Sequence[Token], after: int, cue: Cue) -> bool:
    """Whether a participle that opens a sentence reports (Saying that …); "Finding gold is fun" does not."""
    first = lower_at(tokens, after)
    if cue.lemma == "say" and lower_at(tokens, 0) == "having":
        return False
    return (
        first in CLAUSE_OPENERS
        or cue.complement in {Complement.OBJECT, Complement.NAMING}
        or _quoted_at(tokens, after)
    )


def _quoted_at(tokens: Sequence[Token], at: int) -> bool:
    return any(token.kind is Kind.QUOTE for token in tokens[at : at + 3])


def sentence_subject(tokens: Sequence[Token], before: int) -> Span | None:
    """The subject of the sentence's first finite verb before a participle; the participle shares it."""
    first = None
    for index in range(opening_end(tokens[:before]) + 1, before):
        token = tokens[index]
        closed = tokens[index - 1].kind is Kind.WORD or tokens[index - 1].text in {")", ","}
        verb = token.lower in FINITE or (not token.capital and token.lower.endswith("ed") and closed)
        found = None if token.capital else cue_at(tokens, index)
        if verb or (found is not None and _finite(tokens, index, found[0])):
            subject = subject_before(tokens, index)
            within = (
                subject is not None and lower_at(tokens, index_at(tokens, subject.start) - 1) in _RELATIVES
            )
            if subject is not None and not within and can_speak(tokens, subject, SAY):
                if can_speak(tokens, subject, STATE):
                    return subject
                first = first or subject
    return first or opening_subject(tokens)


def _finite(tokens: Sequence[Token], index: int, cue: Cue) -> bool:
    """Whether a word of the table is a finite verb here (the post is none)."""
    return cue.form is Form.PAST or (cue.form is not Form.ING and in_present_tense(tokens, index, cue))


def passive(tokens: Sequence[Token], index: int) -> bool:
    """Whether a participle is passive: an auxiliary leads to it, or somebody's "by" follows."""
    at = index - 1
    while at >= 0 and (tokens[at].lower in ADVERBS or is_manner(tokens[at].lower)):
        at -= 1
    acted = lower_at(tokens, index + 1) == "by" and lower_at(tokens, index + 2) not in MEANS | {"saying"}
    return acted or _said_of(tokens, index) or (at >= 0 and tokens[at].lower in PASSIVES)


def _said_of(tokens: Sequence[Token], index: int) -> bool:
    """Whether a headline tells what others say of its subject (Firm said to weigh a sale)."""
    headline = tokens[-1].kind is Kind.WORD and tokens[index].lower == "said"
    listener = lower_at(tokens, index + 2) in LISTENERS | DETERMINERS | PRONOUNS
    return headline and lower_at(tokens, index + 1) == "to" and not listener


def participial(tokens: Sequence[Token], after: int, cue: Cue) -> bool:
    """Whether a verb that needs an object has none before its "of" or "as" (a man accused of theft)."""
    if lower_at(tokens, after) in ADVERBS:
        after += 1
    behind = lower_at(tokens, after)
    if behind == "of":
        return cue.lemma == "accuse"
    quoted = after + 1 < len(tokens) and tokens[after + 1].kind is Kind.QUOTE
    named = not quoted or cue.tier is CueTier.EVALUATIVE  # the minister mocked as “Tintin”
    return behind == "as" and cue.complement is Complement.NAMING and named


def passive_frame(tokens: Sequence[Token], index: int, after: int, cue: Cue) -> Frame | None:
    """The frame of a passive that names who speaks behind "by"."""
    for at in range(after, min(after + 7, len(tokens))):
        if tokens[at].lower == "by":
            speaker = subject_after(tokens, at + 1)
            if (
                speaker is None
                or not can_speak(tokens, speaker, cue)
                or not _passive_reports(tokens, index, cue, speaker)
            ):
                return None
            part = Span(tokens[index].span.start, speaker.end)
            return Frame(cue, verb_span(tokens, index, after), speaker, part, Strength.EMBEDDED)
    return None


def _passive_reports(tokens: Sequence[Token], index: int, cue: Cue, speaker: Span) -> bool:
    """Whether "described by London as" reports; "found by a farmer" and "announced by Paris" do not."""
    behind = next((token.lower for token in tokens if token.span.start >= speaker.end), "")
    if cue.lemma == "claim" and tokens[index - 1].lower in _CLAIMED:
        return True
    held = behind == "to" and cue.lemma in _HELD
    return cue.complement is Complement.OBJECT or behind in {"that", "as"} or behind[:1] in _QUOTES or held

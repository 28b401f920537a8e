"""Attribution: which verb of a sentence reports, who its subject is, and which words make up that part.

Frames are looked for in the sentence's tokens, quotations being one token each; the strongest frame is
the claim's. A word of the cue table counts only in a frame: nouns ("member states", "the claims") and
verbs of another sense ("adding troops") have none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from compare.claims.cues import ACCORDING_TO, Complement, Cue, Form, cue_at
from compare.claims.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CLAUSE_OPENERS,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    FINITE,
    LISTENERS,
    MONTH_OPENINGS,
    PASSIVES,
    PERSON_NOUNS,
    PLURAL_PEOPLE,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIME_WORDS,
    UNSPEAKING,
)  # fmt: skip
from compare.claims.model import CueTier
from compare.claims.noun_phrases import opening_subject, subject_after, subject_before
from compare.claims.tokens import Kind, Token
from compare.text import Span


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


_SAY = Cue("say", CueTier.NEUTRAL, Complement.SPEECH, Form.PAST)
_BEFORE_NOUN = DETERMINERS | POSSESSIVES | (PREPOSITIONS - {"to"})
_FINITE_REACH = 14
"""How many tokens after a verb a clause without "that" must show its own finite verb."""


def frames_of(tokens: Sequence[Token]) -> tuple[Frame, ...]:
    """Every frame of a sentence, in text order."""
    found: list[Frame] = []
    index = 0
    while index < len(tokens):
        step = 1
        if tokens[index].kind is Kind.WORD:
            frame, step = _frame_at(tokens, index)
            if frame is not None:
                found.append(frame)
        index += step
    return tuple(found)


def main_frame(frames: Sequence[Frame]) -> Frame | None:
    """The frame that attributes the sentence as a whole, or None."""
    return max(frames, key=lambda frame: (frame.strength, -frame.verb.start), default=None)


def _frame_at(tokens: Sequence[Token], index: int) -> tuple[Frame | None, int]:
    if tokens[index].lower == "according" and _lower(tokens, index + 1) == "to":
        return _according(tokens, index), 2
    found = cue_at(tokens, index)
    if found is None or not _may_be_verb(tokens, index):
        return None, 1
    cue, length = found
    return _verb_frame(tokens, index, cue, length), length


def _may_be_verb(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word may be a verb at all: capitalised ones only at the start or in title case."""
    return index == 0 or not tokens[index].text[0].isupper() or _title_case(tokens)


def _title_case(tokens: Sequence[Token]) -> bool:
    words = [token for token in tokens if token.kind is Kind.WORD and len(token.text) > 3]
    return (
        len(words) > 2
        and tokens[-1].text != "."
        and sum(token.capital for token in words) >= 0.8 * len(words)
    )


def _verb_frame(tokens: Sequence[Token], index: int, cue: Cue, length: int) -> Frame | None:
    after = index + length
    if _negated(tokens, index) or (cue.lemma == "tell" and _lower(tokens, after) == "to"):
        return None
    if cue.form is Form.ING:
        return _participle(tokens, index, after, cue)
    if cue.form is Form.PAST and _passive(tokens, index):
        return _passive_frame(tokens, index, after, cue)
    return _tag(tokens, index, after, cue) or _active(tokens, index, after, cue)


def _negated(tokens: Sequence[Token], index: int) -> bool:
    """Whether nothing was said after all (did not dispute, has never commented, declined to say)."""
    before = [token.lower for token in tokens[max(0, index - 3) : index]]
    return before[-1:] == ["to"] or any(
        word in {"not", "never"} or word.endswith("n't") for word in before[-2:]
    )


# --- X said that …


def _active(tokens: Sequence[Token], index: int, after: int, cue: Cue) -> Frame | None:
    if cue.form in {Form.BASE, Form.PRESENT} and not _present_tense(tokens, index, cue):
        return None
    if not _complement(tokens, after, cue) and not _named_so(tokens, index, cue):
        return None
    if _coordinated(tokens, index):
        part = Span(tokens[index].span.start, _part_end(tokens, after))
        return Frame(
            cue,
            _verb_span(tokens, index, after),
            _sentence_subject(tokens, index),
            part,
            Strength.COORDINATED,
        )
    speaker = subject_before(tokens, index)
    if speaker is None or not _speaks(tokens, speaker, cue):
        return None
    if _relative(tokens, speaker):
        return None
    strength = Strength.EMBEDDED if _subordinate(tokens, speaker) else Strength.MAIN
    part = Span(speaker.start, _part_end(tokens, after))
    return Frame(cue, _verb_span(tokens, index, after), speaker, part, strength)


def _named_so(tokens: Sequence[Token], index: int, cue: Cue) -> bool:
    """Whether a verb of naming closes "what … called": what it names is the phrase behind it."""
    before = [token.lower for token in tokens[max(0, index - 6) : index]]
    return cue.complement is Complement.NAMING and "what" in before


def _coordinated(tokens: Sequence[Token], index: int) -> bool:
    """Whether a verb shares the subject of the sentence (he paid and later said …)."""
    at = index - 1
    while at > 0 and (tokens[at].lower in ADVERBS or tokens[at].lower in FINITE):
        at -= 1
    return at > 0 and tokens[at].lower in {"and", "but"}


def _present_tense(tokens: Sequence[Token], index: int, cue: Cue) -> bool:  # noqa: PLR0911 - a cascade of cases
    """Whether "claims", "report" and the like are verbs here: what precedes can be their subject."""
    at = index - 1
    while at >= 0 and (tokens[at].lower in ADVERBS or tokens[at].lower.endswith("ly")):
        at -= 1
    if at < 0:
        return False
    before = tokens[at]
    if before.lower in {"to", "not"} | (AUXILIARIES & FINITE):
        return before.lower not in {"to", "is", "are", "was", "were", "has", "have", "had"}
    if before.kind is not Kind.WORD:
        return before.text in {",", ")", "–", "—"}
    if before.lower in _BEFORE_NOUN or before.text.endswith(("'s", "’s", "s’", "s'")):
        return False
    if cue.form is Form.PRESENT and _lower(tokens, index + 1) == "that" and not before.lower.endswith("s"):
        return True
    plural = before.lower.endswith("s") or before.lower in {
        "people",
        "police",
        "they",
        "we",
        "i",
        "you",
        "who",
    }
    if cue.form is Form.BASE:
        plural = plural or (
            before.capital and any(token.lower in PLURAL_PEOPLE for token in tokens[max(0, at - 6) : at])
        )
        return plural or " and " in f" {_lower(tokens, at - 1)} "
    return before.capital or before.lower in {"he", "she", "it", "who"} or before.lower in PERSON_NOUNS


def _plural_with_place(tokens: Sequence[Token], at: int) -> bool:
    """Whether a plural and its place end at ``at`` (growers in Jaén)."""
    return (
        at >= 2
        and _lower(tokens, at - 1) in {"in", "of", "from", "at"}
        and _lower(tokens, at - 2).endswith("s")
    )


def _speaks(tokens: Sequence[Token], speaker: Span, cue: Cue) -> bool:
    """Whether a noun phrase can speak: it has a name, is a pronoun, or holds a noun for people or bodies.

    Of "say" anything may be the subject; other verbs have other senses.
    """
    inside = [token for token in tokens if speaker.contains(token.span)]
    first = inside[0]
    if first.lower in {"what", "there", "this", "that", "these", "those"}:
        return len(inside) > 1 and any(token.lower in PERSON_NOUNS for token in inside)
    if first.lower in UNSPEAKING:
        return False
    named = any(token.capital for token in inside[1:]) or (first.capital and len(inside) == 1)
    return named or _only_people(cue) or any(token.lower in PERSON_NOUNS | PRONOUNS for token in inside)


def _only_people(cue: Cue) -> bool:
    """Whether only people, and bodies of people, are ever the subject of a verb (say, praise, dub)."""
    evaluative = cue.tier is CueTier.EVALUATIVE and cue.lemma not in {"question", "defend"}
    return evaluative or cue.lemma in {"say", "dub", "brand", "deny", "vow", "argue", "claim", "insist"}


def _complement(tokens: Sequence[Token], after: int, cue: Cue) -> bool:
    """Whether what follows a verb is what makes it a cue."""
    at = _skip_time(tokens, after)
    rest = tokens[at : at + _FINITE_REACH]
    if cue.complement is Complement.NAMING:
        return _names(rest)
    if cue.complement is Complement.OBJECT or not rest:
        return bool(rest) or cue.complement is Complement.SPEECH
    if cue.complement is Complement.SPEECH:
        return cue.lemma == "say" or not _bare_object(rest)
    return _says_clause(rest)


def _names(rest: Sequence[Token]) -> bool:
    within = [token for token in rest if token.text not in {",", ";"}]
    return any(token.lower == "as" or token.kind is Kind.QUOTE for token in within) and rest[0].lower not in {
        "off",
        "in",
        "up",
    }


def _bare_object(rest: Sequence[Token]) -> bool:
    """Whether nothing but a noun follows (claim credit, explain themselves)."""
    first = rest[0]
    if (
        first.kind is not Kind.WORD
        or first.capital
        or first.lower in CLAUSE_OPENERS | PRONOUNS | DETERMINERS | PREPOSITIONS | CONJUNCTIONS
    ):
        return False
    return not _says_clause(rest) and len(rest) > 1 and not any(token.kind is Kind.QUOTE for token in rest)


def _says_clause(rest: Sequence[Token]) -> bool:  # noqa: PLR0911 - a cascade of cases
    if not rest:
        return False
    first = rest[0]
    if first.kind is Kind.QUOTE or first.lower in CLAUSE_OPENERS or first.text == ":":
        return True
    if first.text == ",":
        return len(rest) > 1 and rest[1].kind is Kind.QUOTE
    if (
        first.lower in CONJUNCTIONS | PREPOSITIONS - {"in", "on", "at"}
        or first.kind is Kind.MARK
        or first.lower == "to"
    ):
        return False
    for token in rest[1:]:
        if token.text in {",", ";", "."}:
            return False
        if token.lower in FINITE:
            return True
    return False


def _skip_time(tokens: Sequence[Token], at: int) -> int:
    """Step over the listener and the time between a verb and what is said (told reporters on Monday that)."""
    limit = at + 8
    at = _skip_date(tokens, at)
    while at < min(limit, len(tokens)) and _listener_or_time(tokens, at):
        at += 1
    return at


def _listener_or_time(tokens: Sequence[Token], at: int) -> bool:
    word = tokens[at].lower
    if word in {"on", "in", "at", "to"}:
        return _lower(tokens, at + 1) in TIME_WORDS | DAYS | LISTENERS
    return tokens[at].kind is Kind.WORD and word in TIME_WORDS | DAYS | LISTENERS | ADVERBS


def _skip_date(tokens: Sequence[Token], at: int) -> int:
    """Step over "on Jan. 19", "in May 2024"."""
    if _lower(tokens, at) not in {"on", "in"} or _lower(tokens, at + 1)[:3] not in MONTH_OPENINGS:
        return at
    at += 2
    while (
        at < len(tokens) and (tokens[at].text == "." or tokens[at].text[0].isdigit()) and at < len(tokens) - 1
    ):
        at += 1
    return at


def _part_end(tokens: Sequence[Token], after: int) -> int:
    """Where an attribution in front of its claim ends: behind the listener, the time and "that"."""
    at = _skip_time(tokens, after)
    for reach in range(at, min(at + 10, len(tokens))):
        token = tokens[reach]
        if token.lower == "that":
            return token.span.end
        if token.kind is not Kind.WORD or token.lower in FINITE:
            break
    return tokens[min(at, len(tokens)) - 1].span.end


def _relative(tokens: Sequence[Token], speaker: Span) -> bool:
    """Whether the subject is a relative pronoun: what its clause reports is not the sentence's claim."""
    return any(token.span == speaker and token.lower in {"who", "which"} for token in tokens)


def _subordinate(tokens: Sequence[Token], speaker: Span) -> bool:
    before = [token for token in tokens if token.span.end <= speaker.start]
    return bool(before) and before[-1].lower in SUBORDINATORS | {"that"}


# --- “…,” said X · …, X said.


def _tag(tokens: Sequence[Token], index: int, after: int, cue: Cue) -> Frame | None:
    if cue.form is Form.BASE and _lower(tokens, index - 1) in _BEFORE_NOUN:
        return None
    return _inverted(tokens, index, after, cue) or _trailing(tokens, index, after, cue)


def _inverted(tokens: Sequence[Token], index: int, after: int, cue: Cue) -> Frame | None:
    closed = index > 0 and (tokens[index - 1].kind is Kind.QUOTE or tokens[index - 1].text == ",")
    if (
        not closed
        or cue.complement is Complement.OBJECT
        or cue.lemma == "tell"
        or _lower(tokens, after) in CLAUSE_OPENERS
    ):
        return None
    speaker = subject_after(tokens, after)
    if speaker is None or not _speaks(tokens, speaker, cue) or not _stops_after(tokens, speaker):
        return None
    if tokens[index - 1].text == "," and not _names_speaker(tokens, speaker):
        return None
    return Frame(
        cue,
        _verb_span(tokens, index, after),
        speaker,
        Span(tokens[index].span.start, speaker.end),
        Strength.TAG,
    )


def _stops_after(tokens: Sequence[Token], speaker: Span) -> bool:
    """Whether an inverted subject is all there is: a pronoun that goes on is the subject of what was said."""
    behind = [token for token in tokens if token.span.start >= speaker.end][:1]
    first = next(token for token in tokens if token.span.start >= speaker.start)
    return first.lower not in PRONOUNS or not behind or behind[0].kind is Kind.MARK


def _names_speaker(tokens: Sequence[Token], speaker: Span) -> bool:
    """Whether a phrase behind ", said" ends in a name or a noun for people, and the clause ends with it."""
    last = next(token for token in reversed(tokens) if token.span.end <= speaker.end)
    behind = [token for token in tokens if token.span.start >= speaker.end]
    closed = (
        not behind
        or behind[0].kind is Kind.MARK
        or behind[0].lower in {"on", "in", "at", "who", "during", "told", "of", "as", "after", "over"}
    )
    return closed and (last.capital or last.lower in PERSON_NOUNS)


def _trailing(tokens: Sequence[Token], index: int, after: int, cue: Cue) -> Frame | None:
    speaker = subject_before(tokens, index)
    if speaker is None or cue.complement is Complement.OBJECT or not _speaks(tokens, speaker, cue):
        return None
    before = [token for token in tokens if token.span.end <= speaker.start]
    behind = tokens[_skip_time(tokens, after) :]
    ends = not behind or (
        behind[0].kind is not Kind.QUOTE
        and (behind[0].text in {".", ",", ";"} or behind[0].lower in PREPOSITIONS | {"when", "while", "as"})
    )
    if not before or (before[-1].kind is not Kind.QUOTE and before[-1].text != ",") or not ends:
        return None
    if before[-1].text == "," and (
        (cue.lemma != "say" and behind and behind[0].text != ".") or not _clause_before(before)
    ):
        return None
    part = Span(speaker.start, tokens[after - 1].span.end)
    return Frame(cue, _verb_span(tokens, index, after), speaker, part, Strength.TAG)


def _clause_before(before: Sequence[Token]) -> bool:
    return sum(1 for token in before if token.kind is Kind.WORD) >= 4


# --- …, saying that


def _participle(tokens: Sequence[Token], index: int, after: int, cue: Cue) -> Frame | None:
    before = tokens[index - 1] if index else None
    opened = (
        before is None
        or before.text in {",", "–", "—"}
        or before.lower in {"while", "by", "and", "but", "also", "in"}
    )
    progressive = before is not None and before.lower in PASSIVES
    if progressive:
        return _active(tokens, index, after, cue)
    if not opened or not _complement(tokens, after, cue):
        return None
    speaker = _sentence_subject(tokens, index)
    part = Span(tokens[index].span.start, _part_end(tokens, after))
    return Frame(cue, _verb_span(tokens, index, after), speaker, part, Strength.PARTICIPLE)


def _sentence_subject(tokens: Sequence[Token], before: int) -> Span | None:
    """The subject of the sentence's first finite verb before a participle; the participle shares it."""
    for index in range(1, before):
        token = tokens[index]
        verb = token.lower in FINITE or (
            not token.capital and token.lower.endswith("ed") and tokens[index - 1].kind is Kind.WORD
        )
        found = cue_at(tokens, index)
        if verb or (found is not None and found[0].form is not Form.ING):
            subject = subject_before(tokens, index)
            if subject is not None and _speaks(tokens, subject, _SAY):
                return subject
    return opening_subject(tokens)


# --- described by X as · according to X


def _passive(tokens: Sequence[Token], index: int) -> bool:
    at = index - 1
    while at >= 0 and (tokens[at].lower in ADVERBS or tokens[at].lower.endswith("ly")):
        at -= 1
    return (at >= 0 and tokens[at].lower in PASSIVES) or _lower(tokens, index + 1) == "by"


def _passive_frame(tokens: Sequence[Token], index: int, after: int, cue: Cue) -> Frame | None:
    for at in range(after, min(after + 7, len(tokens))):
        if tokens[at].lower == "by":
            speaker = subject_after(tokens, at + 1)
            if (
                speaker is None
                or not _speaks(tokens, speaker, cue)
                or not _passive_reports(tokens, cue, speaker)
            ):
                return None
            part = Span(tokens[index].span.start, speaker.end)
            return Frame(cue, _verb_span(tokens, index, after), speaker, part, Strength.EMBEDDED)
    return None


def _passive_reports(tokens: Sequence[Token], cue: Cue, speaker: Span) -> bool:
    """Whether "described by London as" reports; "found by a farmer" and "announced by Paris" do not."""
    behind = next((token.lower for token in tokens if token.span.start >= speaker.end), "")
    return cue.complement in {Complement.NAMING, Complement.OBJECT} or behind in {"that", "as"}


def _according(tokens: Sequence[Token], index: int) -> Frame | None:
    speaker = subject_after(tokens, index + 2)
    verb = Span(tokens[index].span.start, tokens[index + 1].span.end)
    if speaker is None:
        speaker = _rest(tokens, index + 2)
    if speaker is None:
        return None
    return Frame(ACCORDING_TO, verb, speaker, Span(verb.start, speaker.end), Strength.ACCORDING)


def _rest(tokens: Sequence[Token], start: int) -> Span | None:
    end = start
    while (
        end < len(tokens)
        and tokens[end].kind is Kind.WORD
        and end - start < 6
        and tokens[end].lower not in FINITE
    ):
        end += 1
    return Span(tokens[start].span.start, tokens[end - 1].span.end) if end > start else None


def _verb_span(tokens: Sequence[Token], index: int, after: int) -> Span:
    return Span(tokens[index].span.start, tokens[after - 1].span.end)


def _lower(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].lower if 0 <= index < len(tokens) else ""

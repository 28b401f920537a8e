"""Attribution: which verb of a sentence reports, who its subject is, and which words make up that part.

Frames are looked for in the sentence's tokens, quotations being one token each; the strongest frame is
the claim's. A word of the cue table counts only in a frame: nouns ("member states", "the claims") and
verbs of another sense ("adding troops") have none.
"""

from collections.abc import Sequence

from compare.claims.adverbials import carried_by
from compare.claims.citations import WORDS, according, in_words_of, noun_frame, per_source, quoted
from compare.claims.complements import completes, part_end
from compare.claims.cues import Complement, Cue, Form, cue_at, cue_noun
from compare.claims.frames import Frame, Strength, verb_span
from compare.claims.lexicon import (
    ADVERBS,
    AUXILIARIES,
    OCCASIONS,
    PASSIVES,
    PERSON_NOUNS,
    SUBORDINATORS,
    WRITINGS,
)  # fmt: skip
from compare.claims.model import CueTier
from compare.claims.noun_phrases import (
    antecedent,
    modified_subject,
    opening_name,
    opening_subject,
    subject_before,
)
from compare.claims.participles import participial, participle, passive, passive_frame, sentence_subject
from compare.claims.people import head_noun
from compare.claims.subjects import can_speak, in_present_tense
from compare.claims.tags import tag
from compare.claims.tokens import Kind, Token, index_at, lower_at, tokens_in
from compare.text import Span

_ACTING = frozenset({Complement.OBJECT, Complement.NAMING})
"""What verbs may have that do more than speak (a law that condemns refugees)."""

_QUOTING = frozenset({"quoted", "quotes", "quoting", "cited", "cites", "citing"})

_CIRCUMSTANCES = frozenset({"after", "because", "before", "once", "since", "until", "when"})

_NOT_SAID = frozenset({"if", "unless", "whose"})
"""Words before a subject behind which nothing is reported (if doctors say so, …)."""

_ASKED = frozenset({"how", "why"})
"""The same, but not behind "is" (did not say how he found out; that is how she told it)."""

_WISHED = frozenset({"should", "will", "would"})
"""Auxiliaries with which nothing is done yet (they will propose a tax), or said (what she would say)."""

_CONCEDING = frozenset({"although", "though", "while", "whereas", "when", "after", "because", "since"})
"""What opens a sentence whose main clause comes later (Though the band denied it, he told …)."""

_POSSIBLE = frozenset({"can", "might", "should", "must"})
"""Auxiliaries with which nobody says anything yet (miners can speculate)."""

MOST_FRAMES = 12
"""Frames of a sentence beyond this many are not looked for: no sentence has more."""


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
        if len(found) == MOST_FRAMES:
            break
    return tuple(found)


def main_frame(frames: Sequence[Frame]) -> Frame | None:
    """The frame that attributes the sentence as a whole, or None."""
    outer = [frame for frame in frames if not any(_within(frame, other) for other in frames)]
    best = max(outer, key=_standing, default=None)
    if best is not None and best.strength is Strength.MAIN and _deed(best.cue):
        cited = (frame for frame in outer if frame.strength is Strength.ACCORDING)
        return next(cited, best)  # according to aides, Hungary objected: the aides tell what Hungary did
    return best


def _deed(cue: Cue) -> bool:
    """Whether a verb tells what somebody did or felt rather than what they said (objected, voiced anger)."""
    return cue.tier is CueTier.EVALUATIVE or cue.lemma in {"express", "voice"}


def _standing(frame: Frame) -> tuple[float, int]:
    """How surely a frame attributes the sentence; a cue told aside yields to any other finite verb."""
    return Strength.PARTICIPLE + 0.5 if frame.cue.aside else frame.strength, -frame.verb.start


def _within(frame: Frame, other: Frame) -> bool:
    """Whether a clause is what another verb reports (and told him | she believed he was there)."""
    told = other.strength is Strength.COORDINATED and frame.strength is Strength.MAIN
    return told and 0 <= frame.part.start - other.part.end <= 1


def _frame_at(tokens: Sequence[Token], index: int) -> tuple[Frame | None, int]:
    if tokens[index].lower == "according" and lower_at(tokens, index + 1) == "to":
        return according(tokens, index, index + 1), 2
    if per_source(tokens, index):
        return according(tokens, index - (lower_at(tokens, index - 1) == "as"), index), 1
    if (frame := _cited(tokens, index)) is not None:
        return frame, 1
    if noun := cue_noun(tokens[index].lower):
        frame = noun_frame(tokens, index, noun)
        if frame is not None:
            return frame, 1
    found = cue_at(tokens, index)
    if found is None or not _may_be_verb(tokens, index):
        return None, 1
    cue, length = found
    return _verb_frame(tokens, index, cue, length), length


def _cited(tokens: Sequence[Token], index: int) -> Frame | None:
    """The frame of words that cite, or give somebody's, without a reporting verb; None elsewhere."""
    word = tokens[index].lower
    if word in WORDS and index:
        return in_words_of(tokens, index)
    return quoted(tokens, index) if word in _QUOTING else None


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
    if _negated(tokens, index) or (cue.lemma == "tell" and lower_at(tokens, after) == "to"):
        return None
    if cue.complement is Complement.OBJECT and lower_at(tokens, index - 1) in _WISHED:
        return None  # the ministry will propose a tax
    if cue.form is Form.ING:
        if index and (tokens[index - 1].lower in PASSIVES or carried_by(tokens, index)):
            return _active(tokens, index, after, cue)
        return participle(tokens, index, after, cue)
    if cue.form is Form.PAST and (passive(tokens, index) or participial(tokens, after, cue)):
        return passive_frame(tokens, index, after, cue)
    return tag(tokens, index, after, cue) or _active(tokens, index, after, cue)


def _negated(tokens: Sequence[Token], index: int) -> bool:
    """Whether nothing was said after all (did not dispute, has never commented, declined to say)."""
    before = [token.lower for token in tokens[max(0, index - 2) : index]]
    if before[-1:] and before[-1] in _POSSIBLE:
        return True
    if before[-1:] == ["to"]:
        return not carried_by(tokens, index)
    return any(word in {"not", "never"} or word.endswith("n't") for word in before)


def _active(tokens: Sequence[Token], index: int, after: int, cue: Cue) -> Frame | None:
    present = cue.form not in {Form.BASE, Form.PRESENT} or in_present_tense(tokens, index, cue)
    told = present and (completes(tokens, after, cue) or _named_so(tokens, index, cue))
    shown = present and not told and _shown(tokens, index, after, cue)
    if not (told or shown):
        return None
    if _coordinated(tokens, index):
        part = Span(tokens[index].span.start, part_end(tokens, after))
        return Frame(
            cue,
            verb_span(tokens, index, after),
            sentence_subject(tokens, index),
            part,
            Strength.COORDINATED,
        )
    speaker, relative = _active_subject(tokens, index)
    if speaker is None or not can_speak(tokens, speaker, cue):
        return None
    acting = cue.complement in _ACTING and lower_at(tokens, index - 1) in {"that", "which"}
    habit = cue.form is Form.BASE and lower_at(tokens, after) == "to"  # students who claim to be ill
    held = cue.lemma in {"believe", "expect", "think"}
    if (relative and (acting or habit or held)) or (held and _measured_by(tokens, speaker)):
        return None
    embedded = relative or _subordinate(tokens, speaker)
    deed = shown or (cue.complement is Complement.OBJECT and cue.lemma != "accuse")
    if not relative and deed and _circumstantial(tokens, speaker):
        return None
    strength = Strength.EMBEDDED if embedded else Strength.MAIN
    if cue.lemma == "ask" and tokens[index - 1].text == ",":
        strength = Strength.PARTICIPLE  # was asked: (Rutte,) asked whether …, said
    part = Span(speaker.start, part_end(tokens, after))
    return Frame(cue, verb_span(tokens, index, after), speaker, part, strength)


def _active_subject(tokens: Sequence[Token], index: int) -> tuple[Span | None, bool]:
    """Who says what an active verb reports, if anybody does, and whether only a relative clause tells so."""
    speaker = _elided_subject(tokens, index) or subject_before(tokens, index)
    speaker = speaker and (modified_subject(tokens, speaker) or opening_name(tokens, speaker) or speaker)
    relative = speaker is not None and _relative(tokens, speaker)
    if speaker is not None and relative:
        speaker = antecedent(tokens, speaker)
    told = speaker is None or not _untold(tokens, index_at(tokens, speaker.start), index)
    return (speaker if told else None), relative


def _untold(tokens: Sequence[Token], subject: int, verb: int) -> bool:
    """Whether what stands before a subject says that its clause reports nothing."""
    before, ahead = lower_at(tokens, subject - 1), lower_at(tokens, subject - 2)
    asked = before in _ASKED and ahead not in {"is", "was", "'s"}
    return asked or before in _NOT_SAID or (before == "what" and lower_at(tokens, verb - 1) in _WISHED)


def _elided_subject(tokens: Sequence[Token], index: int) -> Span | None:
    """The subject a headline leaves out behind a comma (Firm to cut jobs, blames demand)."""
    elided = index > 2 and tokens[index - 1].text == "," and tokens[-1].kind is Kind.WORD
    elided = elided and not tokens[index - 2].capital
    return opening_subject(tokens) if elided else None


def _shown(tokens: Sequence[Token], index: int, after: int, cue: Cue) -> bool:
    """Whether what is written or reckoned shows a thing (The poll showed 76 percent of them worried)."""
    if cue.lemma != "show" or after >= len(tokens) or tokens[after].kind is not Kind.WORD:
        return False
    subject = subject_before(tokens, index)
    head = head_noun(" ".join(token.lower for token in tokens_in(tokens, subject))) if subject else ""
    return head in WRITINGS


def _named_so(tokens: Sequence[Token], index: int, cue: Cue) -> bool:
    """Whether a verb of naming closes "what … called": what it names is the phrase behind it."""
    before = tokens[max(0, index - 6) : index]
    return cue.complement is Complement.NAMING and any(
        token.lower == "what" or (token.lower == "that" and _people_next(before, at))
        for at, token in enumerate(before)
    )


def _people_next(tokens: Sequence[Token], at: int) -> bool:
    """Whether people follow a relative pronoun, whose clause is theirs (a figure that pollsters call low)."""
    return lower_at(tokens, at + 1) in PERSON_NOUNS and lower_at(tokens, at + 1).endswith("s")


def _coordinated(tokens: Sequence[Token], index: int) -> bool:
    """Whether a verb shares the subject of the sentence (he paid and later said …)."""
    at = _before_occasion(tokens, index - 1)
    while at > 0 and (tokens[at].lower in ADVERBS or tokens[at].lower in AUXILIARIES):
        at -= 1
    return at >= 0 and tokens[at].lower in {"and", "but"}


def _before_occasion(tokens: Sequence[Token], at: int) -> int:
    """Step back over where a thing was said (…, but in a later post said)."""
    if lower_at(tokens, at) not in OCCASIONS:
        return at
    places = (
        place for place in range(at - 1, max(0, at - 5), -1) if tokens[place].lower in {"in", "at", "on"}
    )
    return next(places, at + 1) - 1


def _relative(tokens: Sequence[Token], speaker: Span) -> bool:
    """Whether the subject is a relative pronoun: what its clause reports is not the sentence's claim."""
    first = tokens[index_at(tokens, speaker.start)]
    return first.span == speaker and first.lower in {"who", "which", "that"}


def _measured_by(tokens: Sequence[Token], speaker: Span) -> bool:
    """Whether what somebody thinks only measures a thing (more than they expected, compared with what)."""
    return lower_at(tokens, index_at(tokens, speaker.start) - 1) in {"than", "what"}


def _circumstantial(tokens: Sequence[Token], speaker: Span) -> bool:
    """Whether a clause only says when or why (leaders met after three governments rejected the draft)."""
    return lower_at(tokens, index_at(tokens, speaker.start) - 1) in _CIRCUMSTANCES


def _subordinate(tokens: Sequence[Token], speaker: Span) -> bool:
    before = tokens[: index_at(tokens, speaker.start)]
    led = bool(before) and before[0].lower in _CONCEDING and all(token.kind is Kind.WORD for token in before)
    return led or (bool(before) and before[-1].lower in SUBORDINATORS | {"that"})

"""Attribution without a reporting verb of one's own: quoted as saying, X's claim that, according to X."""

from collections.abc import Sequence

from compare.claims.cues import ACCORDING_TO, Cue
from compare.claims.following import participle_continues, subject_after, written_by
from compare.claims.frames import SAY, Frame, Strength
from compare.claims.lexicon import DETERMINERS, FINITE, PASSIVES, STOPS_AFTER_SPEAKER, is_participle
from compare.claims.noun_phrases import subject_before
from compare.claims.phrases import LONGEST_PHRASE, phrase_ending_at
from compare.claims.tokens import Kind, Token, index_at, lower_at, tokens_in
from compare.text import Span

WORDS = frozenset({"telling", "words"})
"""In what a thing is said that is in somebody's words (an opinion need not be uttered)."""

_LONGEST_OWNER = 6
"""Words between "in" and those of somebody."""

_NOBODY = DETERMINERS - {"her"}


def quoted(tokens: Sequence[Token], index: int) -> Frame | None:
    """The speaker is who is quoted, whoever quotes."""
    end = next((at for at in range(index + 1, min(index + 12, len(tokens))) if _as_saying(tokens, at)), 0)
    if not end:
        return None
    strength = Strength.EMBEDDED if lower_at(tokens, index - 1) in {"which", "who"} else Strength.MAIN
    verb = tokens[end + 1].span
    passive = lower_at(tokens, index - 1) in PASSIVES and lower_at(tokens, index + 1) == "by"
    if passive and (speaker := subject_before(tokens, index)):
        return Frame(SAY, verb, speaker, Span(speaker.start, verb.end), strength)
    if end > index + 1:
        named = Span(tokens[index + 1].span.start, tokens[end - 1].span.end)
        return Frame(SAY, verb, named, Span(tokens[index].span.start, verb.end), strength)
    speaker = subject_before(tokens, index)
    part = Span(speaker.start if speaker else tokens[index].span.start, verb.end)
    return Frame(SAY, verb, speaker, part, strength)


def _as_saying(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].lower == "as" and lower_at(tokens, at + 1) in {"saying", "telling"}


def noun_frame(tokens: Sequence[Token], index: int, cue: Cue) -> Frame | None:
    """The frame of a noun that reports, where somebody owns it and "that" follows (his warning that)."""
    if lower_at(tokens, index + 1) in {"by", "from"}:
        return _from_somebody(tokens, index, cue)
    if index == 0 or lower_at(tokens, index + 1) != "that":
        return None
    owner = tokens[index - 1]
    if owner.lower in {"his", "her", "their", "its"}:
        speaker = owner.span
    elif owner.text.endswith(("'s", "’s")):
        phrase = phrase_ending_at(tokens, index - 1)
        if phrase is None:
            return None
        speaker = Span(phrase.start, phrase.end - 2)
    else:
        return None
    part = Span(speaker.start, tokens[index + 1].span.end)
    return Frame(cue, tokens[index].span, speaker, part, Strength.EMBEDDED)


def _from_somebody(tokens: Sequence[Token], index: int, cue: Cue) -> Frame | None:
    """The frame of a noun whose speaker stands behind it (claims from some Republicans that)."""
    speaker = subject_after(tokens, index + 2)
    if speaker is None or lower_at(tokens, index_at(tokens, speaker.end)) != "that":
        return None
    return Frame(
        cue, tokens[index].span, speaker, Span(tokens[index].span.start, speaker.end), Strength.EMBEDDED
    )


def per_source(tokens: Sequence[Token], index: int) -> bool:
    """Whether "per" gives a source, between commas or at the start (per TMZ, as per figures from TMZ)."""
    if tokens[index].lower != "per":
        return False
    led = lower_at(tokens, index - 1) == "as"
    apart = lower_at(tokens, index - (2 if led else 1)) in {"", ","}
    return apart and index + 1 < len(tokens) and (tokens[index + 1].capital or led)


def according(tokens: Sequence[Token], first: int, last: int) -> Frame | None:
    """A source named behind the words from ``first`` to ``last``."""
    speaker = _whom(tokens, first, last) or subject_after(tokens, last + 1) or _rest(tokens, last + 1)
    if lower_at(tokens, last + 1) in {"him", "her", "them"} and lower_at(tokens, last + 2) in {",", "."}:
        speaker = tokens[last + 1].span
    verb = Span(tokens[first].span.start, tokens[last].span.end)
    if speaker is None or all(token.lower in _NOBODY for token in tokens_in(tokens, speaker)):
        return None
    part = Span(verb.start, max(verb.end, speaker.end))
    return Frame(ACCORDING_TO, verb, speaker, part, Strength.ACCORDING)


def _whom(tokens: Sequence[Token], first: int, last: int) -> Span | None:
    """Who stands before "according to whom" (from the deputy Jane Doe, according to whom it is lost)."""
    relative = lower_at(tokens, last + 1) == "whom" and first > 1 and tokens[first - 1].text == ","
    return phrase_ending_at(tokens, first - 2) if relative else None


def in_words_of(tokens: Sequence[Token], index: int) -> Frame | None:
    """The frame of whose words a sentence gives (In the words of Odeh, …; In her words, …)."""
    first = next(
        (at for at in range(index - 1, max(-1, index - _LONGEST_OWNER), -1) if tokens[at].lower == "in"), -1
    )
    if first < 0 or lower_at(tokens, first - 1) not in {"", ",", ";", "–", "—"}:
        return None
    if lower_at(tokens, index + 1) == "of" and lower_at(tokens, index - 1) == "the":
        return according(tokens, first, index + 1)
    owner = tokens[index - 1]
    mark = 2 if owner.text.endswith(("'s", "’s")) else 0
    if lower_at(tokens, index + 1) != "," or not (mark or owner.lower in {"his", "her", "their", "its"}):
        return None
    speaker = Span(tokens[first + 1].span.start, owner.span.end - mark)
    verb = Span(tokens[first].span.start, tokens[index].span.end)
    return Frame(ACCORDING_TO, verb, speaker, verb, Strength.ACCORDING)


def _goes_on(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a preposition leads on behind a noun (tables published on its site, estimates by Acme)."""
    led = (
        end > start + 1 and is_participle(lower_at(tokens, end - 1)) and participle_continues(tokens, end - 1)
    )
    return led or (end > start and written_by(tokens, end))


def _rest(tokens: Sequence[Token], start: int) -> Span | None:
    end = start
    while (
        end < len(tokens)
        and tokens[end].kind is Kind.WORD
        and end - start < LONGEST_PHRASE
        and (tokens[end].lower not in FINITE | STOPS_AFTER_SPEAKER or _goes_on(tokens, start, end))
    ):
        end += 1
    return Span(tokens[start].span.start, tokens[end - 1].span.end) if end > start else None

"""How each sentence of a paragraph is told: its frame, its quotations, and whose words stand alone."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from compare.claims.attribution import frames_of, main_frame
from compare.claims.clauses import clauses_of
from compare.claims.following import name_apposed_at
from compare.claims.frames import Frame, Strength
from compare.claims.lexicon import DETERMINERS, FINITE, PARTICLES, PERSON_NOUNS, PREPOSITIONS, PRONOUNS
from compare.claims.model import CueTier, QuoteType
from compare.claims.naming import usable_name
from compare.claims.noun_phrases import opening_subject
from compare.claims.participles import sentence_subject
from compare.claims.quotations import Quotation
from compare.claims.tokens import Kind, Token, tokens_in, tokens_of
from compare.text import Span

SCARE_WORDS = 3
"""Quotations of up to this many words keep distance rather than give speech."""

LONGEST_SENTENCE = 2_000
"""Beyond this a "sentence" is a table or a list nobody speaks (characters): no speaker is looked for."""

LONGEST_QUOTATION = 12
"""How many sentences of one quotation are searched for who speaks."""

_ANNOUNCING = frozenset({":", "–", "—"})
"""Marks at the end of a sentence that announces somebody's words."""

_NO_POST = FINITE | PREPOSITIONS | PRONOUNS
"""Words that stand in no post before a name."""

_DIRECT_WORDS = 4
_MOSTLY = 0.9


@dataclass(frozen=True, slots=True)
class Telling:
    """One sentence and how it is told. ``carried`` marks a speaker taken over from the words around it."""

    span: Span
    tokens: tuple[Token, ...]
    quotations: tuple[Quotation, ...] = ()
    speaker: str = ""
    cue: str = ""
    tier: CueTier = CueTier.NONE
    quote_type: QuoteType = QuoteType.NONE
    parts: tuple[Span, ...] = ()
    carried: bool = False
    sentence: Span = Span(0, 0)

    @property
    def quoted(self) -> bool:
        """Whether next to nothing of the sentence stands outside quotation marks."""
        inside = sum(len(token.text) for token in self.tokens if token.kind is Kind.QUOTE)
        outside = sum(len(token.text) for token in self.tokens if token.kind is Kind.WORD)
        return inside > 0 and inside >= _MOSTLY * (inside + outside)


def tell_clauses(text: str, sentence: Span, quotations: Sequence[Quotation]) -> tuple[Telling, ...]:
    """Read one sentence as the clauses it asserts, mostly one."""
    whole = tell(text, sentence, quotations)
    clauses = clauses_of(sentence, whole.tokens) if whole.tokens else ()
    if len(clauses) < 2:
        return (whole,)
    told = [replace(tell(text, clause.span, quotations), sentence=sentence) for clause in clauses]
    if clauses[1].inherits:
        told[1] = _inherited(told[0], told[1])
    return tuple(told)


def _inherited(first: Telling, second: Telling) -> Telling:
    """A second clause with its own verb takes the speaker; one without takes the cue as well."""
    if second.parts:
        return second if second.speaker else replace(second, speaker=first.speaker, carried=True)
    return replace(second, speaker=first.speaker, cue=first.cue, tier=first.tier, carried=True)


def tell(text: str, sentence: Span, quotations: Sequence[Quotation]) -> Telling:
    """Read one sentence by itself."""
    own = _within(sentence, quotations)
    if len(sentence) > LONGEST_SENTENCE:
        return Telling(sentence, (), own, sentence=sentence)
    tokens = tokens_of(text, sentence, own)
    frames = frames_of(tokens)
    frame = main_frame(frames)
    telling = Telling(
        sentence, tokens, own, quote_type=_quote_type(text, sentence, own, tokens), sentence=sentence
    )
    if frame is None:
        return replace(telling, speaker=_before_colon(tokens))
    return replace(
        telling,
        speaker=_speaker(tokens, frame),
        cue=" ".join(frame.verb.of(text).split()),
        tier=frame.cue.tier,
        parts=tuple(f.part for f in _apart(frames)),
    )


def _within(sentence: Span, quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """The quotations that reach into a sentence; they are in order and do not overlap."""
    first = bisect_right(quotations, sentence.start, key=lambda quote: quote.span.end)
    last = bisect_left(quotations, sentence.end, key=lambda quote: quote.span.start)
    return tuple(quotations[first:last])


def _before_colon(tokens: Sequence[Token]) -> str:
    """The name that introduces a quotation by a colon alone (Pollster Meg Tran, speaking to us: “…”)."""
    colon = next((i for i, token in enumerate(tokens[:14]) if token.text == ":"), 0)
    if colon == 0 or colon + 1 >= len(tokens) or tokens[colon + 1].kind is not Kind.QUOTE:
        return ""
    end = next((i for i, token in enumerate(tokens[:colon]) if token.kind is not Kind.WORD), colon)
    named = next((i for i, t in enumerate(tokens[:end]) if not (t.capital or t.lower in PARTICLES)), end)
    if named >= 2 and (named == end or tokens[named].lower in FINITE | {"himself", "herself"}):
        return usable_name(tokens[:named])
    if end == colon and _ends_in_name(tokens[:end]):
        return usable_name(tokens[:end])
    led = tokens[0].lower in DETERMINERS or tokens[0].text.endswith(("'s", "’s"))
    if led and (apposed := name_apposed_at(tokens, end)) is not None:
        return usable_name(tokens_in(tokens, apposed))  # The captain, Jane Doe, noted on it: “…”
    subject = opening_subject(tokens[:colon])
    opening = tokens_in(tokens, subject) if subject is not None else ()
    if not opening or opening[-1].text.endswith(("'s", "’s")):
        return ""
    return usable_name(opening)


def _ends_in_name(words: Sequence[Token]) -> bool:
    """Whether words without a verb end in a name of two words (RAC policy officer Jane Doe: “…”)."""
    return all(word.proper for word in words[-2:]) and not any(word.lower in _NO_POST for word in words)


def introduced(telling: Telling) -> str:
    """Whose words a sentence without a quotation announces by its last colon (The firm issued this:)."""
    if not telling.tokens or telling.tokens[-1].text not in _ANNOUNCING:
        return ""
    subject = opening_subject(telling.tokens) or sentence_subject(telling.tokens, len(telling.tokens))
    return usable_name(tokens_in(telling.tokens, subject)) if subject is not None else ""


def _apart(frames: Sequence[Frame]) -> tuple[Frame, ...]:
    """Frames whose parts do not overlap, embedded ones left out."""
    kept: list[Frame] = []
    for frame in frames:
        if frame.strength is Strength.EMBEDDED or any(frame.part.overlaps(other.part) for other in kept):
            continue
        kept.append(frame)
    return tuple(kept)


def _speaker(tokens: Sequence[Token], frame: Frame) -> str:
    if frame.speaker is None:
        return ""
    span = frame.speaker
    named = [token for token in tokens if span.overlaps(token.span)]
    name = usable_name(named)
    return name[: span.end - named[-1].span.end] if named[-1].span.end > span.end else name


def _quote_type(
    text: str, sentence: Span, quotations: Sequence[Quotation], tokens: Sequence[Token]
) -> QuoteType:
    if not quotations:
        return QuoteType.NONE
    lengths = [len(_inside(text, sentence, quote).split()) for quote in quotations]
    if any(_speech(text, sentence, quote, length) for quote, length in zip(quotations, lengths, strict=True)):
        return QuoteType.DIRECT
    if all(token.kind is not Kind.WORD for token in tokens):
        return QuoteType.DIRECT
    return QuoteType.SCARE if max(lengths) <= SCARE_WORDS else QuoteType.PARTIAL


def _speech(text: str, sentence: Span, quote: Quotation, length: int) -> bool:
    """Whether a quotation gives a whole utterance: it begins like a sentence, or runs on."""
    inside = _inside(text, sentence, quote)
    runs_on = quote.span.start < sentence.start or quote.span.end > sentence.end
    starts = inside.lstrip("[(")[:1].isupper() and (
        inside[-1:] in ".,!?…" or text[quote.span.end : quote.span.end + 1] in {".", ","}
    )
    opening = quote.span.start == sentence.start and inside[-1:] in ",!?"
    return bool(inside) and (runs_on or opening or (starts and length >= _DIRECT_WORDS))


def _inside(text: str, sentence: Span, quote: Quotation) -> str:
    return text[max(sentence.start, quote.inside.start) : min(sentence.end, quote.inside.end)].strip()


def carry(tellings: Sequence[Telling], last_speaker: str) -> tuple[Telling, ...]:
    """Give the speaker to sentences of a paragraph that are quotation alone.

    A quotation of several sentences has one speaker and cue. A quotation that stands alone belongs to who
    spoke just before it, in its paragraph or, where it opens the paragraph, in the one before.
    """
    carried: list[Telling] = []
    speaker = last_speaker
    for index, telling in enumerate(tellings):
        told = telling
        if not telling.speaker and telling.quoted:
            same = _same_quotation(tellings, index)
            if same is not None:
                told = replace(telling, speaker=same.speaker, cue=same.cue, tier=same.tier, carried=True)
            elif speaker and (_utterance(telling) or (carried and carried[-1].speaker)):
                told = replace(telling, speaker=speaker, carried=True)
        elif not telling.speaker and speaker and _partly(telling):
            told = replace(telling, speaker=speaker, carried=True)
        carried.append(told)
        speaker = told.speaker or (speaker if told.quoted or about_nobody(told) else "")
    return tuple(carried)


def about_nobody(telling: Telling) -> bool:
    """Whether a sentence names nobody new: whoever spoke before it goes on (The water is high. “I wait.”)."""
    words = [token for token in telling.tokens[1:] if token.kind is Kind.WORD]
    return bool(words) and not any(token.proper or token.lower in PERSON_NOUNS for token in words)


def _partly(telling: Telling) -> bool:
    """Whether a sentence that names nobody is partly in words of whoever spoke (“in it,” he finds gold)."""
    opens = bool(telling.tokens) and telling.tokens[0].lower in PRONOUNS
    plain = telling.quote_type is QuoteType.PARTIAL and not telling.cue and not opens
    return plain and about_nobody(telling)


def _utterance(telling: Telling) -> bool:
    """Whether a quotation is somebody's words, not a title: it is long, or its stop stands within."""
    words = sum(len(token.text.split()) for token in telling.tokens)
    quoted = (token.text.rstrip("”’\"'") for token in telling.tokens if token.kind is Kind.QUOTE)
    stopped = any(text.endswith((".", "!", "?", "…", ",")) for text in quoted)
    return words >= _DIRECT_WORDS or stopped


def _same_quotation(tellings: Sequence[Telling], index: int) -> Telling | None:
    """The sentence that attributes a quotation this one is part of: the next such, else the one before."""
    quotes = {quote.span for quote in tellings[index].quotations}
    for step in (1, -1):
        at = index + step
        while 0 <= at < len(tellings) and any(quote.span in quotes for quote in tellings[at].quotations):
            if tellings[at].speaker:
                return tellings[at]
            at += step
            if abs(at - index) > LONGEST_QUOTATION:
                break
    return None

"""Rules that name differences in attribution: reporting verbs, voices, quotation marks, quotes cut short."""

from collections.abc import Iterator
from itertools import product
from typing import Final

from compare.claims.cues import ACCORDING_TO, Cue, cue_at
from compare.claims.lexicon import DETERMINERS
from compare.claims.model import Claim, CueTier
from compare.claims.parties import party_names
from compare.claims.tokens import tokens_of
from compare.framing.model import Difference, DifferenceKind
from compare.framing.pairs import Pair, Side
from compare.framing.runs import GLUE
from compare.framing.vocabulary import SMALL_WORDS
from compare.text import Span, fold, words

MOST_SCARE_WORDS: Final = 3
"""More words than this in quotation marks are a quotation, not a word held at arm's length."""

SAME_REPORT: Final = 0.35
"""Share of the shorter side's words that both must report for two verbs of one speaker to be compared."""

SAME_STORY: Final = 0.5
"""The same for two speakers to be voices on one claim, who are less likely to speak of one thing."""

FEWEST_SHARED: Final = 2
"""Words, at least, that both must report; one more where two speakers are compared."""

FEWEST_PARAPHRASED: Final = 3
"""Words of a quotation, at least, that a paraphrase of it must have."""

_TIER_WORDS: Final = {
    CueTier.NEUTRAL: "only reports",
    CueTier.DISTANCING: "keeps its distance",
    CueTier.FACTIVE: "presumes that it is true",
    CueTier.EMPHATIC: "stresses it",
    CueTier.CHARACTERISING: "characterises",
    CueTier.EVALUATIVE: "judges",
}


def reporting_verbs(pair: Pair) -> Iterator[Difference]:
    """One difference where both sides have a cue, and not the same verb."""
    cue_a, cue_b = _cue(pair.a), _cue(pair.b)
    if cue_a is None or cue_b is None or cue_a.lemma == cue_b.lemma:
        return
    place_a, place_b = _place_of_cue(pair.a), _place_of_cue(pair.b)
    if not place_a or not place_b:
        return
    a, b = pair.a.over(place_a), pair.b.over(place_b)
    if cue_a.tier == cue_b.tier or pair.is_far_apart or not _report_the_same(pair):
        reason = f"“{pair.a.text(a)}” ({cue_a.tier.value}) and “{pair.b.text(b)}” ({cue_b.tier.value})"
        yield pair.difference(DifferenceKind.VERB, a, b, reason)
        return
    reason = f"“{pair.a.text(a)}” {_TIER_WORDS[cue_a.tier]}, “{pair.b.text(b)}” {_TIER_WORDS[cue_b.tier]}"
    yield pair.difference(DifferenceKind.VERB, a, b, reason, "ATT.VERB")


def voices(pair: Pair) -> Iterator[Difference]:
    """One difference where both sides report one thing and name different speakers for it."""
    claims = (pair.a.claim, pair.b.claim)
    if pair.is_far_apart or _one_voice(*claims) is not False or not all(map(_is_named, claims)):
        return
    if _shared(pair, FEWEST_SHARED + 1) < SAME_STORY:
        return
    a, b = _place_of_speaker(pair.a), _place_of_speaker(pair.b)
    if a and b and not _mentions(pair.a, pair.b.claim) and not _mentions(pair.b, pair.a.claim):
        reason = f"{pair.a.name} has it from “{pair.a.text(a)}”, {pair.b.name} from “{pair.b.text(b)}”"
        yield pair.difference(DifferenceKind.VOICE, a, b, reason, "ATT.SOURCE")


def quotation_marks(pair: Pair) -> Iterator[Difference]:
    """Words that stand in quotation marks on one side only."""
    for a, b, reason, tag in _marks_dropped(pair):
        yield pair.difference(DifferenceKind.MARKS, a, b, reason, _then(pair, tag))
    for b, a, reason, tag in _marks_dropped(pair.turned):
        yield pair.difference(DifferenceKind.MARKS, a, b, reason, _then(pair, tag))


def cut_quotes(pair: Pair) -> Iterator[Difference]:
    """Quotes of one utterance of which one goes on where the other stops."""
    for quote_a, quote_b in product(pair.a.quotes, pair.b.quotes):
        words_a = [pair.a.folded[at] for at in quote_a]
        words_b = [pair.b.folded[at] for at in quote_b]
        shorter, longer = sorted((words_a, words_b), key=len)
        if len(shorter) < 2 or len(longer) - len(shorter) < 2 or not _contains(longer, shorter):
            continue
        if any(_names_or_fills(side, quote) for side, quote in ((pair.a, quote_a), (pair.b, quote_b))):
            continue
        cutting = pair.a if words_a is shorter else pair.b
        a, b = pair.a.over(quote_a), pair.b.over(quote_b)
        reason = f"{cutting.name} stops the quotation earlier, or begins it later"
        yield pair.difference(DifferenceKind.CUT, a, b, reason, _then(pair, "ATT.QUOTE"))


def _then(pair: Pair, tag: str) -> str:
    """The tag, unless the articles are so far apart that the words were said twice."""
    return "" if pair.is_far_apart and tag == "ATT.QUOTE" else tag


def _marks_dropped(pair: Pair) -> Iterator[tuple[Span, Span, str, str]]:
    for quote in pair.a.quotes:
        if _names_or_fills(pair.a, quote):
            continue
        quoted = [pair.a.folded[at] for at in quote]
        places = (range(at, at + len(quoted)) for at in pair.b.find(quoted))
        bare = [place.start for place in places if pair.b.quoted.isdisjoint(place)]
        if bare and not _all_glue(quoted):
            held_off = len(quoted) <= MOST_SCARE_WORDS and not _is_split(pair.a)
            tag = "ATT.SCARE" if held_off else _if_reported(pair.b, "ATT.QUOTE")
            there = pair.b.span(bare[0], bare[0] + len(quoted))
            yield pair.a.over(quote), there, f"only {pair.a.name} has these words in quotation marks", tag
        elif len(quoted) > MOST_SCARE_WORDS and _paraphrased(pair, quote):
            there = pair.b.over(pair.opposite(quote))
            reason = f"only {pair.a.name} quotes, {pair.b.name} puts it in its own words"
            yield pair.a.over(quote), there, reason, "ATT.QUOTE"


def _paraphrased(pair: Pair, quote: range) -> bool:
    """Whether side b reports what the quote says: words lined up with it, and half of its stems."""
    other = pair.b.claim
    if other.quotes or not other.cue or _one_voice(pair.a.claim, other) is False:
        return False
    stems = pair.a.meaning(quote)
    shared = stems.intersection(pair.b.stems)
    enough = len(shared) >= FEWEST_PARAPHRASED and len(shared) * 2 >= len(stems)
    return enough and bool(pair.opposite(quote))


def _names_or_fills(side: Side, quote: range) -> bool:
    """Whether a quotation sets off a name, or is the whole claim: perhaps the middle of a longer one."""
    return len(quote) == len(side.words) or side.is_name(quote)


def _is_split(side: Side) -> bool:
    """Whether the claim quotes at length: then its short quotation may be the beginning of the long one."""
    return any(len(quote) > MOST_SCARE_WORDS for quote in side.quotes)


def _if_reported(side: Side, tag: str) -> str:
    """The tag where the claim reports speech; without a cue it may itself be the middle of a quotation."""
    return tag if side.claim.cue and side.claim.attribution else ""


def _report_the_same(pair: Pair) -> bool:
    """Whether one speaker says one thing: the names are one person's, and what is said or quoted agrees."""
    agrees = _shared(pair) >= SAME_REPORT or _quote_the_same(pair)
    return agrees and _may_be_one(pair.a.claim, pair.b.claim)


def _quote_the_same(pair: Pair) -> bool:
    """Whether two quotations, names left out, share half of the words of the shorter one."""
    return any(
        len(a & b) >= max(FEWEST_SHARED, min(len(a), len(b)) / 2)
        for a, b in product(_quotations(pair.a), _quotations(pair.b))
    )


def _quotations(side: Side) -> list[frozenset[str]]:
    return [side.meaning(quote) for quote in side.quotes if not side.is_name(quote)]


def _shared(pair: Pair, fewest: int = FEWEST_SHARED) -> float:
    """Share of the shorter report's words with meaning that the other has too (0 to 1); 0 for too few."""
    said_a, said_b = _said(pair.a), _said(pair.b)
    shared = len(said_a & said_b)
    return shared / min(len(said_a), len(said_b)) if shared >= fewest else 0.0


def _said(side: Side) -> frozenset[str]:
    attributing = {at for span in side.claim.attribution for at in side.words_in(span)}
    return side.meaning(
        at for at, word in enumerate(side.folded) if at not in attributing and word not in SMALL_WORDS
    )


def _may_be_one(a: Claim, b: Claim) -> bool:
    """Whether both speakers are named, and may be one person: a pronoun may be anybody."""
    names = [{word.folded for word in words(_speaker(claim))} for claim in (a, b)]
    return all(names) and _one_voice(a, b) is not False


def _one_voice(a: Claim, b: Claim) -> bool | None:
    """Whether two speakers' names are of one person or institution; None where a side names nobody."""
    one, other = _name(a), _name(b)
    if not one or not other:
        return None
    parties = set(party_names(_speaker(a))) & set(party_names(_speaker(b)))
    short = {*_initials(a), *_initials(b)} & {"".join(one), "".join(other)}
    return bool(parties or short) or set(one) <= set(other) or set(other) <= set(one) or one[-1] == other[-1]


def _initials(claim: Claim) -> tuple[str, str]:
    """The first letters of a speaker's name, also with "The" before it: "thr" for The Hollywood Reporter."""
    letters = "".join(word.folded[:1] for word in words(_speaker(claim)))
    return letters, f"t{letters}"


def _name(claim: Claim) -> tuple[str, ...]:
    """The words that tell a speaker from others; none for a pronoun."""
    found = tuple(word.folded.removesuffix("'s") for word in words(_speaker(claim)))
    return tuple(word for word in found if word not in SMALL_WORDS)


def _speaker(claim: Claim) -> str:
    return claim.speaker_resolved or claim.speaker


def _is_named(claim: Claim) -> bool:
    """Whether the speaker has a name of their own: "the minister" may be whom the other side names."""
    written = claim.speaker.split()
    capitals = [word for word in written if word[:1].isupper() and fold(word) not in DETERMINERS]
    return len(capitals) > (claim.exact.startswith(claim.speaker) and len(written) == 1)


def _place_of_speaker(side: Side) -> Span | None:
    at = side.claim.exact.find(side.claim.speaker) if side.claim.speaker else -1
    return Span(at, at + len(side.claim.speaker)) if at >= 0 else None


def _mentions(side: Side, other: Claim) -> bool:
    """Whether a claim mentions the other's speaker too: then it may be one voice under two names."""
    return any(word in side.folded for word in _name(other))


def _cue(side: Side) -> Cue | None:
    """The reporting verb of a claim with its lemma, auxiliaries before it left out."""
    written = side.claim.cue
    tokens = tokens_of(written, Span(0, len(written)), ())
    found = (cue_at(tokens, start) for start in range(len(tokens)))
    verb = next((cue for cue in found if cue is not None), (None, 0))[0]
    return ACCORDING_TO if verb is None and side.claim.cue_tier is CueTier.NEUTRAL else verb


def _place_of_cue(side: Side) -> range:
    """Positions of the cue's words, in the attribution if it has them; none where it lies elsewhere."""
    phrase = [word.folded for word in words(side.claim.cue)]
    attributing = {at for span in side.claim.attribution for at in side.words_in(span)}
    starts = [at for at in side.find(phrase) if at not in side.quoted]
    best = sorted(starts, key=lambda at: (at not in attributing, at))
    return range(best[0], best[0] + len(phrase)) if best else range(0)


def _contains(longer: list[str], shorter: list[str]) -> bool:
    size = len(shorter)
    return any(longer[start : start + size] == shorter for start in range(len(longer) - size + 1))


def _all_glue(quoted: list[str]) -> bool:
    return all(word in GLUE for word in quoted)

"""Rules that name differences in attribution: reporting verbs, quotation marks, and quotes cut short."""

from collections.abc import Iterator
from itertools import product
from typing import Final

from compare.claims.cues import Cue, cue_at
from compare.claims.lexicon import PRONOUNS
from compare.claims.model import Claim, CueTier
from compare.claims.tokens import tokens_of
from compare.framing.model import Difference, DifferenceKind
from compare.framing.pairs import Pair, Side
from compare.framing.runs import GLUE
from compare.text import Span, words

MOST_SCARE_WORDS: Final = 3
"""More words than this in quotation marks are a quotation, not a word held at arm's length."""

ENOUGH_TENTHS: Final = 4
"""Tenths of the shorter side's words that both must report for their verbs to be compared."""

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
    a, b = _over(pair.a, place_a), _over(pair.b, place_b)
    if cue_a.tier == cue_b.tier or not _report_the_same(pair):
        reason = f"“{pair.a.text(a)}” ({cue_a.tier.value}) and “{pair.b.text(b)}” ({cue_b.tier.value})"
        yield pair.difference(DifferenceKind.VERB, a, b, reason)
        return
    reason = f"“{pair.a.text(a)}” {_TIER_WORDS[cue_a.tier]}, “{pair.b.text(b)}” {_TIER_WORDS[cue_b.tier]}"
    yield pair.difference(DifferenceKind.VERB, a, b, reason, "ATT.VERB")


def quotation_marks(pair: Pair) -> Iterator[Difference]:
    """Words that stand in quotation marks on one side only."""
    for a, b, reason, tag in _marks_dropped(pair):
        yield pair.difference(DifferenceKind.MARKS, a, b, f"only the first {reason}", tag)
    for b, a, reason, tag in _marks_dropped(pair.turned):
        yield pair.difference(DifferenceKind.MARKS, a, b, f"only the second {reason}", tag)


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
        which = "first" if words_a is shorter else "second"
        a, b = _over(pair.a, quote_a), _over(pair.b, quote_b)
        reason = f"the {which} stops the quotation earlier, or begins it later"
        yield pair.difference(DifferenceKind.CUT, a, b, reason, "ATT.QUOTE")


def _marks_dropped(pair: Pair) -> Iterator[tuple[Span, Span, str, str]]:
    for quote in pair.a.quotes:
        if _names_or_fills(pair.a, quote):
            continue
        quoted = [pair.a.folded[at] for at in quote]
        bare = [at for at in pair.b.find(quoted) if at not in pair.b.quoted]
        if bare and not _all_glue(quoted):
            tag = "ATT.SCARE" if len(quoted) <= MOST_SCARE_WORDS else _if_reported(pair.b, "ATT.QUOTE")
            there = pair.b.span(bare[0], bare[0] + len(quoted))
            yield _over(pair.a, quote), there, "has these words in quotation marks", tag
        elif len(quoted) > MOST_SCARE_WORDS and _paraphrased(pair, quote):
            there = _over(pair.b, pair.opposite(quote))
            yield _over(pair.a, quote), there, "quotes, the other puts it in its own words", "ATT.QUOTE"


def _paraphrased(pair: Pair, quote: range) -> bool:
    """Whether side b reports what the quote says: words lined up with it, and half of its stems."""
    if pair.b.quotes or not pair.b.claim.cue:
        return False
    stems = pair.a.meaning(quote)
    shared = stems.intersection(pair.b.stems)
    return bool(pair.opposite(quote)) and len(shared) * 2 >= len(stems) > 0


def _names_or_fills(side: Side, quote: range) -> bool:
    """Whether a quotation sets off a name, or is the whole claim: perhaps the middle of a longer one."""
    return len(quote) == len(side.words) or side.is_name(quote)


def _if_reported(side: Side, tag: str) -> str:
    """The tag where the claim reports speech; without a cue it may itself be the middle of a quotation."""
    return tag if side.claim.cue else ""


def _report_the_same(pair: Pair) -> bool:
    """Whether one speaker says one thing: names agree as far as given, and what is said or quoted does."""
    said_a, said_b = _said(pair.a), _said(pair.b)
    shared = len(said_a & said_b)
    enough = shared * 10 >= ENOUGH_TENTHS * min(len(said_a), len(said_b)) > 0
    quoted = pair.a.meaning(pair.a.quoted) & pair.b.meaning(pair.b.quoted)
    return (enough or len(quoted) > 1) and _may_be_one(pair.a.claim, pair.b.claim)


def _said(side: Side) -> frozenset[str]:
    attributing = {at for span in side.claim.attribution for at in side.words_in(span)}
    return side.meaning(at for at in range(len(side.words)) if at not in attributing)


def _may_be_one(a: Claim, b: Claim) -> bool:
    names = [{word.folded for word in words(claim.speaker_resolved or claim.speaker)} for claim in (a, b)]
    return not all(names) or not names[0].isdisjoint(names[1]) or any(name <= PRONOUNS for name in names)


def _cue(side: Side) -> Cue | None:
    """The reporting verb of a claim with its lemma, auxiliaries before it left out."""
    written = side.claim.cue
    tokens = tokens_of(written, Span(0, len(written)), ())
    found = (cue_at(tokens, start) for start in range(len(tokens)))
    return next((cue for cue in found if cue is not None), (None, 0))[0]


def _place_of_cue(side: Side) -> range:
    """Positions of the cue's words, in the attribution if it has them; none where it lies elsewhere."""
    phrase = [word.folded for word in words(side.claim.cue)]
    attributing = {at for span in side.claim.attribution for at in side.words_in(span)}
    starts = [at for at in side.find(phrase) if at not in side.quoted]
    best = sorted(starts, key=lambda at: (at not in attributing, at))
    return range(best[0], best[0] + len(phrase)) if best else range(0)


def _over(side: Side, positions: range) -> Span:
    return side.span(positions.start, positions.stop)


def _contains(longer: list[str], shorter: list[str]) -> bool:
    size = len(shorter)
    return any(longer[start : start + size] == shorter for start in range(len(longer) - size + 1))


def _all_glue(quoted: list[str]) -> bool:
    return all(word in GLUE for word in quoted)

"""A feature's value in a few words that a reader can check against the two claims."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from compare.matching.directions import turned
from compare.matching.terms import Terms
from compare.matching.vocabulary import JOIN, MEANING, meaning_or_term

MOST_WORDS = 4
ONE_SIDED = 0.5
"""``rank`` from which one side is the other's best."""
USUAL_RANK = 0.08
"""``rank`` of a usual pair: a better one speaks for a pair, though it is best on neither side."""
LIKE_PLACES = 0.2
"""Difference of places (0 to 1) up to which they are called alike."""
LONG = 7
"""Telling words from which a claim shares some with most others."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims' terms, feature values, and the speaker as the first claim names them.

    ``weight`` is by content term, to name the telling ones first.
    """

    a: Terms
    b: Terms
    values: Mapping[str, float]
    weight: Mapping[str, float]
    speaker: str


def shared_words(pair: Pair) -> str:
    """The rarest words both use, as the first claim writes them."""
    shared = sorted(set(pair.a.content) & set(pair.b.content), key=lambda term: (-pair.weight[term], term))
    if not shared:
        return "no telling word in common"
    return f"both say {_quoted(pair.a.surface[term] for term in shared)}"


def wording(pair: Pair) -> str:
    """How alike the words are."""
    return f"{pair.values['wording']:.0%} alike in words"


def spelling(pair: Pair) -> str:
    """How alike the words are spelled."""
    return f"{pair.values['spelling']:.0%} alike letter by letter"


def shared_meanings(pair: Pair) -> str:
    """Words of one meaning that the claims word differently."""
    meanings = {term for term in set(pair.a.meanings) & set(pair.b.meanings) if term.startswith(MEANING)}
    told = sorted(_both_words(pair, meaning) for meaning in meanings)
    told = [words for words in told if words]
    return (
        f"same meaning: {', '.join(told[:2])}" if told else f"{pair.values['meaning']:.0%} alike in meaning"
    )


def _both_words(pair: Pair, meaning: str) -> str:
    words = [_word_for(terms, meaning) for terms in (pair.a, pair.b)]
    return f"“{words[0]}” / “{words[1]}”" if words[0].casefold() != words[1].casefold() else ""


def _word_for(terms: Terms, meaning: str) -> str:
    words = [terms.surface[term] for term in sorted(terms.surface) if meaning_or_term(term) == meaning]
    return words[0] if words else meaning.removeprefix(MEANING)


def shared_phrases(pair: Pair) -> str:
    """Words that follow one another in both."""
    shared = sorted(set(pair.a.pairs) & set(pair.b.pairs))
    phrases = [" ".join(pair.a.surface.get(term, term) for term in phrase.split(JOIN)) for phrase in shared]
    return f"same phrase: {_quoted(phrases)}" if phrases else "no phrase in common"


def shared_quotation(pair: Pair) -> str:
    """Quoted words both have, the rarest first."""
    shared = sorted(set(pair.a.quoted) & set(pair.b.quoted), key=lambda term: (-_weight(pair, term), term))
    words = [pair.a.surface[term] for term in shared if term in pair.a.surface]
    return f"both quote {_quoted(words)}" if words else "no quoted words in common"


def _weight(pair: Pair, term: str) -> float:
    return pair.weight.get(term, 0.0)


def shared_denial(pair: Pair) -> str:
    """What both deny of the same party."""
    if not pair.values["denial"]:
        return ""
    shared = sorted(set(pair.a.denied) & set(pair.b.denied))[:MOST_WORDS]
    told = (_both_words(pair, meaning) or f"“{_word_for(pair.a, meaning)}”" for meaning in shared)
    return f"both deny {', '.join(told)}"


def semantic(pair: Pair) -> str:
    """How alike a sentence model finds them."""
    return f"a sentence model finds them {max(pair.values['semantic'], 0):.0%} alike"


def linked(pair: Pair) -> str:
    """That people said each to be one with a third."""
    return "both were judged the same as another claim" if pair.values["linked"] else ""


def surroundings(pair: Pair) -> str:
    """How alike the claims next to them are."""
    return f"{pair.values['context']:.0%} alike with the sentences around them"


def numbers_differ(pair: Pair) -> str:
    """Both sides' numbers."""
    return f"numbers differ: {_numbers(pair.a)} / {_numbers(pair.b)}" if pair.values["numbers_differ"] else ""


def number_on_one_side(pair: Pair) -> str:
    """The number only one side has."""
    if not pair.values["number_on_one_side"]:
        return ""
    return f"only one gives a number: {_numbers(pair.a) or _numbers(pair.b)}"


def _numbers(terms: Terms) -> str:
    return ", ".join(terms.surface.get(number, number[1:]) for number in terms.numbers[:2])


def parties_differ(pair: Pair) -> str:
    """Whom each side names."""
    if not pair.values["parties_differ"]:
        return ""
    return f"about others: {_parties(pair.a)} / {_parties(pair.b)}"


def _parties(terms: Terms) -> str:
    return ", ".join(party[1:] for party in terms.parties[:2])


def same_speaker(pair: Pair) -> str:
    """Who speaks on both sides."""
    return f"same speaker: {pair.speaker}" if pair.values["same_speaker"] else ""


def other_name(pair: Pair) -> str:
    """Who leads either claim, where they are otherwise alike."""
    if not pair.values["other_name"]:
        return ""
    names = (terms.surface.get(name, name) for terms in (pair.a, pair.b) for name in terms.lead)
    return f"alike, but of others: {' / '.join(names)}"


def denied_of_others(pair: Pair) -> str:
    """Of what either claim denies the same thing."""
    if not pair.values["denied_of_others"]:
        return ""
    sides = (_quoted(_word_for(terms, one) for one in terms.subjects) for terms in (pair.a, pair.b))
    return f"the same denied of others: {' / '.join(sides)}"


def contrary(pair: Pair) -> str:
    """What is turned round or denied by one, where they are otherwise alike."""
    if not pair.values["contrary"]:
        return ""
    for direction in pair.a.directions:
        reverse = turned(direction)
        if reverse in pair.b.directions:
            told = f"{_direction(pair.a, direction)} / {_direction(pair.b, reverse)}"
            return f"alike, but the contrary: {told}"
    return "alike, but one denies what the other says"


def _direction(terms: Terms, direction: str) -> str:
    one, _, other = direction.partition(JOIN)
    named = [terms.surface[term] for term in (one, other) if term in terms.surface]
    return f"“{' → '.join(named) or _word_for(terms, other)}”"


def negation_differs(pair: Pair) -> str:
    """That one side denies."""
    return "one denies, the other does not" if pair.values["negation_differs"] else ""


def hedge_differs(pair: Pair) -> str:
    """That one side speaks of a possibility."""
    return "one says it may be so, the other that it is" if pair.values["hedge_differs"] else ""


def apart(pair: Pair) -> str:
    """Where in their articles the claims stand."""
    if abs(pair.values["apart"] - 1 / 3) < 1e-9:
        return ""
    like = pair.values["apart"] < LIKE_PLACES
    return "at like places in their articles" if like else "at different places in their articles"


def both_open(pair: Pair) -> str:
    """That both open their article."""
    return "both open their article" if pair.values["both_open"] else ""


def shorter(pair: Pair) -> str:
    """How long the shorter claim is: a long one shares more words by chance."""
    words = round(math.expm1(pair.values["shorter"]))
    told = f"even the shorter claim has {words} telling words"
    return f"{told}: such share some by chance" if words >= LONG else f"a short claim: {words} telling words"


def lead(pair: Pair) -> str:
    """Whether other claims fit better."""
    if pair.values["lead"] > 0:
        return "no other claim of the two articles fits either better"
    return "another claim of the two articles fits better"


def rank(pair: Pair) -> str:
    """Whether each is the other's best."""
    if pair.values["rank"] >= 1:
        return "each is the other’s best counterpart"
    if pair.values["lead"] > 0:
        return ""  # the best of so few that it says nothing
    if pair.values["rank"] >= ONE_SIDED:
        return "one is the other’s best counterpart"
    return f"both have {'few' if pair.values['rank'] > USUAL_RANK else 'many'} better counterparts"


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"“{word}”" for word in list(words)[:MOST_WORDS])

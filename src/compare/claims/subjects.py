"""Whether a noun phrase can speak, and whether a verb in the present tense has one before it."""

from collections.abc import Sequence

from compare.claims.adverbials import carried_by
from compare.claims.cues import Complement, Cue, Form
from compare.claims.lexicon import (
    ADVERBS,
    AUXILIARIES,
    DAYS,
    DETERMINERS,
    FINITE,
    HEARERS,
    NOT_HUMANS,
    ORGANISATION_WORDS,
    PERSON_NOUNS,
    PLURAL_CALLINGS,
    PLURAL_PEOPLE,
    PLURAL_VERBS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    TITLES,
    UNSPEAKING,
    WRITINGS,
    is_manner,
    is_participle,
)  # fmt: skip
from compare.claims.model import CueTier
from compare.claims.tokens import Kind, Token, lower_at, tokens_in
from compare.text import Span

BEFORE_NOUN = DETERMINERS | POSSESSIVES | (PREPOSITIONS - {"to"})
"""Words behind which a word is a noun, not a verb."""


_OFFICES = TITLES - NOT_HUMANS
_SPEAKING = PERSON_NOUNS | PRONOUNS
_PLURALS = frozenset({"data", "people", "police", "they", "we", "i", "you", "who"})
_PRONOMINAL = frozenset({"some", "many", "most", "few", "several", "both", "all"})
_NEVER_NOUNS = frozenset({"admit", "argue", "believe", "confirm", "deny", "insist", "suggest"})
_INFERRING = frozenset({"indicate", "suggest"})
_LONGEST_PLACE = 6


def in_present_tense(tokens: Sequence[Token], index: int, cue: Cue) -> bool:  # noqa: PLR0911 - a cascade of cases
    """Whether "claims", "report" and the like are verbs here: what precedes can be their subject."""
    at = index - 1
    while at >= 0 and (tokens[at].lower in ADVERBS or is_manner(tokens[at].lower)):
        at -= 1
    if at < 0:
        return False
    before = tokens[at]
    if before.lower == "to":
        return carried_by(tokens, at + 1) > 0
    if before.lower in {"to", "not"} | (AUXILIARIES & FINITE):
        return before.lower not in {"to", "is", "are", "was", "were", "has", "have", "had"}
    if before.kind is not Kind.WORD:
        return before.text in {",", ")", "–", "—"}
    if _qualifies(before) or _noun_of(tokens, index):
        return before.lower in _PRONOMINAL and (cue.lemma == "say" or cue.complement is Complement.NAMING)
    sure = lower_at(tokens, index + 1) == "that" or tokens[index].lower not in PLURAL_VERBS
    if cue.form is Form.PRESENT and sure and not before.lower.endswith("s"):
        return True
    if cue.lemma == "say" and lower_at(tokens, index + 1) not in {"in", "on", "over", "about"}:
        return True
    if cue.form is Form.BASE:
        return _several(tokens, at)
    return (
        before.capital
        or before.lower in {"he", "she", "it", "who", "which"} | PERSON_NOUNS | ORGANISATION_WORDS
    )


def _noun_of(tokens: Sequence[Token], index: int) -> bool:
    """Whether a plural noun and what it is about stand here, not a verb (asked about U.S. claims of it)."""
    return tokens[index].lower in PLURAL_VERBS and lower_at(tokens, index + 1) in {
        "about",
        "of",
        "over",
        "by",
    }


def _qualifies(word: Token) -> bool:
    """Whether a noun must follow a word (the claims, Iran's claims, misleading claims)."""
    adjective = word.lower.endswith(("ing", "ful", "less", "ous")) and not word.capital
    adjective = adjective and word.lower not in PERSON_NOUNS
    return adjective or word.lower in BEFORE_NOUN or word.text.endswith(("'s", "’s", "s’", "s'"))


def _several(tokens: Sequence[Token], at: int) -> bool:
    """Whether a subject that ends at ``at`` is plural, as a verb without an ending wants it."""
    before, ahead = tokens[at], lower_at(tokens, at - 1)
    if ahead in {"a", "an", "this", "that"}:
        return False  # a police report
    if before.proper and lower_at(tokens, at + 1) in _NEVER_NOUNS:
        return True  # United insist
    if before.lower.endswith("s") or before.lower in _PLURALS or ahead == "and":
        return True
    if tokens[0].lower.endswith("s") and lower_at(tokens, 1).endswith(("ed", "seen", "sent", "made", "held")):
        return True  # Documents seen by the paper
    people = any(token.lower in PLURAL_PEOPLE for token in tokens[max(0, at - 6) : at])
    return (before.capital and people) or _plural_with_place(tokens, at)


def several_within(words: Sequence[Token]) -> bool:
    """Whether a noun phrase behind a verb without an ending is plural (say two of the engineers)."""
    return any(word.lower.endswith("s") or word.lower in _PLURALS | {"and"} for word in words)


def _plural_with_place(tokens: Sequence[Token], at: int) -> bool:
    """Whether a plural and its place end at ``at`` (growers in Jaén)."""
    link, sure = at, lower_at(tokens, at + 2) == "that"
    while link > 0 and at - link < _LONGEST_PLACE and _names_place(tokens[link], sure):
        link -= 1
    placed = link < at and tokens[link].lower in {"in", "of", "from", "at", "with", "for", "on", "near"}
    return placed and (lower_at(tokens, link - 1).endswith("s") or lower_at(tokens, link - 1) in _PLURALS)


def _names_place(token: Token, sure: bool) -> bool:
    """Whether a word may belong to what a plural is of: any noun's, where "that" behind the verb is sure."""
    plain = sure and token.kind is Kind.WORD and token.lower not in PREPOSITIONS | FINITE | PRONOUNS
    return plain or token.capital or token.lower == "the"


def can_speak(tokens: Sequence[Token], speaker: Span, cue: Cue) -> bool:
    """Whether a noun phrase can speak: it has a name, is a pronoun, or holds a noun for people or bodies.

    Of "say" anything may be the subject; other verbs have other senses.
    """
    inside = tokens_in(tokens, speaker)
    first = inside[0]
    if cue.lemma == "hear":
        return inside[-1].lower in HEARERS or first.lower in HEARERS
    if (cue.lemma == "tell" and inside[-1].lower in HEARERS) or (first.lower == "no" and len(inside) > 1):
        return False  # inquest told: it was; no group has claimed responsibility
    if first.lower in {"what", "there", "this", "that", "these", "those"}:
        return len(inside) > 1 and any(token.lower in PERSON_NOUNS for token in inside)
    if inside[-1].lower in {"other", "others", "whom"} or (
        inside[-1].lower in {"them", "us"} and len(inside) > 2
    ):
        return True  # one of them
    inferred = cue.lemma in _INFERRING and _of_no_paper(inside)  # the timing of the strike suggests
    nobody = first.lower in UNSPEAKING or inside[-1].lower in UNSPEAKING or inside[-1].lower in DAYS
    if inferred or nobody or _mere_verb(inside):
        return False
    named = any(token.capital and not _sponsored(token) for token in inside[1:]) or (
        first.capital and len(inside) == 1
    )
    spoken = any(token.lower in _SPEAKING for token in inside) or _callings(inside[-1], cue)
    spoken = spoken or (len(inside) == 1 and first.lower in _PRONOMINAL)
    return named or spoken or _bears_title(inside[-1], cue) or _only_people(cue)


def _of_no_paper(inside: Sequence[Token]) -> bool:
    """Whether a phrase is of something, but neither people nor a paper (the presence of the guards)."""
    link = next((at for at, token in enumerate(inside) if token.lower in PREPOSITIONS), 0)
    head = inside[link - 1]
    speaks = head.capital or head.lower in PERSON_NOUNS or head.lower in WRITINGS
    return inside[link].lower == "of" and not speaks


def _sponsored(token: Token) -> bool:
    """Whether a capital word only says by whom a thing is done (a NATO-led mission)."""
    return "-" in token.text and is_participle(token.lower.rpartition("-")[2])


def _bears_title(last: Token, cue: Cue) -> bool:
    """Whether a phrase ends in what somebody is by office, who says more than they find (a deputy)."""
    plain = not last.capital and cue.tier is not CueTier.FACTIVE
    return plain and (last.lower in _OFFICES or last.lower.removesuffix("s") in _OFFICES)


def _callings(last: Token, cue: Cue) -> bool:
    """Whether a phrase ends in people by what they do, who say more than they find (beverage makers)."""
    return last.lower.endswith(PLURAL_CALLINGS) and not last.capital and cue.tier is not CueTier.FACTIVE


def _mere_verb(words: Sequence[Token]) -> bool:
    """Whether what stands before a verb is another verb (She responded, told them …)."""
    return len(words) == 1 and words[0].lower.endswith("ed") and not words[0].capital


def _only_people(cue: Cue) -> bool:
    """Whether only people, and bodies of people, are ever the subject of a verb (say, praise, dub)."""
    evaluative = cue.tier is CueTier.EVALUATIVE and cue.lemma not in {"question", "defend"}
    return evaluative or cue.lemma in {
        "say",
        "tell",
        "dub",
        "brand",
        "deny",
        "vow",
        "argue",
        "claim",
        "insist",
        "allege",
        "assert",
        "contend",
        "complain",
        "concede",
        "joke",
        "lament",
        "reiterate",
        "suggest",
        "show",
        "read",
        "indicate",
        "testify",
    }

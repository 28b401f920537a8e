"""Names as they stand in a sentence: where they run, what is written beside them, whose they may be."""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from compare.claims.lexicon import (
    ADVERBS,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    GIVEN_FEMININE,
    GIVEN_MASCULINE,
    PARTICLES,
    PREPOSITIONS,
    PRONOUNS,
    TITLES,
)
from compare.claims.phrases import given_day
from compare.claims.tokens import Kind, Token

_AGE = re.compile(r"1?\d\d|[1-9]")
_NOT_NAMES = DAYS | ADVERBS | CONJUNCTIONS | DETERMINERS | PREPOSITIONS | PRONOUNS
_NO_VERBS = PREPOSITIONS | CONJUNCTIONS | TITLES | {"member"}
MASCULINE, FEMININE = "he", "she"


def name_runs(tokens: Sequence[Token]) -> Iterable[tuple[int, int]]:
    """Runs of capitalised words that may hold a person's name; no run begins with a function word."""
    index = 0
    while index < len(tokens):
        if not _nominal(tokens, index):
            index += 1
            continue
        end = index
        while end < len(tokens) and (_nominal(tokens, end) or _particle(tokens, end)):
            end += 1
            if tokens[end - 1].text.endswith(("'s", "’s")):
                break
        yield index, end
        index = end


def _nominal(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if token.kind is not Kind.WORD or not token.proper or "/" in token.text:
        return False
    if token.lower.partition("'")[0] in PRONOUNS:
        return False  # You've
    if index == 0 and token.lower.endswith("ing") and tokens[1:2] and tokens[1].lower in DETERMINERS:
        return False  # Using a map
    initial = len(token.text) == 1 and index > 0 and tokens[index - 1].capital
    return initial or given_day(tokens, index) or token.lower not in _NOT_NAMES


def _particle(tokens: Sequence[Token], index: int) -> bool:
    """Whether one or two small words lead to the next part of a name (van der Linden)."""
    ahead = tokens[index + 1 : index + 3]
    led = bool(ahead) and (ahead[0].proper or (ahead[0].lower in PARTICLES and ahead[-1].proper))
    return tokens[index].lower in PARTICLES and led


def apposition(tokens: Sequence[Token], end: int) -> Sequence[Token]:
    """What stands behind a name and its comma or bracket, up to the next mark."""
    if end >= len(tokens) or tokens[end].text not in {",", "("}:
        return ()
    if tokens[end].text == "(":
        return list(takewhile(lambda token: token.text != ")", tokens[end + 1 : end + 9]))
    stop = next((i for i in range(end + 1, len(tokens)) if tokens[i].kind is not Kind.WORD), len(tokens))
    return tokens[end + 1 : min(stop, end + 13)] if stop < len(tokens) or stop - end < 13 else ()


def age_behind(tokens: Sequence[Token], end: int) -> str:
    """The age that stands behind a name between commas or in brackets (Jane Doe, 34,), or ""."""
    mark, age, closer = (
        (token.text for token in tokens[end : end + 3]) if end + 2 < len(tokens) else ("", "", "")
    )
    return age if mark in {",", "("} and closer in {",", ")", "."} and _AGE.fullmatch(age) else ""


def given_gender(name: str) -> str:
    """The pronoun a given name goes with ("he", "she"), or "" for names borne by both."""
    lower = name.lower()
    return FEMININE if lower in GIVEN_FEMININE else MASCULINE if lower in GIVEN_MASCULINE else ""


def may_be(name: str, other: str) -> bool:
    """Whether two full names with one surname may be one person's: a given name or an initial agrees.

    >>> may_be("Jane Doe", "j. doe"), may_be("Y S Mohan Reddy", "s niranjan reddy")
    (True, False)
    >>> may_be("Deborah Vella Zahra", "anton vella zahra"), may_be("Omar Ali Hassan", "ali hassan")
    (False, True)
    """
    ours, theirs = name.lower().split()[:-1], other.split()[:-1]
    if ours and theirs and ours[0] not in theirs and theirs[0] not in ours:
        first, second = given_gender(ours[0]), given_gender(theirs[0])
        if first and second and first != second:
            return False
    agree = any(_given_agree(one, two) for one in ours for two in theirs)
    return agree or not _spelt(ours) or not _spelt(theirs)


def _given_agree(one: str, two: str) -> bool:
    """Whether two given names are the same, or one is the initial of the other."""
    initials = (len(one.rstrip(".")) == 1, len(two.rstrip(".")) == 1)
    return (one == two and not all(initials)) or (one[0] == two[0] and initials[0] != initials[1])


def _spelt(given: Sequence[str]) -> bool:
    """Whether one given name at least is more than an initial."""
    return any(len(name.rstrip(".")) > 1 for name in given)


def acts(tokens: Sequence[Token], end: int) -> bool:
    """Whether a name that ends before ``end`` is followed by what looks like its verb."""
    if end >= len(tokens) or tokens[end - 1].text.endswith(("'s", "’s")):
        return False
    word = tokens[end].lower
    return tokens[end].kind is Kind.WORD and not tokens[end].capital and word not in _NO_VERBS


def two_names(speaker: str) -> bool:
    """Whether two full names are joined (Jane Doe and John Roe)."""
    first, _, second = speaker.partition(" and ")
    named = all(word[0].isupper() for word in (*first.split(), *second.split()))
    return named and min(len(first.split()), len(second.split())) > 1


def key(token: Token) -> str:
    """A name’s last word in lower case, by which a person is looked up."""
    return bare(token.text).lower()


def spoken(names: Sequence[Token]) -> str:
    """A name’s words without the possessive."""
    return " ".join([*(token.text for token in names[:-1]), bare(names[-1].text)])


def bare(word: str) -> str:
    """A word without its possessive or closing apostrophe."""
    return word[:-2] if word.endswith(("'s", "’s")) else word.rstrip("'’")


def described_behind(tokens: Sequence[Token], end: int) -> bool:
    """Whether a name is followed by who its bearer is (Odile Marchetti, a cartographer)."""
    ahead = [token.lower for token in tokens[end : end + 2]]
    return len(ahead) == 2 and ahead[0] == "," and ahead[1] in {"a", "an", "the", "who", "whose", "former"}

"""Noun phrases: where one that ends at a given word begins."""

from collections.abc import Sequence

from compare.claims.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    FINITE,
    LINKS,
    MONTH_OPENINGS,
    NUMERALS,
    ORGANISATION_WORDS,
    PASSIVES,
    PERSON_NOUNS,
    PLURAL_CALLINGS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    TIME_WORDS,
    TITLES,
    is_manner,
    is_participle,
)
from compare.claims.tokens import Kind, Token, lower_at
from compare.text import Span

LONGEST_PHRASE = 14
"""Words a noun phrase may have before it is taken for something else."""

FIRM_LINKS = frozenset({("with", "familiar"), ("to", "close"), ("on", "briefed"), ("of", "aware")})
"""Prepositions that always go with the adjective before them."""

_TOLD_WITH = frozenset(
    {("briefed", "on"), ("interviewed", "by"), ("polled", "by"), ("questioned", "by"), ("surveyed", "by")}
)
"""Participles that belong to what people are called (economists polled by an agency)."""

_COUNTS = frozenset(
    {"between", "couple", "dozen", "few", "good", "handful", "hundred", "lot", "number", "of", "thousand"}
)
"""Words that let "a" stand before a plural (a few officials, a deal between the countries)."""

_OUTSIDE = CONJUNCTIONS | PREPOSITIONS | AUXILIARIES | PRONOUNS | DAYS | {"anything", "nothing", "something"}
_BEFORE_THE = PREPOSITIONS | ADVERBS | TIME_WORDS | DAYS
_NO_END = (CONJUNCTIONS - {"who"}) | PREPOSITIONS | FINITE | POSSESSIVES | {"a", "an", "the"}
_NO_HEAD = DETERMINERS | ADVERBS | PREPOSITIONS | PRONOUNS
_APART = CONJUNCTIONS | FINITE
_NO_LINK = CONJUNCTIONS | FINITE | PRONOUNS | PREPOSITIONS
_DOERS = PERSON_NOUNS - ORGANISATION_WORDS
_DEFINITE = POSSESSIVES | {"the", "these", "those"}


def phrase_ending_at(tokens: Sequence[Token], end: int) -> Span | None:
    """The noun phrase whose last word is at ``end``, walking left to where it begins."""
    if tokens[end].lower in {"which", "that"} and end > 1:
        return tokens[end].span
    if tokens[end].lower == "whom" and end > 1 and tokens[end - 1].lower == "of":
        return Span(tokens[end - 2].span.start, tokens[end].span.end)  # …, one of whom
    if tokens[end].kind is not Kind.WORD or tokens[end].lower in _NO_END:
        return None
    if tokens[end].lower in PRONOUNS:
        return tokens[end].span
    end = _head_end(tokens, end)
    start = end
    while start > 0 and end - start < LONGEST_PHRASE and _belongs(tokens, start - 1, end):
        start -= 1
    if _done_at(tokens, start) and not tokens[start].capital:
        return None
    if _two_nouns(tokens, start, end):
        start = end
    while start < end and tokens[start].lower in {"and", "&"}:
        start += 1
    return Span(tokens[start].span.start, tokens[end].span.end)


def _done_at(tokens: Sequence[Token], start: int) -> bool:
    """Whether a phrase is what somebody does: a verb and its aim, or in -ing behind a preposition.

    (Plans to) cut jobs; (bodies that) failed to meet demands; (in return for) taking back (seekers).
    """
    first, before = tokens[start].lower, lower_at(tokens, start - 1)
    aim = before == "to" and first not in DETERMINERS
    aimed = is_participle(first) and lower_at(tokens, start + 1) == "to"
    return aim or aimed or (first.endswith("ing") and before in PREPOSITIONS)


def _two_nouns(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether people begin a clause of their own behind a thing (a scandal critics say is vast)."""
    words = [token.lower for token in tokens[start : end + 1]]
    people = words[-1] in PERSON_NOUNS and words[-1].endswith("s") and not words[-1].endswith(("ss", "is"))
    return (
        people and words[0] in {"a", "an"} and len(words) > 2 and not any(_keeps_one(word) for word in words)
    )


def _keeps_one(word: str) -> bool:
    return word in _COUNTS or word.endswith("'s")


def _head_end(tokens: Sequence[Token], end: int) -> int:
    """Leave out a participle behind a noun (an audit released Monday found): the noun is the head."""
    for at in range(end, max(0, end - 6), -1):
        token, before = tokens[at], tokens[at - 1]
        if token.kind is not Kind.WORD or token.lower in _APART or _anew(tokens, at):
            break
        participle = token.lower.endswith("ed") and not token.capital and len(token.text) > 4
        participle = participle and before.lower not in PASSIVES  # were echoed by
        participle = participle and (token.lower, lower_at(tokens, at + 1)) not in _TOLD_WITH
        participle = participle or (is_doing(tokens, at) and tokens[end].lower not in PERSON_NOUNS)
        if participle and before.kind is Kind.WORD and before.lower not in _NO_HEAD:
            return at if is_manner(before.lower) else at - 1
    return end


def is_doing(tokens: Sequence[Token], at: int) -> bool:
    """Whether a participle tells what somebody is doing (an official briefing reporters)."""
    doing = tokens[at].lower.endswith("ing") and not tokens[at].capital
    before = lower_at(tokens, at - 1)
    return doing and (before in _DOERS or before.endswith(PLURAL_CALLINGS))


def _anew(tokens: Sequence[Token], at: int) -> bool:
    """Whether an article begins another phrase behind a noun or verb (offered thanks the chief said)."""
    before = tokens[at - 1].lower
    if tokens[at].lower in {"a", "an"}:
        return is_participle(before)  # she directed a play
    return tokens[at].lower == "the" and not (is_participle(before) or before in _BEFORE_THE)


def _belongs(tokens: Sequence[Token], at: int, end: int) -> bool:  # noqa: PLR0911 - a cascade of cases
    """Whether the token at ``at`` belongs to the noun phrase that begins right after it."""
    token, follower = tokens[at], tokens[at + 1]
    if token.kind is Kind.QUOTE:
        return False
    if token.kind is Kind.MARK:
        return token.text == "," and (tokens[at + 1].lower == "and" or _joins_list(tokens, at, end))
    word = token.lower
    if word in LINKS and at > 0:
        return _link_belongs(tokens, at)
    if word in TIME_WORDS and lower_at(tokens, at - 1) in {"last", "next", "this"}:
        return False  # Last year lawmakers said
    if word in _OUTSIDE and not (given_day(tokens, at) or _points_back(tokens, at)):
        return False
    if len(follower.text) == 1 and follower.capital and token.capital:
        return True  # an initial, not the article: Fawaz A Gerges
    acronym = follower.text.isupper() and len(follower.text) > 1
    if follower.lower in DETERMINERS and follower.lower not in POSSESSIVES and not acronym:
        counted = word in NUMERALS or token.text[0].isdigit()
        if follower.lower == "other" and counted:
            return True
        return word in {"all", "both", "half"} or (follower.lower in NUMERALS and word in _DEFINITE)
    return word not in ADVERBS or lower_at(tokens, at - 1) in DETERMINERS


def given_day(tokens: Sequence[Token], at: int) -> bool:
    """Whether a day of the week is a given name: between a title and a name (General Sunday Eze)."""
    if tokens[at].lower not in DAYS or not 0 < at < len(tokens) - 1:
        return False
    before = tokens[at - 1]
    return before.proper and before.lower.rstrip(".") in TITLES and tokens[at + 1].proper


def _points_back(tokens: Sequence[Token], at: int) -> bool:
    """Whether "that" points at a noun behind a preposition (the terms of that deal)."""
    return tokens[at].lower == "that" and lower_at(tokens, at - 1) in {"at", "by", "for", "from", "in", "of"}


def _link_belongs(tokens: Sequence[Token], at: int) -> bool:
    before, after = tokens[at - 1], tokens[at + 1]
    if tokens[at].lower == "and" and before.text == "," and at > 1:
        named = tokens[at - 2].capital and not is_date(tokens[at - 2])
        return named and (after.capital or after.lower in DETERMINERS)
    if before.kind is not Kind.WORD or before.lower in _NO_LINK:
        return False
    if tokens[at].lower in {"and", "&"}:
        return (
            before.capital == after.capital
            or at == 1
            or after.lower in DETERMINERS | PERSON_NOUNS | NUMERALS | {"others"}
        )
    if tokens[at].lower == "of" or (tokens[at].lower, before.lower) in FIRM_LINKS:
        return True
    if _named_with(tokens, at):
        return True
    described = not before.capital and any(
        token.lower in DETERMINERS for token in tokens[max(0, at - 3) : at - 1]
    )
    described = described or (before.lower.endswith("s") and not before.lower.endswith("ss"))
    return (
        described or before.lower in PERSON_NOUNS | TITLES or (before.capital and tokens[at].lower == "for")
    )


def _named_with(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name goes on behind its noun (the Embassy in Tokyo, the Institute on Climate)."""
    before, after = tokens[at - 1], tokens[at + 1]
    abroad = before.lower in {"embassy", "consulate", "office", "mission"}
    about = before.proper and before.lower in ORGANISATION_WORDS and tokens[at].lower in {"on", "for", "to"}
    if after.lower == "the" and before.lower in {"embassy", "mission"} and at + 2 < len(tokens):
        return tokens[at + 2].proper  # the mission to the EU
    return after.proper and (abroad or about or _inside_body(tokens, at))


def _inside_body(tokens: Sequence[Token], link: int) -> bool:
    """Whether the long name of a body goes on through a preposition (Council for Trade and Aid in Asia)."""
    at = link - 1
    while at > 0 and (tokens[at].proper or tokens[at].lower == "and"):
        at -= 1
    led = tokens[at].lower in {"for", "of"} and at > 0 and tokens[at - 1].proper
    return led and tokens[at - 1].lower in ORGANISATION_WORDS and "and" in {t.lower for t in tokens[at:link]}


def is_date(token: Token) -> bool:
    """Whether a word is the name of a day or a month."""
    return token.lower in DAYS or (token.lower[:3] in MONTH_OPENINGS and token.capital)


def _joins_list(tokens: Sequence[Token], comma: int, end: int) -> bool:
    """Whether a comma joins the names of a list that ends in "and …" or is followed by one."""
    rest = [token.lower for token in tokens[comma + 1 : end + 1]]
    before = tokens[comma - 1] if comma > 0 else None
    named = before is not None and before.capital and not is_date(before)
    named = named and (tokens[comma + 1].capital or tokens[comma + 1].lower in DETERMINERS | {"and"})
    return "and" in rest and len(rest) <= 8 and named

"""Who stands behind a word: noun phrases that begin at a given word, and where they end."""

from collections.abc import Sequence

from compare.claims.lexicon import (
    ADVERBS,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    FINITE,
    MEANS,
    MONTH_OPENINGS,
    OCCASIONS,
    ORGANISATION_WORDS,
    PARTICLES,
    PERSON_NOUNS,
    PLURAL_PEOPLE,
    PREPOSITIONS,
    PRONOUNS,
    SOMEBODY,
    STOPS_AFTER_SPEAKER,
    TIME_WORDS,
    TITLES,
    WRITINGS,
    is_participle,
)  # fmt: skip
from compare.claims.phrases import FIRM_LINKS, LONGEST_PHRASE
from compare.claims.tokens import Kind, Token, lower_at
from compare.text import Span

_APART = PREPOSITIONS | CONJUNCTIONS | FINITE
MIN_NAME, MAX_NAME = 2, 5
"""Words of a person's full name."""


def subject_after(tokens: Sequence[Token], start: int) -> Span | None:
    """The noun phrase that begins at ``start`` (inversion: said Jukneviciene), or None."""
    if start >= len(tokens) or tokens[start].kind is not Kind.WORD:
        return None
    first = tokens[start]
    if first.lower in PRONOUNS:
        return first.span
    if (
        not first.capital
        and first.lower not in DETERMINERS
        and first.lower.rsplit("-", 1)[-1] not in SOMEBODY
        and not _name_follows(tokens, start)
        and not _person_follows(tokens, start)
        and lower_at(tokens, start + 1) not in PERSON_NOUNS
    ):
        return None
    end = start
    while end < len(tokens) and end - start < LONGEST_PHRASE and _continues(tokens, start, end):
        end += 1
    while end > start and tokens[end - 1].lower in PREPOSITIONS:
        end -= 1
    if end == start:
        return None
    apposed = name_apposed_at(tokens, end)
    owners = [token for token in tokens[start:end] if token.capital]
    if apposed is not None and all(_owner_or_title(token) for token in owners):
        return apposed
    return Span(tokens[start].span.start, tokens[end - 1].span.end)


def _owner_or_title(token: Token) -> bool:
    return token.text.endswith(("'s", "’s")) or token.lower in TITLES


def name_apposed_at(tokens: Sequence[Token], comma: int) -> Span | None:
    """The name between a comma and the next mark (said its chief executive, Jo Barlow.)."""
    end = comma + 1
    while end < len(tokens) and (tokens[end].capital or tokens[end].lower in PARTICLES):
        end += 1
    closed = end >= len(tokens) or tokens[end].kind is Kind.MARK
    if lower_at(tokens, comma) != "," or not closed or not MIN_NAME <= end - comma - 1 <= MAX_NAME:
        return None
    return Span(tokens[comma + 1].span.start, tokens[end - 1].span.end)


def _continues(tokens: Sequence[Token], start: int, end: int) -> bool:
    token = tokens[end]
    if token.kind is not Kind.WORD or token.lower in FINITE or token.lower in DAYS:
        return False
    if end > start and token.lower in PRONOUNS:
        return False
    if token.lower in {"of", "for", "at", "in", "on", "from", "with", "to", "by"}:
        return _link_continues(tokens, start, end)
    if is_participle(token.lower) and not token.capital and end > start:
        return participle_continues(tokens, end)
    return token.lower not in STOPS_AFTER_SPEAKER and (token.lower not in ADVERBS or end == start)


def participle_continues(tokens: Sequence[Token], end: int) -> bool:
    """Whether a participle and what follows it describe the noun before (documents published on its site)."""
    behind, beyond = lower_at(tokens, end + 1), lower_at(tokens, end + 2)
    timed = beyond in TIME_WORDS | DAYS | OCCASIONS or beyond[:3] in MONTH_OPENINGS or beyond[:1].isdigit()
    placed = behind in {"on", "with", "in", "to"} and beyond in DETERMINERS
    return (
        behind in {"by", "for"}
        or (placed and not timed)
        or (behind in {"on", "with", "in"} and tokens[end - 1].lower in PLURAL_PEOPLE)
    )


def _link_continues(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a preposition behind an inverted subject belongs to it (officials familiar with the talks)."""
    link, before = tokens[end].lower, lower_at(tokens, end - 1)
    polled = is_participle(before) and end > start and participle_continues(tokens, end - 1)
    if polled or (link, before) in FIRM_LINKS or written_by(tokens, end):
        return True  # a survey conducted by Pew
    if link == "of":
        doing = lower_at(tokens, end + 1).endswith("ing")  # accused by experts of arming rebels
        return not doing and not _person_name_before(tokens, start, end)
    if link == "for" and tokens[end - 1].proper and before in ORGANISATION_WORDS:
        return tokens[end + 1 : end + 2] != () and tokens[end + 1].proper  # World Wide Fund for Nature
    if link not in {"for", "from", "with", "in", "at"} or tokens[end - 1].capital or end == start:
        return False
    inside = {token.lower for token in tokens[start:end]}
    ahead = {token.lower for token in tokens[end + 1 : end + 5]}
    spoken = before in SOMEBODY or (bool(inside & PLURAL_PEOPLE) and before == "knowledge")
    return spoken and not ahead & (OCCASIONS | TIME_WORDS | DAYS | MEANS)


def written_by(tokens: Sequence[Token], link: int) -> bool:
    """Whether a preposition leads from what is written to who wrote it (a report from RealFacts)."""
    at = link - 1
    while lower_at(tokens, at) in TIME_WORDS:
        at -= 1
    ahead = tokens[link + 1 : link + 3]
    named = any(token.proper for token in ahead)
    somebody = tokens[link].lower == "by" and any(
        token.lower in PERSON_NOUNS or token.lower.endswith(("ists", "ers", "ors", "ates")) for token in ahead
    )
    return tokens[link].lower in {"by", "from"} and lower_at(tokens, at) in WRITINGS and (named or somebody)


def _person_name_before(tokens: Sequence[Token], start: int, end: int) -> bool:
    return (
        end - start >= 2
        and tokens[end - 1].capital
        and tokens[end - 2].capital
        and tokens[end - 1].lower not in TITLES | ORGANISATION_WORDS
    )


def _name_follows(tokens: Sequence[Token], start: int) -> bool:
    """Whether lower-case words lead to a name (said political scientist Thad Kousser)."""
    following = tokens[start : start + 6]
    return any(token.capital for token in following) and all(
        token.kind is Kind.WORD and token.lower not in _APART for token in following[:2]
    )


def _person_follows(tokens: Sequence[Token], start: int) -> bool:
    """Whether one adjective and a noun for somebody are all that is left (says stunned guest)."""
    rest = [token for token in tokens[start:] if token.text != "."]
    return len(rest) == 2 and rest[1].lower in PERSON_NOUNS and rest[0].lower not in PREPOSITIONS

"""What follows a reporting verb, and whether that makes it one: a clause, a quotation, a name, an object."""

from collections.abc import Sequence

from compare.claims.cues import Complement, Cue, Form, cue_at
from compare.claims.lexicon import (
    ADVERBS,
    CLAUSE_OPENERS,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    FINITE,
    LISTENERS,
    MEANS,
    MONTH_OPENINGS,
    OCCASIONS,
    PREPOSITIONS,
    PRONOUNS,
    SAID_AGAIN,
    TIME_WORDS,
    is_manner,
)  # fmt: skip
from compare.claims.model import CueTier
from compare.claims.tokens import Kind, Token, lower_at

_FINITE_REACH = 14
"""How many tokens after a verb a clause without "that" must show its own finite verb."""

_ADDRESSING = frozenset(
    {"tell", "ask", "inform", "remind", "assure", "advise", "notify", "warn", "caution"}
    | {"expect", "believe"}
)
"""Verbs whose listener, or what they are about, stands between them and what is said."""

_PROPOSING = frozenset({"suggest", "propose"})
"""Verbs whose clause may be a verb in -ing (suggested opening the gates)."""

_OBJECTS: tuple[tuple[str, frozenset[str], bool], ...] = tuple(
    (lemma, frozenset(words.split()), reports)
    for lemma, words, reports in (
        ("tell", "difference joke jokes lie lies stories story tale tales truth", False),
        ("report", "earnings income loss losses profit profits results revenue sales", False),
        ("claim", "life lives victim victims", False),
        ("claim", "attack attacks responsibility victory", True),
        ("admit", "herself himself itself themselves", False),
        ("plead", "guilty", False),
        ("estimate", "cost costs damage losses number price toll value", True),
        ("announce", "changes cuts layoffs measures plans reforms sanctions talks tariffs", True),
        ("answer", "affirmative negative", True),
        ("reply", "affirmative negative", True),
        ("rule", "guilty illegal invalid lawful legal unconstitutional unlawful void", True),
        ("respond", "affirmative negative", True),
        ("expect", "cut cuts decline drop fall gain growth hike increase rise", True),
        ("find", "effects evidence fault link proof sign signs trace wrongdoing", True),
    )
)
"""What alone decides whether a verb reports: nobody says anything who tells the truth or reports a profit."""

_HOLDING = frozenset({"believe", "think", "insist", "maintain", "say"})
"""Verbs that take no person for their object: a verb in the past behind one is a clause's."""

_PERSONS = frozenset({"her", "him", "it", "them", "us"})
"""What stands for whoever is called or believed to be something."""

_ANSWERING = frozenset({"answer", "reply", "respond"})
"""Verbs of which "by saying" is only the way (responded by saying that)."""

_LED_BY = frozenset(
    {("ask", "about"), ("claim", "to"), ("disagree", "with"), ("enquire", "about"), ("inquire", "about")}
    | {("object", "to"), ("ask", "who"), ("ask", "when"), ("ask", "where")}
)
"""Verbs and what leads to what they report (claims to have a million members, asked about the dam)."""

_QUOTING = frozenset({"go on", "continue", "order"})
"""Verbs that report only what is quoted."""

_CALLING = frozenset({"call", "brand", "dub", "label", "term"})
"""Verbs that name a thing by two nouns in a row."""

_JUDGING = ("able", "ible", "ful", "less", "ous", "ive", "legal", "fied", "fair", "fake", "false", "absurd")
"""How adjectives end by which a thing is judged (unjustified, ridiculous)."""

_NEW_CLAUSE = CONJUNCTIONS - {"and", "but", "even", "or", "that"}
"""Words behind which a finite verb is another clause's (found flakes of what they call gold)."""

_DIRECTIONS = frozenset(
    {"across", "down", "from", "into", "onto", "over", "past", "through", "toward", "towards"}
)
_LONGEST_CIRCUMSTANCE = 12
_LISTENER_OR_TIME = TIME_WORDS | DAYS | LISTENERS | ADVERBS
_OCCASIONS = OCCASIONS | MEANS | LISTENERS | TIME_WORDS | DAYS


def completes(tokens: Sequence[Token], after: int, cue: Cue) -> bool:  # noqa: PLR0911 - a cascade of cases
    """Whether what follows a verb is what makes it a cue."""
    at = _skip_circumstance(tokens, skip_time(tokens, after))
    rest = tokens[at : at + _FINITE_REACH]
    if not rest and tokens[after - 1].capital:
        return False  # the last word of a title (Made in USA Claims)
    if cue.complement is Complement.NAMING:
        pronoun = lower_at(tokens, after) in _PERSONS  # called him “a clown”
        return _terms(tokens[after : after + _FINITE_REACH] if pronoun else rest, cue)
    if cue.tier is CueTier.EVALUATIVE and lower_at(tokens, after) in _DIRECTIONS:
        return False  # blasted through the islands
    if cue.form is Form.PAST and _said_next(rest):
        return cue.complement is not Complement.OBJECT
    told = _told_by_object(rest, cue)
    if told is not None:
        return told
    if cue.complement is Complement.OBJECT or not rest:
        alone = cue.form is Form.BASE and lower_at(rest, 0) == "."  # a missing persons report
        return (bool(rest) and not alone) or cue.complement is Complement.SPEECH
    if cue.lemma in _QUOTING:
        return rest[0].kind is Kind.QUOTE or rest[0].text == ":" or _quoted_next(rest, 0)
    if (cue.lemma in _ADDRESSING and _addressed(rest)) or (
        cue.lemma in _HOLDING and (_past_clause(rest) or _person_to(tokens, after))
    ):
        return True
    if cue.complement is Complement.SPEECH:
        return cue.lemma == "say" or not (_bare_object(rest) or _new_predicate(rest, 0))
    return _says_clause(rest)


def _told_by_object(rest: Sequence[Token], cue: Cue) -> bool | None:
    """Whether the object of a verb by itself makes it a cue or none; None where it decides nothing."""
    first = lower_at(rest, 0)
    by_saying = cue.lemma in _ANSWERING and (first, lower_at(rest, 1)) == ("by", "saying")
    doing = cue.lemma in _PROPOSING and first.endswith("ing")
    if (cue.lemma, first) in _LED_BY or by_saying or doing:
        return True
    placed = cue.lemma == "report" and first in {"from", "on"}  # a correspondent reports from Kyiv
    unsaid = cue.lemma == "say" and first in {"nothing", "little"} and _no_verb(rest, 1)
    if placed or unsaid or cue.lemma == "disagree":
        return False
    near = {token.lower for token in rest[:4]}
    if cue.lemma == "repeat" and first in DETERMINERS and near & SAID_AGAIN:
        return True
    return next((told for lemma, words, told in _OBJECTS if lemma == cue.lemma and near & words), None)


def _no_verb(rest: Sequence[Token], at: int) -> bool:
    """Whether the word at a place is no finite verb (said nothing of it, not: nothing would do)."""
    return lower_at(rest, at) not in FINITE and not lower_at(rest, at).endswith("ed")


def _past_clause(rest: Sequence[Token]) -> bool:
    """Whether somebody and a verb in the past follow (believe the man acted alone)."""
    past = next((at for at, token in enumerate(rest) if token.lower.endswith("ed") and not token.capital), 0)
    plain = all(token.kind is Kind.WORD and token.lower not in PREPOSITIONS for token in rest[:past])
    return past > 1 and plain and rest[0].lower in DETERMINERS


def _person_to(tokens: Sequence[Token], at: int) -> bool:
    """Whether a pronoun and "to" follow (believe them to be sailors)."""
    return lower_at(tokens, at) in _PERSONS and lower_at(tokens, at + 1) == "to"


def _said_next(rest: Sequence[Token]) -> bool:
    """Whether a comma and a participle that reports follow at once (hit back, saying it was false)."""
    return lower_at(rest, 0) == "," and lower_at(rest, 1) in {"saying", "adding", "telling", "calling"}


def _addressed(rest: Sequence[Token]) -> bool:
    """Whether a listener and then what is said follow (told prefects to be ready, reminded them that)."""
    for token in rest[1:7]:
        if token.lower in CLAUSE_OPENERS | {"to", "against", "for"} or token.kind is Kind.QUOTE:
            return rest[0].kind is Kind.WORD and rest[0].lower not in PREPOSITIONS
        if token.kind is not Kind.WORD or token.lower in FINITE:
            break
    return False


def _terms(rest: Sequence[Token], cue: Cue) -> bool:
    """Whether somebody or something and its name follow a verb of naming."""
    termed = cue.lemma == "term" and cue.form is Form.PAST and lower_at(rest, 0) in DETERMINERS
    return termed or _names(rest) or (cue.lemma in _CALLING and _called(rest))


def _names(rest: Sequence[Token]) -> bool:
    if rest and rest[0].kind is Kind.QUOTE and lower_at(rest, 1) not in {"a", "an", "as", "the"}:
        return False  # a student called “Jane”
    within = [token for token in rest if token.text not in {",", ";"}]
    return any(token.lower == "as" or token.kind is Kind.QUOTE for token in within) and rest[0].lower not in {
        "off",
        "in",
        "up",
    }


def _called(rest: Sequence[Token]) -> bool:
    """Whether somebody or something and then what it is called follow (called him a thief)."""
    if not rest or rest[0].kind is not Kind.WORD or rest[0].lower in {"a", "an", "for", "on", "off"}:
        return False
    for at, token in enumerate(rest[1:6], 1):
        if token.lower in {"a", "an"} or _said_of_it(rest, at):
            return True
        if token.kind is not Kind.WORD or token.lower in FINITE or token.lower in PREPOSITIONS:
            return False
    return False


def _said_of_it(rest: Sequence[Token], at: int) -> bool:
    """Whether an adjective closes a phrase: what a thing is called (called the move unjustified)."""
    judging = rest[at].lower.endswith(_JUDGING) and not rest[at].capital
    behind = rest[at + 1 : at + 2]
    return judging and (not behind or behind[0].text in {".", ",", ";"} or behind[0].lower == "and")


def _bare_object(rest: Sequence[Token]) -> bool:
    """Whether nothing but a noun follows (claim credit, explain themselves)."""
    first = rest[0]
    if (
        first.kind is not Kind.WORD
        or first.proper
        or first.lower in CLAUSE_OPENERS | PRONOUNS | DETERMINERS | PREPOSITIONS | CONJUNCTIONS
    ):
        return False
    return not _says_clause(rest) and len(rest) > 1 and not any(token.kind is Kind.QUOTE for token in rest)


def _says_clause(rest: Sequence[Token]) -> bool:
    if not rest:
        return False
    first = rest[0]
    if first.lower in FINITE or (first.lower == "that" and _demonstrative(rest)):
        return False
    if first.kind is Kind.QUOTE or first.lower in CLAUSE_OPENERS or first.text == ":" or _contracted(first):
        return True
    if first.text == ",":
        return len(rest) > 1 and rest[1].kind is Kind.QUOTE
    if (
        first.lower in CONJUNCTIONS | PREPOSITIONS - {"in", "on", "at"}
        or first.kind is Kind.MARK
        or first.lower == "to"
    ):
        return False
    return _verb_follows(rest)


def _verb_follows(rest: Sequence[Token]) -> bool:
    """Whether a subject and its verb follow with nothing between them that opens another clause."""
    inserted = _insertion(rest)
    for at, token in enumerate(rest[1:], 1):
        if at in inserted:
            continue
        if token.text in {",", ";", "."} or token.lower in _NEW_CLAUSE or _new_predicate(rest, at):
            return False
        if token.lower in FINITE and not token.proper:
            return True
        if token.lower.endswith("ed") and not token.capital and lower_at(rest, at + 1) in DETERMINERS:
            return True
    return False


def _insertion(rest: Sequence[Token]) -> range:
    """The places of what is put in between commas behind a subject (his method, unlike others, is)."""
    commas = [at for at, token in enumerate(rest) if token.text == ","][:2]
    inserted = len(commas) > 1 and rest[commas[0] + 1].lower in PREPOSITIONS | ADVERBS
    return range(commas[0], commas[1] + 1) if inserted else range(0)


def _new_predicate(rest: Sequence[Token], at: int) -> bool:
    """Whether "and" leads to a second verb of reporting (declared an emergency and said it was)."""
    if rest[at].lower not in {"and", "but"} or at + 1 >= len(rest) or rest[at + 1].proper:
        return False
    found = cue_at(rest, at + 1)
    return found is not None and found[0].form is Form.PAST


def _contracted(token: Token) -> bool:
    """Whether a word is a pronoun with its verb (they'd, it's)."""
    pronoun, mark, _ = token.lower.partition("'")
    return bool(mark) and pronoun in PRONOUNS


def _demonstrative(rest: Sequence[Token]) -> bool:
    """Whether "that" only points at a noun (wrote that sentence, …)."""
    if len(rest) < 3 or rest[1].kind is not Kind.WORD or rest[2].text not in {",", "."}:
        return False
    clause = ADVERBS | PREPOSITIONS | PRONOUNS | DETERMINERS | CONJUNCTIONS | TIME_WORDS
    return not rest[1].capital and rest[1].lower not in clause


def skip_time(tokens: Sequence[Token], at: int) -> int:
    """Step over the listener and the time between a verb and what is said (told reporters on Monday that)."""
    limit = at + 8
    at = _skip_date(tokens, at)
    while at < min(limit, len(tokens)) and _listener_or_time(tokens, at):
        at += 1
    return at


def _skip_circumstance(tokens: Sequence[Token], at: int) -> int:
    """Step over where and to whom something was said (wrote in a letter to staff that, said on X: “…”)."""
    if lower_at(tokens, at) == "," and lower_at(tokens, at + 1) in PREPOSITIONS:
        closer = next((i for i in range(at + 2, min(at + 10, len(tokens))) if tokens[i].text == ","), at)
        return closer + 1 if lower_at(tokens, closer + 1) == "that" else at
    if lower_at(tokens, at) not in PREPOSITIONS | {"to"}:
        return at
    for reach in range(at + 2, min(at + _LONGEST_CIRCUMSTANCE, len(tokens))):
        token, before = tokens[reach], tokens[reach - 1]
        if token.lower == "that" or token.text == ":" or (token.text == "," and _quoted_next(tokens, reach)):
            announced = token.text == ":" and _quoted_next(tokens, reach)
            announced = announced or (tokens[at].lower in {"at", "in", "on"} and _clause_at(tokens, reach))
            return reach if announced or before.capital or before.lower in _OCCASIONS else at
        if token.kind is not Kind.WORD or token.lower in FINITE:
            break
    return at


def _clause_at(tokens: Sequence[Token], at: int) -> bool:
    """Whether "that" opens what is said, a subject behind it (wrote on his channel that the debris fell)."""
    behind = tokens[at + 1 : at + 2]
    return (
        tokens[at].lower == "that"
        and bool(behind)
        and (behind[0].proper or behind[0].lower in DETERMINERS | PRONOUNS)
    )


def _quoted_next(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].kind is Kind.QUOTE


def _listener_or_time(tokens: Sequence[Token], at: int) -> bool:
    word = tokens[at].lower
    if word in {"on", "in", "at"} and lower_at(tokens, at + 1) == "her":
        return False  # in her newsletter
    if word == "her" and _owned(tokens, at + 1):
        return False
    if word in {"this", "that"}:
        return lower_at(tokens, at + 1) in TIME_WORDS
    if word in {"on", "in", "at", "to"}:
        return lower_at(tokens, at + 1) in TIME_WORDS | DAYS | LISTENERS
    return tokens[at].kind is Kind.WORD and (word in _LISTENER_OR_TIME or is_manner(word))


def _owned(tokens: Sequence[Token], at: int) -> bool:
    """Whether "her" before this word owns it (noted her method), rather than being told (told her the)."""
    if at >= len(tokens) or tokens[at].kind is not Kind.WORD or tokens[at].capital:
        return False
    told = CLAUSE_OPENERS | DETERMINERS | PRONOUNS | PREPOSITIONS | TIME_WORDS | ADVERBS
    return tokens[at].lower not in told


def _skip_date(tokens: Sequence[Token], at: int) -> int:
    """Step over "on Jan. 19", "in May 2024"."""
    if lower_at(tokens, at) not in {"on", "in"} or lower_at(tokens, at + 1)[:3] not in MONTH_OPENINGS:
        return at
    at += 2
    while (
        at < len(tokens) and (tokens[at].text == "." or tokens[at].text[0].isdigit()) and at < len(tokens) - 1
    ):
        at += 1
    return at


def part_end(tokens: Sequence[Token], after: int) -> int:
    """Where an attribution in front of its claim ends: behind the listener, the time and "that"."""
    at = skip_time(tokens, after)
    for reach in range(at, min(at + 10, len(tokens))):
        token = tokens[reach]
        if token.lower == "that":
            return token.span.end
        if token.kind is not Kind.WORD or token.lower in FINITE:
            break
    return tokens[min(at, len(tokens)) - 1].span.end

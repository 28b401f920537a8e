"""Who stands before a reporting verb: noun phrases found by walking back over a sentence's tokens."""

from collections.abc import Sequence

from compare.claims.adverbials import carried_by, opens_adverbially, skip_adverbials
from compare.claims.following import MAX_NAME, MIN_NAME
from compare.claims.lexicon import (
    ADVERBS,
    CLAUSE_OPENERS,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    FINITE,
    KIN,
    ORGANISATION_WORDS,
    PARTICLES,
    PERSON_NOUNS,
    PLACES,
    PREPOSITIONS,
    PRONOUNS,
    SOMEBODY,
    SUBORDINATORS,
    TITLES,
    UNSPEAKING,
    is_manner,
    is_participle,
)  # fmt: skip
from compare.claims.mentions import given_gender
from compare.claims.naming import name_start
from compare.claims.phrases import LONGEST_PHRASE, is_doing, phrase_ending_at
from compare.claims.tokens import Kind, Token, index_at, lower_at
from compare.text import Span

MOST_INSERTIONS = 3
LONGEST_INSERTION = 60
"""How many appositions stand between a subject and its verb, and how long one may be (tokens)."""


_LATEST_AGENT = 6
"""How far into a sentence the one who leads its subject is named (Bank analysts led by X said)."""

_WITHIN_PHRASES = PREPOSITIONS - SUBORDINATORS
_PLACING = PREPOSITIONS | {"the", "&"}
_DESCRIBING = (PREPOSITIONS - {"of"}) | {"that", "who", "which"}
_NO_OPENING = CONJUNCTIONS | PREPOSITIONS | FINITE | UNSPEAKING
_SPEAKING = PERSON_NOUNS | PRONOUNS
_NO_APPOSITION = FINITE | SUBORDINATORS | PRONOUNS
_NO_PERSON = ORGANISATION_WORDS | PLACES | PREPOSITIONS | CONJUNCTIONS | DETERMINERS | ADVERBS | DAYS
_NO_SUBJECT_BEFORE = PREPOSITIONS | DETERMINERS
"""What stands behind a participle that opens a sentence (Using a map, …; Unmoved by it, …)."""


def subject_before(tokens: Sequence[Token], verb: int) -> Span | None:
    """The noun phrase that is the subject of the verb at ``verb``, as written; None if there is none."""
    at = skip_adverbials(tokens, verb - 1 - carried_by(tokens, verb))
    if at < 0:
        return None
    for _ in range(2):  # Elaine Moyer (D-Va.), whose district …, said
        if at >= 0 and tokens[at].text in {",", "–", "—", ")"}:
            at = _behind_insertion(tokens, at)
            at = skip_adverbials(tokens, at) if at > 0 and tokens[at].lower in DAYS else at
    if at < 0:
        return None
    return phrase_ending_at(tokens, at)


def opening_subject(tokens: Sequence[Token]) -> Span | None:
    """The speaker a sentence opens with, whatever its verb (Many officials hesitate, admitting …)."""
    for index, token in enumerate(tokens[:5]):
        if token.kind is not Kind.WORD or token.lower in _NO_OPENING:
            return None
        if index == 0 and token.lower.endswith(("ing", "ed")) and lower_at(tokens, 1) in _NO_SUBJECT_BEFORE:
            return None
        if index > 1 and token.lower.endswith("ed") and not is_manner(tokens[index - 1].lower):
            return Span(tokens[0].span.start, tokens[index - 1].span.end)  # The brewery issued …
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        goes_on = following is not None and (following.capital or following.lower in PERSON_NOUNS)
        goes_on = goes_on or token.text.endswith(("'s", "’s")) or _body_follows(tokens, index)
        named = token.capital and token.lower not in DETERMINERS | ADVERBS
        if not goes_on and (named or token.lower in _SPEAKING):
            return Span(tokens[0].span.start, token.span.end)
    return None


def _body_follows(tokens: Sequence[Token], index: int) -> bool:
    """Whether a capital word only says which body speaks (Bombay high court)."""
    ahead = [token.lower for token in tokens[index + 1 : index + 3]]
    plain = len(ahead) > 1 and ahead[0] in TITLES and not tokens[index + 1].capital
    return tokens[index].capital and plain and ahead[1] in PERSON_NOUNS


def modified_subject(tokens: Sequence[Token], phrase: Span) -> Span | None:
    """The subject a sentence opens with, where ``phrase`` before the verb is only part of what describes it.

    A video viewed a million times on TikTok claims: the video, not TikTok.
    """
    at = next(index for index, token in enumerate(tokens) if token.span.start >= phrase.start)
    first = tokens[0]
    described = _antecedent_of(tokens, at, index_at(tokens, phrase.end - 1)) or _placed_name(tokens, at)
    if described is not None:
        return described
    agent = lower_at(tokens, at - 1) == "by" and at <= _LATEST_AGENT
    end = next((index for index in range(1, at) if _describes(tokens, index)), 0)
    doing = is_doing(tokens, end)
    if lower_at(tokens, at - 1) not in _WITHIN_PHRASES or not (agent or doing or first.lower in DETERMINERS):
        return None
    if doing:
        return phrase_ending_at(tokens, end - 1)
    relative = any(token.lower in {"that", "who", "which"} for token in tokens[end:at])
    acted = any(token.lower in FINITE or token.kind is not Kind.WORD for token in tokens[:at])
    if not end or (acted and not relative) or any(token.lower in FINITE for token in tokens[:end]):
        return None
    if lower_at(tokens, end + 1) == "by" and tokens[end].lower not in {"led", "headed"}:
        return Span(first.span.start, phrase.end)  # economists polled by the agency
    return Span(first.span.start, tokens[end - 1].span.end)


def opening_name(tokens: Sequence[Token], phrase: Span) -> Span | None:
    """The person a sentence opens with, if only what they are stands between (Ann Lee, head, Acme, said)."""
    end = next((at for at, token in enumerate(tokens[: MAX_NAME + 1]) if not token.proper), 0)
    at = index_at(tokens, phrase.start)
    if not end or tokens[end].text != "," or tokens[at - 1].text != "," or at > LONGEST_INSERTION:
        return None
    names, between = tokens[name_start(tokens[:end]) : end], tokens[end : at + 1]
    apart = any(token.lower in _NO_APPOSITION or token.text in {":", ";", "(", "–", "—"} for token in between)
    body = any(token.lower in _NO_PERSON for token in names)
    known = given_gender(names[0].text) or any(token.lower in TITLES for token in between)
    person = known and len(names) >= MIN_NAME and not (apart or body)
    return Span(names[0].span.start, names[-1].span.end) if person else None


def _placed_name(tokens: Sequence[Token], at: int) -> Span | None:
    """The name a clause opens with, where only its body and place follow (Ann Lee of WHO in Geneva)."""
    start = next((index for index in range(at, 0, -1) if _divides(tokens[index - 1])), 0)
    end = next((index for index in range(start, len(tokens)) if not tokens[index].capital), 0)
    link = lower_at(tokens, end)
    if not MIN_NAME <= end - start <= MAX_NAME - 1 or link not in {"of", "from", "at", "with"}:
        return None
    placed = all(token.capital or token.lower in _PLACING for token in tokens[end:at])
    return Span(tokens[start].span.start, tokens[end - 1].span.end) if placed and end < at else None


def _divides(token: Token) -> bool:
    return token.kind is not Kind.WORD and token.text != "&"


def _antecedent_of(tokens: Sequence[Token], at: int, last: int) -> Span | None:
    """Who is described by a clause that ends in a noun (aides who asked for privacy)."""
    if lower_at(tokens, at - 1) == "who" and (
        at == last or tokens[at].capital or tokens[at].lower in DETERMINERS
    ):
        return None  # the man who police say
    for who in range(at - 1, max(0, at - LONGEST_PHRASE), -1):
        if tokens[who].lower in {"that", "which"}:
            return _described_opening(tokens, who)
        if tokens[who].kind is not Kind.WORD or tokens[who].lower in CLAUSE_OPENERS:
            return None
        if tokens[who].lower in {"who", "whose"}:
            return phrase_ending_at(tokens, who - 1) if tokens[who - 1].kind is Kind.WORD else None
    return None


def _described_opening(tokens: Sequence[Token], that: int) -> Span | None:
    """What a sentence opens with, where "that" and a verb describe it (The board that runs the port said)."""
    verb = lower_at(tokens, that + 1)
    acts = verb in FINITE or verb.endswith(("s", "ed"))
    plain = all(token.kind is Kind.WORD and token.lower not in FINITE for token in tokens[:that])
    phrase = phrase_ending_at(tokens, that - 1) if acts and plain and that else None
    return phrase if phrase is not None and phrase.start == tokens[0].span.start else None


def _describes(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word begins what describes the noun before it: a participle, a clause, a preposition."""
    word = tokens[at].lower
    participle = is_participle(word) and not tokens[at].capital
    return word in _DESCRIBING or participle or is_doing(tokens, at)


def _behind_insertion(tokens: Sequence[Token], closer: int) -> int:
    """From the mark that closes an apposition or a parenthesis, step to the end of what it stands behind."""
    at = closer
    for _ in range(MOST_INSERTIONS):
        opener = _opener(tokens, at)
        outer = _opener(tokens, opener)
        if outer > 0 and (
            lower_at(tokens, outer + 1) in {"who", "whose", "which"} or _placed(tokens, outer, opener)
        ):
            at = outer  # the insertion lies within a relative clause
            if _apposed(tokens, at) or _closes_name(tokens, at):
                continue
            return at - 1
        if opener < 1 or _apposed_name(tokens, opener, at) or _list_item(tokens, opener, at):
            return at - 1
        at = opener
        if not _apposed(tokens, at):
            break
    return at - 1


def _placed(tokens: Sequence[Token], outer: int, opener: int) -> bool:
    """Whether an insertion says where somebody is from, or what they are called (, from Somers, N.Y.,)."""
    first = tokens[outer + 1]
    led = first.lower in {"from", "of", "at"} or (first.lower.endswith("ed") and not first.capital)
    return led and tokens[opener - 1].proper and opener - outer > 1


def _closes_name(tokens: Sequence[Token], closer: int) -> bool:
    opener = _opener(tokens, closer)
    return opener > 0 and _apposed_name(tokens, opener, closer)


def _opener(tokens: Sequence[Token], closer: int) -> int:
    mark = "(" if tokens[closer].text == ")" else tokens[closer].text
    for index in range(closer - 1, max(-1, closer - LONGEST_INSERTION), -1):
        if tokens[index].text == mark:
            return index
        if (tokens[index].text in {";", ":"} and mark != "(") or tokens[index].kind is Kind.QUOTE:
            return -1
    return -1


def _apposed_name(tokens: Sequence[Token], opener: int, closer: int) -> bool:
    """Whether a name stands between the commas, behind its description (its head, Mabel Kwok, said)."""
    name = [token for token in tokens[opener + 1 : closer] if token.lower not in PARTICLES | {"the"}]
    while len(name) > MIN_NAME and name[0].lower in TITLES and not name[0].capital:
        name.pop(0)  # their rival, former minister Jane Doe,
    close = lower_at(tokens, opener - 1) in KIN | {"them"}
    shortest = 1 if close else MIN_NAME
    named = shortest <= len(name) <= MAX_NAME and all(
        token.capital and not token.text[0].isdigit() for token in name
    )
    return named and (not tokens[opener - 1].capital or _described_first(tokens, opener))


def _described_first(tokens: Sequence[Token], opener: int) -> bool:
    """Whether a title, not a name, stands before a comma (the Inspector-General of Police, Musa Bello,)."""
    before = tokens[:opener]
    spoken = any(token.lower in SOMEBODY and not token.capital for token in before)
    led = before[0].lower in DETERMINERS or before[0].text.endswith(("'s", "’s"))
    if led and spoken and all(token.kind is Kind.WORD for token in before):
        return True
    phrase = phrase_ending_at(tokens, opener - 1)
    return phrase is not None and any(
        token.lower in DETERMINERS or token.text.endswith(("'s", "’s"))
        for token in tokens
        if phrase.contains(token.span)
    )


def _list_item(tokens: Sequence[Token], opener: int, closer: int) -> bool:
    """Whether a stretch between commas goes on with a list of names (the UK, France and Germany)."""
    words = [token.lower for token in tokens[opener + 1 : closer]]
    listed = tokens[opener + 1].capital and tokens[opener + 1].lower not in TITLES
    return "and" in words and listed and len(words) <= 5


def _apposed(tokens: Sequence[Token], end: int) -> bool:
    """Whether what ends before ``end`` is an apposition too (Jane Doe, 34, a mother of two, said)."""
    opener = _opener(tokens, end)
    if tokens[end].text != "," or opener < 1 or opens_adverbially(tokens, opener):
        return False
    first = tokens[opener + 1]
    described = first.lower in {"a", "an", "who", "whose", "which", "former"} | TITLES and not first.capital
    return described or first.text[0].isdigit()


def antecedent(tokens: Sequence[Token], pronoun: Span) -> Span | None:
    """The name or noun that a relative pronoun behind a comma stands for."""
    at = next(index for index, token in enumerate(tokens) if token.span == pronoun)
    if at > 1 and tokens[at - 1].text == ",":
        phrase = phrase_ending_at(tokens, at - 2)
        if phrase is not None and (bearer := _bearer(tokens, phrase)) is not None:
            return bearer
        cut = phrase is not None and phrase.end < tokens[at - 2].span.end and tokens[at - 2].proper
        return _names_before(tokens, at - 1) if cut else _nearest_name(tokens, phrase)
    if tokens[at].lower != "who":
        return phrase_ending_at(tokens, at - 1)  # a sign that said
    if at == 0 or tokens[at - 1].lower not in PERSON_NOUNS:
        return None
    first = at - 1
    while first > 0 and _part_of_several(tokens[first - 1]):
        first -= 1
    return Span(tokens[first].span.start, tokens[at - 1].span.end)


def _bearer(tokens: Sequence[Token], description: Span) -> Span | None:
    """The full name before a comma that a description stands behind (Ann Lee, a mother of two, who said)."""
    first = index_at(tokens, description.start)
    led = tokens[first].lower in {"a", "an"} and lower_at(tokens, first - 1) == ","
    names = _names_before(tokens, first - 1) if led and first > MIN_NAME else None
    return names if names is not None and tokens[first - MIN_NAME - 1].proper else None


def _names_before(tokens: Sequence[Token], comma: int) -> Span:
    """The capitalised words that end before a comma (small beside Acme Parts, which says)."""
    start = comma - 1
    while start > 0 and tokens[start - 1].proper:
        start -= 1
    return Span(tokens[start].span.start, tokens[comma - 1].span.end)


def _nearest_name(tokens: Sequence[Token], phrase: Span | None) -> Span | None:
    """The name a phrase ends in, where it only leads to one (news to President Jane Doe, who …)."""
    if phrase is None:
        return None
    first, last = index_at(tokens, phrase.start), index_at(tokens, phrase.end - 1)
    link = next((at for at in range(last, first, -1) if tokens[at].lower in {"to", "with", "from", "by"}), 0)
    return Span(tokens[link + 1].span.start, phrase.end) if link and tokens[last].capital else phrase


def _part_of_several(token: Token) -> bool:
    ends = PREPOSITIONS | FINITE | PRONOUNS | {"and", "that", "but", "to"}
    return token.kind is Kind.WORD and token.lower not in ends

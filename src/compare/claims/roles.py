"""Who is meant by an office's letters (the CM), or by the noun of somebody only described (the diplomat)."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import takewhile

from compare.claims.lexicon import DETERMINERS, FINITE, ORGANISATION_WORDS, PREPOSITIONS, UNNAMED
from compare.claims.naming import is_title, usable_name
from compare.claims.people import ROLE_CLASSES, Person, head_noun, human
from compare.claims.tokens import Kind, Token, lower_at

_OWNERS = {"alliance's": "NATO", "bloc's": "European Union"}
"""Bodies as news owns their offices (the alliance's chief)."""

_NEVER_BEFORE = PREPOSITIONS | FINITE
"""Words that stand in no description of somebody before its noun."""

MOST_TITLES = 4
"""Words of an office before a name that are read."""

MOST_QUALIFIERS = 6
"""Words between an article or owner and the noun that are read."""

_LETTERS = range(2, 4)
"""Letters of an office."""


def office_letters(tokens: Sequence[Token], name: int) -> tuple[str, ...]:
    """The first letters of an office of several words right before a name (Chief Minister Jane Doe: CM)."""
    start = name
    while start > max(0, name - MOST_TITLES) and is_title(tokens[start - 1]):
        start -= 1
    letters = "".join(token.text[0].upper() for token in tokens[start:name])
    return (letters,) if len(letters) in _LETTERS else ()


def holder(people: Iterable[Person], letters: str) -> Person | None:
    """The one person whose office has these letters."""
    if not letters.isupper() or len(letters) not in _LETTERS:
        return None
    holders = [person for person in people if letters in person.letters]
    return holders[0] if len(holders) == 1 else None


def only_described(recent: Sequence[Person], words: Sequence[str]) -> Person | None:
    """Whom "the diplomat" means: who was described so and has no name, unless one with a name was since."""
    words = [word for word in words if word != "same"]
    if len(words) != 2 or words[0] not in {"the", "this"}:
        return None
    for person in reversed(recent):
        if person.name.split(maxsplit=1)[0].lower() not in DETERMINERS:
            if words[1] in person.callings:
                return None
        elif words[1] == head_noun(person.name) or {words[1], head_noun(person.name)} <= UNNAMED:
            return person
    return None


def unnamed_people(tokens: Sequence[Token]) -> Iterator[str]:
    """Whom a sentence tells of without a name (quoting an unnamed official, …)."""
    for start in range(len(tokens) - 1):
        if tokens[start].lower not in {"a", "an"} or (start and tokens[start - 1].text == ","):
            continue
        ahead = takewhile(_qualifies, tokens[start + 1 : start + 1 + MOST_QUALIFIERS])
        end = start + 1 + sum(1 for _ in ahead)
        phrase = " ".join(token.text for token in tokens[start : end + 1])
        if lower_at(tokens, end) and human(phrase):
            yield phrase


def _qualifies(token: Token) -> bool:
    """Whether a word behind an article may stand before a noun for somebody, and is none itself."""
    return token.kind is Kind.WORD and token.lower not in _NEVER_BEFORE and not human(f"a {token.lower}")


def newcomer(told_of: Sequence[Person], words: Sequence[str]) -> Person | None:
    """Whom "the official" means, of those told of without a name (citing an unnamed official), or nobody."""
    short = words[0] == "the" and len(words) == len(("the", "official"))
    alike = (one for one in reversed(told_of) if head_noun(one.name) == words[-1])
    return next(alike, None) if short else None


def told_anew(person: Person, words: Sequence[str], parties: Collection[str]) -> bool:
    """Whether a description may add to what is known of somebody (the opposition lawmaker)."""
    role = ROLE_CLASSES.get(words[-1], "")
    roles = person.roles or {ROLE_CLASSES.get(head_noun(person.name), role)}
    known = role in roles
    known = known and not (parties and person.parties and person.parties.isdisjoint(parties))
    longer = words[0] == "the" and len(words) > len(("the", "lawmaker")) and human(" ".join(words))
    return bool(role) and known and longer and not set(words) & PREPOSITIONS


def owned_body(tokens: Sequence[Token]) -> str:
    """The body that a sentence opens with by its owner and tells of (Iran's navy did not reply), or ""."""
    if not tokens or not tokens[0].text.endswith(("'s", "’s")):
        return ""
    verb = next((at for at, token in enumerate(tokens[:MOST_QUALIFIERS]) if token.lower in FINITE), 0)
    return usable_name(tokens[:verb]) if verb and tokens[verb - 1].lower in ORGANISATION_WORDS else ""


def opening_body(tokens: Sequence[Token]) -> str:
    """The body that a sentence opens with by its name and tells of (Kent Police has sent it on), or ""."""
    end = next((at for at, token in enumerate(tokens[:MOST_QUALIFIERS]) if not token.proper), 0)
    named = end > 1 and tokens[end - 1].lower in ORGANISATION_WORDS and lower_at(tokens, end) in FINITE
    return usable_name(tokens[:end]) if named else ""


def owning_parties(words: Sequence[str]) -> Sequence[str]:
    """The parties that own an office by a noun (the alliance's chief)."""
    straight = (word.replace("’", "'") for word in words)
    return [_OWNERS[word] for word in straight if word in _OWNERS]

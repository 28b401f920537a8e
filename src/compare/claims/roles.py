"""Who is meant by an office's letters (the CM), or by the noun of somebody only described (the diplomat)."""

from collections.abc import Iterable, Sequence

from compare.claims.lexicon import DETERMINERS, UNNAMED
from compare.claims.naming import is_title
from compare.claims.people import Person, head_noun
from compare.claims.tokens import Token

_OWNERS = {"alliance's": "NATO", "bloc's": "European Union"}
"""Bodies as news owns their offices (the alliance's chief)."""

MOST_TITLES = 4
"""Words of an office before a name that are read."""

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


def owning_parties(words: Sequence[str]) -> Sequence[str]:
    """The parties that own an office by a noun (the alliance's chief)."""
    straight = (word.replace("’", "'") for word in words)
    return [_OWNERS[word] for word in straight if word in _OWNERS]

"""People: what an article tells of somebody it names, and which names are nobody's."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from compare.claims.lexicon import (
    DETERMINERS,
    FEMININE_NOUNS,
    LOOSE_ROLES,
    MASCULINE_NOUNS,
    NOT_HUMANS,
    ORGANISATION_WORDS,
    PLACES,
    PREPOSITIONS,
    TITLES,
    is_manner,
    is_participle,
)
from compare.claims.mentions import FEMININE, MASCULINE, given_gender
from compare.claims.naming import is_title
from compare.claims.parties import party_names
from compare.claims.tokens import Token

ROLE_CLASSES: dict[str, str] = {
    word: name
    for name, words in {
        "chief": "chief secretary-general general head director boss leader commander commissioner",
        "leader": "president premier chancellor leader prime king queen taoiseach emir",
        "minister": "minister prime secretary",
        "spokesperson": "spokesman spokeswoman spokesperson",
        "mayor": "mayor",
        "speaker": "speaker",
        "pope": "pope pontiff",
        "governor": "governor gov",
        "lawmaker": "senator sen rep representative congressman congresswoman mp mep legislator lawmaker",
        "diplomat": "ambassador envoy diplomat negotiator",
        "academic": "professor academic scholar lecturer researcher historian scientist fellow author",
        "analyst": "analyst expert strategist adviser advisor",
        "officer": "officer police detective sheriff inspector superintendent",
        "lawyer": "lawyer attorney prosecutor counsel",
        "judge": "judge justice magistrate",
        "executive": "executive ceo founder chairman chairwoman chair owner",
        "soldier": "general colonel admiral commander captain major lieutenant",
    }.items()
    for word in words.split()
}
"""Titles and callings, each with the class it is of: “the NATO chief” is its secretary-general."""

GENDERED = {**dict.fromkeys(MASCULINE_NOUNS, MASCULINE), **dict.fromkeys(FEMININE_NOUNS, FEMININE)}
"""Titles and nouns of one gender, each with its pronoun."""

_HUMANS = (
    ROLE_CLASSES.keys() | GENDERED.keys() | LOOSE_ROLES | TITLES | {"friend", "insider", "source"}
) - NOT_HUMANS
"""What one human being is called without a name."""


_NUMBERED = frozenset({"article", "chapter", "highway", "part", "phase", "route", "section", "title", "unit"})
"""What is told apart by a number that looks like a name (Title IX)."""

_BEHIND_HEAD = PREPOSITIONS | {"who"}
"""Words that stand behind the noun that says who a description is of."""

_OWNING = {"his": MASCULINE, "her": FEMININE}
_NEAR = 3
"""How many words behind a name what is its bearer's may begin."""

_SHORTEST = 2
"""Words of the shortest description (a diplomat)."""


@dataclass(slots=True, eq=False)
class Person:
    """Someone the article names: in full, with the classes of titles and parties written beside."""

    name: str
    roles: set[str] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)
    gender: str = ""
    sure: bool = False
    age: str = ""
    beside: set[str] = field(default_factory=set)
    callings: set[str] = field(default_factory=set)
    letters: set[str] = field(default_factory=set)
    body: bool = False
    place: bool = False
    met: bool = False

    @property
    def unplaced(self) -> bool:
        """Whether nothing yet says that a name is a person's or a place's: it may be a body's."""
        return not (self.gender or self.roles or self.age or self.place)

    def correct(self, speaker: str) -> None:
        """Take an office off a name met with it (Commerce Jane Doe); put back what a body's lost."""
        longer = self.name.endswith(f" {speaker}") and not given_gender(self.name.split()[0])
        if longer and " " in speaker and given_gender(speaker.split(maxsplit=1)[0]):
            self.name = speaker
        first, joint, rest = speaker.partition(" and ")
        if self.body and joint and rest == self.name and first.endswith("s") and not party_names(first):
            self.name = speaker  # Hostages and Missing Families Forum


def human(phrase: str) -> bool:
    """Whether a phrase without a name describes one human being (a spokesman, Kremlin spokeswoman).

    >>> human("the mother of a victim"), human("Secretary-General"), human("spokesman"), human("a harbour")
    (True, True, False, False)
    """
    words = phrase.lower().split()
    led = words[0] in DETERMINERS or words[0].endswith(("'s", "’s"))
    office = phrase[0].isupper() and (len(words) > 1 or words[0] in ROLE_CLASSES)  # not the Courier
    return (led or office) and _head(words) in _HUMANS


def words_of(phrase: str) -> list[str]:
    """The words of a description, hyphened ones apart unless they are a title (secretary-general)."""
    whole = phrase.lower().replace("secretary general", "secretary-general").split()
    parts = ([word] if word in ROLE_CLASSES else word.split("-") for word in whole)
    return [part.rstrip(".") for pieces in parts for part in pieces]


def described(phrase: str) -> Person:
    """Somebody whom an article only describes: who is meant by a pronoun that follows."""
    words = phrase.lower().split()
    return Person(phrase, gender=GENDERED.get(_head(words), ""), beside=set(words))


def head_noun(phrase: str) -> str:
    """The noun that says who a description is of (A diplomat briefed on the talks: diplomat)."""
    return _head(phrase.lower().split())


def _head(words: Sequence[str]) -> str:
    """The last word before the first preposition or relative pronoun of a phrase."""
    end = next((i for i, word in enumerate(words) if word in _BEHIND_HEAD), len(words))
    shortest = _SHORTEST if words[0] in DETERMINERS else 1
    while end > shortest and _describing(words[end - 1]):
        end -= 1  # a diplomat briefed on the talks
    return words[end - 1].rstrip(",")


def _describing(word: str) -> bool:
    """Whether a word stands behind the noun it describes (data previously released, people close to X)."""
    return is_participle(word) or is_manner(word) or word in {"familiar", "close", "previously"}


def no_name(names: Sequence[Token], words: int, titled: bool) -> bool:
    """Whether a title or a body's noun stands where a surname would (Officers were …, Acme CEO)."""
    if (words == 1 and names[-1].lower in ORGANISATION_WORDS) or names[0].lower in _NUMBERED:
        return True
    other = is_title(names[-1]) or (words > 1 and names[-1].lower in PLACES)
    return other and (words == 1 or not (titled or given_gender(names[0].text)))


def title_gender(tokens: Sequence[Token], speaker: str) -> str:
    """The pronoun that goes with the title right before a speaker's name (Ms. Marchetti), or ""."""
    first = speaker.split(maxsplit=1)[0] if speaker.strip() else ""
    places = (index for index, token in enumerate(tokens) if index and token.text == first)
    titles = (tokens[index - 1].lower.rstrip(".") for index in places)
    return next((GENDERED[title] for title in titles if title in GENDERED), "") or _owned(tokens, first)


def _owned(tokens: Sequence[Token], name: str) -> str:
    """The pronoun that goes with whoever says a thing in what is theirs (Doe noted in her diary), or ""."""
    at = next((index for index, token in enumerate(tokens) if token.text == name), len(tokens))
    for link, word in pairwise(tokens[at + 1 : at + 2 + _NEAR]):
        if link.lower in PREPOSITIONS and word.lower in _OWNING:
            return _OWNING[word.lower]
    return ""

"""Small word classes of English that the rules for speakers stand on, read from ``lexicon.toml``."""

import tomllib
from importlib.resources import files

_CLASSES = tomllib.loads(files(__package__).joinpath("lexicon.toml").read_text(encoding="utf-8"))


def _words(name: str) -> frozenset[str]:
    return frozenset(_CLASSES[name]["words"].split())


PRONOUNS = _words("PRONOUNS")
PERSON_PRONOUNS = _words("PERSON_PRONOUNS")
ASPECTS = _words("ASPECTS")
AUXILIARIES = _words("AUXILIARIES")
PASSIVES = _words("PASSIVES")
FINITE = _words("FINITE")
ADVERBS = _words("ADVERBS")
DETERMINERS = _words("DETERMINERS")
NUMERALS = _words("NUMERALS")
POSSESSIVES = _words("POSSESSIVES")
PREPOSITIONS = _words("PREPOSITIONS")
CONJUNCTIONS = _words("CONJUNCTIONS")
SUBORDINATORS = _words("SUBORDINATORS")
PERSON_NOUNS = _words("PERSON_NOUNS")
PERSON_NOUNS |= {word[:-1] for word in PERSON_NOUNS if word.endswith("s")} | {
    f"{word}s" for word in PERSON_NOUNS
}
PERSON_NOUNS |= {f"{word[:-1]}ies" for word in PERSON_NOUNS if word.endswith("y")}
TITLES = _words("TITLES")
SOMEBODY = PERSON_NOUNS | TITLES
PARTICLES = _words("PARTICLES")
DAYS = _words("DAYS")
ORGANISATION_WORDS = _words("ORGANISATION_WORDS")
UNSPEAKING = _words("UNSPEAKING")
TIME_WORDS = _words("TIME_WORDS")
LISTENERS = _words("LISTENERS")
MEANS = _words("MEANS")
MONTH_OPENINGS = _words("MONTH_OPENINGS")
CLAUSE_OPENERS = _words("CLAUSE_OPENERS")
OCCASIONS = _words("OCCASIONS")
CUE_NOUNS = _words("CUE_NOUNS")
GIVEN_FEMININE = _words("GIVEN_FEMININE")
GIVEN_MASCULINE = _words("GIVEN_MASCULINE")
COMPANY_ENDINGS = _words("COMPANY_ENDINGS")
FEMININE_NOUNS = _words("FEMININE_NOUNS")
MASCULINE_NOUNS = _words("MASCULINE_NOUNS")
HEARERS = _words("HEARERS")
PLURAL_PEOPLE = _words("PLURAL_PEOPLE")
LINKS = _words("LINKS")
STOPS_AFTER_SPEAKER = _words("STOPS_AFTER_SPEAKER")
LOOSE_ROLES = _words("LOOSE_ROLES")
NOT_ADVERBS = _words("NOT_ADVERBS")
SENDING = _words("SENDING")
KIN = _words("KIN")
COMPANY_WORDS = _words("COMPANY_WORDS") | COMPANY_ENDINGS
GENERIC_BODIES = _words("GENERIC_BODIES")
MAKERS = _words("MAKERS")
UNNAMED = _words("UNNAMED")
NOT_HUMANS = _words("NOT_HUMANS")
PLACES = _words("PLACES")
WRITINGS = _words("WRITINGS")
SAID_AGAIN = _words("SAID_AGAIN")
PLURAL_VERBS = _words("PLURAL_VERBS")


PLURAL_CALLINGS = ("ists", "ers", "ors", "ians", "eers", "ants", "men", "women")
"""How nouns for several people of one calling end (hydrologists, keepers)."""


_IRREGULAR = frozenset({"held", "made", "seen", "sent", "written"})


def is_participle(word: str) -> bool:
    """Whether a word in lower case ends as participles of the past do, or is one of the irregular (seen)."""
    return word.endswith("ed") or word in _IRREGULAR


def is_manner(word: str) -> bool:
    """Whether a word in lower case ends as adverbs do, and is one (reportedly, not family).

    >>> is_manner("reportedly"), is_manner("family")
    (True, False)
    """
    return word.endswith("ly") and len(word) > 4 and word not in NOT_ADVERBS

"""The roster: the people an article names, with what it tells of them; namesakes are told apart."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from compare.claims.lexicon import COMPANY_ENDINGS, FINITE, KIN, ORGANISATION_WORDS, PREPOSITIONS
from compare.claims.mentions import (
    age_behind,
    apposition,
    described_behind,
    given_gender,
    key,
    may_be,
    spoken,
)
from compare.claims.naming import is_title, name_start, office_opens, person_name
from compare.claims.parties import party_names
from compare.claims.people import GENDERED, ROLE_CLASSES, Person, no_name, words_of
from compare.claims.roles import office_letters
from compare.claims.tokens import Token, lower_at

_CLOSING = PREPOSITIONS | FINITE
"""What ends the words for what somebody is."""

MOST_NAMESAKES = 20
"""People of one surname that are told apart; no article has more."""


@dataclass(slots=True)
class Roster:
    """Everybody an article names, by surname; a second bearer of a surname by the whole name."""

    people: dict[str, Person] = field(default_factory=dict)
    namesakes: dict[str, list[Person]] = field(default_factory=dict)

    def introduce(self, tokens: Sequence[Token], start: int, end: int) -> None:
        """Take in whom a run of capitalised words names, if anybody."""
        titled = name_start(tokens[start:end]) > 0
        titles = [token for token in tokens[start:end] if is_title(token)]
        names = person_name(tokens, start, end)
        words = len(spoken(names).split())
        if no_name(names, words, titled):
            return
        surname = key(names[-1])
        alone = (
            words < 2 and not titles and not (age_behind(tokens, end) or lower_at(tokens, start - 1) in KIN)
        )
        if surname in self.people or alone or party_names(spoken(names)):
            person = self.people.get(surname)
            if person is None or words < 2:
                return
        if words == 1 and any(names[0].text in other.name.split() for other in self.people.values()):
            return
        person = self._entry(names)
        sure = start > 0 or titled or bool(given_gender(names[0].text) or age_behind(tokens, end))
        sure = sure or described_behind(tokens, end) or (person.name == spoken(names) and person.met)
        sure = sure and len(names) > 1
        person.met = True
        self._learn_body(person, names, tokens[start - 1].lower if start and not titled else "")
        if person.name.endswith(f" {spoken(names)}") and " " in spoken(names):
            if given_gender(names[0].text) and not given_gender(person.name.split()[0]):
                person.name = spoken(names)  # once run into what stood before it (Galleries Judy Doe)
            person.sure = True  # Gimenez Larrea, once Borja Gimenez Larrea
        elif sure and (not person.sure or len(names) > len(person.name.split())):
            person.name, person.sure = spoken(names), True
        self._learn(person, tokens, office_opens(tokens, start) if len(names) < end - start else start, end)

    def _entry(self, names: Sequence[Token]) -> Person:
        """The person of a name, new or known; another given name is another person's (Ann Gold, Eve Gold)."""
        surname, full = key(names[-1]), spoken(names).lower()
        person = self.people.setdefault(surname, Person(spoken(names)))
        if not person.sure or may_be(person.name, full):
            return person
        if full not in self.people and len(self.namesakes.get(surname, ())) < MOST_NAMESAKES:
            self.people[full] = Person(spoken(names))
            self.namesakes.setdefault(surname, []).append(self.people[full])
        return self.people.get(full, person)

    def known(self, run: Sequence[Token]) -> Person | None:
        """Whom a run of capitalised words names, if anybody known."""
        surname = key(run[-1])
        full = spoken(run).lower() if surname in self.namesakes else ""
        return self.people.get(full) or self.people.get(surname)

    def of_name(self, full: str) -> Person | None:
        """Who bears a whole name, given in lower case."""
        surname = full.rpartition(" ")[2]
        bearers = (self.people.get(surname), *self.namesakes.get(surname, ()))
        exact = (person for person in bearers if person is not None and person.name.lower() == full)
        return self.people.get(full) or next(exact, None)

    def first_called(self, role: str) -> Person | None:
        """Who is first named with a role (minister), if it is one and in lower case."""
        bearers = (person for person in self.people.values() if role in person.callings and not person.body)
        return next(bearers, None) if role in ROLE_CLASSES else None

    def of_surname(self, surname: str, recent: Sequence[Person], gender: str) -> Person | None:
        """Who is meant by a surname alone: of several, whoever spoke or acted last."""
        person, others = self.people.get(surname), self.namesakes.get(surname, [])
        everyone = [*([person] if person else []), *others]
        ranked = [*(other for other in reversed(recent) if other in everyone), *everyone]
        fitting = [one for one in ranked if one.gender == gender] if gender else []
        unknown = [one for one in ranked if not one.gender]
        return next(iter([*fitting, *(unknown if gender else ()), *ranked]), None)

    def _learn_body(self, person: Person, names: Sequence[Token], before: str) -> None:
        """Whether a name is that of a body or a place rather than a person."""
        words = {token.lower.rstrip(".") for token in names}
        person.body = person.body or bool(words & (ORGANISATION_WORDS | COMPANY_ENDINGS))
        person.body = person.body or (before == "the" and not person.gender and not person.roles)
        placed = before in {"in", "at", "near", "from", "across", "outside"} and not person.sure
        person.place = person.place or placed

    def _learn(self, person: Person, tokens: Sequence[Token], start: int, end: int) -> None:
        beside = [*tokens[max(0, start - 3) : end], *apposition(tokens, end)]
        words = words_of(" ".join(token.text for token in beside))
        served = next((at for at, word in enumerate(words) if word == "for"), len(words))
        person.roles.update(ROLE_CLASSES[word] for word in words[:served] if word in ROLE_CLASSES)
        if "foreign" in words or {"representative", "to"} <= set(words):
            person.roles.add(ROLE_CLASSES["diplomat"])  # Iran's top diplomat
        person.parties.update(party_names(" ".join(token.text for token in beside)))
        person.beside.update(words)
        described = takewhile(lambda token: token.lower not in _CLOSING, apposition(tokens, end))
        person.callings.update(token.lower for token in (*tokens[max(0, start - 2) : end], *described))
        person.letters.update(office_letters(tokens, end - len(person.name.split())))
        given = given_gender(person.name.split()[0])
        person.gender = person.gender or given or next((GENDERED[w] for w in words if w in GENDERED), "")
        person.age = person.age or age_behind(tokens, end)

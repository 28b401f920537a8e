"""Speakers: one name for "Rutte", "he" and "the NATO chief" within one article.

The people of an article are those it names in full. A later mention is folded to one of them by surname,
a pronoun to whoever spoke or acted last and may be meant, a description ("the NATO chief") to the person
whose titles it fits. What fits nobody stays as written.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from compare.claims.bodies import BODY_NOUNS, Bodies, short_form
from compare.claims.focus import nominal, presented, subject_of
from compare.claims.lexicon import (
    DETERMINERS,
    LOOSE_ROLES,
    ORGANISATION_WORDS,
    PERSON_NOUNS,
    PERSON_PRONOUNS,
    PREPOSITIONS,
    SUBORDINATORS,
    TITLES,
)  # fmt: skip
from compare.claims.mentions import acts, bare, given_gender, key, name_runs, two_names
from compare.claims.papers import Papers
from compare.claims.parties import party_names, whole_party
from compare.claims.people import GENDERED, ROLE_CLASSES, Person, described, human, words_of
from compare.claims.roles import (
    holder,
    newcomer,
    only_described,
    opening_body,
    owned_body,
    owning_parties,
    told_anew,
    unnamed_people,
)
from compare.claims.roster import Roster
from compare.claims.tokens import Token, lower_at, lowered, tokens_of
from compare.text import Span

_INSTITUTIONS = frozenset(
    [
        "pentagon",
        "white house",
        "state department",
        "kremlin",
        "downing street",
        "bundestag",
        "foreign office",
    ]
)
"""Seats of power that stay apart from their state when they speak."""

_YEAR_OLD = re.compile(r"(?:the |this )?(?P<age>\d{1,3})[-‑]year[-‑]old\b", re.IGNORECASE)
_OWNED = re.compile(r"(?:[A-Z]\S+ )*(?P<owner>[A-Z]\S+)['’]s (?P<owned>office|team|lawyer|lawyers|campaign)")
"""What speaks for its owner."""

_DEMONYMS = (
    "ian",
    "ean",
    "can",
    "kan",
    "uan",
    "gan",
    "ban",
    "German",
    "Roman",
    "man",
    "Briton",
    "Dane",
    "Swede",
)
"""How names of one person by nation end (the Italian); Tehran and Amman are none."""

_PARTISANS = ("Democrat", "Republican", "Conservative", "Nationalist", "Socialist")
"""What one person of a party is called (the Texas Republican)."""

_OF_PRONOUN = {"his": "he", "her": "she", "its": "it", "their": "they", "him": "he", "them": "they"}

_FULL_OFFICE = 2
"""Words of an office that tell its holder from others of the kind (opposition leader)."""

MOST_NEWCOMERS = 20
"""People told of without a name who are kept in mind."""


@dataclass(slots=True)
class Cast:
    """The people of one article as reading goes on: who is known, and who spoke or acted last."""

    roster: Roster = field(default_factory=Roster)
    recent: list[Person] = field(default_factory=list)
    bodies: Bodies = field(default_factory=Bodies)
    papers: Papers = field(default_factory=Papers)
    definite: set[str] = field(default_factory=set)
    newcomers: list[Person] = field(default_factory=list)
    titled: str = ""
    group: str = ""
    group_last: bool = False

    def meet(self, tokens: Sequence[Token]) -> None:
        """Take in the people that a sentence names, with their titles."""
        runs = tuple(name_runs(tokens))
        self.bodies.meet(tokens, runs)
        for start, end in runs:
            self.roster.introduce(tokens, start, end)
            if end - start == 1 and lower_at(tokens, start - 1) == "the":
                self.definite.add(tokens[start].text)
            short = short_form(tokens, end)
            if short and (body := self.roster.people.get(key(tokens[end - 1]))):
                body.name, body.body = self.bodies.aliases[short], True

    def meet_quoted(self, tokens: Sequence[Token]) -> None:
        """Take in the people that a quotation names in full, by a given name that is known."""
        for start, end in name_runs(tokens):
            if end - start > 1 and given_gender(tokens[start].text):
                self.roster.introduce(tokens, start, end)

    def meet_label(self, name: str) -> None:
        """Take in a person whom the label of a turn names in full (LEILA MARTENSON, HOST:)."""
        spoken = name.title() if name.isupper() else name
        self.meet(tokens_of(spoken, Span(0, len(spoken)), ()))

    def knows(self, name: str) -> bool:
        """Whether a name on a headline's colon is somebody's: a person or body of the article, or people."""
        words = name.split()
        spoken = {word.lower() for word in words} & (PERSON_NOUNS | ORGANISATION_WORDS)
        return (
            bool(spoken or party_names(name))
            or name.isupper()
            or bare(words[-1]).lower() in self.roster.people
        )

    def is_person(self, name: str) -> bool:
        """Whether whoever spoke last is a person of this name."""
        return bool(self.recent) and self.recent[-1].name == name and not self.recent[-1].body

    def resolve(self, speaker: str, gender: str = "") -> str:
        """The one name for a speaker as written; "" for a pronoun nobody fits.

        ``gender`` is that of the title before a surname, if any: it tells namesakes apart.
        """
        self.titled = gender
        lower = _OF_PRONOUN.get(lowered(speaker), lowered(speaker))
        if lower in {"it", "they", "we"}:
            return self._body_meant_by(lower)
        if lower in {"i", "you", "who"}:
            return ""
        person = self._meant_by(lower) if lower in PERSON_PRONOUNS else self._person(speaker)
        if person is not None:
            person.correct(speaker)
            person.place = False
            if person.body:
                self.bodies.attend(person.name)
            self._attend(person)
            return person.name
        return self._body(speaker)

    def _person(self, speaker: str) -> Person | None:
        aged = _YEAR_OLD.match(speaker)
        if aged is not None:
            return self._aged(aged["age"])
        if not self.recent and (leading := self.roster.first_called(speaker)) is not None:
            return leading  # a headline: minister says
        named = self._named(speaker) or self._by_office(words_of(speaker))
        office = all(word[0].isupper() for word in speaker.split()) and human(speaker)
        return named or self._described(f"the {speaker.lower()}" if office else speaker)

    def notice(self, tokens: Sequence[Token]) -> None:
        """Take in whom a sentence tells of without a name (quoting an unnamed official)."""
        self.newcomers = [*self.newcomers[-MOST_NEWCOMERS:], *map(described, unnamed_people(tokens))]

    def attend_to(self, tokens: Sequence[Token]) -> None:
        """Let whoever a sentence is about be the one a later pronoun means."""
        self.papers.meet(tokens)
        pronoun = next((token.lower for token in tokens[:4] if token.lower in PERSON_PRONOUNS), "")
        runs = [(end, self.roster.known(tokens[start:end])) for start, end in name_runs(tokens)]
        named = [(end, person) for end, person in runs if person is not None]
        subjects = any(acts(tokens, end) for end, _ in named)
        opens = bool(tokens) and tokens[0].lower in PERSON_PRONOUNS
        if pronoun and (opens or not subjects) and not any(token.proper for token in tokens[1:4]):
            self.resolve(pronoun)
            return
        opening = (owned_body(tokens) or opening_body(tokens)) if not pronoun else ""
        if opening:
            self.group, self.group_last = opening, True
        elif named:
            self._attend(subject_of(tokens, named) or presented(tokens, named))
        elif tokens and tokens[0].lower == "the" and lower_at(tokens, 1) in BODY_NOUNS and acts(tokens, 2):
            self.group, self.group_last = self.bodies.meant_by(f"The {tokens[1].text}"), True
        elif runs and runs[0][0] <= 6 and (tokens[0].lower == "the" or tokens[0].capital):
            start = 1 if tokens[0].lower == "the" else 0
            if not all(nominal(token) for token in tokens[start : runs[0][0]]):
                return
            if acts(tokens, runs[0][0]) or (
                tokens[runs[0][0] : runs[0][0] + 1] and tokens[runs[0][0]].text == ","
            ):
                self.group_last = True
                end = runs[0][0]
                while lower_at(tokens, end) in PERSON_NOUNS:
                    end += 1
                self.group = " ".join(token.text for token in tokens[start:end])

    def attend_to_body(self, name: str) -> None:
        """Let what a sentence begins with be meant by "it" or "they" in it, unless that is somebody."""
        owner, _, owned = name.replace("’s ", "'s ").partition("'s ")
        resolved = self.resolve(owned if owner.istitle() and owned[:1].isupper() else name)
        if not self.is_person(resolved):
            self.group, self.group_last = resolved, True

    def attend_to_subject(self, tokens: Sequence[Token]) -> None:
        """Let whoever a sentence begins with be meant by a pronoun in it (Parr is tired, she says)."""
        if tokens and tokens[0].lower in SUBORDINATORS:
            tokens = tokens[1:]
        if tokens and tokens[0].lower in PERSON_NOUNS and tokens[0].lower.endswith("s"):
            self.group, self.group_last = tokens[0].text, True
            return
        start, end = next((run for run in name_runs(tokens[:6]) if run[0] <= 1), (0, 0))
        person = self.roster.known(tokens[start:end]) if end else None
        if person is not None and not person.body and (acts(tokens, end) or lower_at(tokens, end) == ","):
            self._attend(person)
        elif not any(self._humans()):
            self._attend_to_doer(tokens)

    def _attend_to_doer(self, tokens: Sequence[Token]) -> None:
        """Let whoever a file or a body tells of be meant by a pronoun (The file says Doe lied. He …)."""
        runs = ((end, self.roster.known(tokens[start:end])) for start, end in name_runs(tokens))
        doer = subject_of(tokens, [(end, one) for end, one in runs if one and not (one.body or one.place)])
        if doer is not None:
            self._attend(doer)

    def _named(self, speaker: str) -> Person | None:
        if any(word in PREPOSITIONS | {"to"} for word in speaker.split()) or two_names(speaker):
            return None
        last = bare(speaker.rsplit(maxsplit=1)[-1]).lower() if speaker.strip() else ""
        person = self.roster.of_name(bare(speaker).lower()) if " " in speaker else None
        person = person or self.roster.of_surname(last, self.recent, self.titled)
        if person is not None and person.body and " " not in speaker:
            return None
        if person is None and " " not in speaker:
            bearers = (other for other in self.roster.people.values() if speaker in other.name.split())
            person = next(bearers, None) or holder(self.roster.people.values(), speaker)
        return person if person is not None and not speaker.rsplit(maxsplit=1)[-1].islower() else None

    def _described(self, speaker: str) -> Person | None:
        words = words_of(speaker)
        if any(word.endswith("-born") for word in speaker.lower().split()):
            return next(iter(self._humans()), None)
        if (unnamed := only_described(self.recent, words)) is not None:
            return unnamed
        if not any(words[-1] in person.callings for person in self.recent):
            unnamed = newcomer(self.newcomers, words)
        roles = {ROLE_CLASSES[word] for word in words if word in ROLE_CLASSES}
        several = any(word.endswith("s") and word[:-1] in ROLE_CLASSES for word in words)
        if unnamed is None and roles and not several and words[0] in {"the", "his", "her", "their"}:
            unnamed = self._of_role(roles, words, {*party_names(speaker), *owning_parties(words)})
        return unnamed or self._recognised(words, speaker)

    def _of_role(self, roles: set[str], words: Sequence[str], parties: set[str]) -> Person | None:
        """Whose titles a description fits: of those who spoke, else of all; or whoever spoke last anew."""
        alike = [person for person in self.roster.people.values() if person.roles & roles]
        known = [person for person in alike if parties <= person.parties]
        fitting = [person for person in reversed(self.recent) if person in known]
        spoke = self._last_human()
        if not fitting and spoke is not None and told_anew(spoke, words, parties):
            return spoke
        if fitting or len(known) == 1:
            return (fitting or known)[0]
        return alike[0] if len(alike) == 1 and alike[0] in self.recent[-2:] else None

    def _by_office(self, words: Sequence[str]) -> Person | None:
        """The one person met with every word of an office (Foreign Secretary, Cuba's opposition leader)."""
        owned = words[0] == "the" or words[0].endswith(("'s", "’s", "s’"))
        office = [*takewhile(lambda word: word not in PREPOSITIONS, words[1 if owned else 0 :])]
        if len(office) < _FULL_OFFICE or not (office[-1] in TITLES and office[-1] in ROLE_CLASSES):
            return None
        parties = set(party_names(" ".join(words)))
        everyone = self.roster.people.values()
        fitting = [one for one in everyone if one.beside.issuperset(office) and parties <= one.parties]
        return fitting[0] if len(fitting) == 1 and not fitting[0].body else None

    def _recognised(self, words: Sequence[str], speaker: str) -> Person | None:
        """Whoever was introduced in the last word of a description (a retired teacher: the teacher)."""
        owned = words[0] in {"the", "his", "her", "their"} or words[0].endswith(("'s", "’s"))
        if not owned:
            return None
        bearers = [
            person
            for person in self.roster.people.values()
            if words[-1] in person.callings and not person.body
        ]
        if len(bearers) == 1 and human(speaker) and not set(words) & PREPOSITIONS:
            return bearers[0]
        if len(words) > 4:
            return None
        if words[-1] in GENDERED and words[0] == "the" and len(words) == 2:
            return self._meant_by(GENDERED[words[-1]])
        known = [person for person in self.recent if words[-1] in person.beside and not person.body]
        if known and (words[-1] in TITLES - ORGANISATION_WORDS or human(speaker)):
            return known[-1]
        spoke = self._last_human()
        loose = words[-1] in LOOSE_ROLES and len(words) == 2
        same = (
            human(speaker)
            and words[-1] not in ROLE_CLASSES
            and not any(set("'’") & set(word) for word in words)
        )
        return spoke if loose or same else None

    def _aged(self, age: str) -> Person | None:
        known = [person for person in self.roster.people.values() if person.age == age]
        return known[0] if known else next(iter(self._humans()), None)

    def _last_human(self) -> Person | None:
        """Whoever spoke or acted last, unless a body did since."""
        return next(iter(self._humans()), None) if not self.group_last else None

    def _humans(self) -> Iterable[Person]:
        return (person for person in reversed(self.recent) if not person.body and not person.place)

    def _meant_by(self, pronoun: str) -> Person | None:
        for person in self._humans():
            if person.gender in {"", pronoun}:
                person.gender = pronoun
                return person
        return None

    def _attend(self, person: Person) -> None:
        self.group_last = False
        self.recent = [*(other for other in self.recent[-20:] if other is not person), person]

    def _body_meant_by(self, pronoun: str) -> str:
        """What "it" or "they" stand for: the last body that spoke or acted."""
        if pronoun == "we":
            return ""
        if pronoun == "it" and self.papers.told_of:
            return self.papers.told_of
        return self.group if pronoun == "they" else self._last_body()

    def _last_body(self) -> str:
        """The body that spoke or acted last, or ""."""
        body = next((body for body in reversed(self.recent) if body.body or body.unplaced), None)
        return self.group if body is None or self.group_last else body.name

    def _of_nation(self, speaker: str) -> Person | None:
        """Whom "the Italian" means: the person of that nation, or else whoever spoke or acted last.

        "The Texas Republican" is who spoke or acted last, too.
        """
        if speaker.endswith(_PARTISANS):
            return self._last_human()
        party = whole_party(speaker)
        if not party or party == speaker or not speaker.endswith(_DEMONYMS):
            return None
        of_it = [person for person in self._humans() if party in person.parties]
        return next(iter([*of_it, *self._humans()]), None)

    def _owned_by_person(self, speaker: str) -> str:
        """What belongs to somebody known, with the whole name (Park's office), or ""."""
        match = _OWNED.fullmatch(speaker)
        owner = self._named(match["owner"]) if match is not None else None
        return f"{owner.name}'s {match['owned']}" if match and owner is not None and not owner.body else ""

    def _known_body(self, speaker: str) -> str:
        """The state, the owner's or the body's whole name that a speaker goes by; as written if none."""
        whole = whole_party(speaker) or self._owned_by_person(speaker)
        name = whole or self.papers.meant_by(self.bodies.meant_by(speaker))
        told = self.bodies.told_anew(speaker, self._last_body()) if name == speaker else ""
        return told or name

    def _body(self, speaker: str) -> str:
        if speaker.lower() in PERSON_PRONOUNS:
            return ""
        if (person := self._of_nation(speaker)) is not None:
            self._attend(person)
            return person.name
        name = speaker if speaker.lower() in _INSTITUTIONS else self._known_body(speaker)
        self.bodies.attend(name)
        if (
            name == speaker
            and " " not in speaker
            and speaker[0].isupper()
            and not speaker.isupper()
            and speaker.lower() not in PERSON_NOUNS | DETERMINERS
            and not party_names(speaker)
        ):
            known = self.roster.people.setdefault(speaker.lower(), Person(speaker))
            known.body = known.body or speaker in self.definite
            self._attend(known)
        if human(speaker):
            self._attend(described(name))
        self.group, self.group_last = name, True
        return name

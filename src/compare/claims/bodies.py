"""Bodies: the full names an article gives them, and which one a shorter mention stands for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from compare.claims.lexicon import (
    COMPANY_ENDINGS,
    COMPANY_WORDS,
    CONJUNCTIONS,
    DETERMINERS,
    GENERIC_BODIES,
    MAKERS,
    ORGANISATION_WORDS,
    PREPOSITIONS,
    is_participle,
)
from compare.claims.mentions import apposition, bare, key
from compare.claims.parties import party_names
from compare.claims.phrases import is_date
from compare.claims.tokens import Kind, Token, lower_at

MOST_NAMES = 20
"""Names that share a word, or their first letters, and are told apart; no article has more."""

_INNER = frozenset({"of", "for", "the", "on", "to", "de", "du"})
"""Small words inside the names of bodies; “and” only behind “of” (Ministry of Tourism and Wildlife)."""

_BEFORE_LETTERS = _INNER | {"and", "in"}
"""Small words inside a name whose letters follow it in brackets."""

_UNSPOKEN = frozenset({"the", "a", "an", "of", "for", "and"})
_BETWEEN = CONJUNCTIONS | DETERMINERS
_BODY_WORDS = ORGANISATION_WORDS | COMPANY_ENDINGS
_NOUNS = _BODY_WORDS | {"u.s", "national", "federal", "state"}
"""Words of a body's name that a mention leaves out."""

PAPERS = frozenset(
    [
        "document",
        "email",
        "filing",
        "letter",
        "memo",
        "message",
        "post",
        "report",
        "source",
        "statement",
    ]
)
"""Nouns of which an article has many: “the statement” need not be the one before."""

BODY_NOUNS = ORGANISATION_WORDS | GENERIC_BODIES
"""What bodies are called where their name is not repeated (the club)."""

_COMPANY_NOUNS = MAKERS | {"company", "firm"}

_COMPANYS = frozenset({"customers", "sales", "shareholders", "shares", "stock"})
"""What only a company has."""

_CLOSERS = PREPOSITIONS | {"that", "which", "who", "whose"}
_LONGEST_SHORT = 3
_LETTERS = range(2, 7)
"""Letters of a short form."""


@dataclass(slots=True)
class Bodies:
    """The bodies of an article: their full names, what they are said to be, and which spoke last."""

    by_letters: dict[str, str] = field(default_factory=dict)
    by_word: dict[str, list[str]] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    spoke: list[str] = field(default_factory=list)
    firms: dict[str, None] = field(default_factory=dict)

    def meet(self, tokens: Sequence[Token], runs: Sequence[tuple[int, int]]) -> None:
        """Take in the bodies that a sentence names; ``runs`` are where its names run."""
        names = tuple(full_names(tokens))
        for name in names:
            self.by_letters.setdefault("".join(word[0] for word in name.split() if word[0].isupper()), name)
            self._learn(name)
        for start, end in runs:
            if end - start > 1 and key(tokens[start + 1]) == "korea":  # the North, the South
                self.aliases.setdefault(tokens[start].text, f"{tokens[start].text} Korea")
            if is_firm(tokens, start, end):
                self.firms[bare(" ".join(token.text for token in tokens[start:end]))] = None
            if noun := body_noun(tokens, end) or maker_noun(tokens, start):
                name = " ".join(token.text for token in tokens[start:end])
                self.kinds[noun] = next((whole for whole in names if whole.endswith(f" {name}")), name)
            if short := short_form(tokens, end):
                self._learn(self.aliases.setdefault(short, long_form(tokens, end, short)))

    def _learn(self, name: str) -> None:
        for word in _words(name):
            known = self.by_word.setdefault(word, [])
            if name not in known and len(known) < MOST_NAMES:
                known.append(name)

    def attend(self, name: str) -> None:
        """Let a body be the one that spoke last."""
        self.spoke = [*(other for other in self.spoke[-MOST_NAMES:] if other != name), name]

    def meant_by(self, mention: str) -> str:
        """The full name a mention stands for (the JCS, the ministry, the group), or the mention itself.

        >>> bodies = Bodies(kinds={"group": "HRANA"}, spoke=["Ministry of Trade"])
        >>> bodies.meant_by("the group"), bodies.meant_by("the ministry"), bodies.meant_by("the police")
        ('HRANA', 'Ministry of Trade', 'the police')
        >>> bodies.meant_by("the Vienna-based group"), bodies.meant_by("Vienna-based")
        ('HRANA', 'Vienna-based')
        """
        words = [word for word in mention.split() if not word.endswith("-based")] or [mention]
        if len(words) < _LONGEST_SHORT and words[-1] in self.aliases:
            return self.aliases[words[-1]]
        noun = words[-1].lower() if len(words) == _LONGEST_SHORT - 1 and words[0].lower() == "the" else ""
        if noun in PAPERS or words[0].lower() in {"a", "an"}:
            return mention
        fitting = (name for name in reversed(self.spoke) if noun and noun in name.lower().split())
        if mention.lower() in ORGANISATION_WORDS:  # the Ministry
            fitting = (
                name for name in reversed(self.spoke) if mention in {name.split()[0], name.split()[-1]}
            )
        if len(words) == _LONGEST_SHORT and words[0].lower() == "the":
            ending = " ".join(["", *words[1:]])
            fitting = (name for name in reversed(self.spoke) if ending.islower() and name.endswith(ending))
        spoke = next((name for name in fitting if name.lower() != mention.lower()), "")
        return spoke or self.kinds.get(noun, "") or self._in_full(mention)

    def told_anew(self, mention: str, last: str) -> str:
        """Whom "the company" or "the force" means, ``last`` being the body that acted last; "" if unknown."""
        placed = (word for word in mention.split() if not (word.endswith("-based") or party_names(word)))
        words = [word.lower() for word in placed]  # the Dutch company
        if len(words) != len(("the", "company")) or words[0] != "the":
            return ""
        noun, name = words[1], last.lower().split()
        if is_company(words[1]):
            return last if is_firm_name(last) else self.company() or self._of_kind(noun, last)
        return last if noun in name and name[0] not in DETERMINERS else self._of_kind(noun, last)

    @staticmethod
    def _of_kind(noun: str, last: str) -> str:
        """The body that acted last, where it has a name, is no state, and may be called by a noun."""
        named = last[:1].isupper() and last.lower().split()[0] not in DETERMINERS and not party_names(last)
        return last if named and noun in GENERIC_BODIES else ""

    def company(self) -> str:
        """The name of the one company whose business is told of, or ""."""
        makers = (name for noun, name in self.kinds.items() if noun in MAKERS)
        names = {self._in_full(bare(name)) for name in (*self.firms, *makers)}
        whole = {name for name in names if not any(other.startswith(f"{name} ") for other in names)}
        return whole.pop() if len(whole) == 1 else ""

    def _in_full(self, mention: str) -> str:
        """The one full name whose words or first letters a mention has; itself if none or several."""
        words = _words(mention)
        short = mention.rsplit(maxsplit=1)[-1]
        if short.isupper() and len(short) in _LETTERS and len(words) == 1:
            return self.by_letters.get(short, mention)
        known = self.by_word.get(words[-1], []) if words else []
        told_apart = len(words) == len(("u.s", "center")) and mention.lower().startswith("the ")
        if told_apart and party_names(mention):
            return known[0] if len(known) == 1 and not party_names(known[0]) else mention
        fitting = [name for name in known if _shortens(words, _words(name))]
        longest = max(fitting, key=len, default=mention)
        whole = set(_words(longest))
        return longest if all(whole.issuperset(_words(name)) for name in fitting) else mention


def _shortens(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether words are those of a name, its noun among them (Searchlight), or all but that (Census)."""
    left = set(name) - set(words)
    noun = words[-1] == name[-1] or words[-1] in ORGANISATION_WORDS
    return set(words) <= set(name) and (noun or left <= _NOUNS)


def full_names(tokens: Sequence[Token]) -> Iterator[str]:
    """The names of bodies that a sentence gives in two words or more."""
    index = 0
    while index < len(tokens):
        end = _name_end(tokens, index) if tokens[index].proper else index
        if end > index + 1 and _names_body(tokens, index, end):
            yield " ".join([*(token.text for token in tokens[index : end - 1]), bare(tokens[end - 1].text)])
        index = max(end, index + 1)


def _names_body(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a name is a body's: by one of its words, by "the" before it, or by its letters behind it."""
    known = any(token.lower in _BODY_WORDS for token in tokens[start:end])
    return known or lower_at(tokens, start - 1) == "the" or bool(short_form(tokens, end))


def _name_end(tokens: Sequence[Token], start: int) -> int:
    """Where the name that begins at ``start`` ends, or ``start`` where none does."""
    end, inner = start, False
    while end < len(tokens):
        token = tokens[end]
        ahead = tokens[end + 1 : end + 2]
        joins = token.lower in _INNER or (token.lower == "and" and inner)
        if end > start and joins and ahead and ahead[0].proper and not is_date(ahead[0]):
            inner = inner or token.lower == "of"
        elif token.kind is not Kind.WORD or not token.proper or token.lower in _BETWEEN or "/" in token.text:
            break
        end += 1
    return end


def _words(name: str) -> list[str]:
    return [bare(word).lower().rstrip(".") for word in name.split() if word.lower() not in _UNSPOKEN]


def short_form(tokens: Sequence[Token], end: int) -> str:
    """The capitals in brackets right behind a name (Joint Chiefs of Staff (JCS)), or ""."""
    marks = [token.text for token in tokens[end : end + 3]]
    bracketed = len(marks) == 3 and marks[0] == "(" and marks[2] == ")"
    if not bracketed or len(marks[1]) < _LETTERS.start:
        return ""
    return marks[1] if marks[1].isupper() or _made_of(tokens, end, marks[1]) else ""


def _name_opens(tokens: Sequence[Token], end: int) -> int:
    """Where the name that ends before ``end`` begins, small words inside and before it included."""
    start = end
    while start > 0 and (tokens[start - 1].proper or tokens[start - 1].lower in _BEFORE_LETTERS):
        start -= 1
    return start


def _made_of(tokens: Sequence[Token], end: int, short: str) -> bool:
    """Whether a word in brackets is made of the name before it (Confederation of Mining (Confemin))."""
    start = _name_opens(tokens, end)
    opens = any(token.text[:2] == short[:2] for token in tokens[start:end])
    letters = iter("".join(token.lower for token in tokens[start:end]))
    return opens and end - start > 1 and all(letter in letters for letter in short.lower())


def long_form(tokens: Sequence[Token], end: int, short: str) -> str:
    """The whole name that ends before a short form, small words inside it included, its owner left out."""
    start = _name_opens(tokens, end)
    name = [token.text for token in tokens[start:end]]
    while len(name) > 1 and (name[0].lower() in _BEFORE_LETTERS or _owner(name, short)):
        name.pop(0)
    return " ".join(name)


def _owner(name: Sequence[str], short: str) -> bool:
    """Whether a name's first word says whose a body is: its letters stand for the others (Iran’s IRGC)."""
    letters = "".join(word[0] for word in name[1:] if word[0].isupper())
    return name[0].endswith(("'s", "’s")) and (name[0][0] != short[0] or letters == short)


def body_noun(tokens: Sequence[Token], end: int) -> str:
    """The noun that says what body a name behind which it stands is (HRANA, a rights group), or ""."""
    words = [
        token.lower for token in takewhile(lambda token: token.lower not in _CLOSERS, apposition(tokens, end))
    ]
    while words and is_participle(words[-1]):
        words.pop()  # a militia allied with the army
    return words[-1] if words and words[0] in {"a", "an", "the"} and words[-1] in BODY_NOUNS else ""


def is_firm(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a name is a company's by a word of its own, or what it has (shares of Acme, Acme's stock)."""
    if is_participle(tokens[end - 1].lower.rpartition("-")[2]):
        return False  # U.S.-listed shares
    behind = [token.lower for token in tokens[end : end + 2]]
    owned = tokens[end - 1].text.endswith(("'s", "’s"))
    led = lower_at(tokens, start - 1) == "of" and lower_at(tokens, start - 2) in _COMPANYS
    held = bool(behind) and (behind[0] in _COMPANYS and (owned or behind[0] == "shares"))
    held = held or behind[:1] == ["ceo"] or (owned and behind == ["chief", "executive"])
    return led or held or (end - start > 1 and is_firm_name(bare(tokens[end - 1].text)))


def is_firm_name(name: str) -> bool:
    """Whether a name ends in a word that only companies have.

    >>> is_firm_name("Verona Pharma"), is_firm_name("Verona")
    (True, False)
    """
    return name.lower().rpartition(" ")[2].rstrip(".") in COMPANY_WORDS


def is_company(noun: str) -> bool:
    """Whether a noun is what companies are called by what they are or make (company, toolmaker)."""
    return noun in _COMPANY_NOUNS or noun.endswith("maker")


def maker_noun(tokens: Sequence[Token], start: int) -> str:
    """The noun right before a company's name that says what it does (its operator Acme Shipping), or ""."""
    at = start - 2 if lower_at(tokens, start - 1) == "," else start - 1
    led = at == start - 1 or lower_at(tokens, at - 1) == "the"
    return lower_at(tokens, at) if led and lower_at(tokens, at) in MAKERS else ""

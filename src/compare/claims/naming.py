"""What to call a speaker: the name within a noun phrase, its titles left out, or the phrase itself."""

from collections.abc import Sequence

from compare.claims.lexicon import (
    CONJUNCTIONS,
    DETERMINERS,
    ORGANISATION_WORDS,
    PARTICLES,
    PERSON_NOUNS,
    PLURAL_CALLINGS,
    POSSESSIVES,
    PREPOSITIONS,
    SOMEBODY,
    TITLES,
)  # fmt: skip
from compare.claims.mentions import given_gender
from compare.claims.parties import whole_party
from compare.claims.tokens import Token, lower_at

_NO_NAMES = PERSON_NOUNS | DETERMINERS
"""Words that are capital at the start of a sentence only (Officials in Kyiv, One of them)."""

_OFFICE_LINKS = frozenset({"of", "for", "to", "on", "in", "at"})
"""What joins an office to its place (Secretary of State, Ambassador to NATO)."""

_NAMES_TOO = frozenset({"sultan", "dean", "earl", "duke"})
"""Titles that are given names behind another title (Minister Sultan Al Jaber)."""

_QUALIFYING = frozenset(
    {"crown", "fire", "first", "foreign", "high", "home", "interior", "shadow", "state", "supreme"}
)
"""Words that are titles only with another behind them."""

_EMBASSIES = frozenset({"embassy", "consulate", "ministry", "mission"})
"""What is named by where it stands (French Embassy in Abuja)."""

_OUTLETS = frozenset(
    {"daily", "newspaper", "weekly", "tabloid", "magazine", "broadcaster", "website", "paper"}
)
"""Nouns behind an outlet's name that are not part of it (the Haaretz daily)."""

_INDEFINITE = frozenset({"a", "an", "another", "one"})
"""Words before somebody who is not named."""

_ITSELF = frozenset({"herself", "himself", "itself", "themselves"})
_PLACING = frozenset({"by", "from", "in", "on"})
_NO_TITLE_END = PREPOSITIONS | DETERMINERS | CONJUNCTIONS

_COMMANDS = frozenset({"command", "headquarters", "office", "staff"})
"""What a part of a body is called behind a title (General Staff)."""

_CALLINGS = ("ist", "er", "or", "ian", "eer")
_LONGEST_PLAIN, _FULL, _LONGEST_OFFICE = 5, 2, 12
"""How nouns for one calling end, of more letters than this; most words of a full name, and of an office."""


def usable_name(tokens: Sequence[Token]) -> str:
    """What to call a speaker: the name in a noun phrase where there is one, otherwise the phrase itself.

    Titles before a personal name and an article before any name are left out.
    """
    if tokens[-1].lower.endswith("-year-old"):
        return _joined(tokens)
    if named := _styled(tokens) or office_holder(tokens) or _party_named(tokens):
        return _joined(named)
    run = _last_run(tokens)
    listed = any(token.text == "," for token in tokens) or _several(tokens)
    spoken_for = _on_behalf(tokens) or _office_of(tokens)
    if listed or _plain_embassy(tokens) or spoken_for or _only_kind(tokens, run):
        return _joined(_without_article(tokens))
    if len(run) > 1 and _stands_behind_title(tokens, len(tokens) - len(run)):
        return _joined(_without_titles(run))
    head = _head(tokens)
    outlet = head[-1].lower in _OUTLETS and all(token.proper for token in head[1:-1])
    if len(head) > 1 and outlet and not whole_party(head[-2].text):  # the Haaretz daily, the British daily
        head = head[:-1]
    run = _last_run(head)
    if not run or run[-1] is not head[-1] or (len(run) == 1 and run[0].lower in _NO_NAMES):
        return _joined(tokens)
    return _joined(_without_titles(run))


def _styled(tokens: Sequence[Token]) -> Sequence[Token]:
    """What somebody calls themselves (a group calling itself Neptune's Hand), or nothing."""
    itself = next((at for at, token in enumerate(tokens[:-1]) if token.lower in _ITSELF), 0)
    return _without_article(tokens[itself + 1 :]) if itself and tokens[-1].proper else ()


def _party_named(tokens: Sequence[Token]) -> Sequence[Token]:
    """A party by name, without how it stands (the ruling National Accord party), or nothing."""
    named = tokens[-1].lower == "party" and not tokens[-1].capital and len(tokens) > _FULL
    run = _last_run(tokens[:-1]) if named else ()
    before = tokens[: len(tokens) - 1 - len(run)]
    standing = len(before) > 1 and before[0].lower == "the" and not any(token.capital for token in before[1:])
    return tokens[len(before) :] if run and standing else ()


def _only_kind(tokens: Sequence[Token], run: Sequence[Token]) -> bool:
    """Whether capitalised words behind others say only what kind of person or body it is."""
    start = len(tokens) - len(run)
    return start > 0 and len(run) > 1 and (_unnamed(tokens, run) or _part_of_body(tokens, start))


def _unnamed(tokens: Sequence[Token], run: Sequence[Token]) -> bool:
    """Whether somebody is only said to be of a party (another senior Social Democrat)."""
    person = run[-1].lower in PERSON_NOUNS - ORGANISATION_WORDS
    return person and tokens[0].lower in _INDEFINITE


def _part_of_body(tokens: Sequence[Token], start: int) -> bool:
    """Whether a body without a name owns the one that is named (the navy's General Command)."""
    owner = tokens[start - 1]
    owned = owner.text.endswith(("'s", "’s")) and not owner.capital
    body = owner.lower[:-2] in ORGANISATION_WORDS | {"military"}
    return owned and body and all(is_title(token) or token.lower in _COMMANDS for token in tokens[start:])


def office_holder(tokens: Sequence[Token]) -> Sequence[Token]:
    """Who holds an office that is named with its place (Vatican Secretary of State Jane Doe), or nobody."""
    link = next((i for i, token in enumerate(tokens) if i and token.lower in _OFFICE_LINKS), 0)
    behind = tokens[link + 1 :]
    office = link > 0 and is_title(tokens[link - 1]) and all(token.proper for token in tokens[:link])
    if tokens[link].lower not in {"of", "for"} and tokens[link - 1].lower.endswith("s"):
        return ()  # Economists at the Holt Institute
    if not office or not (behind[0].proper or behind[0].lower == "the") or not behind[-1].proper:
        return ()
    if not all(token.proper or token.lower in PARTICLES | {"and", "the", "of"} for token in behind):
        return ()
    places = (i for i in range(1, len(behind) - 1) if behind[i].lower not in PARTICLES)
    given = next((i for i in places if given_gender(behind[i].text)), len(behind) - 2)
    while given > 1 and PARTICLES & {behind[given].lower, behind[given - 1].lower}:
        given -= 1
    return behind[given:] if given > 0 and behind[given].proper else ()


def _several(tokens: Sequence[Token]) -> bool:
    """Whether a name and somebody described are joined (Ruiz and her colleague Jan Bos)."""
    joint = next((index for index, token in enumerate(tokens) if token.lower == "and"), 0)
    named = joint > 0 and all(token.capital for token in tokens[:joint])
    return named and lower_at(tokens, joint + 1) in POSSESSIVES


def _on_behalf(tokens: Sequence[Token]) -> bool:
    """Whether people speak for somebody named behind them (lawyers for the former president Jane Doe)."""
    link = next((i for i, token in enumerate(tokens) if token.lower in {"for", "of", "to", "with"}), 0)
    before = tokens[:link]
    plural = any(_several_people(token) for token in before)
    return plural and not any(token.capital for token in before[1:])


def _office_of(tokens: Sequence[Token]) -> bool:
    """Whether somebody's office or family speaks, not they (the office of President Jane Doe)."""
    head = tokens[1 if tokens[0].lower == "the" else 0 :][:2]
    return [token.text for token in head] in (["office", "of"], ["family", "of"])


def _several_people(token: Token) -> bool:
    word = token.lower
    known = word in PERSON_NOUNS and word.endswith("s")
    return (
        known
        or word == "people"
        or (not token.proper and word.endswith(PLURAL_CALLINGS))
        or word.endswith("ists")
    )


def _stands_behind_title(tokens: Sequence[Token], start: int) -> bool:
    """Whether lower-case words before a name are a title (president of baseball operations X)."""
    link = next((at for at, token in enumerate(tokens[:start]) if not token.proper), 0)
    named = link > 0 and not is_title(tokens[link - 1])
    named = named and link - name_start(tokens[:link]) >= _FULL  # Ann Lee of the ruling Acme Party
    placed = any(token.lower in _PLACING for token in tokens[:start])  # a study in the journal Acme Letters
    return start > 0 and not (named or placed) and tokens[start - 1].lower not in _NO_TITLE_END


def _head(tokens: Sequence[Token]) -> Sequence[Token]:
    """The phrase up to its first preposition, unless a name goes on through it (University of Leeds)."""
    for index, token in enumerate(tokens):
        if token.lower in PREPOSITIONS | {"who", "which"} and index > 0:
            body = any(word.lower in ORGANISATION_WORDS for word in tokens[:index])
            first = index - sum(word.lower in DETERMINERS for word in tokens[:index]) == 1
            plural = tokens[index - 1].lower.endswith("s")
            spoken = tokens[index - 1].lower in SOMEBODY and not plural
            body = body or (plural and tokens[index - 1].capital and tokens[-1].capital)
            if (
                token.lower in {"of", "for"}
                and tokens[index - 1].capital
                and (body or (first and not spoken))
            ):
                continue
            if _stands_abroad(tokens, index):
                continue
            return tokens[:index]
    return tokens


def _stands_abroad(tokens: Sequence[Token], link: int) -> bool:
    """Whether "in" or "to" belongs to the name of an embassy (French Embassy in Abuja)."""
    embassy = tokens[link - 1].lower in _EMBASSIES and tokens[link].lower in {"in", "to"}
    owned = tokens[link - 1].proper or any(token.text.endswith(("'s", "’s")) for token in tokens[:link])
    place = link + (2 if lower_at(tokens, link + 1) == "the" else 1)
    return embassy and owned and place < len(tokens) and tokens[place].proper


def _plain_embassy(tokens: Sequence[Token]) -> bool:
    """Whether an embassy is named by its owner and its place alone (Iran's mission to the EU)."""
    links = (at for at in range(1, len(tokens)) if _stands_abroad(tokens, at))
    return any(not tokens[at - 1].proper or tokens[at + 1].lower == "the" for at in links)


def _last_run(tokens: Sequence[Token]) -> Sequence[Token]:
    start = len(tokens)
    while start > 0 and (tokens[start - 1].capital or _inside_name(tokens, start - 1)):
        start -= 1
    return tokens[start:]


def _inside_name(tokens: Sequence[Token], at: int) -> bool:
    if 0 < at < len(tokens) - 1 and _stands_abroad(tokens, at):
        return True
    inner = tokens[at].lower in PARTICLES | {
        "of",
        "for",
        "and",
        "&",
        "the",
        ",",
        "og",
        "och",
        "und",
        "et",
        "für",
    }
    before = at - 1
    joined = tokens[before].lower in PARTICLES and tokens[at].lower in PARTICLES
    joined = joined or (tokens[before].lower == "for" and tokens[at].lower == "the")
    if before > 0 and joined:  # van der Berg; Office for the Coordination
        before -= 1
    return inner and 0 < at < len(tokens) - 1 and tokens[before].capital


def _without_titles(run: Sequence[Token]) -> Sequence[Token]:
    if len(run) > 1 and is_title(run[-1]) and is_title(run[-2]):
        return _without_article(run)  # NATO's Secretary General
    start = name_start(run)
    names = run[start:] if start else _without_article(run)
    if start and (place := next((i for i, token in enumerate(names) if token.lower == "of"), 0)) >= _FULL:
        return names[:place]  # Senator Jane Doe of Nevada
    if any(token.lower in ORGANISATION_WORDS for token in run):
        return names if _held_by(run, names) else _without_article(run)
    return names


def name_start(run: Sequence[Token]) -> int:
    """Where the name begins in a run of capitalised words: behind the titles and owners before it."""
    before = (i for i in range(len(run) - 1) if _before_name(run[i]) and not _name_too(run, i))
    return max(before, default=0 if _calling_before(run) else -1) + 1


def person_name(tokens: Sequence[Token], start: int, end: int) -> Sequence[Token]:
    """The name in a run of capitalised words, without titles, and without an office that goes on into it."""
    names = tokens[start + name_start(tokens[start:end]) : end]
    opens = office_opens(tokens, start) if len(names) > _FULL else 0
    if opens < _FULL or tokens[opens - 1].lower not in _OFFICE_LINKS | {"the"}:
        return names
    office = opens - (3 if tokens[opens - 1].lower == "the" else 2)
    return office_holder(tokens[max(office, 0) : end]) or names


def office_opens(tokens: Sequence[Token], start: int) -> int:
    """Where what an office is for begins, if it is for several things (of Health and Sport Jane Doe)."""
    far = max(start - _LONGEST_OFFICE, 0)
    while start > far + 1 and tokens[start - 1].lower in {"and", ","} and tokens[start - 2].proper:
        start -= 1
        while start > far and tokens[start - 1].proper:
            start -= 1
    return start


def _calling_before(run: Sequence[Token]) -> bool:
    """Whether a full name follows a word made like a calling, which is no given name (Builder Ann Lee)."""
    first = run[0].text
    calling = first.endswith(_CALLINGS) and len(first) > _LONGEST_PLAIN and not given_gender(first)
    return calling and len(run) > _FULL and bool(given_gender(run[1].text))


def _name_too(run: Sequence[Token], at: int) -> bool:
    """Whether a word that may stand in a title is part of a name (Home Harbor, not Home Secretary)."""
    behind = run[at + 1]
    office = is_title(behind) or behind.lower in ORGANISATION_WORDS
    return _given_too(run, at) or (run[at].lower in _QUALIFYING and not office)


def _given_too(run: Sequence[Token], at: int) -> bool:
    """Whether a word that may be a title is a given name here (Dr Sultan Al Ketbi, Sultan bin Said)."""
    if run[at].lower not in _NAMES_TOO:
        return False
    titled = at > 0 and is_title(run[at - 1])
    return titled or (run[at + 1].lower in PARTICLES and at + 2 < len(run))


def _held_by(run: Sequence[Token], names: Sequence[Token]) -> bool:
    """Whether the names at the end of a run hold an office in the body it names (World Bank President X)."""
    office = run[-len(names) - 1] if len(run) > len(names) > 1 else None
    full = office is not None and is_title(office) and office.lower not in ORGANISATION_WORDS
    return full and not any(token.lower in ORGANISATION_WORDS | {"and"} for token in names)


def is_title(token: Token) -> bool:
    """Whether a word before a name is what its bearer is (Mrs, Volunteer, Mother-of-two), not the name."""
    word = token.lower.rstrip(".")
    if "-" in word:
        return "-of-" in word or word.endswith("-year-old") or any(part in TITLES for part in word.split("-"))
    person = word in PERSON_NOUNS and word.endswith(("er", "or", "ist", "ant", "ian", "eer"))
    plural = word.endswith("s") and word[:-1] in TITLES
    return person or plural or word in TITLES or word.endswith(("ologist", "woman"))


def _before_name(token: Token) -> bool:
    placed = token.lower.rpartition("-")[2] in {"backed", "based", "led", "owned", "run"}
    return (
        is_title(token)
        or token.lower == "ngo"
        or token.text.endswith(("'s", "’s"))
        or ("-" in token.text and placed)
    )


def _without_article(tokens: Sequence[Token]) -> Sequence[Token]:
    return tokens[1:] if tokens[0].lower == "the" and len(tokens) > 1 else tokens


def _joined(tokens: Sequence[Token]) -> str:
    words = [token.text for token in tokens]
    while len(words) > 1 and words[-1] in {",", "and"}:
        words.pop()
    return " ".join(words).replace(" ,", ",")

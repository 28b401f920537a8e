# ruff: noqa: E501 - patterns read best unbroken
"""Whose page it is, where the page names itself in passing ("Follow X on", "Prefer X on Google").

What is found here is inferred and marked as such: it is taken only from sentences that outlets write about
themselves, never from what a story is about or from whom it quotes.
"""

import re
from collections.abc import Iterator

from compare.articles.agencies import AGENCY_NAMES
from compare.articles.model import CLAIM_KINDS, Region, RegionKind

_NO_OUTLETS = frozenset(
    [
        *("facebook", "twitter", "x", "instagram", "google", "google news", "whatsapp", "telegram", "youtube", "linkedin"),
        *("tiktok", "reddit", "apple news", "news", "our", "this", "it", "he", "she", "author", "getty images", "pa"),
        *("us", "uk", "eu", "un", "uae", "usa", "mp", "mep"),
    ]
)  # fmt: skip
_TITLED = (
    r"(?:News|Newspaper|Times|Post|Herald|Tribune|Gazette|Journal|Chronicle|Radio|TV|Television|Media(?: Group)?|Online"
    r"|International|Network|Broadcasting|Magazine|English)"
)
"""Words that make a run of capitals an outlet and no person."""

_PERSONAL = frozenset({"Post", "Herald", "English", "Journal", "Times"})
"""Those of them that are surnames, too: behind one name only they make no outlet."""

_STAFFED = re.compile(
    r"\b(?:staff|desk|team|agenc(?:y|ies)|reporters?|correspondents?|editors?|editorial|bureau|association|service|writers?)\b",
    re.IGNORECASE,
)
_WORD = r"[A-ZÀ-Þ0-9][\w&\-]*(?:\.\w+)*(?:['’](?!s\b)\w+)?"
_NAMED = rf"(?:[Tt]he )?{_WORD}(?: (?:(?:of|and) )?{_WORD}){{0,4}}"
_NAME = rf"(?P<name>{_NAMED})"
_OUTLET_ALONE = re.compile(
    rf"(?:(?:By|BY|From):? )?(?P<name>(?!\d){_WORD}(?: {_WORD})? (?:{_TITLED}|\d{{1,3}}))"
)

_K = RegionKind
_FURNITURE = frozenset(RegionKind) - CLAIM_KINDS
_OWN_WORDS = frozenset({_K.PROMOTION, _K.ABOUT, _K.OTHER, _K.LINKS, _K.CREDIT})
_SIGNED = frozenset({_K.CREDIT, _K.CAPTION, _K.BYLINE})

_HABITS = tuple(
    (kinds, re.compile(pattern))
    for kinds, pattern in (
        (_FURNITURE, rf"(?:Prefer|Add|Make|Choose|Set) {_NAME} (?:on Google|as (?:a|your) preferred)\b.{{0,60}}"),
        (_FURNITURE, rf"Why you can trust {_NAME}"),
        (_OWN_WORDS, rf"{_NAME} (?:values|welcomes) your .{{4,200}}"),
        (_OWN_WORDS, rf"{_NAME}(?:['’]s)? (?:web)?site (?:can|contains|is|uses)\b.{{4,400}}"),
        (_OWN_WORDS, rf"{_NAME} delivers (?:independent|unrivalled|trusted)\b.{{4,400}}"),
        (_OWN_WORDS, rf"{_NAME} is not responsible for the content of .{{4,100}}"),
        ({_K.PROMOTION}, rf"Get {_NAME}['’]s .{{4,200}}"),
        (_OWN_WORDS, rf"(?:Follow|Like) (?P<name>[A-Z][A-Z\d]{{1,9}}|[Tt]he {_WORD}(?: {_WORD}){{0,3}}|{_WORD}(?: {_WORD}){{0,2}} {_TITLED}) on\b.{{0,80}}"),
        ({_K.DATELINE}, rf".{{0,60}}\((?P<name>{_WORD}(?: {_WORD}){{0,3}} {_TITLED})\).{{0,6}}"),
        ({_K.BYLINE}, rf"(?:By )?(?P<name>The {_WORD}(?: {_WORD}){{0,2}}) (?:Staff|staff|Newsdesk|News Desk|Web Desk|Editorial Board)"),
        ({_K.BYLINE}, rf".{{4,160}}, (?P<name>(?:{_WORD} ){{1,3}}{_TITLED})"),
        ({_K.BYLINE, _K.CREDIT}, rf"{_NAME}['’]s {_WORD} {_WORD}\b.{{0,200}} (?:contributed|reported)\b.{{0,120}}"),
        (_OWN_WORDS, rf"{_NAME} is an? [\w ,\-]{{0,60}}\b(?:newspaper|broadcaster|magazine|news (?:site|outlet|organi[sz]ation|website|channel))\b.{{0,400}}"),
        (_OWN_WORDS, rf".{{10,300}}\b(?:views?|opinions?|positions?|policy|policies|stance) of {_NAME}[.,]?"),
        (_OWN_WORDS, rf".{{10,300}}\breflect (?:the )?{_NAME}['’]s (?:own |editorial )?(?:views?|opinions?|positions?|policy|stance)\b.{{0,60}}"),
        (_SIGNED, rf".{{4,500}} for (?P<name>The {_WORD}(?: (?:of )?{_WORD}){{0,3}})\)?"),
        ({_K.ABOUT, _K.BYLINE}, rf"(?!.*\b(?:was|former|formerly|previously)\b.{{0,80}} (?:at|for|with) ).{{4,120}}\b(?:reporter|correspondent|editor|producer) (?:with|at|for) {_NAME}(?: in {_WORD})?(?: (?:covering|with|who|where|based)\b.{{0,400}}|[.,;].{{0,400}})?"),
        ({_K.ABOUT}, rf".{{4,80}} (?:covers|writes about|reports on) [^.]{{3,100}} for {_NAME}\.(?: .{{0,400}})?"),
        (_SIGNED, rf".{{4,500}}/(?P<name>The {_WORD}(?: (?:of )?{_WORD}){{0,3}})\)?"),
        (_SIGNED, rf".{{4,500}}\| (?P<name>{_WORD}(?: {_WORD}){{0,2}} {_TITLED})"),
    )
)  # fmt: skip
"""Whole lines in which outlets name themselves, the surest habits first, and the regions they are looked for in."""

_AGENCY_LETTER = re.compile(
    r"(?:The|New) (?P<name>[A-Z]\w+) (?:(?:Daily|Morning|Weekly|Evening) )?(?:Briefing )?newsletter\b"
)
_CHECKED = re.compile(rf"\bverified by {_NAME}[.,](?:\s|$)")
_UNCHECKED = re.compile(
    rf"(?:^|[.”\"] ){_NAME} (?:(?:could not|was unable to|has not been able to|cannot) (?:independently |immediately )?(?:verify|confirm)\b"
    r"|has (?:reached out to|contacted|approached) .{2,80} for (?:a )?(?:comment|response))"
)
_IN_BRACKETS = re.compile(r"\(([^()]{2,40})\)")
_STAFF_OF = re.compile(r"(?:By |BY )?(?P<letters>[A-Z]{2,5}) [Ss]taff\b")
_TOLD = re.compile(rf"\b(?:told|spoke (?:to|with)) {_NAME}")
_SEEN = re.compile(rf"\b(?:seen|obtained|reviewed|viewed|geolocated) by {_NAME}")

_LONGEST = 600
"""Lines longer than this are not looked at (characters); of paragraphs no more than this much is."""

_MOST_LINES = 60
"""How many of a page's first lines, and of its last, an outlet may name itself in."""


def outlet_alone(line: str) -> str:
    """The outlet that a byline names in an author's place, or "".

    >>> outlet_alone("By Lakeland News"), outlet_alone("By Ada Marsh"), outlet_alone("By News Desk")
    ('Lakeland News', '', '')
    """
    match = _OUTLET_ALONE.fullmatch(line)
    name = match["name"] if match else ""
    words = name.split()
    personal = len(words) == 2 and words[-1] in _PERSONAL
    return "" if personal or _STAFFED.search(name) else name


def named_outlet(text: str, regions: tuple[Region, ...], author: str) -> str:
    """The outlet that the page names as its own, or ""; ``author`` is never one."""
    near = regions if len(regions) <= 2 * _MOST_LINES else (*regions[:_MOST_LINES], *regions[-_MOST_LINES:])
    lines = [(r.kind, " ".join(r.span.of(text)[: _LONGEST + 1].split())) for r in near]
    furniture = [(kind, line) for kind, line in lines if kind not in CLAIM_KINDS and len(line) <= _LONGEST]
    story = [line[:_LONGEST] for kind, line in lines if kind is RegionKind.BODY]
    names = (*_on_furniture(furniture), *_in_story(story, furniture))
    named = next((name for name in names if _is_outlet(name, author)), "")
    return named or _agency_letter(furniture)


def _on_furniture(furniture: list[tuple[RegionKind, str]]) -> Iterator[str]:
    yield from (outlet_alone(line) for kind, line in furniture if kind is RegionKind.BYLINE)
    for kinds, pattern in _HABITS:
        for kind, line in furniture:
            if kind in kinds and (match := pattern.fullmatch(line)):
                yield _as_title(match["name"])


def _in_story(story: list[str], furniture: list[tuple[RegionKind, str]]) -> Iterator[str]:
    """Who could not verify or asked for comment; who was told, and saw something or signs the page, too."""
    for habit in (_CHECKED, _UNCHECKED):
        yield from (_as_title(match["name"]) for line in story for match in habit.finditer(line))
    told = {_as_title(match["name"]) for line in story for match in _TOLD.finditer(line)}
    seen = {_as_title(match["name"]) for line in story for match in _SEEN.finditer(line)}
    staffs = {match["letters"] for _, line in furniture if (match := _STAFF_OF.match(line))}
    signing = {line for _, line in furniture}
    for kind, line in furniture:
        signing |= set(_IN_BRACKETS.findall(line)) if kind is RegionKind.DATELINE else set()
    yield from sorted(name for name in told if name in seen | signing or _initials(name) in staffs)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.removeprefix("The ").split())


def _agency_letter(furniture: list[tuple[RegionKind, str]]) -> str:
    """The agency whose own newsletter the page offers: then the page is the agency's."""
    found = (_AGENCY_LETTER.match(line) for kind, line in furniture if kind is RegionKind.PROMOTION)
    return next((match["name"] for match in found if match and match["name"].lower() in AGENCY_NAMES), "")


def _as_title(name: str) -> str:
    """A name as a title: "the Lakeland Post" begins with its article, "the LLP" without."""
    bare = name.removeprefix("the ")
    return bare if bare == name or bare.isupper() else f"The {bare}"


def _is_outlet(name: str, author: str) -> bool:
    bare = name.removeprefix("The ").casefold()
    return bool(bare) and bare not in AGENCY_NAMES | _NO_OUTLETS and bare not in author.casefold()

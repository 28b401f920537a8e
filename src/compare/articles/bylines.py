# ruff: noqa: E501 - patterns and lists of names read best unbroken
"""Authors: the names in bylines, without posts, places, outlets and dates."""

import re

from compare.articles.agencies import AND_AGENCIES, BY_AGENCY
from compare.articles.model import Region, RegionKind
from compare.articles.outlets import outlet_alone
from compare.articles.person_names import NAME, PERSON

_BY = re.compile(
    r"(?:\b(?:[Bb]y|BY|From):?|^(?:Author|AUTHOR|Writer|WRITER):)\s+(?P<names>[A-ZÀ-ÞĀ-Ž].{1,120})$"
)
_BEATS = (
    r"Local|Democracy|Political|Politics|Foreign|Senior|Chief|Deputy|Defen[cs]e|Diplomatic|Environment|Science|Health"
    r"|Education|Business|Econom(?:ics|y|ic)|Home|Affairs|Crime|Security|World|Europe|Africa|Asia|China"
    r"|Middle East|US|Technology|Sports?|Culture|Arts|Royal|Religio(?:n|us)|Social|Legal|Data|Energy|Climate|Transport|Media"
    r"|Community|Investigati(?:ons|ve)|National|International|Washington|Westminster|Global|Staff|News|Features|Special|and|&"
)
"""What reporters, editors and correspondents are of."""

_NAMED_FIRST = re.compile(
    rf"(?P<name>{PERSON}(?:(?:, {PERSON})* (?:and|&) {PERSON})?)"
    r"\s*(?:[|·•,/@]| (?:in|at|with) (?=[A-Z]|dpa)| - |$)"
)
_NAMED_WITH_POST = re.compile(
    rf"(?P<name>{PERSON}?)(?: (?:{_BEATS}))* (?i:correspondent|editor|reporter|columnist)(?: (?:in|at) .{{2,40}})?"
)
_PLACED = re.compile(
    rf"(?P<first>{PERSON}) in {NAME}(?: {NAME}){{0,2}}"
    rf"(?P<second> and {PERSON})?(?: in {NAME}(?: {NAME}){{0,2}}| and [Aa]gencies)?"
)
_AFTER_NAMES = re.compile(
    r"\s*(?:[|·•–—/(;]|,? (?:in|at|for|on|with|BBC|CNN)\b"
    rf"|,?(?: (?-i:{_BEATS}|[a-z]+))* (?:correspondent|reporter|editor|columnist|author)\b| - "
    r"|,? \d+\s*(?=[/.:-]|[a-z])|,? @).*$",
    re.IGNORECASE,
)
_NO_PERSON = re.compile(
    r"\b(?:January|February|March|April|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul"
    r"|Aug|Sept?|Oct|Nov|Dec|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Published|Updated|Posted|Modified|Issued|Last"
    r"|News|Agency|Staff|Desk|Team|English|Digital|Bureau|Press|Service|Editorial|Board|Correspondent|Reporter|Editor"
    r"|Photos?|Getty|Reuters|AFP|Times|Post|Online|Web|Report|Exclusive|All|Monitoring"
    r"|Chief|Senior|Deputy|Political|Foreign|Special|Our|The)\b"
)
"""What makes a run of capitals in a byline something else than a person."""

_STAFF = re.compile(
    r"(?:our |the |(?-i:[A-Z]{2,5}) )?"
    r"(?:staff|news ?wires?|wire services?|news ?desk|web ?desk|agencies|correspondents?)\b",
    re.IGNORECASE,
)
_OUTLET_BEHIND = re.compile(
    r"(?<=[a-z]),? (?:\w+ )?(?:News|Times|Post|Digital|Herald|Tribune|Gazette|Journal)(?: \w+)?$"
)

MISTAKEN = 2
"""Paragraphs that may stand above “By”: a deck or a caption without a credit is easily taken for one."""


def author_of(text: str, regions: tuple[Region, ...]) -> str:
    """Who wrote the article, as its byline says, or "": never an outlet, an agency or a post."""
    paragraphs = [r.span.start for r in regions if r.kind is RegionKind.BODY]
    story = paragraphs[0] if paragraphs else len(text)
    below = paragraphs[MISTAKEN] if len(paragraphs) > MISTAKEN else len(text)
    bylines = [(r.span.start, r.span.of(text)[:200]) for r in regions if r.kind is RegionKind.BYLINE]
    for start, line in bylines:
        if start <= below and (match := _BY.search(line)):
            return _names(match["names"])
    head = [line for start, line in bylines if start <= story]
    if placed := next((names for line in head if (names := _without_places(line))), ""):
        return placed
    habits = (_NAMED_FIRST.match, _NAMED_WITH_POST.fullmatch)
    first = [match["name"] for habit in habits for line in head if (match := habit(line))]
    return next((name for name in first if not _NO_PERSON.search(name)), "")


def _without_places(written: str) -> str:
    """The names in "Ada Marsh in Alta and Ben Okoro", or "" where the line is another one."""
    match = _PLACED.fullmatch(written)
    return match["first"] + (match["second"] or "") if match else ""


def _names(written: str) -> str:
    """The names behind “By”, without posts, places, outlets and dates."""
    if outlet_alone(written) or BY_AGENCY.fullmatch(f"By {written}"):
        return ""
    if placed := _without_places(written):
        return placed
    names = AND_AGENCIES.sub("", _AFTER_NAMES.sub("", written).strip(" ,."))
    if " and " not in names and " & " not in names:
        names = names.split(",")[0]
    staff = _STAFF.match(names) or names.lower().endswith((" staff", " desk", " reporters", " bureau"))
    return "" if staff else _OUTLET_BEHIND.sub("", names).strip(" ,.")

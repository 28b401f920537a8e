"""What each stretch of an article is: headline, deck, body, or the furniture around them.

Lines are judged in passes, each pass on what the earlier ones left open: single-line rules, the head of
the page, sections that a heading opens, and the shape of what remains. What no pass claims is body: a
paragraph lost poisons more than a caption kept.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from compare.articles.datelines import dateline_of, place_of
from compare.articles.lines import LONG_LINE, Line, lines_of
from compare.articles.model import CLAIM_KINDS, Region, RegionKind
from compare.articles.rules import SUMMARY, Rule, rule_for
from compare.text import Span, fold

_CAPITAL_START = re.compile(r"[\"'“‘«(\[]?[A-ZÀ-ÞĀ-Ž0-9]")
_NUMBERED = re.compile(r"\d{1,2}[.)]\s")
_LIST_MARK = re.compile(r"[•●▪◦‣·*–—-]\s+(?=\S)")
_JOBS = (
    r"reporter|correspondent|journalist|columnist|editor|writer|freelancer|broadcaster|producer|contributor"
    r"|bureau chief|author|blogger|fellow|professor|lecturer|researcher|analyst|academic|historian|host"
    r"|anchor|adviser|advisor"
)
_BIOGRAPHY = re.compile(
    r"(?:(?:Dr|Prof|Professor|Sir|Dame)\.? )?"
    r"(?P<name>(?-i:[A-ZÀ-Þ][\w'’.\-]+(?: (?:[a-z]{2,3} )?[A-ZÀ-Þ][\w'’.\-]*){1,3}))"
    rf" (?:(?:is|was) (?:an? |the |[\w'’ ]{{0,40}}['’]s? |[\w'’ ]{{0,40}})?[\w'’,/ \-]{{0,80}}\b(?:{_JOBS})\b"
    r"|(?:covers|writes|reports|joined|has (?:covered|reported|written))\b)",
    re.IGNORECASE,
)
_NAME_LINKS = frozenset(
    {"and", "with", "for", "in", "de", "da", "van", "von", "der", "del", "al", "el", "bin"}
)
_LISTS = frozenset({RegionKind.LINKS})
NAMES_ALONE = "names alone, under the headline"
"""The reason given for a byline without “By”."""

MOST_ABOUT = 40
"""Words a sentence about the author below the byline may have."""

LAST_LINES = 4
"""How many of a page's last lines may be about its authors."""

MOST_LINES = 4_000
"""Furniture is looked for in this many first and last lines; between them stands a table, not an article."""

HEAD_LINES = 30
"""How many lines a page's head may take (titles, bylines, captions) before the body must have begun."""


@dataclass(frozen=True, slots=True)
class _Verdict:
    kind: RegionKind
    reason: str


@dataclass(slots=True)
class _Page:
    """The lines of one article and what the passes have found out so far."""

    lines: tuple[Line, ...]
    verdicts: list[_Verdict | None]
    rules: list[Rule | None]
    body_start: int = 0
    headline: int | None = None
    folded: list[str] = field(default_factory=list)

    def open_lines(self, start: int, end: int) -> list[int]:
        """The lines in a range that no pass has judged."""
        return [i for i in range(start, end) if self.verdicts[i] is None]

    def judge(self, index: int, kind: RegionKind, reason: str) -> None:
        """Record what a line is, unless an earlier pass already has."""
        if self.verdicts[index] is None:
            self.verdicts[index] = _Verdict(kind, reason)


def detect_regions(text: str) -> tuple[Region, ...]:
    """Give every stretch of ``text`` that is not white space its kind and the reason for it."""
    lines = lines_of(text)
    if not lines:
        return ()
    page = _Page(lines, [None] * len(lines), [None] * len(lines))
    page.folded = [fold(line.text[:LONG_LINE]) for line in lines]
    _by_rule(page)
    _author_notes(page)
    page.body_start = _body_start(page)
    _head(page)
    _sections(page)
    _biography(page)
    _shapes(page)
    if all(verdict is not None and verdict.kind not in CLAIM_KINDS for verdict in page.verdicts):
        page.verdicts = [_Verdict(RegionKind.BODY, "there is nothing else here")] * len(lines)
    return _as_regions(page)


def _by_rule(page: _Page) -> None:
    for index, line in enumerate(page.lines):
        inner = MOST_LINES <= index < len(page.lines) - MOST_LINES
        if inner or len(line.text) > LONG_LINE:
            continue
        rule = rule_for(line.text)
        if rule is not None:
            page.rules[index] = rule
            page.judge(index, rule.kind, rule.reason)


def _author_notes(page: _Page) -> None:
    """A sentence right below a byline that begins with the author's name is about the author."""
    for index in page.open_lines(1, min(len(page.lines), HEAD_LINES)):
        above, name = page.verdicts[index - 1], " ".join(page.folded[index].split()[:2])
        if above is None or above.kind not in {RegionKind.BYLINE, RegionKind.CREDIT}:
            continue
        signed = any(
            name in page.folded[i]
            for i in range(index)
            if (verdict := page.verdicts[i]) is not None and verdict.kind is RegionKind.BYLINE
        )
        if signed and page.lines[index].prose and page.lines[index].words <= MOST_ABOUT:
            page.judge(index, RegionKind.ABOUT, "says who the author is")


def _body_start(page: _Page) -> int:
    """The first line that is a paragraph of the story: prose, of some length, and no title."""
    for index in page.open_lines(0, min(len(page.lines), HEAD_LINES)):
        if _opens_story(page, index):
            return index
    unjudged = page.open_lines(0, len(page.lines))
    return unjudged[1] if len(unjudged) > 1 else 0


def _opens_story(page: _Page, index: int) -> bool:
    """Whether a line is prose and no title; a page pasted without its title begins with the story."""
    line = page.lines[index]
    if not line.prose:
        return False
    if line.words >= 25 or dateline_of(line.text):
        return True
    if _title_like(page, index):
        return False
    below = page.verdicts[index + 1 : index + 4]
    signed = any(verdict is not None and verdict.kind is RegionKind.BYLINE for verdict in below)
    return index > 0 or (line.text.endswith(".") and not signed)


def _title_like(page: _Page, index: int) -> bool:
    line = page.lines[index]
    if line.words > 25:
        return False
    if line.text.isupper() or (line.words <= 20 and page.folded.count(page.folded[index]) > 1):
        return True
    first = index == page.open_lines(0, len(page.lines))[0]
    return first and (not line.text.rstrip("\"'”’").endswith(".") or _title_case(line.text))


def _title_case(text: str) -> bool:
    long_words = [word for word in text.split() if len(word) > 3]
    capitals = sum(1 for word in long_words if word[0].isupper())
    return len(long_words) >= 3 and capitals >= 0.75 * len(long_words)


def _head(page: _Page) -> None:
    candidates = page.open_lines(0, page.body_start)
    if not candidates:
        return
    repeated = [i for i in candidates if page.folded.count(page.folded[i]) > 1]
    spacious = [i for i in candidates if page.lines[i].words >= 4]
    page.headline = (repeated or spacious or candidates)[0]
    page.judge(page.headline, RegionKind.HEADLINE, "the first title of the page")
    for index in candidates:
        if index < page.headline:
            page.judge(index, RegionKind.OTHER, "stands above the headline")
    _repetitions(page, page.headline)
    _summaries(page, page.headline)
    _short_head_lines(page, page.headline)
    _alternative_texts(page)
    for index in page.open_lines(page.headline + 1, page.body_start):
        page.judge(index, RegionKind.DECK, "stands between the headline and the story")
    _deck_before_furniture(page)


def _repetitions(page: _Page, headline: int) -> None:
    title = page.folded[headline]
    for index in page.open_lines(0, len(page.lines)):
        if page.folded[index] == title:
            page.judge(index, RegionKind.REPEATED, "repeats the headline")


def _alternative_texts(page: _Page) -> None:
    """A line without a full stop that stands right on top of a caption is the picture's description."""
    for index in reversed(range(len(page.lines) - 1)):
        below, line = page.verdicts[index + 1], page.lines[index]
        caption = below is not None and below.kind in {RegionKind.CAPTION, RegionKind.CREDIT}
        under_title = page.headline is not None and index <= page.headline + 1
        if caption and not line.terminal and not page.lines[index + 1].blank_before and not under_title:
            page.judge(index, RegionKind.CAPTION, "describes the picture whose caption follows")


def _summaries(page: _Page, headline: int) -> None:
    """The lines below “Summary” or “Key points”, and bulleted ones, are the deck, however short."""
    under = False
    for index in range(headline + 1, page.body_start):
        rule = page.rules[index]
        under = (rule is not None and rule.reason == SUMMARY) or (under and page.verdicts[index] is None)
        if under or _LIST_MARK.match(page.lines[index].text):
            page.judge(index, RegionKind.DECK, "a point of the summary")


def _short_head_lines(page: _Page, headline: int) -> None:
    """A name or a word or two between headline and story is the author's or a label, never a deck."""
    for index in page.open_lines(headline + 1, page.body_start):
        line = page.lines[index]
        if line.terminal or line.words > 5:
            continue
        named = all(
            word[:1].isupper() or word in _NAME_LINKS for word in line.text.split() if word[:1].isalpha()
        )
        if named and line.words >= 2:
            page.judge(index, RegionKind.BYLINE, NAMES_ALONE)
        elif line.words <= 3:
            page.judge(index, RegionKind.OTHER, "a word or two under the headline")


def _deck_before_furniture(page: _Page) -> None:
    """One sentence between the headline and a byline, date or caption is the deck, though it is prose."""
    first = page.body_start
    if page.verdicts[first] is not None or first + 1 >= len(page.lines):
        return
    furniture = {RegionKind.BYLINE, RegionKind.CAPTION, RegionKind.CREDIT, RegionKind.REPEATED}
    below = page.verdicts[first + 1]
    if below is not None and below.kind in furniture and page.lines[first].words <= 45:
        page.judge(first, RegionKind.DECK, "stands between the headline and the page’s furniture")


def _sections(page: _Page) -> None:
    """Let a heading such as “Related” or “About us” take in the lines that belong to it."""
    opened: Rule | None = None
    for index, line in enumerate(page.lines):
        rule = page.rules[index]
        if rule is not None and rule.opens:
            opened = rule
        elif opened is not None and _section_ends(page, index, opened):
            opened = None
        elif opened is not None and line is not None:
            page.judge(index, opened.kind, f"stands under “{_heading(page, index)}”")


def _section_ends(page: _Page, index: int, opened: Rule) -> bool:
    line = page.lines[index]
    if opened.kind in _LISTS:
        return line.prose and line.words >= 8 and not _title_case(line.text)
    return index < 0.5 * len(page.lines)


def _heading(page: _Page, index: int) -> str:
    for above in range(index, -1, -1):
        rule = page.rules[above]
        if rule is not None and rule.opens:
            return page.lines[above].text[:40]
    return ""


def _biography(page: _Page) -> None:
    body = page.open_lines(page.body_start, len(page.lines))
    story = " ".join(page.folded[i] for i in body[:-LAST_LINES])
    bylines = " ".join(
        page.folded[i] for i, v in enumerate(page.verdicts) if v is not None and v.kind is RegionKind.BYLINE
    )
    for index in body[-LAST_LINES:] if len(body) > LAST_LINES else []:
        match = _BIOGRAPHY.match(page.lines[index].text[:LONG_LINE])
        if match is None:
            continue
        name = fold(match["name"])
        if name in bylines or (index >= body[-2] and name.split()[-1] not in story):
            page.judge(index, RegionKind.ABOUT, "says who the author is")


def _shapes(page: _Page) -> None:
    """Short lines that do not end as sentences: subheadings inside the story, links after it."""
    prose = [i for i in page.open_lines(page.body_start, len(page.lines)) if page.lines[i].prose]
    last = prose[-1] if prose else len(page.lines)
    if not _furnished(page):
        return
    _questions(page, last)
    listed = _listed(page, last)
    for index in page.open_lines(page.body_start, len(page.lines)):
        line = page.lines[index]
        if index in listed:
            continue
        if index > last and prose and line.words <= 3 and not line.terminal:
            page.judge(index, RegionKind.LINKS, "a word or two after the story’s end")
        if (
            line.terminal
            or line.words > 14
            or not _CAPITAL_START.match(line.text)
            or _listed_by_mark(page, index)
        ):
            continue
        if line.text[-1] in ",;:" or index == page.body_start:
            continue
        if index < last:
            page.judge(index, RegionKind.SUBHEADING, "a short line without a full stop above a paragraph")
        elif prose:
            page.judge(index, RegionKind.LINKS, "a short line without a full stop after the story’s end")


def _listed_by_mark(page: _Page, index: int) -> bool:
    """Whether a bullet makes the line an item; a numbered line between paragraphs is a subheading."""
    if _LIST_MARK.match(page.lines[index].text):
        return True
    near = page.lines[max(index - 1, 0) : index + 2]
    return sum(1 for line in near if _NUMBERED.match(line.text)) > 1


def _listed(page: _Page, last: int) -> set[int]:
    """Lines of a list inside the story: what a colon announces, and a line that bullets follow."""
    listed: set[int] = set()
    announced = False
    body = page.open_lines(page.body_start, len(page.lines))
    for index, below in zip(body, [*body[1:], -1], strict=False):
        line = page.lines[index]
        bulleted = below == index + 1 and bool(_LIST_MARK.match(page.lines[below].text))
        several = index - 1 in listed or (below == index + 1 and not page.lines[below].prose)
        if bulleted or (announced and several and not line.prose):
            listed.add(index)
        announced = index <= last and (line.text.endswith(":") or (announced and not line.prose))
    return listed


def _furnished(page: _Page) -> bool:
    """Whether anything but titles stands round the story; where nothing does, short lines are its own."""
    bare = CLAIM_KINDS | {RegionKind.REPEATED}
    return any(verdict is not None and verdict.kind not in bare for verdict in page.verdicts)


def _questions(page: _Page, last: int) -> None:
    """One or two short questions on lines of their own are subheadings; more are an interviewer's."""
    asked = [
        index
        for index in page.open_lines(page.body_start + 1, last)
        if page.lines[index].text.endswith("?") and 1 < page.lines[index].words <= 9
    ]
    for index in asked if len(asked) <= 2 else ():
        page.judge(index, RegionKind.SUBHEADING, "a short question above a paragraph")


def _as_regions(page: _Page) -> tuple[Region, ...]:
    regions: list[Region] = []
    story = RegionKind.BODY
    opens = True
    for line, verdict in zip(page.lines, page.verdicts, strict=True):
        judged = verdict or _Verdict(story, "a paragraph of the story")
        if judged.kind in {story, RegionKind.DECK}:
            regions.extend(_body_regions(line, judged, opens=opens and judged.kind is story))
            opens = opens and judged.kind is not story
        else:
            regions.append(Region(line.span, judged.kind, judged.reason))
    return tuple(regions)


def _body_regions(line: Line, verdict: _Verdict, *, opens: bool) -> Sequence[Region]:
    """The paragraph, without the dateline or the bullet it begins with; ``opens``: it is the first."""
    prefix, kind, reason = dateline_of(line.text), RegionKind.DATELINE, "says where it was written"
    if not prefix and opens and line.prose:
        prefix = place_of(line.text)
    if not prefix and (mark := _LIST_MARK.match(line.text)):
        prefix, kind, reason = mark.group(), RegionKind.OTHER, "marks an item of a list"
    if not prefix:
        return (Region(line.span, verdict.kind, verdict.reason),)
    start = line.span.start
    return (
        Region(Span(start, start + len(prefix.rstrip())), kind, reason),
        Region(Span(start + len(prefix), line.span.end), verdict.kind, verdict.reason),
    )

"""The shape of what remains: short lines that do not end as sentences, lists, questions."""

import re

from compare.articles.lines import LIST_MARK, LONG_LINE, NUMBER_MARK, title_case
from compare.articles.model import CLAIM_KINDS, RegionKind
from compare.articles.page import Page

_CAPITAL_START = re.compile(r"[\"'“‘«(\[]?[A-ZÀ-ÞĀ-Ž0-9]")
_YOU = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
_QUOTED_LINE = re.compile(r"[“\"‘'][^“”\"]{20,300}[”\"’']")
FEWEST_PARAGRAPHS, MOST_PARAGRAPHS, MOSTLY = 8, 500, 0.7
"""A bare story of so many paragraphs, which are so large a share of its lines, may have subheadings."""

MOST_SHOWN, NEAR = 50, 20
"""Pull quotes are as few, and stand so near their words (lines)."""

_FOOTNOTE = re.compile(r"\[?(\d{1,2})\]?")
_NOTED = re.compile(r"\[(\d{1,2})\] \S")
_FOOTNOTE_MARK = re.compile(r"\S\[(\d{1,2})\]")
_TITLE_OPENER = re.compile(r"(?:Why|How|What|Who|When|Where|Inside|Watch|Read|Opinion|Analysis)\b")


def judge_shapes(page: Page) -> None:
    """Short lines that do not end as sentences: subheadings inside the story, links after it."""
    prose = [i for i in page.open_lines(page.body_start, len(page.lines)) if page.lines[i].prose]
    last = prose[-1] if prose else len(page.lines)
    if not _furnished(page) and not _mostly_prose(page, len(prose)):
        return
    _pull_quotes(page)
    _questions(page, last)
    _footnotes(page)
    _bulleted_links(page)
    listed = _listed(page, last)
    for index in page.open_lines(page.body_start, len(page.lines)):
        line = page.lines[index]
        if index in listed or index in page.turns:
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


def _pull_quotes(page: Page) -> None:
    """A quotation on a line of its own whose words stand in the story, too, only shows them off."""
    body = page.open_lines(page.body_start, len(page.lines))
    shown = [i for i in body if _QUOTED_LINE.fullmatch(page.lines[i].text) and page.lines[i].words >= 5]
    for index in reversed(shown[:MOST_SHOWN]):
        again = page.folded.index(page.folded[index]) < index
        if again or _within_longer(page, index, body):
            page.judge(index, RegionKind.REPEATED, "repeats words of the story")


def _within_longer(page: Page, index: int, body: list[int]) -> bool:
    words = page.folded[index].strip("\"'.,")
    near = [i for i in body if abs(i - index) <= NEAR and i != index]
    return any(words in page.folded[i] and len(page.folded[i]) > len(page.folded[index]) + 8 for i in near)


def _footnotes(page: Page) -> None:
    """A number that a mark in the story names heads a footnote, on a line of its own or before its text."""
    marks = {mark for line in page.lines for mark in _FOOTNOTE_MARK.findall(line.text[:LONG_LINE])}
    for index in page.open_lines(page.body_start + 1, len(page.lines)) if marks else ():
        noted = _NOTED.match(page.lines[index].text)
        if noted and noted[1] in marks:
            page.judge(index, RegionKind.OTHER, "a footnote")
        number = _FOOTNOTE.fullmatch(page.lines[index].text)
        if number and number[1] in marks:
            page.judge(index, RegionKind.OTHER, "numbers a footnote")
            if index + 1 < len(page.lines):
                page.judge(index + 1, RegionKind.OTHER, "a footnote")


def _bulleted_links(page: Page) -> None:
    """Bullets without full stops that no colon announces are links, if one of them reads as a title."""
    runs: list[list[int]] = []
    for index in page.open_lines(page.body_start + 1, len(page.lines)):
        line = page.lines[index]
        if not LIST_MARK.match(line.text) or line.terminal:
            continue
        if runs and runs[-1][-1] == index - 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    for run in runs:
        announced = page.lines[run[0] - 1].text.endswith(":")
        if not announced and any(_reads_as_title(page.lines[item].text) for item in run):
            for item in run:
                page.judge(item, RegionKind.LINKS, "a bullet that nothing announces")


def _reads_as_title(item: str) -> bool:
    words = LIST_MARK.sub("", item, count=1)
    return title_case(words) or _TITLE_OPENER.match(words) is not None


def _listed_by_mark(page: Page, index: int) -> bool:
    """Whether a bullet makes the line an item; a numbered line between paragraphs is a subheading."""
    if LIST_MARK.match(page.lines[index].text):
        return True
    near = page.lines[max(index - 1, 0) : index + 2]
    return sum(1 for line in near if NUMBER_MARK.match(line.text)) > 1


def _listed(page: Page, last: int) -> set[int]:
    """Lines of a list inside the story: what a colon announces, and a line that bullets follow."""
    listed: set[int] = set()
    announced = marked = False
    body = page.open_lines(page.body_start, len(page.lines))
    for index, below in zip(body, [*body[1:], -1], strict=False):
        line = page.lines[index]
        bulleted = below == index + 1 and bool(LIST_MARK.match(page.lines[below].text))
        bulleted = bulleted and not line.text.isupper()
        several = index - 1 in listed or (below == index + 1 and not page.lines[below].prose)
        ends = marked and not LIST_MARK.match(line.text)
        if bulleted or (announced and several and not line.prose and not ends):
            listed.add(index)
        announced = index <= last and (line.text.endswith(":") or (announced and not line.prose and not ends))
        marked = announced and bool(LIST_MARK.match(line.text))
    return listed


def _furnished(page: Page) -> bool:
    """Whether anything but titles stands round the story; where nothing does, short lines are its own."""
    bare = CLAIM_KINDS | {RegionKind.REPEATED}
    return any(verdict is not None and verdict.kind not in bare for verdict in page.verdicts)


def _mostly_prose(page: Page, paragraphs: int) -> bool:
    """Whether nearly all lines of a bare story are paragraphs: the few short ones then are subheadings."""
    lines = len(page.open_lines(page.body_start, len(page.lines)))
    return FEWEST_PARAGRAPHS <= paragraphs <= MOST_PARAGRAPHS and paragraphs >= MOSTLY * lines


def _questions(page: Page, last: int) -> None:
    """Short questions on lines of their own are subheadings, unless an interviewer asks "you" in some."""
    asked = [i for i in page.open_lines(page.body_start + 1, last) if page.lines[i].text.endswith("?")]
    addressed = sum(_YOU.search(page.lines[index].text) is not None for index in asked)
    for index in asked if 3 * addressed < len(asked) else ():
        argued = page.lines[index].text.split(maxsplit=1)[0] in {"So", "And", "But", "Or", "Then"}
        if 1 < page.lines[index].words <= 9 and index not in page.turns and not argued:
            page.judge(index, RegionKind.SUBHEADING, "a short question above a paragraph")

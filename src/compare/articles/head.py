"""The head of a page: headline, deck, and what stands among them before the story begins."""

from compare.articles.datelines import dateline_of
from compare.articles.lines import LIST_MARK, title_case
from compare.articles.model import RegionKind
from compare.articles.page import HEAD_LINES, Page
from compare.articles.rules import CLOCK, POINTER, RUBRIC, SUMMARY, SUMMARY_LABEL

_NAME_LINKS = frozenset(
    {"and", "with", "for", "in", "at", "de", "da", "van", "von", "der", "del", "al", "el", "bin"}
)
NAMES_ALONE = "names alone, under the headline"
"""The reason given for a byline without “By”."""


LONGEST_SECTION = 3
"""Words the name of a section above a title has at most."""

MOTTO_TO_BYLINE = 8
"""How far below a page's motto and title the byline stands at most (lines)."""


def body_start(page: Page) -> int:
    """The first line that is a paragraph of the story: prose, of some length, and no title."""
    _rubric(page)
    _credited(page)
    for index in page.open_lines(0, min(len(page.lines), HEAD_LINES)):
        if _opens_story(page, index):
            return index
    unjudged = page.open_lines(0, len(page.lines))
    return unjudged[1] if len(unjudged) > 1 else 0


def _rubric(page: Page) -> None:
    """A title behind a label (Poll: …) is the page's own if only a byline stands before the story."""
    first = next((i for i in range(len(page.lines)) if not page.is_kind(i, RegionKind.OTHER)), -1)
    rule = page.rules[first] if first >= 0 else None
    if rule is None or rule.reason != POINTER or not RUBRIC.match(page.lines[first].text):
        return
    below = next((i for i in page.open_lines(first + 1, len(page.lines)) if page.lines[i].words >= 4), -1)
    if below >= 0 and page.lines[below].prose:
        page.verdicts[first] = page.rules[first] = None


def _credited(page: Page) -> None:
    """What stands on a picture's credit, a byline below it and title and deck above it, is its caption."""
    for index in page.open_lines(2, min(len(page.lines), HEAD_LINES)):
        above = page.open_lines(0, index)
        signed = page.is_kind(index + 1, RegionKind.CREDIT) and page.is_kind(index + 2, RegionKind.BYLINE)
        if signed and len(above) > 1 and page.verdicts[index - 1] is not None:
            page.judge(index, RegionKind.CAPTION, "stands on a picture’s credit")


def _opens_story(page: Page, index: int) -> bool:
    """Whether a line is prose and no title; a page pasted without its title begins with the story."""
    line = page.lines[index]
    if not line.prose:
        return index in page.turns
    if dateline_of(line.text):
        return True
    bylined = any(page.is_kind(i, RegionKind.BYLINE) for i in range(index))
    if bylined and page.is_kind(index + 1, RegionKind.CREDIT):
        return False  # a caption above its credit
    if line.words >= 25:
        return True
    if _title_like(page, index):
        return False
    below = page.verdicts[index + 1 : index + 4]
    signed = any(verdict is not None and verdict.kind is RegionKind.BYLINE for verdict in below)
    return index > 0 or (line.text.endswith(".") and not signed)


def _title_like(page: Page, index: int) -> bool:
    line = page.lines[index]
    if line.words > 25:
        return False
    if line.text.isupper() or (line.words <= 20 and page.folded.count(page.folded[index]) > 1):
        return True
    cased, above = title_case(line.text), page.open_lines(0, index)
    first = not above or (cased and all(_section_name(page, at) for at in above))
    return first and (cased or not line.text.rstrip("\"'”’").endswith("."))


def _section_name(page: Page, index: int) -> bool:
    """Whether a line above a title may be no more than the name of a section."""
    return page.lines[index].words <= LONGEST_SECTION and not page.lines[index].terminal


def judge_head(page: Page) -> None:
    """Find the headline, and judge every line between it and the story."""
    _labelled_summary(page)
    candidates = page.open_lines(0, page.body_start)
    if not candidates:
        return
    spacious = [i for i in candidates if page.lines[i].words >= 4]
    repeated = [i for i in spacious or candidates if page.folded.count(page.folded[i]) > 1]
    page.headline = (repeated or _below_motto(page, spacious) or candidates)[0]
    page.judge(page.headline, RegionKind.HEADLINE, "the first title of the page")
    for index in candidates:
        if index < page.headline:
            page.judge(index, RegionKind.OTHER, "stands above the headline")
    _repetitions(page, page.headline)
    _summaries(page, page.headline)
    _entries(page)
    _short_head_lines(page, page.headline)
    _captions_by_place(page, page.headline)
    _alternative_texts(page)
    for index in page.open_lines(page.headline + 1, page.body_start):
        page.judge(index, RegionKind.DECK, "stands between the headline and the story")
    _deck_before_furniture(page)


def _below_motto(page: Page, titles: list[int]) -> list[int]:
    """The titles without a motto above them: a few words above a longer title, a deck and a byline."""
    if len(titles) < 2:
        return titles
    motto, title = (page.lines[index] for index in titles[:2])
    deck = titles[1] + 1
    signed = [
        i for i in range(min(len(page.lines), deck + MOTTO_TO_BYLINE)) if page.is_kind(i, RegionKind.BYLINE)
    ]
    mottoed = motto.words <= 5 and not motto.terminal and title_case(motto.text)
    decked = page.verdicts[deck] is None and page.lines[deck].terminal and signed and signed[0] > deck
    return titles[1:] if mottoed and decked and title.words >= 8 and not title.terminal else titles


def _labelled_summary(page: Page) -> None:
    """A line that opens with “Story highlights”, and the points below it, are the deck."""
    under = False
    for index in page.open_lines(0, page.body_start):
        under = under or SUMMARY_LABEL.match(page.lines[index].text) is not None
        if under:
            page.judge(index, RegionKind.DECK, "a point of the summary")


def _repetitions(page: Page, headline: int) -> None:
    title = page.folded[headline]
    for index in page.open_lines(0, len(page.lines)):
        if page.folded[index] == title:
            page.judge(index, RegionKind.REPEATED, "repeats the headline")


def _alternative_texts(page: Page) -> None:
    """A line without a full stop that stands right on top of a caption is the picture's description."""
    for index in reversed(range(len(page.lines) - 1)):
        below, line = page.verdicts[index + 1], page.lines[index]
        caption = below is not None and below.kind in {RegionKind.CAPTION, RegionKind.CREDIT}
        under_title = page.headline is not None and index <= page.headline + 1
        if caption and not line.terminal and not page.lines[index + 1].blank_before and not under_title:
            page.judge(index, RegionKind.CAPTION, "describes the picture whose caption follows")


def _summaries(page: Page, headline: int) -> None:
    """The lines below “Summary” or “Key points”, and bulleted ones, are the deck, however short."""
    under = False
    for index in range(headline + 1, page.body_start):
        rule = page.rules[index]
        under = (rule is not None and rule.reason == SUMMARY) or (under and page.verdicts[index] is None)
        if under or LIST_MARK.match(page.lines[index].text):
            page.judge(index, RegionKind.DECK, "a point of the summary")


def _entries(page: Page) -> None:
    """The short line right below a time of day heads an entry of a live page, where there are several."""
    stamps = [i for i, rule in enumerate(page.rules) if rule is not None and rule.reason == CLOCK]
    for index in stamps if len(stamps) > 1 else ():
        below = index + 1
        if below < len(page.lines) and not page.lines[below].terminal and page.lines[below].words <= 16:
            page.judge(below, RegionKind.SUBHEADING, "heads an entry of a live page")


def _captions_by_place(page: Page, headline: int) -> None:
    """Lines without a full stop where pictures stand: under a credit, or below the byline of a deck."""
    signed = next((i for i in range(headline, page.body_start) if page.is_kind(i, RegionKind.BYLINE)), -1)
    decked = any(index < signed for index in page.open_lines(headline + 1, page.body_start))
    for index in page.open_lines(headline + 1, page.body_start):
        if 0 <= signed < index and page.is_kind(index + 1, RegionKind.CREDIT):
            page.judge(index, RegionKind.CAPTION, "stands between the byline and a picture’s credit")
        if page.lines[index].terminal:
            continue
        if page.is_kind(index - 1, RegionKind.CREDIT):
            page.judge(index, RegionKind.CAPTION, "stands under a picture’s credit")
        elif 0 <= signed < index and (decked or _alone(page, index)):
            page.judge(index, RegionKind.CAPTION, "stands between the byline and the story")


def _alone(page: Page, index: int) -> bool:
    """Whether no line like this one stands next to it: several are the points of a summary."""
    near = [i for i in (index - 1, index + 1) if page.verdicts[i] is None and i != page.body_start]
    return all(page.lines[i].terminal for i in near)


def _short_head_lines(page: Page, headline: int) -> None:
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


def _deck_before_furniture(page: Page) -> None:
    """One sentence between the headline and a byline, date or caption is the deck, though it is prose."""
    first = page.body_start
    if page.verdicts[first] is not None or first + 1 >= len(page.lines):
        return
    furniture = {RegionKind.BYLINE, RegionKind.CAPTION, RegionKind.CREDIT, RegionKind.REPEATED}
    below = page.verdicts[first + 1]
    if below is not None and below.kind in furniture and page.lines[first].words <= 45:
        page.judge(first, RegionKind.DECK, "stands between the headline and the page’s furniture")

"""What each stretch of an article is: headline, deck, body, or the furniture around them.

Lines are judged in passes, each pass on what the earlier ones left open: single-line rules, the head of
the page, sections that a heading opens, and the shape of what remains. What no pass claims is body: a
paragraph lost poisons more than a caption kept.
"""

import re
from collections.abc import Sequence

from compare.articles.datelines import dateline_of, place_of
from compare.articles.head import body_start, judge_head
from compare.articles.lines import LIST_MARK, LONG_LINE, NUMBER_MARK, Line, lines_of, title_case
from compare.articles.model import CLAIM_KINDS, Region, RegionKind
from compare.articles.page import HEAD_LINES, Page, Verdict
from compare.articles.rules import CLOSING, JOBS, NEWSLETTER, SIGN_UP, SUMMARY, SUMMARY_LABEL, Rule, rule_for
from compare.articles.shapes import judge_shapes
from compare.articles.turns import TURN, turns_of
from compare.text import Span, fold

_BIOGRAPHY = re.compile(
    r"(?:(?:Dr|Prof|Professor|Sir|Dame)\.? )?"
    r"(?P<name>(?-i:[A-ZÀ-Þ][\w'’.\-]+(?: (?:[a-z]{2,3} )?[A-ZÀ-Þ][\w'’.\-]*){1,3}))"
    rf" (?:(?:is|was) (?:an? |the |[\w'’ ]{{0,40}}['’]s? |[\w'’ ]{{0,40}})?[\w'’,/ \-]{{0,80}}\b(?:{JOBS})\b"
    r"|(?:covers|writes|reports|joined|has (?:covered|reported|written))\b)",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?:(?:Dr|Prof|Professor|Sir|Dame)\.? )?"
    r"(?P<name>[A-ZÀ-Þ][\w'’.\-]+?(?: (?:[a-z]{2,3} )?[A-ZÀ-Þ][\w'’.\-]*?){0,3})"
    r"(?: (?:is|was|has|covers|writes|reports|joined|teaches|lives|worked|leads|edits)\b"
    r"|['’]s (?:most recent|latest|new|next|first|books?|work|writing)\b)"
)
"""A sentence that begins with a name and says what its bearer is or does."""

_LABEL = re.compile(
    r"(?:UPDATED?|EXCLUSIVE|ANALYSIS|OPINION|BREAKING|WATCH|NOTE|EXPLAINER|FACTBOX|INSIGHT|FOCUS|LIVE)\W*"
)

_LISTS = frozenset({RegionKind.LINKS})
_VIDEO_LABELS = frozenset({"video", "watch", "now playing", "watch now", "play video"})

MOST_ABOUT = 40
"""Words a sentence about the author below the byline may have."""

FEW_WORDS = 15
"""A line between two promotions that is no longer than this is one, too, if the story is over."""

LATE = 0.6
"""How far down a page the line that closes the story stands (a share of its lines)."""

FEWEST_REPEATED = 15
"""Words of a paragraph that nobody writes twice."""

LAST_LINES = 4
"""How many of a page's last lines may be about its authors."""

MOST_LINES = 2_000
"""Furniture is looked for in this many first and last lines; between them stands a table, not an article."""


def detect_regions(text: str) -> tuple[Region, ...]:
    """Give every stretch of ``text`` that is not white space its kind and the reason for it."""
    lines = lines_of(text)
    if not lines:
        return ()
    page = Page(lines, [None] * len(lines), [None] * len(lines))
    page.folded = [fold(line.text[:LONG_LINE]) for line in lines]
    _by_rule(page)
    _turns(page)
    _between_promotions(page)
    _video_texts(page)
    _author_notes(page)
    page.body_start = body_start(page)
    judge_head(page)
    _sections(page)
    _biography(page)
    _after_close(page)
    judge_shapes(page)
    _repeated_paragraphs(page)
    if all(verdict is not None and verdict.kind not in CLAIM_KINDS for verdict in page.verdicts):
        page.verdicts = [Verdict(RegionKind.BODY, "there is nothing else here")] * len(lines)
    return _as_regions(page)


def _by_rule(page: Page) -> None:
    for index, line in enumerate(page.lines):
        inner = MOST_LINES <= index < len(page.lines) - MOST_LINES
        if inner or len(line.text) > LONG_LINE:
            continue
        rule = rule_for(line.text)
        if rule is not None:
            page.rules[index] = rule
            page.judge(index, rule.kind, rule.reason)


def _turns(page: Page) -> None:
    page.turns = turns_of(page.lines)
    for index, label in page.turns.items():
        if len(label) == len(page.lines[index].text):
            page.judge(index, RegionKind.OTHER, TURN)


def _between_promotions(page: Page) -> None:
    """What stands between “Sign up” and a newsletter’s end or privacy note belongs to the promotion."""
    for index in page.open_lines(1, len(page.lines) - 1):
        late = index > LATE * len(page.lines) and page.lines[index].words <= FEW_WORDS
        if (
            late
            and page.is_kind(index - 1, RegionKind.PROMOTION)
            and page.is_kind(index + 1, RegionKind.PROMOTION)
        ):
            page.judge(index, RegionKind.PROMOTION, "stands between the lines of a promotion")
        above, below = page.rules[index - 1], page.rules[index + 1]
        if above is not None and below is not None and above.reason == SIGN_UP and below.reason in NEWSLETTER:
            page.judge(index, RegionKind.PROMOTION, "stands between the lines of a promotion")


def _video_texts(page: Page) -> None:
    """“Video” below the headline labels the title and the sentence of a video, not the story's lead."""
    for index in range(1, min(len(page.lines) - 3, HEAD_LINES)):
        title = any(page.lines[i].words >= 4 for i in page.open_lines(0, index))
        if page.folded[index] not in _VIDEO_LABELS or not title or page.lines[index + 1].terminal:
            continue
        page.judge(index + 1, RegionKind.CAPTION, "the title of a video")
        if page.lines[index + 2].words <= MOST_ABOUT and page.lines[index + 3].words > 1:
            page.judge(index + 2, RegionKind.CAPTION, "says what a video shows")


def _author_notes(page: Page) -> None:
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


def _sections(page: Page) -> None:
    """Let a heading such as “Related” or “About us” take in the lines that belong to it."""
    opened: Rule | None = None
    heading = ""
    for index, line in enumerate(page.lines):
        rule = page.rules[index]
        if rule is not None and rule.opens:
            opened, heading = rule, line.text[:40]
        elif opened is not None and _section_ends(page, index, opened):
            opened = None
        elif opened is not None:
            page.judge(index, opened.kind, f"stands under “{heading}”")


def _section_ends(page: Page, index: int, opened: Rule) -> bool:
    line = page.lines[index]
    if opened.kind in _LISTS:
        return line.prose and line.words >= 8 and not title_case(line.text)
    return index < 0.5 * len(page.lines)


def _biography(page: Page) -> None:
    body = page.open_lines(page.body_start, len(page.lines))
    story = " ".join(page.folded[i] for i in body[:-LAST_LINES])
    signed = [i for i in range(len(page.lines)) if page.is_kind(i, RegionKind.BYLINE)]
    bylines = " ".join(["", *(re.sub(r"[,|]", " ", page.folded[i]) for i in signed), ""])
    for index in body[-LAST_LINES:] if len(body) > LAST_LINES else []:
        opening = _SIGNED.match(page.lines[index].text[:LONG_LINE])
        match = _BIOGRAPHY.match(page.lines[index].text[:LONG_LINE])
        if opening is not None and opening["name"].isupper() and " " not in opening["name"]:
            continue  # an outlet's letters
        named = match is not None and (index >= body[-2] and fold(match["name"]).split()[-1] not in story)
        if named or (opening is not None and f" {fold(opening['name'])} " in bylines):
            page.judge(index, RegionKind.ABOUT, "says who the author is")


def _after_close(page: Page) -> None:
    """Short lines behind the line that closes the story (who contributed, the source) are the page's."""
    closing = max((i for i, rule in enumerate(page.rules) if rule and rule.reason in CLOSING), default=0)
    rest = page.open_lines(closing + 1, len(page.lines))
    if closing < LATE * len(page.lines) or any(page.lines[i].words > MOST_ABOUT for i in rest):
        return
    for index in rest:
        page.judge(index, RegionKind.OTHER, "stands behind the story’s closing line")


def _repeated_paragraphs(page: Page) -> None:
    """A paragraph that stands on the page twice is told once (a lead set again below its picture)."""
    met: set[str] = set()
    for index in page.open_lines(page.body_start, len(page.lines)):
        text = page.lines[index].text
        if text in met and page.lines[index].words >= FEWEST_REPEATED:
            page.judge(index, RegionKind.REPEATED, "repeats a paragraph")
        met.add(text)


def _as_regions(page: Page) -> tuple[Region, ...]:
    regions: list[Region] = []
    opens = True
    for index, (line, verdict) in enumerate(zip(page.lines, page.verdicts, strict=True)):
        judged = verdict or Verdict(RegionKind.BODY, "a paragraph of the story")
        if judged.kind in {RegionKind.BODY, RegionKind.DECK}:
            body = judged.kind is RegionKind.BODY
            turn = Verdict(RegionKind.OTHER, TURN)
            prefix = (page.turns[index], turn) if index in page.turns else _prefix(line, opens=opens and body)
            if not prefix[0] and (number := _item_number(page, index)):
                prefix = number, Verdict(RegionKind.OTHER, "marks an item of a list")
            regions.extend(_paragraph(line, judged, *prefix))
            opens = opens and not body
        else:
            regions.append(Region(line.span, judged.kind, judged.reason))
    return tuple(regions)


def _item_number(page: Page, index: int) -> str:
    """The number a line begins with, where a line next to it begins with one, too."""
    own = NUMBER_MARK.match(page.lines[index].text)
    near = page.lines[max(index - 1, 0) : index] + page.lines[index + 1 : index + 2]
    return own.group() if own and any(NUMBER_MARK.match(line.text) for line in near) else ""


def _prefix(line: Line, *, opens: bool) -> tuple[str, Verdict]:
    """The dateline, label or bullet a paragraph begins with; ``opens``: it is the story's first."""
    prefix = dateline_of(line.text) or (place_of(line.text) if opens and line.prose else "")
    if not prefix and (mark := LIST_MARK.match(line.text)):
        return mark.group(), Verdict(RegionKind.OTHER, "marks an item of a list")
    if label := SUMMARY_LABEL.match(line.text):
        return label.group(), Verdict(RegionKind.OTHER, SUMMARY)
    if _LABEL.fullmatch(prefix):
        return prefix, Verdict(RegionKind.OTHER, "a label, not a place")
    return prefix, Verdict(RegionKind.DATELINE, "says where it was written")


def _paragraph(line: Line, verdict: Verdict, prefix: str, what: Verdict) -> Sequence[Region]:
    """The paragraph, and apart from it what stands before its first sentence."""
    if not prefix:
        return (Region(line.span, verdict.kind, verdict.reason),)
    start = line.span.start
    return (
        Region(Span(start, start + len(prefix.rstrip())), what.kind, what.reason),
        Region(Span(start + len(prefix), line.span.end), verdict.kind, verdict.reason),
    )

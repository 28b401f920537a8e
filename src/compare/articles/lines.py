"""Lines: what pages are laid out in, and what boilerplate is recognised by."""

import re
from dataclasses import dataclass

from compare.text import Span

_LINE = re.compile(r"[^\n\r]+")
_TERMINAL = re.compile(r"[.!?…][\"'”’»)\]]*\s*$|[.!?][\"'”’]*\s*[\[(]\d{1,3}[\])]$")
_WORD = re.compile(r"[^\W_]+(?:['’.\-‑][^\W_]+)*")

LIST_MARK = re.compile(r"[•●▪◦‣·*–—-]\s+(?=\S)")
"""The bullet that opens an item of a list."""

NUMBER_MARK = re.compile(r"\d{1,2}[.)]\s+(?=\S)")
"""The number that opens an item of a list."""

LONG_LINE = 600
"""Lines longer than this are prose (characters): patterns for furniture are not tried on them."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank, without the white space around it.

    ``blank_before`` says whether more space stands before it than between most lines of its page: a blank
    line, or, where all lines stand apart, one more than between the closest two. The first line has it.
    """

    span: Span
    text: str
    blank_before: bool

    @property
    def words(self) -> int:
        """How many words the line has; a long line's are counted up to LONG_LINE characters only."""
        return sum(1 for _ in _WORD.finditer(self.text[:LONG_LINE]))

    @property
    def terminal(self) -> bool:
        """Whether the line ends as a sentence does."""
        return bool(_TERMINAL.search(self.text[-12:]))

    @property
    def prose(self) -> bool:
        """Whether the line reads as a paragraph: at least six words, and ended as a sentence."""
        return len(self.text) > LONG_LINE or (self.terminal and self.words >= 6)


def lines_of(text: str) -> tuple[Line, ...]:
    r"""The lines of ``text`` that are not blank, in order.

    >>> [line.blank_before for line in lines_of("One\n\nTwo\n\n\nThree")]
    [True, False, True]
    """
    found: list[tuple[Span, str]] = []
    gaps: list[int] = []
    end = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        stripped = raw.strip()
        if not stripped:
            continue
        start = match.start() + raw.index(stripped[0])
        gaps.append(text.count("\n", end, start) or text.count("\r", end, start))
        end = start + len(stripped)
        found.append((Span(start, end), stripped))
    usual = min(gaps[1:], default=1)
    return tuple(
        Line(span, stripped, index == 0 or gap > usual)
        for index, ((span, stripped), gap) in enumerate(zip(found, gaps, strict=True))
    )


def title_case(text: str) -> bool:
    """Whether most of the longer words of a line begin with capitals, as in titles.

    >>> title_case("Lake Town Fights Its Dam"), title_case("The lake town of Alta fights its dam")
    (True, False)
    """
    long_words = [word for word in text.split() if len(word) > 3]
    capitals = sum(1 for word in long_words if word[0].isupper())
    return len(long_words) >= 3 and capitals >= 0.75 * len(long_words)

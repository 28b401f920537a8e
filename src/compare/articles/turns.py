"""Turns of a conversation: "MARTENSON: And then?", "Amna Nawaz:" on a line of its own, "Q:" and "A:".

A word and a colon may be anything. Labels are a conversation's where several lines begin with one and the
same ones come back.
"""

import re

from compare.articles.lines import LONG_LINE, Line

TURN = "names who speaks next"
"""The reason given for the label of a turn."""

FEWEST_TURNS = 4
"""Lines with labels that make a conversation."""

_NAME = r"[A-ZÀ-Þ][\w'’.\-]*"
_LABEL = re.compile(
    rf"(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ.'’\-]*(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’\-]*){{0,4}}|{_NAME}(?: {_NAME}){{0,3}})"
    r"(?:, [A-Z][\w ,.'’&\-]{1,60}| \([^()]{1,40}\))?:(?:\s+(?=\S)|$)"
)
_MOST_LABELS = 2 / 3
"""Different labels to labelled lines: in a list every label is another one."""


def turns_of(lines: tuple[Line, ...]) -> dict[int, str]:
    """The label of each line that opens a turn, with the space after it; none without a conversation."""
    found = {
        index: match
        for index, line in enumerate(lines)
        if (match := _LABEL.match(line.text[:LONG_LINE])) is not None
    }
    names = {match["name"].split()[-1].lower() for match in found.values()}
    spoken = sum(line.terminal for index, line in enumerate(lines) if index in found)
    alone = sum(match.end() == len(lines[index].text) for index, match in found.items())
    if len(found) < FEWEST_TURNS or not 2 <= len(names) <= _MOST_LABELS * len(found):
        return {}
    return (
        {index: match.group() for index, match in found.items()} if 2 * (spoken + alone) >= len(found) else {}
    )


def turn_name(label: str) -> str:
    """The name in a label as written, or "" for those that name nobody (Q:, A:, QUESTION:).

    >>> turn_name("LEILA MARTENSON, HOST: "), turn_name("Q: ")
    ('LEILA MARTENSON', '')
    """
    match = _LABEL.match(label.rstrip())
    name = match["name"] if match else ""
    return "" if name.lower() in {"q", "a", "question", "answer"} else name

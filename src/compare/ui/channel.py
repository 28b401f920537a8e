"""The channel: what the browser's outbox posts, and what it gets back. The only way anything is saved.

A letter carries every deed not yet known to be on disk, in order. The answer names the ops that are on disk,
the ones that can never be (with the reason), and what changed on the board since the browser last looked.
Letters may arrive twice, or again after a restart: an op on disk is acknowledged, never written again.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, Protocol

from compare.annotations import Acknowledgement
from compare.errors import CompareError
from compare.ui.board import Changes

LONGEST_LETTER = 500
"""Events in one letter; the browser sends fewer."""

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Letter:
    """What the browser sent: its running number, the board's state it has seen, deeds, and questions."""

    number: int = 0
    seen: str = ""
    posts: tuple[Mapping[str, Any], ...] = ()
    asks: tuple[Mapping[str, Any], ...] = ()

    @property
    def has_errand(self) -> bool:
        """Whether a question may change the files that the project was opened from."""
        return any(question.get("kind") == "errand" for question in self.asks)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the browser gets back; ``number`` is the letter's.

    ``saved`` are ops on disk, ``refused`` ops that can never be, with the reason. ``trouble`` says why
    nothing could be written just now (a full disk, say); the browser keeps its deeds and tries again.
    """

    number: int
    seen: str
    saved: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]
    trouble: str
    whole: bool
    changes: Changes
    replies: tuple[Mapping[str, Any], ...] = field(default=())

    def as_json(self) -> dict[str, Any]:
        """As the component sends it."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


class Desk(Protocol):
    """What the channel needs of the open project."""

    def record(self, annotator: str, events: Sequence[Mapping[str, Any]]) -> Sequence[Acknowledgement]:
        """Write events; returns after fsync, one answer each. Raises CompareError if none is saved."""

    def changes_since(self, seen: str) -> tuple[str, bool, Changes]:
        """The board's state now, whether the changes are the whole board, and the changes since ``seen``."""

    def reply(self, question: Mapping[str, Any]) -> Mapping[str, Any]:
        """Answer a question that is not a deed."""


def read_letter(posted: object) -> Letter:
    """The letter in what a browser sent; what is malformed is left out: it has no op to acknowledge.

    >>> read_letter({"number": 3, "posts": [{"op": "x"}, "junk"]}).posts
    ({'op': 'x'},)
    """
    if not isinstance(posted, Mapping):
        return Letter()
    number, seen = posted.get("number"), posted.get("seen")
    return Letter(
        number=number if isinstance(number, int) else 0,
        seen=seen if isinstance(seen, str) else "",
        posts=tuple(post for post in _mappings(posted.get("posts")) if isinstance(post.get("op"), str)),
        asks=_mappings(posted.get("asks")),
    )


def answer(desk: Desk, letter: Letter) -> Answer:
    """Write what the letter brings, and say what is on disk and what is new."""
    acknowledged, trouble = _record(desk, letter.posts)
    replies = tuple(_reply(desk, question) for question in letter.asks)
    try:
        seen, whole, changes = desk.changes_since(letter.seen)
    except CompareError as error:  # a colleague's journal that cannot be opened stops nobody's saving
        seen, whole, changes, trouble = letter.seen, False, (), trouble or str(error)
    return Answer(
        number=letter.number,
        seen=seen,
        saved=tuple(each.op for each in acknowledged if each.saved),
        refused=tuple((each.op, each.refused) for each in acknowledged if not each.saved),
        trouble=trouble,
        whole=whole,
        changes=changes,
        replies=replies,
    )


def _reply(desk: Desk, question: Mapping[str, Any]) -> Mapping[str, Any]:
    """The answer to a question. A fault of the program is one too: unanswered, it would be asked for ever."""
    try:
        return desk.reply(question)
    except Exception:
        LOG.exception("A question could not be answered: %s", question.get("kind"))
        return {"id": question.get("id"), "trouble": "The program failed at this. Its terminal says where."}


def _record(desk: Desk, posts: Sequence[Mapping[str, Any]]) -> tuple[list[Acknowledgement], str]:
    """Record posts in order; what trouble stopped, in words, and nothing after it."""
    acknowledged: list[Acknowledgement] = []
    try:
        for annotator, events in _runs(posts):
            acknowledged.extend(desk.record(annotator, events))
    except CompareError as error:
        return acknowledged, str(error)
    return acknowledged, ""


def _runs(posts: Sequence[Mapping[str, Any]]) -> list[tuple[str, list[Mapping[str, Any]]]]:
    """Posts in order, neighbours of one annotator together."""
    runs: list[tuple[str, list[Mapping[str, Any]]]] = []
    for post in posts:
        if runs and runs[-1][0] == _annotator(post):
            runs[-1][1].append(post)
        else:
            runs.append((_annotator(post), [post]))
    return runs


def _annotator(post: Mapping[str, Any]) -> str:
    name = post.get("annotator")
    return name if isinstance(name, str) else ""


def _mappings(value: object) -> tuple[Mapping[str, Any], ...]:
    if not isinstance(value, list):
        return ()
    return tuple(entry for entry in value[:LONGEST_LETTER] if isinstance(entry, Mapping))

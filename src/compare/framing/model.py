"""What a codebook and a difference between two claims are."""

from dataclasses import dataclass
from enum import StrEnum

from pydantic import with_config

from compare.text import Span


@with_config(extra="forbid")
@dataclass(frozen=True, slots=True)
class Example:
    """Words as an outlet printed them, to show what a tag means."""

    outlet: str
    words: str


@with_config(extra="forbid")
@dataclass(frozen=True, slots=True)
class Tag:
    """One tag of a codebook.

    ``key`` is the letter that sets the tag, ``key_word`` the word to remember it by. A ``retired`` tag is
    no longer offered, but stays readable where it was used; ``replaced_by`` is the tag that took its place.
    """

    id: str
    name: str
    definition: str
    group: str = ""
    test: str = ""
    key: str = ""
    key_word: str = ""
    positive: tuple[Example, ...] = ()
    positive_note: str = ""
    near_miss: tuple[Example, ...] = ()
    near_miss_note: str = ""
    sources: tuple[str, ...] = ()
    retired: bool = False
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class Codebook:
    """Tags in the order they are shown.

    ``sources`` pairs the short names that tags cite with full references. ``version`` is what annotations
    record: for a project's own codebook it ends in a hash of its content ("1.1+3f9c2a10"), so that an edit
    made by hand is a version of its own too.
    """

    title: str
    version: str
    tags: tuple[Tag, ...]
    sources: tuple[tuple[str, str], ...] = ()

    @property
    def offered(self) -> tuple[Tag, ...]:
        """The tags an annotator may choose: all that are not retired."""
        return tuple(tag for tag in self.tags if not tag.retired)

    def get(self, tag_id: str) -> Tag | None:
        """The tag of that id, retired ones included, or None."""
        return next((tag for tag in self.tags if tag.id == tag_id), None)

    def by_key(self, key: str) -> Tag | None:
        """The offered tag that the letter ``key`` sets, or None."""
        return next((tag for tag in self.offered if tag.key == key), None)


class DifferenceKind(StrEnum):
    """What a difference between two tellings of a claim consists in."""

    VERB = "verb"
    LABEL = "label"
    NUMBER = "number"
    CERTAINTY = "certainty"
    AGENT = "agent"
    MARKS = "marks"
    CUT = "cut"
    VOICE = "voice"
    LOADED = "loaded"
    OPINION = "opinion"
    ORDER = "order"
    WORDING = "wording"
    ADDITION = "addition"
    OMISSION = "omission"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference between claim a and claim b.

    ``a`` and ``b`` are spans within each claim's ``exact``, ``a_in_article`` and ``b_in_article`` the same
    spans in the articles. Where one side has nothing, its span is empty and stands where the words would.
    ``reason`` says in words what differs. ``tag`` is the tag of the default codebook it may call for, if any.
    ``pattern`` is the reason with ``{a}`` and ``{b}`` for the outlets' names, for a screen that hides them.
    """

    kind: DifferenceKind
    a: Span
    b: Span
    a_in_article: Span
    b_in_article: Span
    words_a: str
    words_b: str
    reason: str
    tag: str = ""
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one claim and the kinds of difference it shows; none where both claims say the same."""

    span: Span
    words: str
    kinds: tuple[DifferenceKind, ...]

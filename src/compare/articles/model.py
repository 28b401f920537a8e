"""What an article is once it has been read."""

from dataclasses import dataclass
from enum import StrEnum

from compare.text import Span


class DateSource(StrEnum):
    """Where an article's date comes from."""

    STATED = "stated"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


class RegionKind(StrEnum):
    """What a stretch of an article's text is."""

    HEADLINE = "headline"
    DECK = "deck"
    BODY = "body"
    SUBHEADING = "subheading"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    CREDIT = "credit"
    LINKS = "links"
    PROMOTION = "promotion"
    ABOUT = "about"
    REPEATED = "repeated"
    OTHER = "other"


CLAIM_KINDS = frozenset({RegionKind.HEADLINE, RegionKind.DECK, RegionKind.BODY})
"""Regions that claims are made from."""


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of an article and what it is, with the reason in words a reader can check."""

    span: Span
    kind: RegionKind
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read from one file.

    ``text`` is what offsets count in. ``regions`` are ordered, do not overlap, and together cover every
    character of ``text`` that is not white space. ``published`` is an ISO 8601 date of any precision
    ("2026-03-11", "2024-10", "2020"), or empty. ``outlet_inferred`` says that the outlet is only
    read off lines in which the page names itself: a copyright, "Follow X on". ``outlet_read`` is the outlet
    as the file itself has it, whatever a person stated.
    """

    article_id: str
    source_file: str
    text: str
    sha256: str
    outlet: str
    agency: str
    title: str
    author: str
    published: str
    date_source: DateSource
    url: str
    language: str
    regions: tuple[Region, ...]
    outlet_inferred: bool = False
    outlet_read: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that was not read: which, why, and what to do about it."""

    source_file: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in a folder of articles: those read, those refused, and what a person should know."""

    articles: tuple[Article, ...]
    refusals: tuple[Refusal, ...]
    notices: tuple[str, ...]

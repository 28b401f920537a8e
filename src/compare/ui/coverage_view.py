"""The Coverage page's content: which outlet told each claim, where and how long, and who is silent. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from compare.articles import CLAIM_KINDS, Article
from compare.claims import Claim
from compare.framing import DateGuard, Silence, silence_of
from compare.matching import Level
from compare.text import fold, words
from compare.ui.compare_view import Material, Row, article_json
from compare.ui.links import LONGEST, count

WINDOW = 100
"""Rows sent to the browser at once."""

BY_REACH, BY_CLAIM = "outlets", "claim"
"""Orders: most outlets first; the claims' words. Any other order is an outlet's name: as it told them."""


class Kinds(StrEnum):
    """Which claims are listed."""

    SHARED = ""
    ALONE = "alone"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Request:
    """What an address asks for. ``silent`` names the outlet that could have told a claim and did not."""

    kinds: Kinds = Kinds.SHARED
    search: str = ""
    silent: str = ""
    order: str = BY_REACH
    backwards: bool = False
    start: int = 0
    row: str = ""


def read_request(query: Mapping[str, str]) -> Request:
    """The request in an address; what cannot be understood is left out.

    >>> read_request({"sort": "-CIC", "kind": "none"}).order
    'CIC'
    """
    order, kind = query.get("sort", "")[:LONGEST], query.get("kind", "")
    return Request(
        kinds=Kinds(kind) if kind in set(Kinds) else Kinds.SHARED,
        search=query.get("q", "")[:LONGEST],
        silent=query.get("silent", "")[:LONGEST],
        order=order.removeprefix("-") or BY_REACH,
        backwards=order.startswith("-"),
        start=count(query.get("from", "")),
        row=query.get("row", "")[:LONGEST],
    )


@dataclass(frozen=True)
class Coverage:
    """The material as seen by outlet."""

    material: Material

    @cached_property
    def articles_of(self) -> Mapping[str, tuple[Article, ...]]:
        """Each outlet's articles."""
        found: dict[str, tuple[Article, ...]] = {}
        for article in self.material.articles:
            found[article.outlet] = (*found.get(article.outlet, ()), article)
        return found

    @cached_property
    def reach(self) -> Mapping[str, tuple[int, int]]:
        """Where each article's own text begins and ends: what a position is a share of."""
        found = {}
        for article in self.material.articles:
            own = [region.span for region in article.regions if region.kind in CLAIM_KINDS]
            found[article.article_id] = (own[0].start, own[-1].end) if own else (0, len(article.text))
        return found

    def position(self, claim: Claim) -> int:
        """How far into its article's own text a claim begins, in percent (0 to 100)."""
        start, end = self.reach.get(claim.article_id, (0, 0))
        share = (claim.span.start - start) / max(1, end - start)
        return round(100 * min(1.0, max(0.0, share)))

    def told(self, row: Row, outlet: str) -> list[Claim]:
        """The row's claims that ``outlet`` tells, in reading order."""
        found = (self.material.claim[claim] for claim in row.claims)
        return [claim for claim in found if claim.outlet == outlet]

    def silence(self, row: Row, outlet: str) -> Silence:
        """What the dates say of an outlet that does not tell the row's claim."""
        reporting = [self.material.claim[claim] for claim in row.claims]
        key = (outlet, frozenset(claim.published for claim in reporting))
        if key not in self._silences:
            self._silences[key] = silence_of(outlet, reporting, self.articles_of[outlet])
        return self._silences[key]

    @cached_property
    def _silences(self) -> dict[tuple[str, frozenset[str]], Silence]:
        """By outlet and the dates of those who told the claim: nothing else counts, and few differ."""
        return {}


def content(material: Material, request: Request) -> dict[str, Any]:
    """What the browser gets: one window of the matrix."""
    coverage = Coverage(material)
    rows = listed(coverage, request)
    start = _window_start(rows, request)
    shown = [_row(coverage, row) for row in rows[start : start + WINDOW]]
    named = {claim for row in shown for cell in row["cells"] for claim in cell["told"]}
    return {
        "total": len(rows),
        "start": start,
        "window": WINDOW,
        "request": _request(request),
        "outlets": list(material.outlets),
        "columns": _columns(coverage, rows),
        "rows": shown,
        "claims": {name: _claim(coverage, material.claim[name]) for name in sorted(named)},
        "articles_read": len(material.articles),
    }


def listed(coverage: Coverage, request: Request) -> list[Row]:
    """The rows that pass the filters, in the order asked for."""
    sought = fold(request.search).split()
    rows = [row for row in _rows(coverage.material, request.kinds) if _has(coverage.material, row, sought)]
    if request.silent in coverage.articles_of:
        rows = [row for row in rows if _silent(coverage, row, request.silent)]
    key = _key(coverage, request.order)
    return sorted(rows, key=key, reverse=request.backwards)


def _rows(material: Material, kinds: Kinds) -> Iterable[Row]:
    """The rows of the Compare page, without what is merely related."""
    for row in material.rows:
        alone, shared = row.level is None, row.level in {Level.SAME_CLAIM, Level.ECHO}
        if (shared and kinds is not Kinds.ALONE) or (alone and kinds is not Kinds.SHARED):
            yield row


def _has(material: Material, row: Row, sought: Sequence[str]) -> bool:
    text = " ".join(material.folded[claim] for claim in row.claims) if sought else ""
    return all(word in text for word in sought)


def _silent(coverage: Coverage, row: Row, outlet: str) -> bool:
    return not coverage.told(row, outlet) and coverage.silence(row, outlet).guard is DateGuard.SILENCE


def _key(coverage: Coverage, order: str) -> Callable[[Row], tuple[float | str, ...]]:
    """What rows are sorted by. Rows an outlet does not tell come after those it tells."""
    claim = coverage.material.claim
    if order == BY_CLAIM:
        return lambda row: (label(coverage.material, row).casefold(),)
    if order in coverage.articles_of:
        return lambda row: (
            min((100.0 * coverage.position(c) for c in coverage.told(row, order)), default=1e9),
        )
    return lambda row: (-len({claim[name].outlet for name in row.claims}),)


def label(material: Material, row: Row) -> str:
    """The row's claim in as few words as an outlet needed."""
    return min((material.claim[claim].exact for claim in row.claims), key=len)


def _window_start(rows: Sequence[Row], request: Request) -> int:
    """The window that holds the row the address names, else the one it asks for."""
    places = [place for place, row in enumerate(rows) if row.row_id == request.row]
    place = places[0] if places else min(request.start, max(0, len(rows) - 1))
    return place - place % WINDOW


def _request(request: Request) -> dict[str, Any]:
    return {
        "kind": request.kinds.value,
        "q": request.search,
        "silent": request.silent,
        "sort": ("-" if request.backwards else "") + request.order,
    }


def _columns(coverage: Coverage, rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Each column's head: the outlet, its articles' dates, and how many of the rows it tells."""
    claim = coverage.material.claim
    told = Counter(outlet for row in rows for outlet in {claim[name].outlet for name in row.claims})
    return [
        {
            "outlet": outlet,
            "articles": [{"id": article.article_id, **article_json(article)} for article in articles],
            "told": told[outlet],
        }
        for outlet, articles in coverage.articles_of.items()
    ]


def _row(coverage: Coverage, row: Row) -> dict[str, Any]:
    return {
        "id": row.row_id,
        "level": row.level.value if row.level else "alone",
        "claims": list(row.claims),
        "clustered": row.claims[0] in coverage.material.cluster_of,
        "label": label(coverage.material, row),
        "cells": [_cell(coverage, row, outlet) for outlet in coverage.material.outlets],
    }


def _cell(coverage: Coverage, row: Row, outlet: str) -> dict[str, Any]:
    told = [claim.claim_id for claim in coverage.told(row, outlet)]
    if told:
        return {"told": told, "guard": "", "reason": ""}
    silence = coverage.silence(row, outlet)
    return {"told": [], "guard": silence.guard.value, "reason": silence.reason}


def _claim(coverage: Coverage, claim: Claim) -> dict[str, Any]:
    return {
        "text": claim.exact,
        "article": claim.article_id,
        "percent": coverage.position(claim),
        "words": len(words(claim.exact)),
        "headline": claim.is_headline,
    }

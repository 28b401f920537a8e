"""The Framing page's content: one part at a time, and the claims behind the number that was chosen. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

from compare.annotations import State
from compare.framing.naming import Naming, Place
from compare.ui import framing_parts as parts
from compare.ui.compare_view import Material
from compare.ui.compare_view import Row as Listed
from compare.ui.framing_agreement import agreement
from compare.ui.framing_parts import Cell, Part, Row
from compare.ui.framing_words import PARTS
from compare.ui.links import LONGEST

MOST_SHOWN = 200
"""Claims listed behind one number."""


UNKNOWN = "outlet unknown"


@dataclass(frozen=True, slots=True)
class Request:
    """What the address asks for: a part, what it shows of it, and the number whose claims are listed."""

    part: str = "naming"
    chosen: str = ""
    number: str = ""


def read_request(query: Mapping[str, str]) -> Request:
    """What an address asks for.

    >>> read_request({"part": "tags", "of": "Ada", "number": "x|y"})
    Request(part='tags', chosen='Ada', number='x|y')
    """
    part = query.get("part", "")
    of, number = query.get("of", "")[:LONGEST], query.get("number", "")[:LONGEST]
    return Request(part if part in PARTS else "naming", of, number)


def content(
    material: Material, state: State, namings: Callable[[], Sequence[Naming]], request: Request
) -> dict[str, Any]:
    """What the browser gets. ``namings`` is asked only where names are shown: finding them takes a while."""
    makers: Mapping[str, Callable[[], Part]] = {
        "naming": lambda: parts.naming(material, namings(), request.chosen),
        "attribution": partial(parts.attribution, material),
        "speakers": partial(parts.speakers, material),
        "quoting": partial(parts.quoting, material),
        "prominence": partial(parts.prominence, material),
        "tags": partial(parts.tags, material, state, request.chosen),
        "agreement": partial(agreement, material.codebook, state, material.article_of),
        "dates": partial(parts.dates, material),
    }
    part, about = makers[request.part](), PARTS[request.part]
    return {
        "parts": [{"value": value, "words": each.tab} for value, each in PARTS.items()],
        "part": request.part,
        "title": f"{about.title}: {part.subject}" if part.subject else about.title,
        "words": about.words,
        "form": about.form,
        "corner": about.corner,
        "unit": about.unit,
        "columns": [column or UNKNOWN for column in part.columns],
        "rows": [_row(row, part.columns) for row in part.rows],
        "left_out": part.left_out,
        "choices": [{"value": value, "words": words} for value, words in part.choices],
        "chosen": part.chosen,
        "items": [asdict(item) for item in part.items],
        "articles": len(material.articles),
        "shown": _shown(material, part, request.number),
    }


def key_of(row: Row, column: str) -> str:
    """The name of a number in an address."""
    return f"{row.group}|{row.label}|{column}"[:LONGEST]


def _row(row: Row, columns: Sequence[str]) -> dict[str, Any]:
    return {
        "label": row.label or UNKNOWN,
        "group": row.group,
        "cells": [_cell(row, cell, column) for cell, column in zip(row.cells, columns, strict=True)],
    }


def _cell(row: Row, cell: Cell, column: str) -> dict[str, Any]:
    key = key_of(row, column) if cell.places else ""
    return {"n": cell.n, "key": key, "step": cell.step, "also": cell.also}


def _shown(material: Material, part: Part, number: str) -> dict[str, Any] | None:
    """The claims behind one number, in the order of the articles."""
    listed = {claim: row for row in reversed(material.rows) for claim in row.claims} if number else {}
    for row in part.rows if number else ():
        for cell, column in zip(row.cells, part.columns, strict=True):
            if cell.places and key_of(row, column) == number:
                places = [place for place in cell.places if place.claim_id in material.claim]
                return {
                    "title": " · ".join(filter(None, (row.group, row.label or UNKNOWN, column or UNKNOWN))),
                    "also": cell.also,
                    "total": len(places),
                    "claims": [_claim(material, place, listed) for place in places[:MOST_SHOWN]],
                }
    return None


def _claim(material: Material, place: Place, listed: Mapping[str, Listed]) -> dict[str, Any]:
    claim = material.claim[place.claim_id]
    start, end = (edge - claim.span.start for edge in (place.span.start, place.span.end))
    row = listed.get(claim.claim_id)
    return {
        "id": claim.claim_id,
        "outlet": claim.outlet,
        "words": claim.exact,
        "mark": [start, end] if end > start else None,
        "speaker": claim.speaker_resolved or claim.speaker,
        "cue": claim.cue,
        "row": row.row_id if row else "",
        "kind": _kind(row.level.value if row and row.level else "alone"),
        "title": material.article[claim.article_id].title if claim.article_id in material.article else "",
    }


def _kind(level: str) -> str:
    """The Compare page's filter that lists a row; it lists shared claims by itself."""
    return level if level in {"related", "alone"} else ""

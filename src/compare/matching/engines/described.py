"""Claims as rows that any engine can keep: what a claim is, and the terms it is compared by."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import islice
from typing import Any

import pyarrow as pa

from compare.claims import Claim, describe
from compare.matching.dating import days_of, vouches
from compare.matching.engines.claim_tables import ClaimRow
from compare.matching.preparing import COUNTED, last_name
from compare.matching.terms import Terms, terms_of
from compare.text import Span, words

FLAGS = tuple(field.name for field in fields(Terms) if field.type is bool)
"""What is said of a claim's terms by yes or no: that they are denied, hedged."""

BLOCK = 20_000
"""Rows of a claims table that are loaded at once."""

WORDED = tuple(family for family in COUNTED if family != "grams")
"""The bags that reasons in words speak of."""

UNDATED = -1
"""Bucket of claims whose article has no date."""

ROWS = pa.schema([(name, pa.string()) for name in ("claim_id", "article_id", "text", "outlet", "published")])
"""Rows of a claims table as given. In the engine ``n`` (the claim_id as a number) and ``line`` (rising in the
order they were given) stand before them."""
NUMBERED = pa.schema([("n", pa.int64()), ("line", pa.int64()), *ROWS])

TOLD = (
    "claim_id", "article_id", "source_file", "outlet", "published", "exact", "speaker", "cue", "cue_tier",
    "quote_type",
)  # fmt: skip
"""Columns of text that claims.csv has."""

SCHEMA = pa.schema(
    [
        ("n", pa.int64()),
        ("same", pa.int64()),
        ("article", pa.int64()),
        *((name, pa.int64()) for name in ("bucket", "until", "opens", "closes")),
        ("line", pa.int64()),
        ("start", pa.int64()),
        ("end", pa.int64()),
        ("is_headline", pa.bool_()),
        *((name, pa.string()) for name in TOLD),
        *((family, pa.list_(pa.string())) for family in COUNTED),
        *((flag, pa.bool_()) for flag in FLAGS),
        ("voice", pa.int64()),
        ("packed", pa.string()),
    ]
)
"""``n`` and ``article``: claim_id and article_id as numbers. ``same``: equal for claims of the same words.
``bucket``: the date window that the first day of the article's date falls in, ``until`` the last one that
claims of the same event may fall in. ``opens``, ``closes``: the first day it may mean, and the last that is
no further from it than the window, as day numbers. ``line``: rising in the order in which the claims of an
article follow each other. ``voice``: the speaker's last name as a number (−1: no speaker). ``packed``: what
reasons in words need, as JSON."""


def number_of(key: str) -> int:
    """A 63-bit number for a key, the same in every engine and on every machine (BLAKE2b).

    The chance that two of 100 million keys get the same number is 1 in 2,000.
    """
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest()) >> 1


def _window(published: str, window_days: int) -> dict[str, int]:
    """The columns ``bucket``, ``until``, ``opens`` and ``closes``."""
    days = days_of(published)
    if days is None:
        return dict.fromkeys(("bucket", "until", "opens", "closes"), UNDATED)
    first, last = (day.toordinal() for day in days)
    size = max(window_days, 1)
    # A date of a year cannot make two claims the same (dating.py): it reaches no further than a day.
    reach = last if vouches(published, window_days) else first
    return {
        "bucket": first // size,
        "until": (reach + window_days) // size,
        "opens": first,
        "closes": last + window_days,
    }


def row_of(claim: Claim, line: int, window_days: int) -> dict[str, Any]:
    """One claim as a row of SCHEMA."""
    terms = terms_of(claim)
    return {
        "n": number_of(claim.claim_id),
        "same": number_of(" ".join(word.folded for word in words(claim.exact))),
        "article": number_of(claim.article_id),
        **_window(claim.published, window_days),
        "line": line,
        "start": claim.span.start,
        "end": claim.span.end,
        "is_headline": claim.is_headline,
        **{name: str(getattr(claim, name)) for name in TOLD},
        **{name: getattr(terms, name) for name in (*COUNTED, *FLAGS)},
        "voice": number_of(name) if (name := last_name(claim)) else -1,
        "packed": pack(claim, terms),
    }


def table_of(claims: Iterable[Claim], window_days: int) -> pa.Table:
    """Claims, those of an article in its order, as a table of SCHEMA."""
    return _table(enumerate(claims), window_days)


def _table(claims: Iterable[tuple[int, Claim]], window_days: int) -> pa.Table:
    return pa.Table.from_pylist([row_of(claim, line, window_days) for line, claim in claims], schema=SCHEMA)


@dataclass(frozen=True, slots=True)
class Describe:
    """Rows of a claims table to described claims, block by block."""

    window_days: int

    def __call__(self, rows: pa.Table) -> pa.Table:
        """A table of NUMBERED to one of SCHEMA."""
        claims = (
            describe(
                row["claim_id"],
                row["article_id"],
                row["text"],
                outlet=row["outlet"],
                published=row["published"],
            )
            for row in rows.to_pylist()
        )
        return _table(zip(rows.column("line").to_pylist(), claims, strict=True), self.window_days)


def numbered(rows: Iterable[ClaimRow]) -> Iterator[pa.Table]:
    """Rows of a claims table in blocks of NUMBERED, as an engine loads them."""
    waiting = iter(rows)
    first = 0
    while block := list(islice(waiting, BLOCK)):
        yield numbered_block(block, range(first, first + len(block)))
        first += len(block)


def numbered_block(rows: Sequence[ClaimRow], lines: Sequence[int]) -> pa.Table:
    """Rows of a claims table and their ``lines``, as a table of NUMBERED."""
    columns: list[Sequence[Any]] = [[number_of(row.claim_id) for row in rows], lines]
    columns += [[getattr(row, name) for row in rows] for name in ROWS.names]
    arrays = [pa.array(column, field.type) for column, field in zip(columns, NUMBERED, strict=True)]
    return pa.Table.from_arrays(arrays, schema=NUMBERED)


def pack(claim: Claim, terms: Terms) -> str:
    """What a match and its reasons in words need of a claim, in one string: it is seldom looked into."""
    return json.dumps(
        [
            claim.claim_id,
            claim.article_id,
            claim.published,
            claim.speaker_resolved or claim.speaker,
            claim.is_headline,
            claim.span.start,
            [getattr(terms, flag) for flag in FLAGS],
            [getattr(terms, family) for family in WORDED],
            [terms.surface[term] for term in terms.content],
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def unpack(packed: str) -> tuple[Claim, Terms]:
    """The claim and its terms, as far as reasons need them: without the claim's words, and their pieces."""
    claim_id, article_id, published, speaker, is_headline, start, flags, families, surface = json.loads(
        packed
    )
    claim = Claim(
        claim_id=claim_id,
        article_id=article_id,
        source_file="",
        outlet="",
        published=published,
        span=Span(start, start),
        exact="",
        is_headline=is_headline,
        speaker=speaker,
    )
    by_family: Mapping[str, Any] = {name: tuple(terms) for name, terms in zip(WORDED, families, strict=True)}
    surfaces = dict(zip(by_family["content"], surface, strict=True))
    return claim, Terms(**by_family, grams=(), surface=surfaces, **dict(zip(FLAGS, flags, strict=True)))

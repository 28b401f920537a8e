# ruff: noqa: S608 - every name and number that enters these queries is written in this package
"""Units that share a key to units that are alike: the same Arrow function in every engine.

Joining each link with the terms of both its units makes a row of every term of every link, which a database
writes down, sorts and sums. Here each unit's terms travel as one list, and are looked up.
"""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from compare.matching.engines.model import Mapped, Query
from compare.matching.preparing import Indices, Numbers

ALIKE = 47
"""Least likeness (in hundredths) of two units: the cosine of their rarity-weighted terms, times the square
root of the rarity they share (in natural logarithms). The more two claims share, the less of them it may be.
Of 1,000 pairs that score .5 or more one or two lie below, of all that share a key half (100,000 generated
claims)."""

_MARK = 100_000
"""More than any weight (a term of one unit in 10^43 would weigh as much): a mark is a rank and its weight."""

BAGS = Query(
    "bags",
    ("words", "vocabulary", "units"),
    f"""
    SELECT unit, LIST(CAST(rank AS INTEGER)) FILTER (WHERE rank IS NOT NULL) AS ranks,
        LIST(rank * {_MARK} + weight) FILTER (WHERE rank IS NOT NULL) AS marks,
        CAST(SUM(weight) AS BIGINT) AS total
    FROM (
        SELECT unit, rank, CAST(ROUND(1000 * LN(total / COALESCE(frequency, 1))) AS BIGINT) AS weight
        FROM words
        LEFT JOIN vocabulary ON words.term = vocabulary.term
        CROSS JOIN (SELECT CAST(COUNT(*) AS DOUBLE) AS total FROM units) AS counted
    ) AS weights
    GROUP BY unit
    """,
)
"""Each unit's terms that others have too (``ranks``; ``marks``: with their weights), and the weight of all it
has. Rarity is in thousandths: whole numbers, because sums of them are the same in every engine."""

_BLOCKS = """
    SELECT l.a AS a, l.b AS b, l.denied AS denied, l.lasting AS lasting,
        y.total AS total, y.ranks AS ranks, NULL AS marks
    FROM links AS l JOIN bags AS y ON l.b = y.unit
    WHERE l.a % {parts} = {part}
    UNION ALL
    SELECT unit, NULL, NULL, NULL, total, NULL, marks
    FROM bags
    WHERE unit % {parts} = {part}
"""
"""Of each unit its links (``b`` given, with the other's terms), and once its own terms (``marks`` given)."""

_SCHEMA = pa.schema([("a", pa.int64()), ("b", pa.int64()), ("lasting", pa.int64())])


def keep_alike(block: pa.Table) -> pa.Table:
    """Rows as _BLOCKS gives them to links of units that are alike or deny something alike, each link once."""
    own = block.filter(block.column("b").is_null())
    links = block.filter(block.column("b").is_valid())
    home = np.searchsorted(own.column("a").to_numpy(), links.column("a").to_numpy())
    shared = _shared(own.column("marks"), links.column("ranks"), home)
    total_a = own.column("total").to_numpy()[home].astype(float)
    total_b = links.column("total").to_numpy().astype(float)
    alike = 10 * shared * shared * shared >= ALIKE * ALIKE * total_a * total_b
    denied = links.column("denied").to_numpy() == 1
    # Units that share keys in several parts of the table were linked in each.
    each = links.select(_SCHEMA.names).append_column("kept", pa.array((shared > 0) & (denied | alike)))
    once = each.group_by(["a", "b"]).aggregate([("lasting", "max"), ("kept", "max")])
    kept = once.filter(once.column("kept_max")).rename_columns({"lasting_max": "lasting"})
    return kept.select(_SCHEMA.names).cast(_SCHEMA)


def _shared(marks: pa.ChunkedArray, ranks: pa.ChunkedArray, home: Indices) -> Numbers:
    """The weight that the ``ranks`` of each link share with the ``marks`` of its home, in thousandths."""
    owner, flat = _flat(marks)
    rank, weight = np.divmod(flat, _MARK)
    link, asked = _flat(ranks)
    span = max(rank.max(initial=0), asked.max(initial=0)) + 1
    known = owner * span + rank
    order = np.argsort(known)
    known, weight = known[order], weight[order]
    wanted = home[link] * span + asked
    # One mark more than there are, which nothing equals: what would stand after the last finds this.
    place = np.searchsorted(known, wanted)
    known, weight = np.append(known, -1), np.append(weight, 0)
    found = np.where(known[place] == wanted, weight[place], 0)
    return np.bincount(link, found, minlength=len(ranks)).astype(np.float64)


def _flat(lists: pa.ChunkedArray) -> tuple[Indices, Indices]:
    """The values of all lists, and for each the number of its list."""
    lengths = pc.fill_null(pc.list_value_length(lists), 0).to_numpy()
    values = lists.combine_chunks().flatten().to_numpy()
    return np.repeat(np.arange(len(lists)), lengths), values.astype(np.int64)


UNIT_PAIRS = Mapped("unit_pairs", ("links", "bags"), _BLOCKS, "a", keep_alike, _SCHEMA)

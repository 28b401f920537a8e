# ruff: noqa: S608 - every name and number that enters these queries is written in this file
"""The plan that finds candidate pairs, written once, in DuckDB's SQL; other engines run a transpiled copy.

Every step makes one table from earlier ones. A claim is known by its terms of the family ``meanings``: stems,
with words of one meaning folded together, parties, and numbers.

- Claims of the same words in the same date window are collapsed to one unit.
- Two units are candidates when they share a key: three of their rarest terms, whatever the dates (this
  finds copies, and echoes); two of their terms, one of them rare (this finds paraphrases), or one of the
  rarest terms that both deny, where their articles are no further apart than the date window; three of the
  rarest terms that both quote, whatever the dates; or, of short claims, two terms.
- Candidates whose terms, weighted by rarity, are hardly alike, and that deny nothing alike, are left out
  again before anything is scored.
- A key that very many units have says little. Its units are shuffled, another way under each key, and each
  is compared with the few after it only: variants of one text share many keys, and nearly all of them meet
  under one. How many keys were cut so is counted, never hidden.
"""

from itertools import combinations

from compare.matching.engines.likeness import BAGS, UNIT_PAIRS
from compare.matching.engines.model import Query

RAREST = 8
"""Terms of a unit that count as its rare ones."""
TELLING = 14
"""Terms of a unit that may stand beside a rare one in a pair: long paraphrases share few of their rarest."""
SHORT = 4
"""Terms up to which a claim is short: it may have no three terms to share."""
QUOTED = 5
"""Quoted terms of a unit that its quotation keys are made from."""
DENIED = 3
"""Denied terms of a unit that are keys, each by itself: what is denied says most of all."""
LARGEST = {"triple": 200, "pair": 100, "quote": 200, "short": 100, "denied": 100}
"""Units that may have a key of each kind before it is cut."""
NEIGHBOURS = 5
"""Units that a unit is compared with under a key that was cut."""
COPIES = 20
"""Claims of a unit that are compared with all of another; the rest are tied to the first of their own."""
TERRITORY = 400_000
"""Pairs of one block, at most about: with fewer, each claim is prepared in more blocks; with more, the claims
of a block would not fit into memory."""


def _columns(count: int) -> str:
    return ", ".join(f"MAX(CASE WHEN place = {n} THEN rank END) AS w{n}" for n in range(1, count + 1))


def _ranked(source: str, count: int) -> str:
    """The ranks of each unit's ``count`` rarest terms, as columns w1, w2 and so on."""
    return f"""
    SELECT unit, {_columns(count)}
    FROM (
        SELECT unit, rank, ROW_NUMBER() OVER (PARTITION BY unit ORDER BY rank) AS place
        FROM ({source}) AS terms JOIN vocabulary ON terms.term = vocabulary.term
    ) AS placed
    WHERE place <= {count}
    GROUP BY unit
    """


def _chosen(column: str, count: int) -> str:
    cases = " ".join(f"WHEN {n} THEN w{n}" for n in range(1, count + 1))
    return f"CASE {column} {cases} END"


def _choices(words: int, rare: int, of: int) -> str:
    """A table of all ways to choose ``words`` of ``of`` columns, the first among the ``rare`` first ones."""
    rows = (
        ", ".join(f"{value} AS {name}" for name, value in zip("ijk", chosen, strict=False))
        for chosen in combinations(range(1, of + 1), words)
        if chosen[0] <= rare
    )
    return " UNION ALL ".join(f"SELECT {row}" for row in rows)


def _keys(kind: str, table: str, words: int, rare: int, of: int) -> str:
    first = _chosen("i", rare)
    second = _chosen("j", of) if words > 1 else "0"
    third = _chosen("k", of) if words > 2 else "window_of_key"
    return f"""
    SELECT '{kind}' AS kind, {first} AS first, {second} AS second, {third} AS third, unit, late
    FROM ({table}) AS units CROSS JOIN ({_choices(words, rare, of)}) AS choices
    WHERE {first} % {{parts}} = {{part}} AND {second} IS NOT NULL AND {third} IS NOT NULL
    """


UNITS = Query(
    "units",
    ("described",),
    """
    SELECT same, bucket, MIN(n) AS unit, COUNT(*) AS members, MAX(until) AS until
    FROM described
    GROUP BY same, bucket
    """,
)

WORDS = Query(
    "words",
    ("described", "units"),
    "SELECT n AS unit, UNNEST(meanings) AS term FROM described JOIN units ON n = unit",
)

VOCABULARY = Query(
    "vocabulary",
    ("words",),
    """
    SELECT term, frequency, CAST(ROW_NUMBER() OVER (ORDER BY frequency, term) AS BIGINT) AS rank
    FROM (SELECT term, COUNT(*) AS frequency FROM words GROUP BY term HAVING COUNT(*) > 1) AS counted
    """,
)

RARE = Query("rare", ("words", "vocabulary"), _ranked("SELECT unit, term FROM words", TELLING))

QUOTES = Query(
    "quotes",
    ("described", "units", "vocabulary"),
    _ranked("SELECT n AS unit, UNNEST(quoted) AS term FROM described JOIN units ON n = unit", QUOTED),
)

DENIALS = Query(
    "denials",
    ("described", "units", "vocabulary"),
    _ranked("SELECT n AS unit, UNNEST(denied) AS term FROM described JOIN units ON n = unit", DENIED),
)

_ANY_DAY = "SELECT *, 0 AS window_of_key, 0 AS late FROM {table}"
_WINDOWS = """
    SELECT {table}.*, bucket + late AS window_of_key, late
    FROM {table}
    JOIN units ON {table}.unit = units.unit
    CROSS JOIN (SELECT 0 AS late UNION ALL SELECT 1 AS late UNION ALL SELECT 2 AS late) AS lateness
    WHERE bucket + late <= until
"""

KEYS = Query(
    "keys",
    ("rare", "quotes", "denials", "units"),
    " UNION ALL ".join(
        (
            _keys("triple", _ANY_DAY.format(table="rare"), 3, RAREST, RAREST),
            _keys("quote", _ANY_DAY.format(table="quotes"), 3, QUOTED, QUOTED),
            _keys("pair", _WINDOWS.format(table="rare"), 2, RAREST, TELLING),
            _keys("denied", _WINDOWS.format(table="denials"), 1, DENIED, DENIED),
            _keys("short", f"{_ANY_DAY.format(table='rare')} WHERE w{SHORT + 1} IS NULL", 2, SHORT, SHORT),
        )
    ),
    in_parts=True,
)
"""A key of a window stands in its own and, as ``late``, in those after it that the claim's date reaches into:
windows that touch have it in common. How far apart two claims of them are is looked at last (CANDIDATES)."""

GROUPS = Query(
    "groups",
    ("keys",),
    """
    SELECT kind, first, second, third, COUNT(*) AS units
    FROM keys
    GROUP BY kind, first, second, third
    HAVING COUNT(*) > 1 AND MIN(late) = 0
    """,
    in_parts=True,
    beside=("keys",),
)

_KEY = ("kind", "first", "second", "third")
_SAME_KEY = " AND ".join(f"a.{name} = b.{name}" for name in _KEY)
_LIMIT = "CASE kind " + " ".join(f"WHEN '{kind}' THEN {most}" for kind, most in LARGEST.items()) + " END"
_SHARED = f"""
    SELECT k.*, g.units
    FROM keys AS k JOIN groups AS g
    ON {" AND ".join(f"k.{name} = g.{name}" for name in _KEY)}
"""
_SHUFFLED = "(unit % 1000003) * ((31 * first + 17 * second + third) % 1009 + 1010) % 999983"
"""An order of units that is another one under every key: neighbours under one are none under the next."""
_CUT = f"""
    SELECT *, ROW_NUMBER() OVER (PARTITION BY {", ".join(_KEY)} ORDER BY {_SHUFFLED}, unit, late) AS place
    FROM ({_SHARED}) AS shared
    WHERE units > {_LIMIT}
"""

LINKS = Query(
    "links",
    ("keys", "groups"),
    f"""
    WITH shared AS ({_SHARED}), cut AS ({_CUT}), small AS (SELECT * FROM shared WHERE units <= {_LIMIT})
    SELECT LEAST(a, b) AS a, GREATEST(a, b) AS b, MAX(CASE WHEN kind = 'denied' THEN 1 ELSE 0 END) AS denied,
        MAX(CASE WHEN kind IN ('pair', 'denied') THEN 0 ELSE 1 END) AS lasting
    FROM (
        SELECT a.kind AS kind, a.unit AS a, b.unit AS b
        FROM small AS a JOIN small AS b ON {_SAME_KEY} AND a.unit < b.unit AND a.late * b.late = 0
        UNION ALL
        SELECT a.kind AS kind, a.unit AS a, b.unit AS b
        FROM cut AS a
        JOIN cut AS b
        ON {_SAME_KEY} AND b.place > a.place AND b.place <= a.place + {NEIGHBOURS} AND a.unit <> b.unit
    ) AS linked
    GROUP BY LEAST(a, b), GREATEST(a, b)
    """,
    in_parts=True,
    beside=("keys", "groups"),
)

DROPPED = Query(
    "dropped",
    ("groups",),
    f"""
    SELECT kind, COUNT(*) AS keys, MAX(units) AS largest
    FROM groups
    WHERE units > {_LIMIT}
    GROUP BY kind
    """,
)

MEMBERS = Query(
    "members",
    ("described", "units"),
    """
    SELECT d.n AS n, d.article AS article, d.bucket AS bucket, d.opens AS opens, d.closes AS closes,
        u.unit AS unit, u.same AS same,
        ROW_NUMBER() OVER (PARTITION BY u.unit ORDER BY d.n) AS place
    FROM described AS d JOIN units AS u ON d.same = u.same AND d.bucket = u.bucket
    """,
)

COPIED = Query(
    "copied",
    ("units",),
    "SELECT COUNT(*) AS units, CAST(COALESCE(SUM(members), 0) AS BIGINT) AS claims "
    f"FROM units WHERE members > {COPIES}",
)

TIED = Query(
    "tied",
    ("members",),
    f"""
    SELECT y.n AS n, x.n AS home
    FROM members AS x
    JOIN members AS y ON x.unit = y.unit
    WHERE x.place = 1 AND y.place > {COPIES} AND x.article <> y.article
    """,
)
"""Copies that are compared with the first claim of their unit only, and that claim."""

_BOTH = """
    CASE WHEN x.article < y.article THEN x.n ELSE y.n END AS a,
    CASE WHEN x.article < y.article THEN y.n ELSE x.n END AS b,
    LEAST(x.bucket, y.bucket) AS season,
    LEAST(x.article, y.article) AS article_a,
    GREATEST(x.article, y.article) AS article_b
"""

CANDIDATES = Query(
    "candidates",
    ("members", "unit_pairs", "tied"),
    f"""
    SELECT {_BOTH}
    FROM unit_pairs AS p
    JOIN members AS x ON p.a = x.unit
    JOIN members AS y ON p.b = y.unit
    WHERE p.a % {{parts}} = {{part}} AND x.place <= {COPIES} AND y.place <= {COPIES}
        AND x.article <> y.article AND x.same <> y.same
        AND (p.lasting = 1 OR x.opens <= y.closes AND y.opens <= x.closes)
    UNION ALL
    SELECT {_BOTH}
    FROM members AS x
    JOIN members AS y ON x.same = y.same
    WHERE x.same % {{parts}} = {{part}} AND x.article < y.article
        AND x.place <= {COPIES} AND y.place <= {COPIES}
    UNION ALL
    SELECT {_BOTH}
    FROM tied
    JOIN members AS x ON tied.home = x.n
    JOIN members AS y ON tied.n = y.n
    WHERE x.n % {{parts}} = {{part}}
    """,
    in_parts=True,
)
"""``a`` is of the article with the smaller number: claims look for rivals on one side. ``season``: the date
bucket of the earlier claim."""

NONE_TIED = Query("tied", ("described",), "SELECT n, n AS home FROM described WHERE FALSE")

EVERY_PAIR = Query(
    "candidates",
    ("described",),
    f"""
    SELECT {_BOTH}
    FROM described AS x
    CROSS JOIN described AS y
    WHERE x.article < y.article
    """,
)

SCORE_EVERY_PAIR = (EVERY_PAIR, NONE_TIED)
"""The steps for fewer."""

FIND_CANDIDATES = (
    UNITS, WORDS, VOCABULARY, RARE, QUOTES, DENIALS, KEYS, GROUPS, LINKS, DROPPED, BAGS, UNIT_PAIRS,
    MEMBERS, COPIED, TIED, CANDIDATES,
)  # fmt: skip
"""The steps for corpora too large to score every pair, in order."""

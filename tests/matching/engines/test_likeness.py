"""Which linked units are alike, against the definition spelled out pair by pair."""

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from compare.matching.engines.likeness import ALIKE, keep_alike

MARK = 100_000
SCHEMA = pa.schema(
    [
        ("a", pa.int64()),
        ("b", pa.int64()),
        ("denied", pa.int32()),
        ("lasting", pa.int32()),
        ("total", pa.int64()),
        ("ranks", pa.list_(pa.int32())),
        ("marks", pa.list_(pa.int64())),
    ]
)
WEIGHT = {rank: 500 * rank for rank in range(1, 12)}
"""By rank, in thousandths."""


def block(bags, links, alone=0):
    """Rows as the step reads them: links, and once each unit's terms. ``alone``: what others weigh."""
    total = {unit: sum(WEIGHT[rank] for rank in ranks) + alone for unit, ranks in bags.items()}
    rows = [
        {"a": a, "b": b, "denied": denied, "lasting": lasting, "total": total[b], "ranks": sorted(bags[b])}
        for a, b, denied, lasting in links
    ]
    rows += [
        {"a": unit, "total": total[unit], "marks": [rank * MARK + WEIGHT[rank] for rank in ranks] or None}
        for unit, ranks in bags.items()
    ]
    return pa.Table.from_pylist(sorted(rows, key=lambda row: row["a"]), schema=SCHEMA)


def kept(table):
    return sorted(tuple(row.values()) for row in keep_alike(table).to_pylist())


@given(
    st.dictionaries(st.integers(0, 9), st.sets(st.sampled_from(sorted(WEIGHT)), max_size=8), min_size=2),
    st.data(),
)
def test_links_are_kept_where_the_definition_says_so(bags, data):
    units = sorted(bags)
    pairs = [(a, b) for a in units for b in units if a < b]
    flags = st.integers(0, 1)
    links = data.draw(st.lists(st.tuples(st.sampled_from(pairs), flags, flags), max_size=20))
    expected = {}
    for (a, b), denied, lasting in links:
        shared, total_a, total_b = (
            sum(map(WEIGHT.get, each)) for each in (bags[a] & bags[b], bags[a], bags[b])
        )
        likeness = shared / max(total_a * total_b, 1) ** 0.5 * (shared / 1_000) ** 0.5
        known = expected.setdefault((a, b), [False, 0])
        known[0] |= bool(shared) and (bool(denied) or 100 * likeness >= ALIKE)
        known[1] = max(known[1], lasting)
    table = block(bags, [(*pair, denied, lasting) for pair, denied, lasting in links])
    assert kept(table) == sorted((a, b, last) for (a, b), (alike, last) in expected.items() if alike)


def test_a_link_of_several_parts_is_one_and_lasts_where_one_of_them_does():
    bags = {1: {3, 4, 5}, 2: {3, 4, 5}}
    assert kept(block(bags, [(1, 2, 0, 0), (1, 2, 1, 0), (1, 2, 0, 1)])) == [(1, 2, 1)]


def test_what_hardly_shares_anything_is_left_out_unless_it_denies_the_same():
    bags = {1: {1, 11}, 2: {1, 10}, 3: {1, 9}}
    assert kept(block(bags, [(1, 2, 0, 1), (1, 3, 1, 1)], alone=20_000)) == [(1, 3, 1)]


def test_units_without_links_make_no_row():
    assert kept(block({1: {1}, 2: set()}, [])) == []
    assert kept(block({}, [])) == []

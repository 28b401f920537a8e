"""CSV bytes read back as written, and the formula guard is inert and can be undone."""

import csv
import io
import re

from hypothesis import given
from hypothesis import strategies as st

from compare.exports.cells import (
    GUARDED,
    csv_bytes,
    guard,
    guard_line,
    listed,
    parse_csv,
    unguard,
    unguard_line,
    unlisted,
)

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
TABLES = st.lists(st.tuples(CELLS, CELLS), max_size=5)


@given(TABLES)
def test_any_cells_read_back_as_they_were(rows):
    written = b"".join(csv_bytes(["x", "y"], rows))
    assert [tuple(row.values()) for row in parse_csv(written)] == rows
    plain = csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""))
    assert [tuple(row) for row in plain][1:] == rows


@given(CELLS)
def test_a_guarded_cell_cannot_run_and_can_be_undone(text):
    guarded = guard(text)
    assert guarded[:1] not in GUARDED - {"'"}
    assert unguard(guarded) == text


@given(st.text(st.sampled_from("a;\t\r\n=-'＝ ")) | CELLS)
def test_a_cell_cannot_run_where_a_spreadsheet_splits_it_and_can_be_undone(text):
    guarded = guard_line(text)
    for piece in re.split(r"[;\t\r\n]", guarded):
        assert piece[:1] not in GUARDED - {"'"}
    assert unguard_line(guarded) == text
    assert guarded[:1] == str(guard(text))[:1]


@given(st.lists(st.text(st.sampled_from("a\\|\n"), min_size=1), max_size=5))
def test_any_values_in_one_cell_come_apart_as_they_were(values):
    assert unlisted(listed(values)) == values


def test_a_table_begins_with_a_byte_order_mark_and_ends_lines_with_lf():
    assert b"".join(csv_bytes(["a"], [["b"]])) == b"\xef\xbb\xbfa\nb\n"


def test_a_lone_carriage_return_is_quoted_on_every_python():
    assert b"".join(csv_bytes(["a"], [["b\rc"]])) == b'\xef\xbb\xbfa\n"b\rc"\n'


def test_a_cell_as_long_as_an_article_is_read_again():
    longest = "word " * 40_000
    assert parse_csv(b"".join(csv_bytes(["exact"], [[longest]]))) == [{"exact": longest}]

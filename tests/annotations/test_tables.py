import pytest

from compare.annotations.tables import FIELDS, read_mapped
from compare.errors import CompareError
from compare.exports import declared_tables


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        ("Code,Coded segment,Document name,Comment,Coder", ["tag", "exact", "article", "note", "annotator"]),
        ("Quote A,Quote B,Document 1,Document 2", ["exact_a", "exact_b", "article_a", "article_b"]),
        ("exact_a;claim_b;Verdict;my column", ["exact_a", "claim_b", "verdict", ""]),
        ("text\tquote\ttag", ["exact", "", "tag"]),
        ("label,tag", ["", "tag"]),
        (",".join(FIELDS), list(FIELDS)),
    ],
)
def test_columns_are_known_by_the_names_people_give_them(header, fields):
    table = read_mapped(f"{header}\n", {}, "t.csv")
    assert list(table.columns.values()) == fields


@pytest.mark.parametrize("table", [each for each in declared_tables().values() if "annotator" in each.names])
def test_a_table_of_an_export_is_refused_in_favour_of_the_whole(table):
    with pytest.raises(CompareError, match="Import the export's folder"):
        read_mapped(",".join(table.names), {}, table.file)


def test_who_maps_a_column_is_obeyed_before_any_guess():
    table = read_mapped("code,tag,text,quote\n1,2,3,4\n", {"code": "tag", "quote": "exact_b"}, "t.csv")
    assert table.columns == {"code": "tag", "tag": "", "text": "exact", "quote": "exact_b"}
    assert table.rows == ({"tag": "1", "exact": "3", "exact_b": "4"},)

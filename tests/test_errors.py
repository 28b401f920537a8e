import pytest

from compare.errors import CompareError


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({}, "is empty"),
        ({"file": "a.txt"}, "a.txt: is empty"),
        ({"place": "line 3"}, "line 3: is empty"),
        ({"file": "a.txt", "place": "line 3", "remedy": "Fill it."}, "a.txt, line 3: is empty. Fill it."),
    ],
)
def test_an_error_names_file_place_and_remedy_where_it_has_them(parts, sentence):
    assert str(CompareError("is empty", **parts)) == sentence


def test_an_error_is_one_line_whatever_a_file_is_called():
    assert "\n" not in str(CompareError("is bad", file="two\nlines.txt"))

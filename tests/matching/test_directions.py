import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.matching.directions import directions, turned
from compare.matching.tokens import tokens_of


def deeds(text):
    return {one.replace("\t", ">") for one in directions(tokens_of(text), text) if one.startswith("@")}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Israel struck Iran", {"@Israel>@Iran"}),
        ("Iran was struck by Israel", {"@Israel>@Iran"}),
        ("Israeli strikes on Iran", {"@Israel>@Iran"}),
        ("Israel’s talks with Iran", set()),
        ("Israel and Iran", set()),
        ("Britain allowed use of its bases by American troops", set()),
        ("Israel struck, and Iran waited", set()),
        ("Israel struck Iran, and Iran struck Israel", set()),
    ],
)
def test_a_deed_goes_from_who_does_it(text, found):
    assert deeds(text) == found


def test_opposites_are_each_others_reverse():
    rose, fell = (directions(tokens_of(text), text) for text in ("Prices rose", "Prices dropped"))
    assert {turned(one) for one in rose} & fell


@given(st.lists(st.sampled_from(["rose", "fell", "Iran", "Israel", "struck", "by", ",", "not"]), max_size=8))
def test_nothing_goes_both_ways(words):
    text = " ".join(words)
    found = directions(tokens_of(text), text)
    assert not {turned(one) for one in found} & found

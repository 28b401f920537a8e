"""Errands are done once, and answered in words."""

from compare.errors import CompareError
from compare.ui.errands import answered


def test_an_errand_is_done_once_and_a_failed_one_says_why():
    done = []
    deeds = {"note": lambda fields: done.append(fields["words"]) or "noted"}
    asked = [
        {"id": "1", "deed": "note", "fields": {"words": "x"}},
        {"id": "2", "deed": "fly", "fields": {}},
        "junk",
    ]
    first = answered(asked, {}, deeds)
    second = answered(asked, first, deeds)
    assert done == ["x"]
    assert second == first
    assert (first["1"].done, first["2"].done) == (True, False)


def test_what_stops_an_errand_is_said_in_its_own_words():
    def refuse(fields):
        raise CompareError("is not a date", file="articles.csv", remedy="Write 2026.")

    outcome = answered([{"id": "1", "deed": "date", "fields": {}}], {}, {"date": refuse})["1"]
    assert not outcome.done
    assert outcome.words == "articles.csv: is not a date. Write 2026."

"""Errands are done once, and answered in words."""

import pytest

from compare.errors import CompareError
from compare.ui.errands import answer


def errand(name, deed, **fields):
    return {"id": name, "deed": deed, "fields": fields}


def test_an_errand_is_done_once_and_a_failed_one_says_why():
    done, kept = [], {}
    deeds = {"note": lambda fields: done.append(fields["words"]) or "noted"}
    asked = [errand("1", "note", words="x"), errand("2", "fly"), "junk", {"id": 3}]
    assert answer(asked, kept, deeds)
    assert not answer(asked, kept, deeds)
    assert done == ["x"]
    assert (kept["1"].done, kept["2"].done) == (True, False)


def test_an_answer_is_forgotten_once_the_browser_no_longer_asks():
    kept = {}
    answer([errand("1", "note")], kept, {"note": lambda _: "noted"})
    assert not answer([], kept, {})
    assert kept == {}


def test_what_stops_an_errand_is_said_in_its_own_words():
    def refuse(fields):
        raise CompareError("is not a date", file="articles.csv", remedy="Write 2026.")

    kept = {}
    answer([errand("1", "date")], kept, {"date": refuse})
    assert not kept["1"].done
    assert kept["1"].words == "articles.csv: is not a date. Write 2026."


def test_what_was_done_before_a_run_is_stopped_is_not_done_again():
    def stop(fields):
        raise KeyboardInterrupt  # as Streamlit stops a run: nothing catches it

    done, kept = [], {}
    deeds = {"note": lambda _: done.append("x") or "noted", "stop": stop}
    asked = [errand("1", "note"), errand("2", "stop")]
    with pytest.raises(KeyboardInterrupt):
        answer(asked, kept, deeds)
    with pytest.raises(KeyboardInterrupt):
        answer(asked, kept, deeds)
    assert done == ["x"]

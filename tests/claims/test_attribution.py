"""Who says a sentence, and by which verb: one row a paragraph; rows of one story are one article."""

import csv
from itertools import groupby
from pathlib import Path

import pytest

from compare.articles import make_article
from compare.claims import claims_of

CASES = Path(__file__).resolve().parents[1] / "cases" / "claims" / "attribution.tsv"


def bare(name):
    return name.lower().replace("’", "'").removeprefix("the ").removeprefix("a ")


def stories():
    with CASES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [list(group) for _, group in groupby(rows, lambda row: row["story"])]


def told():
    """Every row with the claim the program makes of it in its story."""
    for rows in stories():
        text = "A headline of the day\n\n" + "\n\n".join(row["text"] for row in rows) + "\n"
        claims = [claim for claim in claims_of(make_article("a.txt", text, {})) if not claim.is_headline]
        for row in rows:
            yield row, next(claim for claim in claims if row["text"].startswith(claim.exact))


@pytest.mark.parametrize(("row", "claim"), list(told()), ids=lambda value: getattr(value, "exact", "")[:50])
def test_every_sentence_is_said_by_whom_and_with_the_verb_a_reader_found(row, claim):
    same = bare(row["resolved"]) in {bare(claim.speaker_resolved), bare(claim.speaker)}
    right = same and claim.cue == row["cue"]
    if row["known"] == "fails":
        assert not right, "mended: take the mark out of attribution.tsv"
    else:
        assert right, (claim.speaker, claim.speaker_resolved, claim.cue)

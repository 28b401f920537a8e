"""Articles read by people decide: the floors may rise, never fall."""

import csv
import importlib.util
import sys
from pathlib import Path

import pytest

from compare.articles import read_folder
from compare.claims import claims_of

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
FLOORS = {
    "boundary": 0.99,
    "boilerplate": 0.99,
    "headline": 1.0,
    "cue": 0.985,
    "speaker": 0.97,
    "author": 0.95,
    "published": 0.97,
    "agency": 0.97,
    "outlet": 0.97,
}


def load(name):
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        spec = importlib.util.spec_from_file_location(f"benchmark_{name}", ROOT / "benchmarks" / f"{name}.py")
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
        return module
    finally:
        sys.path.pop(0)


@pytest.fixture(scope="module")
def tallies():
    reading = load("reading")
    return reading.score(reading.read_cases())


@pytest.mark.parametrize("question", FLOORS)
def test_hand_read_articles_are_read_as_well_as_they_were(tallies, question):
    tally = tallies[question]
    assert tally.share >= FLOORS[question], "\n".join(tally.errors)


def test_exactly_the_lines_marked_as_known_failures_are_read_otherwise_than_by_the_reader():
    reading = load("reading")
    mended, failing = [], []
    for case in reading.read_cases():
        wrong = reading.wrong_lines(case)
        told = {
            place: f"{case.name}: {case.text[start:end]}" for place, (start, end, _) in enumerate(case.lines)
        }
        mended += [told[place] for place in sorted(case.failing - wrong)]
        failing += [told[place] for place in sorted(wrong - case.failing)]
    assert not failing, "\n".join(failing)
    assert not mended, "mended: python benchmarks/reading.py --mark\n" + "\n".join(mended)


def test_there_are_at_least_forty_hand_read_articles_beside_the_seeds():
    assert len(load("handread").read_cases()) >= 40


def seed_rows():
    with (ROOT / "tests/cases/claims/seeds.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def seed_claims():
    return {(a.source_file, c.exact): c for a in read_folder(SEEDS).articles for c in claims_of(a)}


def test_the_seeds_hold_exactly_the_claims_a_reader_found(seed_claims):
    assert set(seed_claims) == {(row["source_file"], row["exact"]) for row in seed_rows()}


@pytest.mark.parametrize("row", seed_rows(), ids=lambda row: row["exact"][:50])
def test_every_claim_of_the_seeds_has_the_speaker_cue_and_quote_a_reader_found(seed_claims, row):
    claim = seed_claims[row["source_file"], row["exact"]]
    found = (claim.speaker, claim.speaker_resolved, claim.cue, claim.quote_type.value)
    right = found == (row["speaker"], row["resolved"], row["cue"], row["quote_type"])
    if row["known"] == "fails":
        assert not right, "mended: take the mark out of seeds.tsv"
    else:
        assert right, found

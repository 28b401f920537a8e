"""The table of cues: every row whole, its tier as the codebook says, its source a known one."""

from importlib.resources import files

import pytest

from compare.claims.cues import tier_of
from compare.claims.model import CueTier

LINES = files("compare.claims").joinpath("cues.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES if not line.startswith("#")]
TIERS = {
    "neutral": "say tell state add announce reply ask write report",
    "distancing": "claim allege purport contend maintain argue assert",
    "factive": "confirm reveal acknowledge admit concede note point~out clarify demonstrate",
    "emphatic": "stress underline underscore emphasise reiterate insist warn",
    "characterising": "describe characterise call label brand frame",
    "evaluative": "praise hail condemn denounce criticise accuse slam",
}


def test_every_row_has_a_tier_five_forms_and_sources_that_the_head_names():
    named = {line[2] for line in LINES if line.startswith("# ") and line[3:5] == " ="}
    for lemma, tier, complement, forms, source in ROWS:
        assert tier in set(CueTier)
        assert complement in {"speech", "clause", "object", "aside", "naming"}, lemma
        assert len(forms.split()) == 5, lemma
        assert set(source.split()) <= named, lemma


def test_no_form_belongs_to_two_tiers():
    seen = {}
    for _, tier, _, forms, _ in ROWS:
        for form in forms.split():
            assert seen.setdefault(form, tier) == tier, form


@pytest.mark.parametrize(("tier", "verbs"), TIERS.items())
def test_the_codebooks_verbs_have_the_tiers_it_starts_from(tier, verbs):
    assert {tier_of(verb.replace("~", " ")).value for verb in verbs.split()} == {tier}

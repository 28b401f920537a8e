"""Articles to claims."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.articles import CLAIM_KINDS, make_article
from compare.claims import CueTier, QuoteType, claims_of, describe


def told(text):
    return describe("c", "a", text)


@given(st.text(max_size=300))
def test_any_text_gives_ordered_claims_whose_words_are_there(text):
    article = make_article("a.txt", text, {})
    end = 0
    for claim in claims_of(article):
        assert article.text[claim.span.start : claim.span.end] == claim.exact
        assert claim.span.start >= end
        assert claim.claim_id == f"a:{claim.span.start}-{claim.span.end}"
        for span in (*claim.quotes, *claim.attribution, *(q.span for q in claim.quantities)):
            assert claim.span.contains(span)
        end = claim.span.end


@given(
    st.lists(
        st.sampled_from(["Rutte said no. ", "“We go,” he said.", "\n\n", "By Jane Doe\n", "Also read: x\n"]),
        max_size=25,
    )
)
def test_claims_cover_every_word_of_headline_deck_and_body(pieces):
    article = make_article("a.txt", "".join(pieces), {})
    claimed = {at for claim in claims_of(article) for at in range(claim.span.start, claim.span.end)}
    kept = {at for r in article.regions if r.kind in CLAIM_KINDS for at in range(r.span.start, r.span.end)}
    assert {at for at in kept if not article.text[at].isspace()} == {
        at for at in claimed if not article.text[at].isspace()
    }


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("Individual member states adjust their positions.", "", ""),
        ("The claims were never proven.", "", ""),
        ("Britain is adding troops to the mission.", "", ""),
        ("The spokesman declined to comment.", "", ""),
        ("He did not dispute the findings.", "", ""),
        ("Hundreds were told to leave their homes.", "", ""),
        ("Nobody thinks it is enough.", "", ""),
        ("The strikes were described by London as a “defensive measure”.", "London", "described"),
        ("The bridge, police said, had been closed.", "police", "said"),
        ("Its head, Mabel Kwok, acknowledged the delay.", "Mabel Kwok", "acknowledged"),
        ("“It is over,” said political scientist Thad Kousser, co-author of a book.", "Thad Kousser", "said"),
        ("The UK, France and Germany called for “de-escalation”.", "UK, France and Germany", "called for"),
        ("The company paid the fine and later said it regretted nothing.", "The company", "said"),
        ("According to alliance figures, spending rose.", "alliance figures", "According to"),
    ],
)
def test_a_verb_is_a_cue_only_where_somebody_says_something(text, speaker, cue):
    claim = told(text)
    assert (claim.speaker, claim.cue) == (speaker, cue)


@pytest.mark.parametrize(
    ("verb", "tier"),
    [
        ("said", CueTier.NEUTRAL),
        ("claimed", CueTier.DISTANCING),
        ("admitted", CueTier.FACTIVE),
        ("insisted", CueTier.EMPHATIC),
    ],
)
def test_a_cue_carries_its_tier(verb, tier):
    assert told(f"The minister {verb} that the plan was dead.").cue_tier is tier


@pytest.mark.parametrize(
    ("text", "quote_type"),
    [
        ("“We go,” he said.", QuoteType.DIRECT),
        ("He said it was “an exporter of chaos and of arms”.", QuoteType.PARTIAL),
        ("He called it a “defensive measure”.", QuoteType.SCARE),
        ("He called it a defensive measure.", QuoteType.NONE),
    ],
)
def test_a_claim_says_how_it_quotes(text, quote_type):
    assert told(text).quote_type is quote_type


def test_the_words_that_attribute_are_set_apart_from_the_proposition():
    claim = told("NATO chief Mark Rutte said on Monday that the alliance is ready.")
    assert [span.of(claim.exact) for span in claim.attribution] == [
        "NATO chief Mark Rutte said on Monday that"
    ]


def resolved(text):
    return [claim.speaker_resolved for claim in claims_of(make_article("a.txt", text, {}))]


def test_a_surname_a_pronoun_and_a_description_are_one_person():
    text = "Talks\n\nNATO chief Mark Rutte said no. He added that talks go on. “Never,” the NATO chief said. "
    text += "Rutte warned Iran."
    assert resolved(text)[1:] == ["Mark Rutte"] * 4


def test_pronouns_of_two_genders_are_two_people():
    text = (
        "Row\n\nMr John Doe said no. Ms Ann Lee said yes. He insisted it was over. She insisted it was not."
    )
    assert resolved(text)[1:] == ["John Doe", "Ann Lee", "John Doe", "Ann Lee"]


def test_a_quotation_of_several_sentences_has_one_speaker():
    claims = claims_of(
        make_article("a.txt", "Row\n\n“We go. We fight. We win,” said Ann Lee, a minister.", {})
    )
    assert [(c.speaker, c.cue) for c in claims[1:]] == [("Ann Lee", "said")] * 3


def test_a_quotation_alone_in_its_paragraph_belongs_to_who_spoke_before():
    claims = claims_of(
        make_article("a.txt", "Row\n\nAnn Lee said it was over now.\n\n“We are done here.”", {})
    )
    assert claims[-1].speaker == "Ann Lee"


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Ann Rowe told the council that the bridge is safe, as Tarn warned that it would sink.",
            ["Rowe", "Tarn"],
        ),
        ("Ann Rowe said that both had met, as Tarn rejected any talks about herring.", ["Rowe"]),
    ],
)
def test_what_somebody_else_says_meanwhile_is_a_claim_and_what_they_do_is_none(text, speakers):
    article = make_article("a.txt", f"A headline of the day\n\n{text}\n", {})
    found = [claim.speaker for claim in claims_of(article) if not claim.is_headline]
    assert [name.rsplit(maxsplit=1)[-1] for name in found] == speakers

"""Headline, deck, body, and the furniture around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.articles import RegionKind
from compare.articles.datelines import dateline_of
from compare.articles.regions import detect_regions

MORE = "\n\nIran denied the charge on Tuesday and warned that its answer would be swift.\n\n"
STORY = "\n\nThe alliance said on Monday that it would not take part in the war, whatever its members do.\n\n"


@given(st.text(max_size=400))
def test_regions_are_ordered_and_hold_every_character_that_is_not_white_space(text):
    held, end = set(), 0
    for region in detect_regions(text):
        assert region.span.start >= end
        assert region.reason
        end = region.span.end
        held.update(range(region.span.start, end))
    assert all(text[at].isspace() for at in range(len(text)) if at not in held)


def kinds(text):
    return {region.span.of(text): region.kind for region in detect_regions(text)}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Jane Doe", RegionKind.BYLINE),
        ("Reporting by Ann Lee; Editing by Bob Ray", RegionKind.BYLINE),
        ("Interview: Thomas Wegener", RegionKind.BYLINE),
        ("Last update: about 2 hours ago", RegionKind.BYLINE),
        ("(Adds Dutch reaction, paragraphs 7-10)", RegionKind.OTHER),
        ("Office of the Spokesperson", RegionKind.OTHER),
        ("Lebanon | Special Dispatch No. 12608", RegionKind.OTHER),
        ("This material may not be published, rewritten or redistributed.", RegionKind.CREDIT),
        ("This interview was conducted in English and authorised by Ms. Doe.", RegionKind.ABOUT),
        ("Help us tell fact from fiction. Donate today.", RegionKind.PROMOTION),
        ("Journalism costs money. Support us for the price of a coffee.", RegionKind.PROMOTION),
        ("Read more at The Daily Gazette.", RegionKind.LINKS),
        ("Advertisement", RegionKind.PROMOTION),
        ("Story continues below", RegionKind.PROMOTION),
        ("Sign up to our newsletter", RegionKind.PROMOTION),
        ("Follow us on Facebook", RegionKind.PROMOTION),
        ("This site uses cookies to improve your experience.", RegionKind.PROMOTION),
        ("5 min read", RegionKind.OTHER),
        ("Also read: Five things to know", RegionKind.LINKS),
        ("Tags: Nato, Iran, war", RegionKind.LINKS),
        ("Image source, Getty Images", RegionKind.CREDIT),
        ("Image caption, The bridge on Sunday", RegionKind.CAPTION),
        ("A ship leaves port [File: Ann Lee/EPA]", RegionKind.CAPTION),
        ("Copyright 2026 Example Times", RegionKind.CREDIT),
        ("© 2026", RegionKind.CREDIT),
        ("SOURCE:AA", RegionKind.CREDIT),
        ("Published 3 March 2026", RegionKind.BYLINE),
        ("Source: Lee A, Ray B, et al. Bees and the number four. HIVES. 2016.", RegionKind.CREDIT),
        ("and News Agencies", RegionKind.BYLINE),
        ("- Counting in the dark -", RegionKind.SUBHEADING),
        ("This handout photo shows the bridge after the flood.", RegionKind.CAPTION),
        ("A screen grab from a video released by the army shows a drone.", RegionKind.CAPTION),
        ("JUST WATCHED Bees at work Replay More Videos ... MUST WATCH Bees at work 01:09", RegionKind.LINKS),
        ("Visit the National Bee Centre for more on hives.", RegionKind.LINKS),
        ("Our weekly digest brings the hive to your table", RegionKind.PROMOTION),
        ("Catch up on our stories of the week, all in one place.", RegionKind.PROMOTION),
        (
            "Read more Subscribers only In Alta, a town below its dam: 'We wait for the water'",
            RegionKind.LINKS,
        ),
        ("Gift this article free", RegionKind.PROMOTION),
        ("The Lakeland Post welcomes your comments but asks that they stay civil.", RegionKind.PROMOTION),
        ("Please review our commenting policy.", RegionKind.PROMOTION),
        ("(SCROLL DOWN FOR LIVE UPDATES)", RegionKind.PROMOTION),
        ("A Message from The Lakeland Post:", RegionKind.PROMOTION),
        ("For more on bees, pick up the new issue of Hive Weekly, on stands now.", RegionKind.PROMOTION),
        ("Follow RT on", RegionKind.PROMOTION),
        ("Ada Marsh in Alta and Ben Okoro", RegionKind.BYLINE),
        ("Ada Marsh in Alta and agencies", RegionKind.BYLINE),
        ("(Channel 12 at 11)", RegionKind.BYLINE),
        ("Ada Marsh contributed reporting from Alta.", RegionKind.BYLINE),
        ("To contact the reporter on this story: Ada Marsh in Alta at amarsh@example.org.", RegionKind.ABOUT),
        ("Contact Ada Marsh at 555-920-5069 or read her stories on these pages.", RegionKind.ABOUT),
        ("Ada Marsh can be followed at http://example.org/ada.", RegionKind.ABOUT),
        ("The mayor owns a share of the dam and of its lake. | Ben Okoro/AP", RegionKind.CAPTION),
        ("View image in fullscreen", RegionKind.CAPTION),
    ],
)
def test_furniture_is_known_wherever_it_stands(line, kind):
    for text in (f"A headline of five words{STORY}{line}{MORE}", f"A headline of five words{STORY}{line}"):
        assert kinds(text)[line] is kind


@pytest.mark.parametrize(
    "line",
    [
        "Follow the money and you will find the minister, said the prosecutor.",
        "Update your expectations: the war will be long, analysts say.",
        "Related costs rose by a third last year, the ministry said.",
        "Advertising revenue fell by half in a decade.",
        "Sources close to the talks said a deal was near.",
        "Support for the war has fallen to 31 percent.",
        "Share prices fell.",
        "Read the room, the senator told his colleagues.",
        "Watching from the hill, the farmers saw the fire come.",
        "Copyright law protects authors for 70 years.",
        "Get out now, the mayor told residents.",
        "Like many on the island, he fears the storm.",
        "Do you have a plan? she asked.",
        "The company will update the privacy policy after the leak.",
        "Visit the mine for more than an hour, and your eyes begin to burn.",
        "This photo shows that nobody was on the bridge, the mayor said.",
        "Our emails were read by the other side, the minister told parliament.",
    ],
)
def test_a_sentence_that_begins_like_furniture_stays_in_the_story(line):
    text = f"A headline of five words{STORY}{line}{MORE}"
    assert kinds(text)[line] is RegionKind.BODY


def test_a_title_that_stands_twice_is_a_claim_once():
    text = f"2 min read\nNo role in the war\nThe chief stays calm.\nNo role in the war\nMarch 3, 2026{STORY}"
    found = [region.kind for region in detect_regions(text)]
    assert found.count(RegionKind.HEADLINE) == 1
    assert RegionKind.REPEATED in found


def test_headings_of_lists_take_in_the_titles_below_them_and_no_more():
    text = f"A headline of five words{STORY}Related\nFirst other title\nSecond other title{MORE}"
    found = kinds(text)
    assert found["First other title"] is RegionKind.LINKS
    assert list(found.values())[-1] is RegionKind.BODY


@pytest.mark.parametrize(
    ("paragraph", "dateline"),
    [
        ("BRUSSELS, March 3 (Reuters) - Nato said no.", "BRUSSELS, March 3 (Reuters) - "),
        ("HARLAN, Ky. (AP) — Teachers voted.", "HARLAN, Ky. (AP) — "),
        ("Brussels, Belgium –\u00a0Five days after", "Brussels, Belgium –\u00a0"),
        ("Greece (Brussels Morning), With the war", "Greece (Brussels Morning), "),
        ("MOSCOW, April 9. /TASS/. Two cosmonauts", "MOSCOW, April 9. /TASS/. "),
        ("Iran - a state under sanctions - said no.", ""),
        ("North Carolina: One-term governor Perdue", ""),
        ("Why it matters: The river is low.", ""),
    ],
)
def test_a_dateline_is_no_part_of_the_claim(paragraph, dateline):
    assert dateline_of(paragraph) == dateline


def test_labels_that_come_back_are_a_conversations_and_stand_apart_from_what_is_said():
    text = (
        "A talk about bees\n\nANN LEE, HOST: So they can count.\n\nBOB RAY: They can, up to four.\n\n"
        "LEE: And then they stop.\n\nRAY: Then they get bored, I think.\n"
    )
    found = kinds(text)
    assert found["ANN LEE, HOST:"] is RegionKind.OTHER
    assert found["They can, up to four."] is RegionKind.BODY


def test_a_list_of_labels_is_no_conversation():
    rows = "Cost: five million.\nPlace: the old port.\nTime: two years.\nBuilder: nobody yet.\n"
    text = f"A headline of five words{STORY}{rows}"
    assert kinds(text)["Cost: five million."] is RegionKind.BODY


@pytest.mark.parametrize(
    "line",
    [
        "Ann Lee, left, and Bob Ray at the harbour on Monday.",
        "Fishermen mend their nets on the quay. (Harbour Museum Archive)",
        "Dockers wait for news on Sunday. Ann Lee/The Evening Post",
        "Ray was last seen on 3 May at the quay. (Ann Lee/for The Evening Post)",
    ],
)
def test_a_caption_is_known_by_how_it_names_people_and_closes(line):
    assert kinds(f"A headline of five words{STORY}{line}{MORE}")[line] is RegionKind.CAPTION


@pytest.mark.parametrize(
    "bracket", ["April 2024", "Paris", "Apart from Sundays", "filed in May", "Spain and Mali"]
)
def test_a_paragraph_is_no_caption_for_closing_with_a_bracket_whose_word_begins_like_an_agency(bracket):
    line = f"The committee has met four times since the vote in the lower house of parliament ({bracket})."
    assert kinds(f"Talks go on{STORY}{line}{MORE}")[line] is RegionKind.BODY


def test_a_line_under_a_pictures_credit_is_its_caption():
    text = f"A headline of five words\nPA Media\nThe ship was turned back twice{STORY}{MORE}"
    assert kinds(text)["The ship was turned back twice"] is RegionKind.CAPTION


def test_a_line_between_deck_and_byline_that_stands_on_a_credit_is_a_caption():
    caption = "The quay at Alta. The owners say that it will be rebuilt."
    head = "A headline of five words\nThe port is closed. Ships wait.\nShare full article\n"
    assert (
        kinds(f"{head}{caption}\nCredit...Ann Lee for The Post\nBy Bob Ray{STORY}")[caption]
        is RegionKind.CAPTION
    )


@pytest.mark.parametrize("place", ["TOKYO", "NEW DELHI"])
def test_a_city_in_capitals_opens_a_story_without_a_mark(place):
    found = kinds(
        f"A headline of five words\n\n{place} Engineers said on Monday that the bridge will hold.{MORE}"
    )
    assert found[place] is RegionKind.DATELINE


def test_questions_head_an_explainer_and_belong_to_an_interview():
    explained = (
        f"A headline of five words\nBy Jane Doe{STORY}Who pays?{MORE}What is next?{MORE}Who decides?{MORE}"
    )
    asked = explained.replace("Who pays?", "Do you pay?").replace("Who decides?", "Will you decide?")
    assert kinds(explained)["Who pays?"] is RegionKind.SUBHEADING
    assert kinds(asked)["Do you pay?"] is RegionKind.BODY


def test_a_motto_above_the_headline_is_not_taken_for_it():
    title = "Lake town’s council claims victory in a vote marred by missing ballots"
    deck = "The opposition called for a recount on Monday, saying that boxes were lost."
    text = f"Rivers Run Past Midnight\n{title}\n{deck}\nMay 3, 2026\nBy Ada Marsh{STORY}"
    assert kinds(text)[title] is RegionKind.HEADLINE
    assert kinds(text)["Rivers Run Past Midnight"] is RegionKind.OTHER


def test_the_name_of_a_section_above_a_headline_that_asks_is_not_taken_for_it():
    title = "Lake Town Claims Victory in the Vote, but for How Long?"
    deck = "The council counts its ballots once more. The opposition waits."
    text = f"Home\nCommentary\nLakeside Affairs\n{title}\n{deck}\nBy Dr. Ada Marsh\nMay 3, 2026{STORY}"
    assert kinds(text)[title] is RegionKind.HEADLINE
    assert kinds(text)["Lakeside Affairs"] is RegionKind.OTHER


def test_a_short_headline_above_a_deck_stays_the_headline():
    deck = "Council claims victory in a vote marred by missing ballots and late boxes"
    text = f"Lake Town Votes Again\n{deck}\nMay 3, 2026\nBy Ada Marsh{STORY}"
    assert kinds(text)["Lake Town Votes Again"] is RegionKind.HEADLINE


def test_short_lines_among_many_paragraphs_are_subheadings_though_nothing_else_stands_round_them():
    above = "\n".join(f"The council of lake town {name} will vote on the dam." for name in "ABCDE")
    below = "\n".join(f"The mayor of hill town {name} has said nothing so far." for name in "ABCDE")
    text = f"{above}\nCouncil ahead in polls\n{below}"
    assert kinds(text)["Council ahead in polls"] is RegionKind.SUBHEADING


def test_letters_that_ask_for_comment_are_no_author():
    asked = "LLP has reached out to the council for comment."
    head = "Lake town votes again\nBy Ada Marsh and Ben Okoro, LLP"
    text = f"{head}{STORY * 5}{asked}\nThe lake rose on Friday, too.\n"
    assert kinds(text)[asked] is RegionKind.BODY


@pytest.mark.parametrize("opening", ["(Lake Radio) ", "Alta >> ", "(LLP) "])
def test_what_stands_before_a_story_in_brackets_or_arrows_is_its_dateline(opening):
    text = f"Lake town votes again\nBy Ada Marsh\n{opening}{STORY.strip()}{MORE}"
    assert kinds(text)[opening.strip()] is RegionKind.DATELINE


def test_a_title_that_quotes_what_cannot_be_published_is_no_term_of_use():
    title = "Opposition walks out as minister says contract 'cannot be published'"
    assert kinds(f"{title}\n\nBy Jane Doe{STORY}{MORE}")[title] is RegionKind.HEADLINE


def test_footnotes_behind_the_story_are_told_by_the_marks_in_it():
    cited = "The bloc said the bridge was lost.[1] Nobody answered it on Monday, whatever was asked.[2]"
    notes = ["[1] Al-Nahr, June 28, 2026.", "[2] Al-Nahr, June 29, 2026."]
    found = kinds("\n".join([f"A title of the day\n\nBy Jane Doe{STORY}{cited}\n", *notes]))
    assert [found[note] for note in notes] == [RegionKind.OTHER, RegionKind.OTHER]


def test_a_paragraph_that_stands_on_the_page_twice_is_told_once():
    lead = f"{STORY.strip()} Its chief, who spoke in Oslo, gave no reason."
    found = detect_regions(f"A title of the day\n\nBy Jane Doe\n\n{lead}\n\n{lead}{MORE}")
    repeated = [region for region in found if region.kind is RegionKind.REPEATED]
    assert [region.reason for region in repeated] == ["repeats a paragraph"]

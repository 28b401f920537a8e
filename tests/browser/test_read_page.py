"""Read in a real Chromium: links follow the person, matches made by hand are saved, undone, and survive."""

import json

import driving
import pytest
from playwright.sync_api import expect

ARABIC = "قال الأمين العام للحلف إن الحلف لن يشارك في الحرب. وأضاف أن الحلف سيدافع عن أعضائه."


def open_read(context, server, query=""):
    page = driving.open_page(context, server, "/read" + query)
    expect(page.locator("[data-claim]").first).to_be_visible()
    return page


@pytest.fixture
def ada(chromium, server):
    context = driving.person(chromium, "Ada", reduced_motion="reduce")
    yield context
    context.close()


def lit(page, kind):
    return page.locator(f"[data-lit={kind}]")


def in_sight(page, claim):
    """Whether the claim lies inside its column's frame, as a person sees it."""
    return claim.evaluate(
        """(element) => {
          const box = element.getBoundingClientRect();
          const frame = element.closest(".text").getBoundingClientRect();
          return box.top >= frame.top && box.bottom <= frame.bottom + 1;
        }"""
    )


def test_keys_go_from_match_to_match_and_the_counterpart_comes_into_sight(ada, server):
    page = open_read(ada, server)
    page.keyboard.press("]")
    at = lit(page, "at")
    expect(at).to_have_attribute("data-standing", "matched")
    expect(at).to_be_focused()
    counterpart = lit(page, "same").first
    expect(counterpart).to_be_visible()
    assert in_sight(page, counterpart)
    assert counterpart.locator(".sign").get_attribute("data-sign") == at.locator(".sign").get_attribute(
        "data-sign"
    )
    expect(counterpart).to_have_attribute("data-flag", "same claim")
    page.keyboard.press("ArrowRight")
    assert at.evaluate("(element) => element.closest('.text').dataset.column") == "1"


def test_pointing_lights_and_leaving_lets_go_but_a_pin_stays(ada, server):
    page = open_read(ada, server)
    matched = page.locator("[data-column='0'] [data-standing=matched]").first
    matched.hover()
    expect(lit(page, "same").first).to_be_visible()
    page.mouse.move(5, 5)
    expect(lit(page, "same")).to_have_count(0)
    matched.click()
    page.keyboard.press("Space")
    expect(matched).to_have_attribute("data-flag", "pinned")
    page.keyboard.press("j")
    expect(lit(page, "same").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(matched).not_to_have_attribute("data-flag", "pinned")


def test_the_address_brings_back_articles_and_claim_and_back_leads_away(ada, server):
    page = open_read(ada, server)
    page.keyboard.press("]")
    expect(lit(page, "at")).to_have_count(1)
    claim = lit(page, "at").get_attribute("data-claim")
    page.reload()
    expect(lit(page, "at")).to_have_attribute("data-claim", claim)
    page.keyboard.press("o")
    expect(page.locator(".row-button[aria-current]")).to_be_visible()
    page.go_back()
    expect(lit(page, "at")).to_have_attribute("data-claim", claim)


def test_articles_are_chosen_up_to_four_and_remembered(ada, server):
    page = open_read(ada, server)
    another = page.get_by_role("button", name="Add another article")
    for count in (3, 4):
        another.click()
        expect(page.locator(".column")).to_have_count(count)
    expect(another).to_have_count(0)
    shown = page.evaluate("new URLSearchParams(location.search).get('articles')")
    again = open_read(ada, server)
    expect(again.locator(".column")).to_have_count(4)
    assert again.evaluate("new URLSearchParams(location.search).get('articles')") == shown


def test_a_match_by_hand_is_one_deed_saved_undone_and_split_again(ada, server, project):
    page = open_read(ada, server)
    before = page.locator(".tally").first.inner_text()
    page.keyboard.press(".")
    one = lit(page, "at").get_attribute("data-claim")
    page.keyboard.press("m")
    page.keyboard.press("2")
    for _ in range(40):
        if lit(page, "at").get_attribute("data-standing") == "alone":
            break
        page.keyboard.press("j")
    other = lit(page, "at").get_attribute("data-claim")
    page.keyboard.press("m")
    expect(page.locator(f"[data-claim='{one}']")).to_have_attribute("data-standing", "matched")
    driving.all_saved(page)
    pair = sorted([one, other])
    saved = [event for event in driving.events(project) if event.get("claim_a") == pair[0]]
    assert [(event["kind"], event["claim_b"]) for event in saved] == [
        ("judgement", pair[1]),
        ("merge", pair[1]),
    ]

    page.keyboard.press("Control+z")
    expect(page.locator(".tally").first).to_have_text(before)
    page.keyboard.press("Control+Shift+Z")
    expect(page.locator(f"[data-claim='{other}']")).to_have_attribute("data-standing", "matched")
    driving.all_saved(page)
    page.reload()
    expect(page.locator(f"[data-claim='{one}']")).to_have_attribute("data-standing", "matched")

    page.locator(f"[data-claim='{other}']").click()
    page.keyboard.press("x")
    expect(page.locator(".tally").first).to_have_text(before)
    driving.all_saved(page)
    kinds = [event["kind"] for event in driving.events(project)]
    assert kinds.count("undo") == kinds.count("redo") == 2
    assert kinds[-2:] == ["judgement", "split"]


def test_compare_shows_a_match_made_by_hand(ada, server):
    page = open_read(ada, server)
    page.keyboard.press(".")
    words = lit(page, "at").inner_text().strip()
    page.keyboard.press("m")
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-lit=hand]")).to_have_count(1)
    page.keyboard.press("m")
    expect(page.get_by_role("button", name="Match again")).to_be_visible()
    page.keyboard.press("o")
    expect(page.locator(".part-compare .claim", has_text=words[:30])).to_be_visible()


def test_a_second_person_sees_the_match_and_may_split_a_cluster(chromium, ada, server):
    page = open_read(ada, server)
    bob = driving.person(chromium, "Bob", reduced_motion="reduce")
    other = open_read(bob, server)
    page.keyboard.press("]")
    claim = lit(page, "at").get_attribute("data-claim")
    page.keyboard.press("x")
    expect(page.locator(f"[data-claim='{claim}']")).not_to_have_attribute("data-standing", "matched")
    expect(other.locator(f"[data-claim='{claim}']")).not_to_have_attribute(
        "data-standing", "matched", timeout=9_000
    )
    page.keyboard.press("Control+z")
    expect(page.locator(f"[data-claim='{claim}']")).to_have_attribute("data-standing", "matched")
    driving.all_saved(page)
    bob.close()


def test_right_to_left_articles_read_so_and_words_never_become_markup(chromium, tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    evil = '<img src=x onerror="document.title=1"> said the alliance will defend its members.'
    (folder / "a.txt").write_text(f"الحلف لن يشارك\n\n{ARABIC}\n", encoding="utf-8")
    (folder / "b.txt").write_text(f"The alliance\n\n{evil}\n", encoding="utf-8")
    with driving.serving(tmp_path, tmp_path / "server.log") as running:
        context = driving.person(chromium, "Ada")
        page = open_read(context, running)
        words = page.locator("[data-column='0'] [data-claim]", has_text="قال الأمين")
        assert words.evaluate("(element) => getComputedStyle(element.parentElement).direction") == "rtl"
        assert page.locator(".text img").count() == 0
        assert json.dumps(page.title()) == '"source-compare"'
        context.close()


def test_a_column_stays_where_it_was_scrolled_to_when_the_look_changes(ada, server):
    page = open_read(ada, server)
    column = page.locator(".text").first
    column.evaluate("text => text.scrollTo(0, text.scrollHeight / 2)")
    where = column.evaluate("text => text.scrollTop")
    page.get_by_role("button", name="Settings").click()
    page.get_by_label("Dark").check()
    expect(page.locator("html[data-theme=dark]")).to_have_count(1)
    assert column.evaluate("text => text.scrollTop") == pytest.approx(where, abs=2)
    assert where > 0

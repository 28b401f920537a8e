"""Addresses, Back, and the keyboard alone."""

import re

import driving
import pytest
from playwright.sync_api import expect


@pytest.fixture
def compare(ada):
    expect(ada.locator(".claim").first).to_be_visible()
    driving.all_saved(ada)
    return ada


def current(page):
    return page.locator(".row-button[aria-current=true]")


def test_an_address_opens_the_claim_it_names_and_back_returns_to_it(compare, server):
    compare.keyboard.press("j")
    compare.keyboard.press("j")
    lead = current(compare).locator(".lead").inner_text()
    address = compare.url
    compare.get_by_role("link", name="Review", exact=True).click()
    expect(compare.locator(".verdict").first).to_be_visible()
    compare.go_back()
    expect(current(compare).locator(".lead")).to_have_text(lead)
    compare.goto(address)
    expect(current(compare).locator(".lead")).to_have_text(lead)


def test_filters_are_part_of_the_address(compare):
    compare.get_by_label("Which claims").select_option("echo")
    expect(compare).to_have_url(re.compile("kind=echo"))
    expect(compare.locator(".head h1")).to_contain_text("echo")
    expect(compare.locator(".badge.warn").first).to_contain_text("apart")
    compare.reload()
    expect(compare.locator(".head h1")).to_contain_text("echo")


def test_claims_only_one_outlet_has_are_listed(compare):
    compare.get_by_label("Which claims").select_option("alone")
    expect(compare.locator(".head h1")).to_have_text("Only one outlet has this")
    expect(compare.locator(".column")).to_have_count(1)


def test_an_empty_result_says_what_to_do_and_does_it(compare):
    compare.get_by_label("Search the claims").fill("zebra crossing")
    expect(compare.locator(".empty")).to_contain_text("Nothing passes these filters")
    expect(compare.locator(".count")).to_have_text("No claims")
    compare.get_by_role("button", name="Show everything").click()
    expect(compare.locator(".claim").first).to_be_visible()


def test_words_are_chosen_on_both_sides_and_tagged_by_keyboard_alone(compare, project):
    for key in (
        "ArrowDown",
        "Shift+ArrowRight",
        "Shift+ArrowRight",
        "ArrowDown",
        "ArrowRight",
        "Shift+ArrowRight",
        "q",
    ):
        compare.keyboard.press(key)
    expect(compare.locator(".tag-card.held")).to_contain_text("Quotation")
    for key in ("2", "-", ">", ">", ">"):
        compare.keyboard.press(key)
    driving.all_saved(compare)
    tag = [event for event in driving.events(project) if event["kind"] == "tag"][-1]
    words = [anchor["exact"] for anchor in tag["anchors"] if anchor["role"] == "evidence"]
    assert [len(chosen.split()) for chosen in words] == [3, 2]
    assert (tag["polarity"], tag["confidence"], bool(tag["marked"])) == (-1, "high", True)
    compare.keyboard.press("Delete")
    expect(compare.locator(".tag-card")).to_have_count(0)
    compare.keyboard.press("Control+z")
    expect(compare.locator(".tag-card")).to_have_count(1)
    driving.all_saved(compare)


def first_suggestions(compare):
    """Go down the list to the first claim that has suggestions."""
    suggestion = compare.locator(".suggestion")
    for _ in range(10):
        if suggestion.count():
            break
        compare.keyboard.press("j")
    return suggestion


def test_a_suggestion_is_taken_or_dismissed_with_a_key_and_stays_so(compare):
    suggestion = first_suggestions(compare)
    before = suggestion.count()
    assert before
    compare.keyboard.press("'")
    expect(suggestion).to_have_count(before - 1)
    driving.all_saved(compare)
    compare.reload()
    expect(compare.locator(".claim").first).to_be_visible()
    driving.all_saved(compare)
    expect(suggestion).to_have_count(before - 1)


def test_what_a_tag_says_already_is_not_suggested(compare):
    suggestion = first_suggestions(compare)
    before = suggestion.count()
    name = suggestion.first.locator("strong").inner_text().removesuffix("?")
    alike = suggestion.filter(has_text=f"{name}?").count()
    compare.locator(".tag-button", has_text=name).first.click()
    expect(suggestion).to_have_count(before - alike)
    compare.keyboard.press("Control+z")
    expect(suggestion).to_have_count(before)


def test_a_suggestion_taken_is_given_back_by_one_undo_here_and_in_another_tab(compare, server):
    suggestion, card = first_suggestions(compare), compare.locator(".tag-card.held")
    before = suggestion.count()
    compare.keyboard.press(";")
    expect(card).to_have_count(1)
    compare.keyboard.press("Control+z")
    expect(card).to_have_count(0)
    expect(suggestion).to_have_count(before)
    compare.keyboard.press("Control+Shift+z")
    expect(suggestion).not_to_have_count(before)
    driving.all_saved(compare)
    tab = driving.open_page(compare.context, server)
    expect(tab.locator(".claim").first).to_be_visible()
    tab.keyboard.press("Control+z")
    expect(tab.locator(".notice-line")).to_contain_text("and accepted a suggestion")
    expect(suggestion).to_have_count(before)
    driving.all_saved(tab)


def titles(page):
    return page.locator(".difference-row").evaluate_all("rows => rows.map(row => row.title)")


def go_to_words_of_one_outlet(page):
    """Go down the list to the first claim of which an outlet has words that the other lacks."""
    for _ in range(20):
        if any(title.startswith("only ") for title in titles(page)):
            break
        page.keyboard.press("j")


def test_a_reason_names_the_outlet_that_has_the_words_however_columns_are_ordered(compare):
    go_to_words_of_one_outlet(compare)
    compare.get_by_role("button", name="Settings").click()
    first = compare.locator(".order span").first.inner_text()
    for _ in range(4):
        compare.get_by_role("button", name=f"Move {first} down").click()
    compare.keyboard.press("Escape")
    only = [re.fullmatch("only (.+) has “(.+)”", title) for title in titles(compare)]
    assert any(only)
    for outlet, words in (found.groups() for found in only if found):
        told = compare.locator(f".column[aria-label={outlet!r}] .claim").all_text_contents()
        assert words in "\n".join(told)


def test_the_row_before_a_windows_first_is_the_last_of_the_window_before(chromium, server):
    page = driving.open_page(driving.person(chromium, "Win"), server, "/compare?kind=alone")
    after = page.get_by_role("button", name="After")
    handle = after.element_handle()
    for _ in range(2):
        driving.next_answer(page)
    assert handle.evaluate(
        "button => button.isConnected"
    )  # nothing changed: nothing is taken from under a hand
    last = page.locator(".row-button").last.text_content()
    after.click()
    expect(page.locator(".row-button").last).not_to_have_text(last)
    page.keyboard.press("k")
    expect(current(page)).to_have_text(last)
    page.context.close()


def test_enter_follows_a_link_with_a_tag_in_hand(compare):
    compare.keyboard.press("v")
    expect(compare.locator(".tag-card.held")).to_have_count(1)
    compare.get_by_role("link", name="Review", exact=True).focus()
    compare.keyboard.press("Enter")
    expect(compare).to_have_url(re.compile("/review"))


@pytest.mark.parametrize("press", ["Control+Alt+/", "Alt+/"])  # AltGr on Windows, Option on a Mac
def test_signs_behind_altgr_or_option_are_keys_like_any_other(compare, press):
    compare.keyboard.press(press)
    expect(compare.get_by_label("Search the claims")).to_be_focused()


def test_what_one_tags_with_stays_in_sight_and_tells_what_the_tag_in_hand_says(compare):
    compare.set_viewport_size({"width": 1280, "height": 720})
    toolbar = compare.get_by_role("toolbar", name="Tags of the codebook")
    expect(toolbar).to_be_in_viewport(ratio=1)
    for key in (".", "v", "1", "-", ">"):
        compare.keyboard.press(key)
    first = compare.locator(".column h2").first.inner_text().split(" · ")[0]
    in_hand = compare.locator(".in-hand")
    expect(in_hand).to_be_in_viewport(ratio=1)
    expect(in_hand).to_contain_text(
        re.compile(f"In hand: Reporting verb.*marks {first}.*polarity − unfavourable.*confidence low.*note —")
    )
    compare.get_by_role("button", name="Show it").click()
    expect(compare.locator(".tag-card.held .tag-name")).to_be_in_viewport()
    expect(toolbar).to_be_in_viewport(ratio=1)
    compare.keyboard.press("Escape")
    expect(in_hand).to_be_hidden()
    driving.all_saved(compare)


def test_every_verdict_is_one_key_in_compare_too(compare):
    verdicts = compare.get_by_role("group", name="Are these two the same claim?")
    for key, verdict in (("s", "same"), ("r", "related"), ("d", "different"), ("u", "unsure")):
        compare.keyboard.press(key)
        expect(verdicts.locator("[aria-pressed=true]")).to_have_text(re.compile(f"{verdict} *{key}"))
    driving.all_saved(compare)


def test_blind_coding_hides_every_outlets_name(compare):
    go_to_words_of_one_outlet(compare)
    names = [column.get_attribute("aria-label") for column in compare.locator(".column").all()]
    compare.get_by_role("button", name="Settings").click()
    compare.get_by_label("Hide the outlets’ names while coding").check()
    compare.keyboard.press("Escape")
    expect(compare.locator(".column h2").first).to_contain_text("Outlet ")
    assert "only Outlet " in "\n".join(titles(compare))
    told = "\n".join([*compare.locator(".column h2").all_inner_texts(), *titles(compare)])
    assert not [name for name in names if name in told]


def test_help_shows_the_keys_of_the_page_and_escape_closes_it(compare):
    compare.keyboard.press("?")
    expect(compare.get_by_role("dialog")).to_contain_text("next, previous difference, words chosen")
    compare.keyboard.press("Escape")
    expect(compare.get_by_role("dialog")).to_have_count(0)


def test_undoing_a_verdict_brings_its_pair_back(chromium, server):
    context = driving.person(chromium, "Una")
    page = driving.open_page(context, server, "/review?order=sure")
    first = page.locator(".pair-place .claim").first
    expect(first).to_be_visible()
    driving.all_saved(page)
    words = first.inner_text()
    page.keyboard.press("s")
    expect(page.locator(".counts")).to_contain_text("1 judged")
    page.keyboard.press("Control+z")
    expect(page.locator(".counts")).to_contain_text("0 judged")
    expect(first).to_have_text(words)
    page.locator("[data-verdict=different]").focus()
    page.keyboard.press("Space")  # presses the button that has focus, and skips nothing
    expect(page.locator(".counts")).to_have_text(re.compile("^1 judged, [0-9,]+ left$"))
    driving.all_saved(page)
    context.close()


def test_ten_obvious_pairs_take_ten_keys(chromium, server, project):
    context = driving.person(chromium, "Ten")
    page = driving.open_page(context, server, "/review?order=sure")
    expect(page.locator(".verdict").first).to_be_visible()
    driving.all_saved(page)
    for _ in range(10):
        page.keyboard.press("s")
    driving.all_saved(page)
    context.close()
    judged = [event for event in driving.events(project) if event["annotator"] == "Ten"]
    assert [event["verdict"] for event in judged] == ["same"] * 10

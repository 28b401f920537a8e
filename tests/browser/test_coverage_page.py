"""Coverage in a real Chromium: the matrix by keys, silences with their date guard, the way to Compare."""

import json
import re

import driving
import pytest
from playwright.sync_api import expect

from compare.articles import read_folder


@pytest.fixture
def page(chromium, server):
    context = driving.person(chromium, "Ada")
    page = driving.open_page(context, server, "/coverage")
    expect(page.locator("[data-cell='0:0']")).to_be_visible()
    yield page
    context.close()


def at(page):
    return page.locator("[data-cell][tabindex='0']")


def go_to(page, state):
    """Click the first cell of that state; a click goes there as the arrows do."""
    place = page.locator(f"td[data-state='{state}']").first.get_attribute("data-cell")
    cell = page.locator(f"td[data-cell='{place}']")
    cell.click()
    expect(cell).to_be_focused()
    return cell


def test_arrows_move_one_tab_stop_through_the_whole_matrix(page):
    expect(at(page)).to_have_count(1)
    for key, cell in [
        ("ArrowDown", "1:0"),
        ("ArrowRight", "1:1"),
        ("End", "1:5"),
        ("ArrowUp", "0:5"),
        ("Home", "0:0"),
    ]:
        page.keyboard.press(key)
        expect(at(page)).to_have_attribute("data-cell", cell)
        expect(at(page)).to_be_focused()
    expect(at(page)).to_have_count(1)


def test_it_is_a_table_whose_cells_have_headers(page):
    grid = page.get_by_role("grid", name="Claims by outlets")
    expect(grid.get_by_role("columnheader")).to_have_count(6)
    expect(grid.get_by_role("rowheader")).to_have_count(grid.get_by_role("row").count() - 1)
    for cell in grid.get_by_role("gridcell").all()[:20]:
        assert cell.inner_text().strip()


def test_a_silence_is_recorded_noted_taken_back_and_undone(page, project):
    cell = page.locator(f"[data-focus={json.dumps(go_to(page, 'silence').get_attribute('data-focus'))}]")
    page.keyboard.press("s")
    expect(cell).to_contain_text("recorded by Ada")
    page.keyboard.press("n")
    page.keyboard.type("looked at the whole article")
    page.keyboard.press("Escape")
    driving.all_saved(page)
    silences = [event for event in driving.events(project) if event["kind"] == "silence"]
    assert silences[-1]["note"] == "looked at the whole article"
    assert silences[-1]["annotation"] == silences[0]["annotation"]
    assert silences[0]["claim"]
    assert silences[0]["anchors"]

    page.reload()
    expect(cell).to_contain_text("recorded by Ada")
    go_to(page, "recorded")
    page.keyboard.press("s")
    expect(cell).to_have_attribute("data-state", "silence")
    page.keyboard.press("Control+z")
    expect(cell).to_have_attribute("data-state", "recorded")
    driving.all_saved(page)


def test_the_date_guard_refuses_a_silence_before_the_claim_was_known_and_says_why(page, project):
    before = driving.events(project)
    go_to(page, "too early")
    expect(page.locator(".panel")).to_contain_text("Not a silence")
    expect(page.get_by_role("button", name="Record a silence")).to_be_disabled()
    page.keyboard.press("s")
    expect(page.locator(".notice-line")).to_contain_text("Not a silence")
    driving.all_saved(page)
    assert driving.events(project) == before


def test_enter_opens_the_claim_in_compare_and_back_returns_to_its_row(page):
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    label = page.locator("[data-cell='2:0'] .label").inner_text()
    page.keyboard.press("Enter")
    expect(page.locator(".row-button[aria-current]")).to_contain_text(label[:40])
    page.go_back()
    expect(at(page)).to_have_attribute("data-cell", "2:0")


def test_reading_a_silence_brings_the_silent_outlets_article_along(page):
    cell = go_to(page, "silence")
    outlet = (
        page.locator("thead th")
        .nth(int(cell.get_attribute("data-cell").split(":")[1]))
        .locator("button")
        .inner_text()
    )
    page.keyboard.press("r")
    expect(page.locator(".part-read .column").first).to_be_visible()
    chosen = page.locator(".outlet-choice").evaluate_all(
        "(all) => all.map((s) => s.selectedOptions[0].textContent)"
    )
    assert any(outlet.strip() in words for words in chosen)


def test_filters_and_orders_live_in_the_address(page):
    page.get_by_label("Which claims").select_option("alone")
    expect(page.locator(".claim-cell .badge").first).to_have_text("one outlet only")
    page.locator("thead button", has_text="TRT World").click()
    expect(page.locator("th[aria-sort=ascending]")).to_contain_text("TRT World")
    expect(page.locator("tbody tr").first.locator("td").nth(3)).to_have_attribute("data-state", "told")
    assert "kind=alone" in page.url
    page.reload()
    expect(page.locator("th[aria-sort=ascending]")).to_contain_text("TRT World")
    page.go_back()
    expect(page.locator("th[aria-sort=ascending]")).to_have_count(0)


def test_who_codes_blind_is_told_no_outlet_on_any_page_unasked(chromium, server):
    context = driving.person(chromium, "Bly")
    context.add_init_script(
        "localStorage.setItem('source-compare', JSON.stringify({ annotator: 'Bly', blind: true }))"
    )
    page = driving.open_page(context, server, "/coverage")
    expect(page.locator(".absent").first).to_be_visible()
    said = page.locator("thead").inner_text() + " ".join(
        page.locator(".absent").evaluate_all("cells => cells.map((cell) => cell.title)")
    )
    articles = read_folder(driving.ROOT / "seeds").articles
    names = {article.outlet for article in articles} | {article.agency for article in articles} - {""}
    assert not [name for name in names if re.search(rf"\b{re.escape(name)}\b", said)]

    page.get_by_role("link", name="Read", exact=True).click()
    for _ in range(2):
        page.get_by_role("button", name="Add another article").click()
    expect(page.locator(".read .head")).to_contain_text(re.compile("Outlet [A-E] and Outlet [A-E].*apart"))
    assert not [name for name in names if name in page.locator(".read .head").inner_text()]
    for place in ("Home", "Sources", "Export"):
        page.get_by_role("link", name=place, exact=True).click()
        expect(page.locator("h1")).to_have_text(place if place != "Home" else re.compile("project"))
        expect(page.get_by_text("You are coding blind")).to_be_visible()
    context.close()

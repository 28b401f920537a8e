"""Home in a real Chromium: it says what to do next, and that changes with what is done."""

import uuid

import driving
import pytest
from playwright.sync_api import expect

from compare.project import Project
from compare.ui.desk import Desk


@pytest.fixture
def context(chromium):
    context = driving.person(chromium, "Ada")
    yield context
    context.close()


def steps(page):
    return page.locator(".step h3")


def test_a_new_project_begins_with_reading_and_goes_on_with_what_is_left(context, server):
    page = driving.open_page(context, server, "/home")
    expect(steps(page).first).to_have_text("Read the articles side by side")
    page.locator(".step button").first.click()
    expect(page.locator("[data-standing=matched]").first).to_be_visible()
    page.keyboard.press("]")
    page.keyboard.press("x")
    driving.all_saved(page)
    page.get_by_role("link", name="Home", exact=True).click()
    expect(steps(page).first).to_have_text("Tag how the tellings differ")
    expect(page.locator(".people tbody th")).to_have_text("Ada")
    again = page.locator(".step", has_text="Match again with your verdicts")
    again.get_by_role("button").click()
    expect(page.locator(".notice-line")).to_contain_text("Matched again")
    expect(again).to_have_count(0)


def test_disagreements_between_annotators_are_to_be_settled(context, server, project):
    desk = Desk(Project.open(project))
    match = desk.material().alignment.matches[0]
    page = driving.open_page(context, server, "/home")
    for name, verdict in (("Bob", "same"), ("Cleo", "different")):
        event = {"kind": "judgement", "claim_a": match.claim_a, "claim_b": match.claim_b, "verdict": verdict}
        desk.record(name, [{**event, "op": str(uuid.uuid4())}])
    step = page.locator(".step", has_text="Settle 1 disagreement")
    expect(step).to_contain_text("Bob and Cleo")
    step.get_by_role("button").click()
    expect(page.locator(".part-review .claim").first).to_contain_text(
        desk.material().claim[match.claim_a].exact[:30]
    )


def test_every_article_leads_to_reading_it(context, server):
    page = driving.open_page(context, server, "/home")
    page.get_by_role("link", name="NATO not involved in US-Israeli war on Iran: Rutte").click()
    expect(
        page.locator(".column h2", has_text="NATO not involved in US-Israeli war on Iran: Rutte")
    ).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Where the work stands")).to_be_visible()


def test_an_empty_project_says_how_to_add_articles(chromium, tmp_path):
    with driving.serving(tmp_path, tmp_path / "server.log") as running:
        context = driving.person(chromium, "Ada")
        page = driving.open_page(context, running, "/")
        expect(page.get_by_role("heading", name="There are no articles yet")).to_be_visible()
        page.get_by_role("button", name="Add articles").click()
        expect(page.locator("nav a[aria-current]")).to_have_text("Sources")
        context.close()

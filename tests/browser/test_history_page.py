"""The History page in a browser: undo what another tab did, look back, place a lost claim anew."""

import driving
import pytest
from playwright.sync_api import expect

from compare.annotations import Catalogue
from compare.project import Project

LOST = (
    "Rutte characterized the US and Israeli operations as “really important,” claiming they were aimed at "
    "degrading Iran’s nuclear and ballistic missile capabilities."
)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    root = driving.copy_of_seeds(tmp_path_factory.mktemp("project"))
    opened = Project.open(root)
    claims = {claim.exact: claim.claim_id for claim in opened.claims}
    match = opened.alignment().matches[0]
    catalogue = Catalogue(opened.claims, {each.article_id: each.text for each in opened.articles})
    events = [
        {"kind": "judgement", "claim_a": match.claim_a, "claim_b": match.claim_b, "verdict": "same"},
        {"kind": "note", "claim": claims[LOST], "note": "strong word"},
    ]
    opened.store.record("Ada", [catalogue.completed(event) for event in events])
    article = root / "seeds" / "001_4b2d17f57ebafa46.txt"
    article.write_text(
        article.read_text(encoding="utf-8").replace(LOST, "The chief spoke warmly."), encoding="utf-8"
    )
    return root


@pytest.fixture
def page(chromium, server):
    context = driving.person(chromium, "Ada")
    yield driving.open_page(context, server, "/history")
    context.close()


def test_what_was_done_is_undone_and_done_again_from_the_list(page):
    judged = page.locator(".event[data-kind=judgement]")
    judged.get_by_role("button", name="Undo").click()
    expect(judged).to_contain_text("undone")
    driving.all_saved(page)
    judged.get_by_role("button", name="Do again").click()
    expect(judged).not_to_contain_text("undone")
    expect(page.locator(".event")).to_have_count(4)


def test_a_look_back_changes_nothing_and_back_leads_to_now(page):
    page.get_by_label("As it was at (UTC)").fill("2020-01-01")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Nothing here yet")).to_be_visible()
    page.go_back()
    expect(page.locator(".event").first).to_be_visible()


def test_a_lost_claim_is_placed_by_hand(page, project):
    page.locator("[data-orphan]").get_by_role("button", name="It is this").first.click()
    expect(page.locator("[data-orphan]")).to_have_count(0)
    driving.all_saved(page)
    assert [event["kind"] for event in driving.events(project)][-1] == "reanchor"

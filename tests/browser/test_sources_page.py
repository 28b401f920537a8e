"""The Sources page in a browser: state what is unknown, take a paragraph out, add by paste and by file."""

import re

import driving
import pytest
from playwright.sync_api import expect

STORY = "Ministers Meet\n\nTwo ministers met on Monday to talk about grain. They agreed on nothing.\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    folder = driving.copy_of_seeds(tmp_path_factory.mktemp("project"))
    (folder / "seeds" / "new.txt").write_text(STORY, encoding="utf-8")
    return folder


@pytest.fixture
def page(chromium, server):
    context = driving.person(chromium, "Ada")
    yield driving.open_page(context, server, "/sources")
    context.close()


def test_what_is_unknown_is_asked_and_written_to_the_manifest(page, project):
    asking = page.locator(".asking-line")
    asking.get_by_label("Outlet").fill("=The Wire")
    asking.get_by_label("Published").fill("2026-03")
    page.keyboard.press("Enter")
    expect(page.locator(".asking")).to_have_count(0)
    expect(page.get_by_role("table", name="Articles")).to_contain_text("=The Wire")
    assert "new.txt,=The Wire" in (project / "seeds" / "articles.csv").read_text(encoding="utf-8")


def test_one_click_takes_a_paragraph_out_and_one_takes_the_decision_back(page, project):
    page.get_by_role("button", name="NATO not involved").click()
    body = page.locator(".region[data-kind=body]").first
    expect(body).to_be_visible()
    start = body.get_attribute("data-start")
    item = page.locator(f".region[data-start='{start}']")
    item.get_by_role("button", name="Take out").click()
    expect(item).to_have_attribute("data-kind", "other")
    assert start in (project / "seeds" / "regions.csv").read_text(encoding="utf-8")
    item.get_by_role("button", name="Undo decision").click()
    expect(item).to_have_attribute("data-kind", "body")
    page.go_back()
    expect(page.get_by_role("heading", name="Sources")).to_be_visible()


def test_typing_survives_what_happens_meanwhile(page):
    page.get_by_role("button", name="NATO not involved").click()
    page.get_by_label("Author").fill("A. Reporter")
    page.locator(".region[data-kind=caption]").first.get_by_role("button", name="Take in").click()
    expect(page.get_by_role("button", name="Undo decision")).to_be_visible()
    expect(page.get_by_label("Author")).to_have_value("A. Reporter")


def test_articles_come_by_paste_and_by_file_and_what_became_of_each_is_said(page):
    page.get_by_role("button", name="Add articles").click()
    page.locator("textarea").fill("Harbour Closed\n\nThe harbour was closed on Friday, the mayor said.")
    page.get_by_role("form", name="Paste text").get_by_role("button", name="Add").click()
    outcome = page.get_by_role("table", name="What became of what was added")
    expect(outcome).to_contain_text("Harbour Closed")
    page.locator("input[type=file]").set_input_files(
        [
            {
                "name": "<b>bridge</b>.txt",
                "mimeType": "text/plain",
                "buffer": b"Bridge Opens\n\nIt opened on Monday.",
            },
            {"name": "photo.exe", "mimeType": "text/plain", "buffer": b"MZ"},
        ]
    )
    expect(outcome).to_contain_text("Bridge Opens")
    expect(outcome).to_contain_text("refused")
    expect(outcome).to_contain_text("<b>bridge</b>.txt")


def test_files_given_while_the_page_is_busy_all_arrive(page):
    page.get_by_role("button", name="Add articles").click()
    page.locator("textarea").fill("Bakery Sold\n\nThe bakery was sold on Friday, its owner said.")
    page.get_by_role("form", name="Paste text").get_by_role("button", name="Add").click()
    for number in range(3):
        page.locator("input[type=file]").set_input_files(
            {
                "name": f"busy-{number}.txt",
                "mimeType": "text/plain",
                "buffer": f"Day {number}\n\nIt rained.".encode(),
            }
        )
    page.get_by_role("button", name="All sources").click()
    for number in range(3):
        expect(page.get_by_role("table", name="Articles")).to_contain_text(f"Day {number}")


def test_a_file_on_its_way_when_the_program_dies_arrives_after_its_restart(page, server, project):
    page.get_by_role("button", name="Add articles").click()
    story = b"Long Report\n\n" + b"The river rose again on Monday, officials said. " * 60_000
    page.locator("input[type=file]").set_input_files(
        {"name": "long.txt", "mimeType": "text/plain", "buffer": story}
    )
    expect(page.locator(".drop .said")).to_contain_text("Sending")
    server.kill()
    server.start()
    expect(page.locator(".drop .said")).to_have_text(re.compile("1 (read|refused)"))


def test_files_that_the_program_had_when_it_died_are_sent_again(page, server, project):
    page.get_by_role("button", name="Add articles").click()
    page.locator("input[type=file]").set_input_files(
        {
            "name": "short.txt",
            "mimeType": "text/plain",
            "buffer": b"Short Report\n\nThe river rose, officials said.",
        }
    )
    server.kill()  # with all of the file, perhaps, and none of the answer
    server.start()
    expect(page.locator(".drop .said")).to_have_text(re.compile("1 (read|already there)"))
    page.get_by_role("button", name="All sources").click()
    expect(page.get_by_role("table", name="Articles")).to_contain_text("Short Report")

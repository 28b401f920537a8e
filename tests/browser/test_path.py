"""The whole path of a first session: open, compare, choose words, tag, reload, restart, edit, export."""

import re
import subprocess

import driving
import pytest
from playwright.sync_api import expect


@pytest.fixture(scope="module")
def context(chromium):
    """One browser for the whole path: it must outlive the server."""
    context = driving.person(chromium, "")
    yield context
    context.close()


def test_a_first_session_from_name_to_restart(context, server, project):
    page = driving.open_page(context, server)

    page.get_by_label("Your name").fill("Ada  Lovelace")
    page.get_by_role("button", name="Start").click()
    expect(page.locator(".who")).to_have_text("Ada Lovelace")

    row = page.locator(".row-button").nth(1)
    row.click()
    expect(row).to_have_attribute("aria-current", "true")
    expect(page.locator(".column").nth(1)).to_be_visible()
    expect(page.locator(".piece.difference").first).to_be_visible()

    page.keyboard.press("Escape")
    one, other = (page.locator(".column").nth(side).locator(".claim").last for side in (0, 1))
    drag_over_first_word(page, one)
    drag_over_first_word(page, other)
    expect(one.locator(".piece.chosen").first).to_be_visible()
    expect(other.locator(".piece.chosen").first).to_be_visible()

    page.keyboard.press("v")
    card = page.locator(".tag-card")
    expect(card).to_have_count(1)
    page.keyboard.press("2")
    page.keyboard.press(">")
    page.keyboard.press("Enter")
    page.keyboard.type("“claimed” keeps its distance")
    page.keyboard.press("Tab")
    driving.all_saved(page)

    page.reload()
    expect(card).to_have_count(1)
    expect(card).to_contain_text("“claimed” keeps its distance")
    expect(card).to_contain_text("low confidence")

    server.kill()
    server.start()
    page.reload()
    expect(card).to_contain_text("“claimed” keeps its distance")

    card.locator(".tag-name").click()
    page.keyboard.press(">")
    expect(pressed(card, "confidence")).to_have_text("medium")
    page.keyboard.press("Control+z")
    expect(pressed(card, "confidence")).to_have_text("low")
    page.keyboard.press("Control+Shift+Z")
    expect(pressed(card, "confidence")).to_have_text("medium")
    driving.all_saved(page)

    tags = [event for event in driving.events(project) if event["kind"] == "tag"]
    assert {event["annotation"] for event in tags} == {tags[0]["annotation"]}
    evidence = [anchor for anchor in tags[-1]["anchors"] if anchor["role"] == "evidence"]
    assert [anchor["side"] for anchor in evidence] == ["a", "b"]
    assert all(words_stand_there(project, anchor) for anchor in evidence)


def test_an_export_from_the_page_is_byte_for_byte_the_command_lines(context, server, project, tmp_path):
    page = context.pages[0]
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Export the tables").click()
    from_page = tmp_path / "page.zip"
    waiting.value.save_as(from_page)
    from_shell = tmp_path / "shell.zip"
    command = [*driving.COMMAND, "export", str(project), "--out", str(from_shell)]
    subprocess.run(command, check=True, capture_output=True)
    assert from_page.read_bytes() == from_shell.read_bytes()


def drag_over_first_word(page, claim):
    """Double-click: the browser's own way to choose a word. A quotation mark alone is none."""
    words = claim.locator(".piece", has_text=re.compile(r"\w{3}")).first
    box = words.bounding_box()
    page.mouse.dblclick(box["x"] + 12, box["y"] + 12)


def pressed(card, field):
    return card.locator(f"[data-field={field}] button[aria-pressed=true]")


def words_stand_there(project, anchor):
    [file] = (project / "seeds").glob(f"{anchor['article']}.txt")
    return file.read_text(encoding="utf-8")[anchor["start"] : anchor["end"]] == anchor["exact"]

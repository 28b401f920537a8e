"""The Codebook page in a browser: add a tag, be refused in words, rename one and undo it."""

import driving
import pytest
from playwright.sync_api import expect


@pytest.fixture
def page(chromium, server):
    context = driving.person(chromium, "Ada")
    yield driving.open_page(context, server, "/codebook")
    context.close()


def test_a_tag_is_added_and_offered_where_one_is_comparing_already(page, server):
    comparing = driving.open_page(page.context, server)
    expect(comparing.locator(".tag-button").first).to_be_visible()
    page.get_by_role("button", name="Add a tag").click()
    form = page.get_by_role("form", name="Add a tag")
    form.get_by_label("Id", exact=True).fill("NAM.SOFT")
    form.get_by_label("Name", exact=True).fill("Euphemism <b>")
    form.get_by_label("Definition").fill("A softer word.")
    form.get_by_label("Key", exact=True).fill("j")
    form.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("next pair")
    expect(form.get_by_label("Definition")).to_have_value("A softer word.")

    form.get_by_label("Key", exact=True).fill("x")
    form.get_by_role("button", name="Save").click()
    expect(page.locator("[data-tag='NAM.SOFT']")).to_contain_text("Euphemism <b>")
    comparing.get_by_label("Which claims").select_option("echo")
    expect(comparing.locator("button[data-tag='NAM.SOFT']")).to_be_visible()
    comparing.close()


def test_a_tag_is_renamed_by_a_step_that_can_be_undone(page):
    page.get_by_role("button", name="Edit Label").click()
    page.get_by_text("Rename, merge or remove").click()
    step = page.get_by_role("form", name="Rename")
    step.get_by_role("textbox").fill("NAM.NAME")
    step.get_by_role("button", name="Rename").click()
    expect(page.locator("[data-tag='NAM.NAME']")).to_be_visible()
    expect(page.get_by_text("NAM.LABEL").first).to_be_visible()
    page.locator("li", has_text="NAM.NAME").get_by_role("button", name="Undo").click()
    expect(page.locator("[data-tag='NAM.NAME']")).to_have_count(0)
    driving.all_saved(page)


def test_leaving_the_page_at_once_loses_neither_the_renaming_nor_what_makes_annotations_follow(page):
    page.get_by_role("button", name="Edit Reporting verb").click()
    page.get_by_text("Rename, merge or remove").click()
    step = page.get_by_role("form", name="Rename")
    step.get_by_role("textbox").fill("ATT.CUE")
    clicked = [step.get_by_role("button", name="Rename"), page.get_by_role("link", name="History")]
    page.evaluate("all => all.forEach((each) => each.click())", [each.element_handle() for each in clicked])
    expect(page.get_by_role("region", name="What was done")).to_contain_text("ATT.CUE")
    page.get_by_role("link", name="Codebook").click()
    expect(page.locator("[data-tag='ATT.CUE']")).to_be_visible()


def test_a_codebook_is_taken_along_and_another_brought_in_after_its_changes_are_shown(page, tmp_path):
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download as .qdc").click()
    waiting.value.save_as(tmp_path / "codebook.qdc")
    assert b"urn:QDA-XML:codebook:1.0" in (tmp_path / "codebook.qdc").read_bytes()

    table = b"tag,tag_name,definition\nTONE,Tone,How warm it is.\n"
    page.locator("input[type=file]").set_input_files(
        {"name": "ours.csv", "mimeType": "text/csv", "buffer": table}
    )
    offered = page.get_by_role("region", name="Another codebook")
    expect(offered).to_contain_text("1 new")
    offered.get_by_role("button", name="Add its new tags to ours").click()
    expect(page.locator("[data-tag=TONE]")).to_be_visible()
    expect(offered).to_have_count(0)

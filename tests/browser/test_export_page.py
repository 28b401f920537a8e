"""The Export page in a browser: filters in the address, rows counted, tables taken home."""

import zipfile

import driving
import pytest
from playwright.sync_api import expect


@pytest.fixture
def page(chromium, server):
    context = driving.person(chromium, "Ada")
    yield driving.open_page(context, server, "/export")
    context.close()


def test_tables_are_counted_shown_filtered_and_taken_home(page, tmp_path):
    expect(page.locator("[data-table=claims] .number").first).not_to_have_text("0")
    page.get_by_role("button", name="claims.csv").click()
    expect(page.get_by_role("heading", name="claims.csv")).to_be_visible()

    page.get_by_label("Leave out the articles’ words").check()
    expect(page.get_by_label("Command", exact=True)).to_contain_text("--without-text")
    page.go_back()
    expect(page.get_by_label("Command", exact=True)).not_to_contain_text("--without-text")
    expect(page.get_by_role("heading", name="claims.csv")).to_be_visible()

    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download the tables (zip)").click()
    waiting.value.save_as(tmp_path / "tables.zip")
    with zipfile.ZipFile(tmp_path / "tables.zip") as archive:
        assert {"claims.csv", "annotations.csv", "datapackage.json", "README.txt"} <= set(archive.namelist())


def test_a_date_that_is_none_stops_the_export_in_words(page):
    page.locator("[name=since]").fill("last week")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("'last week' is not a date")
    expect(page.get_by_role("button", name="Download the tables (zip)")).to_have_count(0)

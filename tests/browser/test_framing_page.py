"""The Framing page in a browser: from a number to its claims and their comparison; figures taken home."""

import driving
import pytest
from lxml import etree
from playwright.sync_api import expect


@pytest.fixture
def page(chromium, server):
    context = driving.person(chromium, "Ada")
    yield driving.open_page(context, server, "/framing")
    context.close()


def test_a_number_leads_to_its_claims_and_to_the_comparison_and_back(page):
    page.get_by_role("button", name="Leads and buries").click()
    page.get_by_role("button", name="headline", exact=True).first.click()
    behind = page.get_by_label("Claims behind the number")
    expect(behind.locator("li")).to_have_count(1)
    words = behind.locator(".words").inner_text()
    behind.get_by_role("button", name="Compare with other outlets").click()
    expect(page.locator(".claim", has_text=words)).to_be_visible()
    page.go_back()
    expect(behind.locator(".words")).to_have_text(words)
    page.go_back()
    expect(behind).to_have_count(0)


def test_figures_are_taken_home_as_svg_that_stands_alone(page, tmp_path):
    for tab in ("Naming", "Attribution", "Quoting", "Leads and buries", "Dates"):
        page.get_by_role("button", name=tab, exact=True).click()
        expect(page.get_by_role("button", name=tab, exact=True)).to_have_attribute("aria-current", "page")
        with page.expect_download() as waiting:
            page.get_by_role("button", name="Download SVG").click()
        waiting.value.save_as(tmp_path / "figure.svg")
        figure = etree.parse(tmp_path / "figure.svg", etree.XMLParser(resolve_entities=False))
        tags = {etree.QName(element).localname for element in figure.iter("{*}*")}
        assert tags <= {"svg", "g", "rect", "line", "text", "title"}
        assert not figure.xpath("//@*[starts-with(name(), 'on') or contains(., 'var(')]")
        assert figure.xpath("//*[local-name() = 'text']")


def test_a_figure_is_taken_home_as_png_without_the_net(page, tmp_path):
    page.get_by_role("button", name="Attribution").click()
    button = page.get_by_role("button", name="Download PNG")
    expect(button).to_be_visible()
    page.context.set_offline(True)
    with page.expect_download() as waiting:
        button.click()
    waiting.value.save_as(tmp_path / "figure.png")
    content = (tmp_path / "figure.png").read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(content[16:20], "big") >= 2000


def test_a_person_who_codes_blind_is_asked_before_outlets_are_named(page):
    page.evaluate("localStorage.setItem('source-compare', JSON.stringify({ annotator: 'Ada', blind: true }))")
    page.goto(page.url)
    expect(page.get_by_text("You are coding blind")).to_be_visible()
    expect(page.get_by_text("TRT World")).to_have_count(0)
    page.get_by_role("button", name="Show the names all the same").click()
    expect(page.get_by_role("table")).to_contain_text("TRT World")

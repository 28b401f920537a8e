"""axe-core finds nothing to complain of, on any page, in both themes, and text contrast is 7:1 or more."""

import shutil
import subprocess

import driving
import pytest
from playwright.sync_api import expect

from compare.ui.pages import PAGES

VERSION = "4.10.2"
FOLDER = driving.ROOT / "node_modules" / ".axe"
"""Ignored by git; npm puts axe-core there once."""

RUN = """() => axe.run({ exclude: ["[data-testid=stSkipToContent]"] }, {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  rules: { "color-contrast-enhanced": { enabled: true } },
})"""


@pytest.fixture(scope="session")
def axe():
    script = FOLDER / "node_modules" / "axe-core" / "axe.min.js"
    if not script.exists():
        if shutil.which("npm") is None:
            pytest.skip("npm is not installed, so axe-core's accessibility checks were not run")
        FOLDER.mkdir(parents=True, exist_ok=True)
        install = [
            "npm",
            "install",
            "--no-save",
            "--no-audit",
            "--no-fund",
            "--prefix",
            str(FOLDER),
            f"axe-core@{VERSION}",
        ]
        found = subprocess.run(install, cwd=FOLDER, capture_output=True, text=True, check=False)
        if found.returncode:
            pytest.skip(f"npm could not fetch axe-core, so its checks were not run: {found.stderr[-200:]}")
    return script.read_text(encoding="utf-8")


# Excluded: Streamlit's own link that skips to the content; axe wants it inside a landmark.


def complaints(page, axe):
    """Violations in a line each: the rule, and the first element it names."""
    page.evaluate(axe)
    found = page.evaluate(RUN)["violations"]
    return [
        f"{entry['id']}: {entry['nodes'][0]['target']} {entry['nodes'][0]['html'][:160]}" for entry in found
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_barrier(chromium, server, axe, scheme):
    context = driving.person(chromium, "Ada", color_scheme=scheme, reduced_motion="reduce")
    page = driving.open_page(context, server)
    found = {}
    for each in PAGES:
        page.get_by_role("link", name=each.title, exact=True).click()
        expect(page.locator(f"nav a[aria-current=page][data-path={each.path}]")).to_be_visible()
        expect(page.locator(f".part-{each.path}, .stMain iframe").first).to_be_attached()
        driving.all_saved(page)
        found |= {f"{each.title}: {words}": 1 for words in complaints(page, axe)}
    context.close()
    assert "\n".join(found) == ""


def test_a_tag_in_hand_the_dialogs_and_adding_have_no_barrier(chromium, server, axe):
    context = driving.person(chromium, "Ada", reduced_motion="reduce")
    page = driving.open_page(context, server)
    expect(page.locator(".claim").first).to_be_visible()
    for key in ".v0":
        page.keyboard.press(key)
    expect(page.locator(".fields")).to_be_visible()
    found = complaints(page, axe)
    for opener in ("Settings", "Help"):
        page.get_by_role("button", name=opener, exact=False).and_(page.locator(".bar button")).click()
        found += complaints(page, axe)
        page.keyboard.press("Escape")
    page.goto(f"{server.address}/sources?add=yes")
    expect(page.locator(".drop")).to_be_visible()
    found += complaints(page, axe)
    context.close()
    assert "\n".join(found) == ""

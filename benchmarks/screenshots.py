"""Pictures of every page into docs/screenshots/, light and dark: empty, the five seed articles, 10,000 pairs.

python benchmarks/screenshots.py                 all of them
python benchmarks/screenshots.py --only seeds    one of: empty, seeds, large
"""

import argparse
import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "browser"))

import driving

from browser import MATCHING, invent
from compare.ui.pages import PAGES

PICTURES = driving.ROOT / "docs" / "screenshots"
THEMES = ("light", "dark")
SIZE = {"width": 1440, "height": 900}
EXAMPLE = "an exporter of chaos"
COLOURS = 128
"""Of each picture: all that a flat page needs, at a third of the size."""


def picture(page: Page, name: str) -> None:
    """Save what is on screen, once notices have faded and all is saved."""
    driving.all_saved(page)
    expect(page.locator(".notice-line.shown")).to_have_count(0)
    with Image.open(io.BytesIO(page.screenshot())) as shot:
        shot.convert("RGB").quantize(COLOURS).save(PICTURES / f"{name}.png", optimize=True)


def annotate(browser: Browser, server: driving.Server) -> None:
    """A few tags and verdicts, so that pages have something to show."""
    context = driving.person(browser, "Ada")
    page = driving.open_page(context, server)
    expect(page.locator(".claim").first).to_be_visible()
    open_example(page)
    for key in (
        ".",
        "v",
        "1",
        ">",
        ">",
        ".",
        ".",
        ".",
        "q",
        "2",
        "-",
        "s",
        "Escape",
        "j",
        ".",
        "h",
        "2",
        "Escape",
        "k",
    ):
        page.keyboard.press(key)
    driving.all_saved(page)
    context.close()


def open_example(page: Page) -> None:
    """Open the claim that the guide speaks of, where the project has it."""
    example = page.locator(".row-button", has_text=EXAMPLE)
    if example.count():
        example.first.click()


def show_tagged(page: Page) -> None:
    """Open the example with its first tag in hand, from the top."""
    open_example(page)
    if page.locator(".tag-name").count():
        page.locator(".tag-name").first.click()
    page.locator("section.main").evaluate("(main) => { main.scrollTop = 0; }")


def pages_of(browser: Browser, server: driving.Server, state: str, theme: str) -> None:
    """One picture of each page."""
    context = driving.person(browser, "Ada", color_scheme=theme, reduced_motion="reduce")
    page = driving.open_page(context, server, f"/{PAGES[0].path}")
    page.set_viewport_size(SIZE)  # type: ignore[arg-type]
    for each in PAGES:
        page.get_by_role("link", name=each.title, exact=True).click()
        expect(page.locator(f".part-{each.path}").first).to_be_attached()
        if each.path == "compare":
            show_tagged(page)
        picture(page, f"{each.path}-{state}-{theme}")
    context.close()


def empty(browser: Browser, root: Path) -> None:
    """A project without articles."""
    (root / "new-project" / "articles").mkdir(parents=True)
    with driving.serving(root / "new-project", root / "empty.log") as server:
        for theme in THEMES:
            pages_of(browser, server, "empty", theme)


def seeds(browser: Browser, root: Path) -> None:
    """The five seed articles, with a few tags and verdicts."""
    with driving.serving(driving.copy_of_seeds(root / "nato-iran"), root / "seeds.log") as server:
        annotate(browser, server)
        for theme in THEMES:
            pages_of(browser, server, "seeds", theme)


def large(browser: Browser, root: Path) -> None:
    """10,000 pairs."""
    with driving.serving(invent(root / "long-story"), root / "large.log", MATCHING) as server:
        context = driving.person(browser, "Ada")
        page = driving.open_page(context, server)
        expect(page.locator(".claim").first).to_be_attached(timeout=MATCHING * 1000)
        context.close()
        for theme in THEMES:
            pages_of(browser, server, "large", theme)


STATES = {"empty": empty, "seeds": seeds, "large": large}


def main() -> None:
    """Make what was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", choices=STATES)
    only = parser.parse_args().only
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = driving.launch(playwright)
        for name, make in STATES.items():
            if only in {None, name}:
                make(browser, Path(folder))
        browser.close()


if __name__ == "__main__":
    main()

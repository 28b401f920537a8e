"""How fast the screen is, and what it keeps when its server dies. Drives a real Chromium.

    python benchmarks/browser.py                 seeds and 10,000 pairs, then 50 kills
    python benchmarks/browser.py --only seeds    one of: seeds, large, kills

Prints what a person feels: key to paint, key to saved (acknowledged after fsync), bytes an action, page
switch, first usable page, how soon a colleague sees it; then how many verdicts of a fast hand were lost or
doubled by killing the server.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "browser"))

import driving

ACTIONS = 30
MATCHING = 900.0
"""Seconds that matching may take before the first start."""

KILLS = 50
EACH = 5
"""Verdicts around each kill."""

OUTLETS = 10
SENTENCES = 225
"""Sentences of one story that all OUTLETS tell: 225 × 45 pairs of outlets = 10,125 pairs of one claim."""
VOCABULARY = 20_000
SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]

WATCH = """() => {
  window.painted = []; window.saved = [];
  let pressed = 0;
  window.addEventListener("keydown", () => {
    pressed = performance.now();
    requestAnimationFrame(() => setTimeout(() => window.painted.push(performance.now() - pressed)));
  }, true);
  const parts = [...document.querySelectorAll("*")];
  const sign = parts.map((each) => each.shadowRoot?.querySelector(".saved")).find(Boolean);
  new MutationObserver(() => sign.dataset.unsaved === "0" && window.saved.push(performance.now() - pressed))
    .observe(sign, { attributes: true, attributeFilter: ["data-unsaved"] });
}"""


def invent(folder: Path) -> Path:
    """A project of 10,000 pairs: one long story told by ten outlets, each changing two words a sentence."""
    chance = random.Random(7)  # noqa: S311 - invented text, no secret
    vocabulary = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(VOCABULARY)]
    (folder / "articles").mkdir(parents=True)
    rows = ["source_file,outlet,agency,title,author,published,date_source,url,language"]
    story = [chance.choices(vocabulary, k=chance.randint(10, 18)) for _ in range(SENTENCES)]
    for number in range(OUTLETS):
        name = f"{number:02}.txt"
        text = "\n\n".join(_sentence(_retold(words, vocabulary, chance)) for words in story)
        (folder / "articles" / name).write_text(f"Report {number}\n\n{text}\n", encoding="utf-8")
        rows.append(f"{name},Outlet {number},,,,2026-03-{number + 1:02},stated,,en")
    (folder / "articles" / "articles.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


def _retold(words: list[str], vocabulary: list[str], chance: random.Random) -> list[str]:
    changed = set(chance.sample(range(len(words)), 2))
    return [chance.choice(vocabulary) if place in changed else word for place, word in enumerate(words)]


def _sentence(words: list[str]) -> str:
    return f"{words[0].capitalize()} {' '.join(words[1:])}."


@contextmanager
def opened(browser: Browser, server: driving.Server, path: str) -> Iterator[tuple[Page, list[int]]]:
    """A page and the sizes of its websocket messages, both ways."""
    context = driving.person(browser, "Bench")
    page = context.new_page()
    sizes: list[int] = []

    def listen(socket: object) -> None:
        for event in ("framesent", "framereceived"):
            socket.on(event, lambda payload: sizes.append(len(payload)))  # type: ignore[attr-defined]

    page.on("websocket", listen)
    page.goto(server.address + path)
    yield page, sizes
    context.close()


def first_page(browser: Browser, server: driving.Server) -> float:
    """Seconds from opening the address to a claim on screen."""
    started = time.perf_counter()
    with opened(browser, server, "/compare") as (page, _):
        expect(page.locator(".claim").first).to_be_visible()
        return time.perf_counter() - started


def actions(
    browser: Browser, server: driving.Server, path: str, ready: str, key: Callable[[int], str]
) -> dict[str, float]:
    """Medians over ACTIONS key presses, each saved before the next."""
    with opened(browser, server, path) as (page, sizes):
        expect(page.locator(ready).first).to_be_visible()
        driving.all_saved(page)
        page.evaluate(WATCH)
        page.wait_for_timeout(500)
        before = sum(sizes)
        for number in range(ACTIONS):
            page.keyboard.press(key(number))
            page.wait_for_timeout(60)
            driving.all_saved(page)
        spent = sum(sizes) - before
        painted, saved = page.evaluate("[window.painted, window.saved]")
        return {
            "key to paint, ms": statistics.median(painted),
            "key to saved, ms": statistics.median(saved) if saved else float("nan"),
            "bytes an action": spent / ACTIONS,
        }


def page_switch(browser: Browser, server: driving.Server) -> float:
    """Median milliseconds from click to the other page's content."""
    with opened(browser, server, "/compare") as (page, _):
        expect(page.locator(".claim").first).to_be_visible()
        taken = []
        for name, ready in [("Review", ".verdict"), ("Compare", ".row-button")] * 5:
            started = time.perf_counter()
            page.get_by_role("link", name=name, exact=True).click()
            expect(page.locator(ready).first).to_be_visible()
            taken.append((time.perf_counter() - started) * 1000)
        return statistics.median(taken[2:])


def colleague(browser: Browser, server: driving.Server) -> float:
    """Median seconds from a key of one person to the tag on another one's screen."""
    with opened(browser, server, "/compare") as (mine, _), opened(browser, server, "/compare") as (theirs, _):
        expect(mine.locator(".claim").first).to_be_visible()
        expect(theirs.locator(".claim").first).to_be_visible()
        taken = []
        for number in range(3):
            before = theirs.locator(".tag-card").count()
            started = time.perf_counter()
            mine.keyboard.press("vql"[number])
            expect(theirs.locator(".tag-card")).to_have_count(before + 1)
            taken.append(time.perf_counter() - started)
        return statistics.median(taken)


def speed(browser: Browser, project: Path, log: Path, title: str) -> None:
    """Print what one project feels like."""
    started = time.perf_counter()
    with driving.serving(project, log, MATCHING) as server:
        print(f"\n{title}")
        print(f"  matched and serving after {time.perf_counter() - started:8.1f} s")
        first_page(browser, server)
        usable = statistics.median(first_page(browser, server) for _ in range(3))
        print(f"  first usable page, warm   {usable:8.2f} s")
        print(f"  page switch               {page_switch(browser, server):8.0f} ms")
        print(f"  a colleague sees a tag    {colleague(browser, server):8.1f} s")
        for words, path, ready, key in (
            ("next claim (j)", "/compare", ".claim", lambda _number: "j"),
            ("tag (v)", "/compare", ".claim", lambda _number: "v"),
            ("verdict", "/review?order=sure", ".verdict", lambda number: "sdu"[number % 3]),
        ):
            for name, value in actions(browser, server, path, ready, key).items():
                if value == value:  # noqa: PLR0124 - moving on saves nothing, so has no such time
                    print(f"  {words:<16} {name:<18} {value:8.0f}")


def kills(browser: Browser, project: Path, log: Path, times: int) -> None:
    """Verdicts 40 ms apart around each of ``times`` SIGKILLs; the queue of the seeds lasts for fifty."""
    given = 0
    with driving.serving(project, log) as server, opened(browser, server, "/review") as (page, _):
        expect(page.locator(".verdict").first).to_be_visible()
        for _ in range(times):
            for number in range(EACH):
                expect(page.locator(".verdict").first).to_be_visible()
                page.keyboard.press("sdu"[number % 3])
                given += 1
                page.wait_for_timeout(40)
                if number == EACH // 2:
                    server.kill()
            server.start()
            driving.all_saved(page)
    ops = [event["op"] for event in driving.events(project)]
    lost, doubled = given - len(set(ops)), len(ops) - len(set(ops))
    print(f"\n{times} kills under a fast hand: {given} verdicts, {lost} lost, {doubled} doubled")


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", choices=["seeds", "large", "kills"])
    parser.add_argument("--kills", type=int, default=KILLS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser, root = driving.launch(playwright), Path(folder)
        if options.only in {None, "seeds"}:
            speed(browser, driving.copy_of_seeds(root / "seeds"), root / "seeds.log", "Five seed articles")
        if options.only in {None, "large"}:
            speed(browser, invent(root / "large"), root / "large.log", "10,000 pairs")
        if options.only in {None, "kills"}:
            kills(browser, driving.copy_of_seeds(root / "kills"), root / "kills.log", options.kills)
        browser.close()


if __name__ == "__main__":
    main()

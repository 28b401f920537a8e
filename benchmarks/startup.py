"""Seconds from ``make run`` to a usable page, and what ``align seeds`` costs. Prints medians of the runs.

    .venv/bin/python benchmarks/startup.py [RUNS]

Needs everything installed (``make test`` does it) and a Chromium.
"""

import os
import re
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "browser"))

from driving import launch  # noqa: E402 - the tests' own way to start a browser

READY = re.compile(r"Ready: (http://\S+)")
USABLE = "text=most to compare first"
"""The line above the list of clusters: once it is there, a cluster can be chosen."""


def main(runs: int) -> None:
    """Measure both and print them."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        starts = [_seconds_to_usable(browser) for _ in range(runs)]
        browser.close()
    aligns = [_seconds_to_align() for _ in range(runs)]
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"make run to a usable page   {_summary(starts)} s")
    print(f"align seeds, wall time      {_summary(aligns)} s")
    print(f"peak memory of any process  {peak:.0f} MB")


def _seconds_to_usable(browser: Browser) -> float:
    """From the command to the first cluster that can be chosen, in a browser that is already open."""
    began = time.monotonic()
    server = subprocess.Popen(
        ["make", "run"], cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        address = next(found[1] for line in server.stderr if (found := READY.search(line)))
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{address}/compare")
        page.locator(USABLE).first.wait_for()
        context.close()
        return time.monotonic() - began
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait()


def _seconds_to_align() -> float:
    with tempfile.TemporaryDirectory() as out:
        began = time.monotonic()
        command = [
            Path(sys.executable).with_name("source-compare"),
            "align",
            "seeds",
            "--out",
            f"{out}/tables",
        ]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        return time.monotonic() - began


def _summary(seconds: list[float]) -> str:
    spread = f"of {len(seconds)}: {min(seconds):.2f} to {max(seconds):.2f}"
    return f"median {statistics.median(seconds):.2f} ({spread})"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)

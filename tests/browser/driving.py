"""Driving the program as a person does: a real server process, a real Chromium.

Used by the tests here and by benchmarks/browser.py and benchmarks/screenshots.py.
"""

import contextlib
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

PATIENCE = 60_000
"""Milliseconds that a page may take on a busy machine; how fast it is on a quiet one, benchmarks tell."""

expect.set_options(timeout=PATIENCE)

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-c", "from compare.cli import main; main()")

LONGEST_START = 120.0
"""Seconds."""

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # A page that a test hands over (to add a policy to it) counts as from elsewhere; let it reach our server.
    "--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets",
)


def launch(playwright: Playwright) -> Browser:
    """The Chromium that $CHROMIUM names, or the system's, or Playwright's own."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    return playwright.chromium.launch(executable_path=path, args=list(FLAGS))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def copy_of_seeds(folder: Path) -> Path:
    """A project of its own with the five seed articles."""
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    return folder


class Server:
    """`source-compare run` on one project, which can be killed and started again on the same port."""

    def __init__(self, project: Path, log: Path, patience: float = LONGEST_START) -> None:
        self._patience = patience
        self.project = project
        self.port = free_port()
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        command = [*COMMAND, "run", str(self.project), "--port", str(self.port), "--no-browser"]
        with self._log.open("ab") as log:
            # A session of its own, so that the server beneath is killed with its parent, as in a crash.
            self._process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        self._wait()

    def kill(self) -> None:
        """No farewell: SIGKILL to the whole group."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def _wait(self) -> None:
        deadline = time.monotonic() + self._patience
        while time.monotonic() < deadline:
            if self._process is None or self._process.poll() is not None:
                raise AssertionError(f"the server stopped:\n{self._log.read_text()[-3000:]}")
            if self._answers():
                return
            time.sleep(0.05)
        raise AssertionError(f"the server did not answer:\n{self._log.read_text()[-3000:]}")

    def _answers(self) -> bool:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=1)
            connection.request("GET", "/_stcore/health")
            return connection.getresponse().status == 200
        except OSError:
            return False


@contextlib.contextmanager
def serving(project: Path, log: Path, patience: float = LONGEST_START) -> Iterator[Server]:
    server = Server(project, log, patience)
    try:
        server.start()
        yield server
    finally:
        server.kill()


def person(browser: Browser, name: str, **options: object) -> BrowserContext:
    """A browser of one person, who has already given a name (unless it is empty)."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, **options)  # type: ignore[arg-type]
    if name:
        context.add_init_script(
            "localStorage.getItem('source-compare') ?? "
            f"localStorage.setItem('source-compare', JSON.stringify({{annotator: {name!r}}}))"
        )
    context.set_default_timeout(PATIENCE)
    return context


def open_page(context: BrowserContext, server: Server, path: str = "/compare") -> Page:
    page = context.new_page()
    page.goto(server.address + path)
    return page


def all_saved(page: Page) -> None:
    """Wait until the page itself says that all is on disk."""
    expect(page.locator(".saved")).to_have_attribute("data-unsaved", "0")


def next_answer(page: Page) -> None:
    """Wait until the program has told this page what is new, once more."""
    channel = page.locator("[data-answer]")
    expect(channel).not_to_have_attribute("data-answer", channel.get_attribute("data-answer") or "")


def call_oneself(page: Page, name: str) -> None:
    """Another person sits down at this browser."""
    page.locator(".who").click()
    page.get_by_label("Your name").fill(name)
    page.get_by_role("button", name="Start").click()
    expect(page.locator(".who")).to_have_text(name)


def events(project: Path) -> list[dict[str, object]]:
    """Every event in the project's journals, in file order."""
    import json

    lines = [
        line
        for file in sorted((project / "annotations").rglob("*.jsonl"))
        for line in file.read_bytes().split(b"\n")
    ]
    return [json.loads(line) for line in lines if line]

"""The worked example of guide.md: five articles, seven tags read by hand, a table and a figure.

    .venv/bin/python docs/worked_example.py

Works on a copy of the seeds and prints the table. With --figure it also opens the Framing page in
Chromium and saves the figure to docs/screenshots/worked-example.svg and .png.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pandas as pd

from compare.project import Project

ROOT = Path(__file__).resolve().parents[1]
COMMAND = [sys.executable, "-c", "from compare.cli import main; main()"]

TAGS = (
    # tag, marked outlet, (words that find the claim, words that show it) on each side
    ("ATT.VERB", "TRT World", ("Rutte claimed Iran is", "claimed"), ("He described Iran as", "described")),
    (
        "ATT.QUOTE",
        "TRT World",
        ("Rutte claimed Iran is", "an exporter of chaos"),
        ("He described Iran as", "an exporter of chaos that posed far-reaching danger"),
    ),
    (
        "ATT.VERB",
        "Al Mayadeen English",
        ("Rutte characterized the US", "claiming"),
        ("I feel widespread support", "expressing backing"),
    ),
    (
        "NAM.LABEL",
        "TRT World",
        ("NATO not involved in US-Israeli war", "US-Israeli war on Iran"),
        ("NATO Rules Out Role", "Iran War"),
    ),
    (
        "NAM.AGENT",
        "Al Mayadeen English",
        ("no intention of becoming directly involved", "the ongoing war against Iran"),
        ("NATO not involved in US-Israeli war", "US-Israeli war on Iran"),
    ),
    (
        "EPI.HEDGE",
        "CIC",
        ("have reportedly allowed the use", "reportedly allowed"),
        ("has authorized the use of its", "authorized"),
    ),
    (
        "ATT.SCARE",
        "Al Mayadeen English",
        ("described by London as", "defensive measure"),
        ("the UK allowed limited use", "limited use"),
    ),
)


def main() -> None:
    """Record the tags, export them, and print what they add up to."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "nato-and-iran"
        shutil.copytree(ROOT / "seeds", project / "seeds")
        record(project)
        print(table(project).to_string())
        if "--figure" in sys.argv:
            figure(project)


def record(project: Path) -> None:
    """Send the tags through ``source-compare record``, as a script of yours would."""
    opened = Project.open(project)
    lines = "\n".join(json.dumps(_event(opened, *row)) for row in TAGS)
    command = [*COMMAND, "record", "--project", str(project), "--annotator", "Ada"]
    subprocess.run(command, input=lines, text=True, check=True, capture_output=True)


def table(project: Path) -> pd.DataFrame:
    """Export, and count from annotations.csv: which outlet is marked with which tag, how often."""
    out = project.parent / "tables"
    subprocess.run([*COMMAND, "export", str(project), "--out", str(out)], check=True, capture_output=True)
    sides = pd.read_csv(out / "annotations.csv", dtype=str, keep_default_na=False)
    annotations = sides.drop_duplicates(["annotation", "annotator"])
    return pd.crosstab(annotations["tag"], annotations["marked"], rownames=["tag"], colnames=["marked"])


def figure(project: Path) -> None:
    """Save the figure of the Framing page's Tags, as its two buttons do."""
    sys.path.insert(0, str(ROOT / "tests" / "browser"))
    import driving
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright, driving.serving(project, project.parent / "server.log") as server:
        browser = driving.launch(playwright)
        page = driving.open_page(driving.person(browser, "Ada"), server, "/framing?part=tags")
        for kind in ("SVG", "PNG"):
            with page.expect_download() as waiting:
                page.get_by_role("button", name=f"Download {kind}").click()
            waiting.value.save_as(ROOT / "docs" / "screenshots" / f"worked-example.{kind.lower()}")
        browser.close()


def _event(
    project: Project, tag: str, marked: str, a: tuple[str, str], b: tuple[str, str]
) -> dict[str, object]:
    sides = [_side(project, "a", *a), _side(project, "b", *b)]
    claims = {f"claim_{side.pop('of')}": side.pop("claim") for side in sides}
    return {"kind": "tag", **claims, "tag": tag, "marked": marked, "confidence": "high", "anchors": sides}


def _side(project: Project, side: str, finds: str, shows: str) -> dict[str, object]:
    """The one claim that holds ``finds``, and where the words ``shows`` stand in its article."""
    (claim,) = (claim for claim in project.claims if finds in claim.exact)
    start = claim.span.start + claim.exact.index(shows)
    return {"of": side, "claim": claim.claim_id, "side": side, "start": start, "end": start + len(shows)}


if __name__ == "__main__":
    main()

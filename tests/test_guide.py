"""What the guide shows is what the program gives."""

import subprocess
import sys
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"


def lines_of(text):
    return [line.rstrip() for line in text.splitlines() if line.strip()]


def test_the_worked_example_ends_in_the_table_that_the_guide_shows():
    command = [sys.executable, str(DOCS / "worked_example.py")]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    guide = (DOCS / "guide.md").read_text(encoding="utf-8")
    shown = guide.split("```\nmarked", 1)[1].split("```", 1)[0]
    assert lines_of(printed) == lines_of("marked" + shown)

"""What the repository as a whole promises."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED_SEEDS = ROOT.parent / "shared" / "seeds"


def tracked_files():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [ROOT / name for name in listed.decode().split("\0") if name and (ROOT / name).is_file()]


def test_the_seeds_are_the_articles_as_they_were_given_byte_for_byte():
    if not SHARED_SEEDS.is_dir():
        pytest.skip("the originals are not beside this checkout: the seeds were not compared with them")
    for original in SHARED_SEEDS.glob("*.txt"):
        assert (ROOT / "seeds" / original.name).read_bytes() == original.read_bytes()


def test_constraints_pin_versions_and_name_no_download_address():
    for line in (ROOT / "constraints.txt").read_text().splitlines():
        assert re.fullmatch(r"(#.*|[A-Za-z0-9._-]+==[A-Za-z0-9.+!-]+( ; .+)?|)", line), line


@pytest.mark.parametrize("name", ["uv.lock", "pylock.toml", "package-lock.json", "poetry.lock"])
def test_no_lock_file_that_records_addresses_is_tracked(name):
    assert all(file.name != name for file in tracked_files())


def test_shipped_code_knows_nothing_of_the_folder_beside_the_checkout():
    shipped = [ROOT / "app.py", *(ROOT / "src").rglob("*.py"), *(ROOT / "src").rglob("*.js")]
    assert [file for file in shipped if "../shared" in file.read_text(encoding="utf-8")] == []

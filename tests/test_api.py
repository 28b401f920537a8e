import doctest
import subprocess
import sys
from pathlib import Path

import compare

ROOT = Path(__file__).parents[1]


def test_the_worked_example_of_the_documentation_runs(monkeypatch):
    monkeypatch.chdir(ROOT)
    outcome = doctest.testfile(str(ROOT / "docs" / "api.md"), module_relative=False)
    assert outcome.attempted > 10
    assert outcome.failed == 0


def test_every_public_name_can_be_imported():
    assert all(getattr(compare, name) is not None for name in compare.__all__)


def test_every_public_name_is_in_the_documentation_or_its_parts():
    assert set(compare.__all__) <= set(dir(compare))


def test_importing_the_package_loads_nothing_heavy():
    code = "import compare, sys; print([m for m in ('numpy', 'pandas', 'streamlit', 'wordfreq') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_matching_loads_no_package_that_only_fitting_needs():
    code = (
        "import compare.matching, sys; "
        "print([m for m in ('scipy', 'sklearn', 'pandas', 'model2vec') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"

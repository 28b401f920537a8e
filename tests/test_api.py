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


def modules_loaded_by(statement, suspects):
    code = f"import sys; {statement}; print([name for name in {suspects!r} if name in sys.modules])"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_importing_the_package_loads_nothing_heavy():
    assert modules_loaded_by("import compare", ["numpy", "pandas", "streamlit", "wordfreq"]) == "[]\n"


def test_matching_loads_no_package_that_only_fitting_needs():
    suspects = ["scipy", "sklearn", "pandas", "model2vec"]
    assert modules_loaded_by("import compare.matching", suspects) == "[]\n"

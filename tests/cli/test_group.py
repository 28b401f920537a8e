import subprocess
import sys

import pytest
from click.testing import CliRunner

from compare.cli import main
from compare.cli.group import VERBS


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself(verb):
    outcome = CliRunner().invoke(main, [verb, "--help"])
    assert outcome.exit_code == 0, outcome.output
    assert len(outcome.output.splitlines()) > 5


def test_the_version_is_told():
    outcome = CliRunner().invoke(main, ["--version"])
    assert outcome.output.startswith("source-compare ")


def test_an_unknown_verb_is_a_usage_error():
    assert CliRunner().invoke(main, ["juxtapose"]).exit_code == 2


@pytest.mark.parametrize("module", ["streamlit", "pandas", "pyspark", "duckdb", "sklearn", "trafilatura"])
def test_help_does_not_load_heavy_libraries(module):
    program = f"""
import sys
from compare.cli import main
main(["--help"], standalone_mode=False)
sys.exit("{module}" in sys.modules)
"""
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=False).returncode == 0


def test_input_at_fault_is_one_line_on_stderr_and_exit_1(tmp_path):
    outcome = CliRunner().invoke(main, ["align", str(tmp_path / "nowhere"), "--out", str(tmp_path / "out")])
    assert outcome.exit_code == 1
    assert len(outcome.stderr.strip().splitlines()) == 1
    assert "nowhere" in outcome.stderr

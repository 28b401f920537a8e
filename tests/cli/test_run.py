"""`source-compare run`, as far as no browser is needed."""

import socket
import subprocess
import sys
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from compare.cli.run import FIRST_PORT, _port
from compare.errors import CompareError

ROOT = Path(__file__).parents[2]
RUN = [sys.executable, "-c", "from compare.cli import main; main()", "run"]


@pytest.fixture
def taken():
    """A port that something listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


@pytest.fixture
def free():
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def run(*arguments):
    return subprocess.run(
        [*RUN, *map(str, arguments)], capture_output=True, text=True, timeout=60, check=False
    )


def test_a_port_in_use_is_refused_in_one_line_that_says_what_to_do(tmp_path, taken):
    ended = run(tmp_path, "--port", taken, "--no-browser")
    assert ended.returncode == 1
    [line] = ended.stderr.splitlines()
    assert f"port {taken} is in use" in line
    assert "--port" in line


def test_without_a_wish_the_first_free_port_is_taken(monkeypatch, taken):
    monkeypatch.setattr("compare.cli.run.FIRST_PORT", taken)
    assert taken < _port(None) <= taken + 100


def test_the_first_port_is_streamlits_own():
    assert FIRST_PORT == 8501


def test_when_every_port_is_in_use_that_is_said(monkeypatch, taken):
    monkeypatch.setattr("compare.cli.run.FIRST_PORT", taken)
    monkeypatch.setattr("compare.cli.run.PORTS_TRIED", 1)
    with pytest.raises(CompareError, match="in use"):
        _port(None)


def test_a_folder_that_is_not_there_is_refused_in_one_line(tmp_path):
    ended = run(tmp_path / "gone", "--no-browser")
    assert ended.returncode == 1
    [line] = ended.stderr.splitlines()
    assert "there is no such folder" in line


def test_ending_it_politely_ends_its_server_too(tmp_path, free):
    (tmp_path / "articles").mkdir()
    process = subprocess.Popen(
        [*RUN, str(tmp_path), "--port", str(free), "--no-browser"], stderr=subprocess.PIPE
    )
    ready = next(line for line in process.stderr if b"Ready" in line)
    assert f"http://127.0.0.1:{free}".encode() in ready
    process.terminate()
    process.wait(timeout=30)
    with pytest.raises(OSError, match="refused"), socket.create_connection(("127.0.0.1", free), timeout=1):
        pass


def test_installed_copies_have_the_checkouts_settings():
    packaged = files("compare.ui").joinpath(".streamlit/config.toml").read_text(encoding="utf-8")
    assert packaged == (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")


def test_the_server_is_bound_to_this_machine_and_reports_to_nobody():
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["server"]["address"] == "127.0.0.1"
    assert settings["browser"]["gatherUsageStats"] is False

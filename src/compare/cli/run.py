"""``source-compare run``: starts the app on this machine only, says what is happening, opens the browser."""

import http.client
import importlib.util
import signal
import socket
import subprocess
import sys
import time
import webbrowser
from pathlib import Path

import click

from compare.errors import CompareError

HOST = "127.0.0.1"
FIRST_PORT = 8501
PORTS_TRIED = 100
LONGEST_START = 60.0
"""Seconds until a server that does not answer is given up."""


@click.command("run")
@click.argument("project", type=click.Path(path_type=Path), default=".")
@click.option("--port", type=click.IntRange(1, 65_535), help="Use this port, and no other.")
@click.option("--browser/--no-browser", default=True, help="Open the browser when the app is ready.")
def command(project: Path, port: int | None, *, browser: bool) -> None:
    """Open PROJECT in the browser. Nothing leaves this machine; stop with Ctrl+C."""
    chosen = _port(port)
    root = _prepared(project)
    signal.signal(
        signal.SIGTERM, signal.default_int_handler
    )  # a polite end takes the server along, as Ctrl+C
    # Streamlit greets on stdout with an address of its own; what goes wrong it says on stderr.
    server = subprocess.Popen(_server(root, chosen), stdout=subprocess.DEVNULL)  # noqa: S603 - no shell
    try:
        _wait_until_ready(server, chosen)
        address = f"http://{HOST}:{chosen}"
        click.echo(f"Ready: {address}  (Ctrl+C stops it)", err=True)
        if browser:
            webbrowser.open(address)
        server.wait()
    except KeyboardInterrupt:
        click.echo("Stopped. Everything shown as saved is on disk.", err=True)
    finally:
        server.terminate()
        server.wait()


def _prepared(folder: Path) -> Path:
    """Read and match now, so that the first page is there at once; the project's root."""
    # Imported here, because matching is slow to import and --help need not wait for it.
    from compare.project import Project

    project = Project.open(folder)
    click.echo(f"Reading {project.articles_folder} …", err=True)
    click.echo(f"Matching {len(project.claims)} claims of {len(project.articles)} articles …", err=True)
    project.alignment()
    return project.root


def _server(root: Path, port: int) -> list[str]:
    """The command that serves the screen. Streamlit takes its settings from the folder beside the script."""
    script = importlib.util.find_spec("compare.ui.main")
    if script is None or script.origin is None:
        raise CompareError("the screen is not installed", remedy="Install source-compare again.")
    own = [f"--server.port={port}", f"--server.address={HOST}", "--server.headless=true"]
    entry = str(Path(script.origin).with_name("entry.py"))
    return [sys.executable, "-m", "streamlit", "run", entry, *own, "--", str(root)]


def _port(wanted: int | None) -> int:
    """The port asked for, or the first free one. Raises CompareError where there is none."""
    if wanted is not None:
        if not _is_free(wanted):
            raise CompareError(
                f"port {wanted} is in use",
                remedy="Stop what uses it, name another with --port, or leave --port out.",
            )
        return wanted
    for port in range(FIRST_PORT, FIRST_PORT + PORTS_TRIED):
        if _is_free(port):
            return port
    raise CompareError(
        f"ports {FIRST_PORT} to {FIRST_PORT + PORTS_TRIED - 1} are all in use", remedy="Name one with --port."
    )


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        return probe.connect_ex((HOST, port)) != 0


def _wait_until_ready(server: "subprocess.Popen[bytes]", port: int) -> None:
    deadline = time.monotonic() + LONGEST_START
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise CompareError("the app's server stopped while starting", remedy="What it said stands above.")
        if _answers(port):
            return
        time.sleep(0.05)
    raise CompareError(f"the app's server did not answer within {LONGEST_START:.0f} s", remedy="Try again.")


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=1)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()

"""The processes that Arrow functions run in."""

import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

PATIENCE = 60
"""Seconds to wait for a process that should end at once."""


def running(process):
    """Whether a process lives; one that ended and was not fetched yet does not (Linux)."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_processes_end_with_a_run_that_is_killed(tmp_path):
    script = tmp_path / "run.py"
    program = """
        import multiprocessing, os, signal
        import pyarrow as pa
        from compare.matching.engines.workers import Workers

        def same(block):
            return block

        if __name__ == "__main__":
            blocks = Workers(same, 2).map([pa.table({"n": [1]})] * 4)
            next(blocks)
            print(*(child.pid for child in multiprocessing.active_children()), flush=True)
            os.kill(os.getpid(), signal.SIGKILL)
    """
    script.write_text(textwrap.dedent(program), encoding="utf-8")
    killed = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False)
    assert killed.returncode == -signal.SIGKILL
    processes = [int(process) for process in killed.stdout.split()]
    assert processes
    until = time.monotonic() + PATIENCE
    while any(map(running, processes)) and time.monotonic() < until:
        time.sleep(0.1)
    assert not any(map(running, processes))

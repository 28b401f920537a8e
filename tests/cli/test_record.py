"""``source-compare record`` run as scripts run it: real processes, real pipes."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import uuid
from pathlib import Path

import pytest
from click.testing import CliRunner

from compare.annotations import Store
from compare.cli import main
from compare.project import Project

ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-c", "from compare.cli import main; main()"]


@pytest.fixture
def project(tmp_path):
    root = tmp_path / "project"
    (root / "seeds").mkdir(parents=True)
    for name in ("000_ef4cbb5b0f8abbae.txt", "003_5168f358f51775d4.txt", "articles.csv"):
        shutil.copy(ROOT / "seeds" / name, root / "seeds" / name)
    return root


@pytest.fixture
def pair(project):
    claims = Project.open(project).claims
    articles = {claim.article_id: claim.claim_id for claim in claims}
    return dict(zip(("claim_a", "claim_b"), articles.values(), strict=True))


@pytest.fixture
def environment(tmp_path):
    return {**os.environ, "XDG_DATA_HOME": str(tmp_path / "home"), "PYTHONUTF8": "1"}


@pytest.fixture
def record(project, environment):
    """Starts a writer."""

    def start(annotator="Anna", **how):
        command = [*PROGRAM, "record", "--project", str(project), "--annotator", annotator]
        how = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | how
        return subprocess.Popen(command, env=environment, **how)

    return start


def judgement(pair, **more):
    return json.dumps(
        {"op": str(uuid.uuid4()), "kind": "judgement", **pair, "verdict": "same", **more}
    ).encode()


def test_saved_is_said_for_each_event_that_is_on_disk(record, pair, project):
    lines = [judgement(pair) for _ in range(3)]
    out, err = record().communicate(b"\n".join(lines))
    ops = [json.loads(line)["op"] for line in lines]
    assert out.decode().splitlines() == [f"saved {op}" for op in ops]
    assert err == b""
    events = Store(project / "annotations").read().events
    assert [event.op for event in events] == ops
    assert events[0].anchors[0].exact


def test_refused_lines_are_numbered_and_the_rest_goes_on(record, pair, project):
    lines = [judgement(pair), b"{broken", b"", judgement({**pair, "claim_a": "nobody's"}), judgement(pair)]
    writer = record()
    out, err = writer.communicate(b"\n".join(lines) + b"\n")
    said = out.decode().splitlines()
    assert [re.sub(" (?=[0-9a-f-]{36}).*", "", line) for line in (said[0], said[3])] == ["saved", "saved"]
    assert said[1].startswith("refused 2 is not JSON")
    assert said[2].startswith("refused 4 the project has no claim")
    assert writer.returncode == 1
    assert len(err.decode().splitlines()) == 1
    assert len(Store(project / "annotations").read().events) == 2


def test_a_slow_script_has_its_answer_after_each_line(record, pair):
    writer = record()
    for _ in range(3):
        line = judgement(pair)
        writer.stdin.write(line + b"\n")
        writer.stdin.flush()
        assert writer.stdout.readline().decode() == f"saved {json.loads(line)['op']}\n"
    assert writer.communicate(b"")[0] == b""
    assert writer.returncode == 0


def test_an_op_may_be_left_out_and_sent_again(record, pair, project):
    out, _ = record().communicate(json.dumps({"kind": "judgement", **pair, "verdict": "unsure"}).encode())
    op = out.decode().split()[1]
    again, _ = record().communicate(judgement(pair, op=op, verdict="unsure"))
    assert again == out
    assert len(Store(project / "annotations").read().events) == 1


def test_many_writers_at_once_save_everything(record, pair, project):
    writers = [record("Anna"), record("Anna"), record("../../x"), record("<script>")]
    ops = []
    for writer in writers:
        lines = [judgement(pair) for _ in range(40)]
        ops += [json.loads(line)["op"] for line in lines]
        writer.stdin.write(b"\n".join(lines) + b"\n")
        writer.stdin.flush()
    for writer in writers:
        out, _ = writer.communicate(b"")
        assert out.count(b"saved ") == 40
    reading = Store(project / "annotations").read()
    assert sorted(event.op for event in reading.events) == sorted(ops)
    assert reading.damages == ()
    assert sorted(path.name for path in project.parent.iterdir()) == ["home", "project"]


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")
def test_a_killed_writers_saved_events_are_there(record, pair, project):
    lines = [judgement(pair) for _ in range(500)]
    writer = record()
    writer.stdin.write(b"\n".join(lines) + b"\n")
    writer.stdin.flush()
    first = writer.stdout.readline()
    writer.send_signal(signal.SIGKILL)
    # Not communicate(): it would not see what readline has read ahead.
    said = (first + writer.stdout.read()).decode().split("\n")[:-1]
    writer.wait()
    saved = [line.removeprefix("saved ") for line in said]
    found = [event.op for event in Store(project / "annotations").read().events]
    assert found[: len(saved)] == saved
    out, _ = record().communicate(b"\n".join(lines))
    assert out.count(b"saved ") == 500
    assert len(Store(project / "annotations").read().events) == 500


@pytest.mark.parametrize("writers", ["1", "4"])
def test_the_crash_benchmark_finds_nothing_lost(writers):
    command = [sys.executable, str(ROOT / "benchmarks" / "crash.py"), "--kills", "4", "--writers", writers]
    outcome = subprocess.run(command, capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    assert "lost 0, corrupted 0, doubled 0" in outcome.stdout


@pytest.mark.parametrize("annotator", ["", "  ", "a\x07b"])
def test_a_name_that_is_none_is_refused(project, annotator):
    outcome = CliRunner().invoke(main, ["record", "--project", str(project), "--annotator", annotator])
    assert (outcome.stdout, outcome.exit_code) == ("", 1)
    assert "annotator's name" in outcome.stderr


def test_a_project_that_is_not_there_is_refused(tmp_path):
    command = ["record", "--project", str(tmp_path / "nowhere"), "--annotator", "anna"]
    outcome = CliRunner().invoke(main, command)
    assert outcome.exit_code == 1
    assert "no such folder" in outcome.stderr

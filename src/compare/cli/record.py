"""``source-compare record``: events from standard input into the journal, one answer a line."""

import sys
from pathlib import Path

import click

from compare.errors import CompareError


@click.command("record", short_help="Record annotations from a script, one JSON event a line.")
@click.option(
    "--project",
    type=click.Path(path_type=Path),
    default=Path(),
    help="The project's folder; the one you are in if left out.",
)
@click.option("--annotator", required=True, help="Whose annotations these are.")
def command(project: Path, annotator: str) -> None:
    """Read one JSON event per line from standard input and record it.

    Prints "saved OP" for an event once it is safe on disk, "refused LINE-NUMBER why" for a line that cannot
    be recorded; the rest goes on. Sending an event again, with the same op, is harmless. Many such writers
    may run at once. Exits 1 if any line was refused.

    \b
    {"kind": "judgement", "claim_a": ID, "claim_b": ID, "verdict": "same"}
    {"kind": "tag", "claim_a": ID, "claim_b": ID, "tag": "ATT.VERB", "marked": OUTLET}
    {"kind": "undo", "target": OP}

    A verdict is same, related, different or unsure. All kinds and fields: docs/annotations.md.
    """  # noqa: D301 - the backslash-b is click's mark for lines that are not to be filled
    # Imported here, because reading articles is slow to import and --help need not wait for it.
    from compare.annotations import Catalogue
    from compare.annotations.recording import Recorder, waiting_lines
    from compare.project import Project

    opened = Project.open(project)
    catalogue = Catalogue(opened.claims, {article.article_id: article.text for article in opened.articles})
    recorder = Recorder(opened.store, catalogue, annotator)
    for lines in waiting_lines(sys.stdin.buffer):
        for answer in recorder.take(lines):
            click.echo(answer)
        sys.stdout.flush()
    opened.store.index()
    if recorder.refused:
        problem = f"{recorder.refused} of {recorder.seen} lines were refused"
        raise CompareError(problem, remedy="The answers on standard output say why.")

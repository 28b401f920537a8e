"""``source-compare add``: bring articles into a project."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compare.errors import CompareError

if TYPE_CHECKING:
    from compare.articles.importing import Imported, ImportResult

KINDS = ".txt, .md, .markdown, .html, .htm, .xhtml, .docx, .pdf, .csv, .tsv, .jsonl, .zip"


@click.command(name="add", epilog=f"Can be read: {KINDS}, folders of these, and web addresses.")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@click.option(
    "--project",
    type=click.Path(path_type=Path),
    default=Path(),
    help="The project's folder.  [default: here]",
)
@click.option("--outlet", default="", help="The outlet, for articles that do not name theirs.")
def command(sources: tuple[str, ...], project: Path, outlet: str) -> None:
    """Add articles to a project: files, folders, zips, tables of articles, web addresses.

    Each becomes one .txt that offsets count in, with its original beside it. What a source states about
    itself goes into articles.csv; what is unknown is asked for.
    """
    # Imported here, because what reads pages is slow to import and --help need not wait for it.
    from compare.articles.importing import Outcome, add_sources
    from compare.project import Project

    folder = Project.open(project).articles_folder
    result = add_sources(sources, folder, outlet=outlet, progress=_show if sys.stderr.isatty() else None)
    _print(result)
    if not result.of(Outcome.READ) and not result.of(Outcome.KNOWN):
        raise CompareError("nothing could be added", file=str(folder), remedy="The reasons stand above.")


def _show(done: int, name: str) -> None:
    click.echo(f"\r\033[K{done} done · {Path(name).name[:60]}", nl=False, err=True)


def _print(result: "ImportResult") -> None:
    from compare.articles.importing import Outcome

    if sys.stderr.isatty():
        click.echo("\r\033[K", nl=False, err=True)
    for row in result.rows:
        click.echo(_line(row))
    counts = [f"{len(result.of(outcome))} {outcome.value}" for outcome in Outcome if result.of(outcome)]
    click.echo(", ".join(counts) or "nothing to add")


def _line(row: "Imported") -> str:
    """One source, what became of it, what a person should know; no control characters."""
    from compare.articles.importing import Outcome

    facts = (row.outlet or "outlet unknown", row.published or "date unknown", row.title or "no title")
    told = f"{', '.join(facts)} → {row.source_file}"
    what = told if row.outcome is Outcome.READ else f"{row.reason}. {row.remedy}".strip(". ")
    lines = [f"{row.outcome.value:13} {row.source}: {what}", *(f"{'':13} · {note}" for note in row.notes)]
    return "\n".join("".join(c if c.isprintable() else " " for c in line) for line in lines)

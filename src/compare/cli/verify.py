"""``source-compare verify``: what was recorded is still there, and still about what it was about."""

from pathlib import Path

import click

from compare.errors import CompareError


@click.command("verify", short_help="Check every annotation against its journal and the articles.")
@click.argument("project", type=click.Path(path_type=Path), default=Path())
@click.option("--project", "named", type=click.Path(path_type=Path), help="The same, as an option.")
@click.option("--repair", is_flag=True, help="Close cut-off lines and set broken ones aside. Only ever adds.")
def command(project: Path, named: Path | None, *, repair: bool) -> None:
    """Check every line of every journal, every anchor, hash and reference of PROJECT.

    Prints what it finds, faults first, and exits 1 if there is a fault. Notices are worth knowing and no
    fault: an article was edited and its annotations were found again, a save was cut short by a crash before
    it was called saved.

    Example: source-compare verify my-project --repair
    """
    # Imported here, because reading articles is slow to import and --help need not wait for it.
    from compare.annotations.verifying import verify
    from compare.project import Project

    opened = Project.open(named or project)
    if repair:
        for done in opened.store.repair():
            click.echo(done)
    outcome = verify(opened.store, opened.claims, {each.article_id: each.text for each in opened.articles})
    for finding in outcome.findings:
        click.echo(finding)
    click.echo(f"events: {outcome.events:,}, journals: {outcome.journals:,}, faults: {outcome.faults:,}")
    if outcome.faults:
        raise CompareError(
            f"{outcome.faults:,} faults",
            file=str(opened.annotations_folder),
            remedy="The list names each of them.",
        )

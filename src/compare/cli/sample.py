"""``source-compare sample``: stories out of an archive's result, as an ordinary project."""

from pathlib import Path

import click


@click.command("sample")
@click.argument("result")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder of the new project.")
@click.option("--cluster", "chosen", multiple=True, help="A cluster_id to take; may be given several times.")
@click.option(
    "--stories", type=click.IntRange(min=1), default=10, show_default=True, help="How many to draw."
)
@click.option(
    "--outlets", type=click.IntRange(min=1), default=2, show_default=True, help="Least outlets of each."
)
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed draws the same stories.")
def command(result: str, out: Path, chosen: tuple[str, ...], stories: int, outlets: int, seed: int) -> None:
    """Take stories out of a result of align, to compare and tag them in the browser.

    RESULT is the folder that align wrote, on this machine or on Spark; what lies in an object store has to be
    copied first. A story is a cluster of claims with the articles they stand in. Without --cluster, some are
    drawn at random among those of enough outlets.

    A result holds claims, not articles: so the text of each article in the new project is its claims, one
    to a line. The project's articles.csv says which article each file is.

    Example: source-compare sample tables --stories 20 --out my-sample
    """
    # Imported here, because DuckDB is slow to import and --help need not wait for it.
    from compare.cli.stories import Draw, sample

    made = sample(result, out, Draw(chosen, stories, outlets, seed))
    click.echo(f"{made.stories:,} stories, {made.articles:,} articles in {out}: source-compare run {out}")

"""``source-compare align``: from articles or claims to four tables."""

import math
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from compare.cli.corpus import Corpus
    from compare.matching import Alignment


def _probability(_context: click.Context, _parameter: click.Parameter, value: float | None) -> float | None:
    if value is not None and math.isnan(value):
        raise click.BadParameter("must be a number from 0 to 1")
    return value


@click.command("align")
@click.argument("source", metavar="INPUT")
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), help="Folder for the tables; made if missing."
)
@click.option(
    "--min-score",
    type=click.FloatRange(0, 1),
    callback=_probability,
    help="Leave out pairs scored below this (0 to 1). 0 keeps every pair that was scored.",
)
def command(source: str, out: Path, min_score: float | None) -> None:
    """Find the claims that several articles share, and write them as tables.

    INPUT is a project, a folder of articles (.txt, .html, .docx, .pdf …), or a claims table: a .csv, .jsonl
    or .parquet file with the columns claim_id, article_id, text, and optionally outlet and published.

    Four tables are written to the folder you name: articles.csv, claims.csv (every claim with its exact
    words and where they stand), matches.csv (pairs of claims, the probability that both are the same claim,
    and why), and clusters.csv (claims of several outlets that are one).

    Example: source-compare align my-articles --out tables
    """
    # Imported here, because matching is slow to import and --help need not wait for it.
    from compare.cli.corpus import open_corpus
    from compare.cli.progress import progress_bar
    from compare.cli.tables import all_or_nothing, refuse_to_overwrite
    from compare.matching import align

    corpus = open_corpus(Path(source))
    _tell(corpus.notices)
    refuse_to_overwrite(corpus.sources, out)
    with all_or_nothing(out) as partial:
        with progress_bar("Comparing claims") as progress:
            alignment = align(
                corpus.claims, corpus.settings, corpus.judgements, min_score=min_score, progress=progress
            )
        _write(corpus, alignment, partial)
    _tell(alignment.notices)
    counts = {
        "articles": corpus.articles,
        "claims": corpus.claims,
        "matches": alignment.matches,
        "clusters": alignment.clusters,
    }
    click.echo(", ".join(f"{len(rows):,} {name}" for name, rows in counts.items()) + f" in {out}")


def _write(corpus: "Corpus", alignment: "Alignment", folder: Path) -> None:
    from compare.cli import tables as t

    t.write_table(folder / "articles.csv", t.ARTICLE_COLUMNS, map(t.article_row, corpus.articles))
    t.write_table(folder / "claims.csv", t.CLAIM_COLUMNS, map(t.claim_row, corpus.claims))
    t.write_table(folder / "matches.csv", t.MATCH_COLUMNS, map(t.match_row, alignment.matches))
    t.write_table(folder / "clusters.csv", t.CLUSTER_COLUMNS, t.cluster_rows(alignment.clusters))


def _tell(notices: tuple[str, ...]) -> None:
    for notice in notices:
        click.echo(notice, err=True)

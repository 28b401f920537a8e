"""``source-compare align``: from articles or claims to four tables."""

import math
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from compare.cli.archive import Aligned
    from compare.cli.corpus import Corpus


def _probability(_context: click.Context, _parameter: click.Parameter, value: float | None) -> float | None:
    if value is not None and math.isnan(value):
        raise click.BadParameter("must be a number from 0 to 1")
    return value


@click.command("align")
@click.argument("source", metavar="INPUT")
@click.option("--out", required=True, help="Folder for the tables, made if missing.")
@click.option(
    "--min-score",
    type=click.FloatRange(0, 1),
    callback=_probability,
    help="Leave out pairs scored below this (0 to 1). 0 keeps every pair that was scored.",
)
@click.option(
    "--check-recall",
    type=click.IntRange(min=1),
    default=None,
    metavar="N",
    help="Above 5,000 claims: compare N sampled claims with all others, and tell what the index missed.",
)
@click.option(
    "--engine",
    type=click.Choice(["local", "spark"]),
    default=None,
    help="What does the work: this machine (local), or a Spark cluster (see the guide, Scale). "
    "Without it, what the project's compare.toml says.",
)
@click.option("--master", default="", help="Spark's master: local[4], spark://host:7077, yarn …")
def command(
    source: str, out: str, min_score: float | None, check_recall: int | None, engine: str | None, master: str
) -> None:
    """Find the claims that several articles share, and write them as tables.

    INPUT is a project, a folder of articles (.txt, .html, .docx, .pdf …), or a claims table: a .csv, .jsonl
    or .parquet file with the columns claim_id, article_id, text, and optionally outlet and published, or a
    folder of such files, which may hold a compare.toml too.

    Four tables are written to the folder you name: articles.csv, claims.csv (every claim with its exact
    words and where they stand), matches.csv (pairs of claims, the probability that both are the same claim,
    and why), and clusters.csv (claims of several outlets that are one).

    Example: source-compare align my-articles --out tables
    """
    # Imported here, because matching is slow to import and --help need not wait for it.
    from compare.cli.archive import Run, align_corpus, align_on_spark, align_tables, more_than, refuse_to_mix
    from compare.cli.corpus import claims_tables, open_corpus
    from compare.cli.tables import refuse_to_overwrite
    from compare.matching.engines.archive import EXACT_UP_TO
    from compare.settings import load_settings

    folder = Path(out)
    run = Run(load_settings(Path(source)), min_score, folder, check_recall or 0)
    if (engine or _engine_set_in(Path(source))) == "spark":
        _report(align_on_spark(source, out, master, run), out)
        return
    _refuse_what_is_spark_s(source, out, master)
    tables = claims_tables(Path(source))
    refuse_to_mix(source, out, "local", tables=bool(tables))
    refuse_to_overwrite(tables, folder)
    if tables and more_than(EXACT_UP_TO, tables):
        _report(align_tables(tables, run), out)
        return
    corpus = open_corpus(Path(source))
    _tell(corpus.notices)
    refuse_to_overwrite(corpus.sources, folder)
    if len(corpus.claims) > EXACT_UP_TO:
        _report(align_corpus(corpus, replace(run, settings=corpus.settings)), out)
        return
    _report(_align_in_memory(corpus, folder, min_score), out)
    if check_recall:
        click.echo("Every pair of claims was scored: there is no index that could have missed one.", err=True)


def _refuse_what_is_spark_s(source: str, out: str, master: str) -> None:
    """Raise CompareError for addresses, which only Spark reads and writes, and for a master of no use."""
    from compare.errors import CompareError
    from compare.matching.engines.workspace import is_address

    for path in (source, out):
        if is_address(path):
            raise CompareError(
                "is an address, and this machine works on folders only",
                file=path,
                remedy="Add --engine spark, or name a folder.",
            )
    if master:
        raise CompareError("--master is Spark's", remedy="Add --engine spark, or leave --master out.")


def _engine_set_in(project: Path) -> str:
    """The engine that the project's compare.toml names. Raises CompareError if there is none such."""
    from compare.errors import CompareError
    from compare.matching.engines import ENGINES
    from compare.settings import FILE_NAME, load_settings

    engine = load_settings(project).engine
    if engine not in ENGINES:
        raise CompareError(
            f"there is no engine {engine!r}",
            file=str(project / FILE_NAME),
            place="key engine",
            remedy=f"Known are: {', '.join(ENGINES)}.",
        )
    return engine


def _align_in_memory(corpus: "Corpus", out: Path, min_score: float | None) -> "Aligned":
    from compare.cli.archive import Aligned
    from compare.cli.progress import progress_bar
    from compare.cli.tables import all_or_nothing, write_alignment
    from compare.matching import align

    with all_or_nothing(out) as partial:
        with progress_bar("Comparing claims") as progress:
            alignment = align(
                corpus.claims, corpus.settings, corpus.judgements, min_score=min_score, progress=progress
            )
        return Aligned(write_alignment(partial, corpus.articles, corpus.claims, alignment), alignment.notices)


def _report(made: "Aligned", out: str) -> None:
    _tell(made.notices)
    click.echo(", ".join(f"{number:,} {name}" for name, number in made.rows.items()) + f" in {out}")


def _tell(notices: Iterable[str]) -> None:
    for notice in notices:
        click.echo(notice, err=True)

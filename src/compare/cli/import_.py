"""``source-compare import``: annotations made elsewhere, taken in once and for all."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from compare.errors import CompareError

if TYPE_CHECKING:
    from compare.annotations.importing import Imported
    from compare.project import Project


@click.command("import", short_help="Take in annotations made elsewhere.")
@click.argument("source", type=click.Path(path_type=Path))
@click.option(
    "--project",
    type=click.Path(path_type=Path),
    default=Path(),
    help="The project's folder; the one you are in if left out.",
)
@click.option("--annotator", default="", help="Whose annotations rows of a CSV table are that name no coder.")
@click.option("--map", "mapped", multiple=True, metavar="COLUMN=FIELD", help="What a column of the table is.")
def command(source: Path, project: Path, annotator: str, mapped: tuple[str, ...]) -> None:
    """Take in annotations from SOURCE: a journal (.jsonl), another annotator's folder, a project, or a table.

    Journals keep who recorded what and when; so do exports (the folder, or the .zip). The rows of a table
    (.csv) become annotations of the coder they name, or of --annotator; each names its claims by id (claim_a,
    claim_b) or by words quoted from an article (exact_a, article_a), which a tag keeps as what shows it.
    Usual names of columns are known: code, quote, document, comment, coder …
    Importing the same again changes nothing. What cannot be placed is listed with the reason; exits 1 then.

    Example: source-compare import coded.csv --annotator anna --map Code=tag --map Quote=exact_a
    """
    from compare.annotations.importing import import_journals, read_journals
    from compare.exports import import_export, is_export
    from compare.project import Project

    if not source.exists():
        raise CompareError("does not exist", file=str(source), remedy="Check the path.")
    opened = Project.open(project)
    if source.suffix.lower() in {".csv", ".tsv"}:
        outcome = _import_table(opened, source, annotator, _mapping(mapped))
    elif is_export(source):
        outcome = import_export(opened.store, source)
    else:
        outcome = import_journals(opened.store, read_journals(source))
    for reason in outcome.refused:
        click.echo(f"refused {reason}")
    click.echo(f"{outcome.new:,} new, {outcome.known:,} known already, {len(outcome.refused):,} refused")
    if outcome.refused:
        raise CompareError(
            f"refused: {len(outcome.refused):,}", file=str(source), remedy="The list says why."
        )


def _mapping(mapped: tuple[str, ...]) -> dict[str, str]:
    pairs = [each.rpartition("=") for each in mapped]
    if any(not column for column, _, _ in pairs):
        raise click.BadParameter("write COLUMN=FIELD", param_hint="--map")
    return {column: field for column, _, field in pairs}


def _import_table(project: "Project", source: Path, annotator: str, mapping: dict[str, str]) -> "Imported":
    from compare.annotations import Catalogue
    from compare.annotations.importing import import_table
    from compare.annotations.names import clean_name
    from compare.annotations.placing import Locator
    from compare.annotations.tables import read_mapped

    try:
        text = source.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CompareError("is not UTF-8", file=str(source), remedy="Save it as UTF-8.") from error
    table = read_mapped(text, mapping, str(source))
    name = "" if "annotator" in table.columns.values() and not annotator else clean_name(annotator)
    for column, field in table.columns.items():
        click.echo(f"column {column!r}: {field or 'left out'}")
    texts = {article.article_id: article.text for article in project.articles}
    tags = {tag.id: tag.name for tag in project.codebook.tags}
    locator = Locator(project.claims, texts, tags)
    for tag in locator.unknown_tags(table.rows):
        click.echo(f"tag {tag!r}: not in the codebook; kept as it is written")
    return import_table(project.store, table, name, locator, Catalogue(project.claims, texts))

"""``source-compare export``: the annotated tables of a project, as a folder or a zip."""

from pathlib import Path

import click


@click.command("export")
@click.argument("project", default=".", type=click.Path(path_type=Path))
@click.option("--project", "named", type=click.Path(path_type=Path), help="The same, as an option.")
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    help="Folder or .zip file to write; replaces an earlier export, and nothing else.",
)
@click.option(
    "--annotator", "annotators", multiple=True, metavar="NAME", help="Only records of this annotator."
)
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Only annotations with this tag.")
@click.option(
    "--outlet", "outlets", multiple=True, metavar="NAME", help="Only pairs with this outlet on either side."
)
@click.option(
    "--since", default="", metavar="DATE", help="Only pairs of articles published on this day or later."
)
@click.option(
    "--until", default="", metavar="DATE", help="Only pairs of articles published on this day or earlier."
)
@click.option(
    "--level",
    "levels",
    multiple=True,
    type=click.Choice(["same_claim", "echo", "related"]),
    help="Only pairs matched at this level.",
)
@click.option("--without-text", is_flag=True, help="Leave out the words of the articles (copyright).")
@click.option(
    "--spreadsheet",
    is_flag=True,
    help="Add a copy for Excel and LibreOffice in which no cell can run as a formula.",
)
def command(project: Path, named: Path | None, out: Path, *, without_text: bool, **filters: object) -> None:
    """Write the annotated tables of PROJECT: articles, claims, matches, annotations, silences and more.

    README.txt in the export explains every column; datapackage.json describes the tables for programs.
    Options that are given several times keep what any of them names. The same project, options and versions
    give the same bytes.

    Example: source-compare export my-project --out tables.zip --annotator anna --spreadsheet
    """
    # Imported here, because matching is slow to import and --help need not wait for it.
    from compare.exports import Options, export
    from compare.project import Project

    options = Options(with_text=not without_text, **filters)  # type: ignore[arg-type]
    written = export(Project.open(named or project), out, options)
    counts = ", ".join(f"{rows:,} {name.replace('_', ' ')}" for name, rows in written.rows.items() if rows)
    click.echo(f"{counts} in {out}")

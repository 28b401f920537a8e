"""What the Sources page does: state facts about an article, take a region in or out, add articles."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from compare.articles import RegionKind, correct, set_region
from compare.articles.dates import is_date
from compare.articles.importing import Imported, Offered, Outcome, add_sources
from compare.errors import CompareError
from compare.project import Project
from compare.text import Span
from compare.ui.sources_view import FACTS

Fields = Mapping[str, Any]

MOST_PASTED = 2_000_000
"""Characters of a text pasted into the page."""


def state_facts(project: Project, fields: Fields) -> str:
    """Write what a person states about an article to articles.csv; it wins over what was detected."""
    facts = {name: str(fields[name]) for name in FACTS if isinstance(fields.get(name), str)}
    correct(project.articles_folder, _file(project, fields), **facts)
    return "Saved in articles.csv"


def decide_region(project: Project, fields: Fields) -> str:
    """Record what a stretch of an article is; an empty kind takes an earlier decision back."""
    article = project.article(str(fields["article"]))
    span = Span(int(fields["start"]), int(fields["end"]))
    kind = RegionKind(fields["kind"]) if fields["kind"] else None
    set_region(
        project.articles_folder,
        article.source_file,
        article.text,
        span,
        kind,
        str(fields.get("annotator", ""))[:80],
    )
    return f"Recorded as {kind.value} in regions.csv" if kind else "The decision is taken back"


def add_link(project: Project, fields: Fields) -> Sequence[Imported]:
    """Fetch one page from the web and add it. Raises CompareError for what is no web address."""
    url = str(fields["url"]).strip()
    if not url.startswith(("http://", "https://")):
        raise CompareError(f"{url[:80]!r} is not a web address", remedy="It begins with https://.")
    return add(project, [url], str(fields.get("outlet", "")))


def add_pasted(project: Project, fields: Fields) -> Sequence[Imported]:
    """Add a text that was pasted into the page. Raises CompareError where there is none, or no date."""
    text, title = str(fields["text"])[:MOST_PASTED], str(fields.get("title", "")).strip()
    published = str(fields.get("published", "")).strip()
    if not text.strip():
        raise CompareError("there is no text", remedy="Paste the article’s text first.")
    if published and not is_date(published):
        raise CompareError(f"{published[:40]!r} is not a date", remedy="Write 2026-03-11, 2026-03 or 2026.")
    whole = text if not title or text.lstrip().startswith(title) else f"{title}\n\n{text}"
    raw = whole.encode("utf-8", "replace")
    added = add(project, [Offered(f"{title or 'pasted'}.txt", raw)], str(fields.get("outlet", "")))
    return [_dated(project, row, published) for row in added] if published else added


def _dated(project: Project, row: Imported, published: str) -> Imported:
    """The row of an article whose date is stated now."""
    if row.outcome is not Outcome.READ:
        return row
    correct(project.articles_folder, row.source_file, published=published)
    notes = () if row.outlet else ("outlet unknown: please state",)
    return replace(row, published=published, notes=notes)


def add_files(project: Project, files: Sequence[tuple[str, bytes]]) -> Sequence[Imported]:
    """Add uploaded files, each by its name and bytes; a folder that cannot be written to refuses them all."""
    try:
        return add(project, [Offered(name, raw) for name, raw in files])
    except CompareError as error:
        return [Imported(name, Outcome.REFUSED, error.problem, error.remedy) for name, _ in files]


def add(project: Project, sources: Sequence[str | Offered], outlet: str = "") -> Sequence[Imported]:
    """Add sources; what cannot be read is a row that says why."""
    return add_sources(sources, project.articles_folder, outlet=outlet).rows


def counted(rows: Sequence[Imported]) -> str:
    """What became of what was added, in a line.

    >>> counted([Imported("a.txt", Outcome.READ), Imported("b.exe", Outcome.REFUSED)])
    '1 read, 1 refused'
    """
    counts = {outcome: sum(row.outcome is outcome for row in rows) for outcome in Outcome}
    return ", ".join(f"{count} {outcome.value}" for outcome, count in counts.items() if count) or "nothing"


def _file(project: Project, fields: Fields) -> str:
    return project.article(str(fields["article"])).source_file

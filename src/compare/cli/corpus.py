"""What ``align`` works on: articles and claims, wherever the user has them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from compare.articles import Article, DateSource, Refusal
from compare.claims import Claim, describe
from compare.errors import CompareError
from compare.matching import Judgements
from compare.matching.engines.claim_tables import read_claim_rows, table_files
from compare.project import Project
from compare.project.folder import ARTICLE_FOLDERS
from compare.settings import Settings, load_settings

TABLE_REMEDY = "Name a project, a folder of articles, or a claims table (.csv, .jsonl, .parquet)."


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles and claims to align, with the settings and judgements that hold for them.

    ``sources`` are the files and folders that must never be overwritten by what is made from them.
    """

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    settings: Settings
    judgements: Judgements = field(default_factory=Judgements)
    notices: tuple[str, ...] = ()
    sources: tuple[Path, ...] = ()


def open_corpus(path: Path) -> Corpus:
    """Read the project, folder of articles or claims table at ``path``.

    Raises CompareError if there is nothing to read at ``path``, or nothing of what is there can be read.
    """
    tables = claims_tables(path)
    if tables:
        return _corpus_of_tables(path, tables)
    if not path.is_dir():
        raise CompareError("is not something to align", file=str(path), remedy=TABLE_REMEDY)
    return _corpus_of_project(Project.open(path))


def claims_tables(path: Path) -> tuple[Path, ...]:
    """The claims tables at ``path``; none where articles are.

    Raises CompareError if there is nothing at ``path``.
    """
    if not path.exists():
        raise CompareError("there is no such file or folder", file=str(path), remedy="Check the path.")
    return () if any((path / name).is_dir() for name in ARTICLE_FOLDERS) else table_files(path)


def _corpus_of_tables(path: Path, tables: Sequence[Path]) -> Corpus:
    claims = _article_by_article(
        describe(row.claim_id, row.article_id, row.text, outlet=row.outlet, published=row.published)
        for row in read_claim_rows(tables)
    )
    if not claims:
        raise CompareError("holds no claims", file=str(path), remedy="Add a row for each claim.")
    unlike = unlike_rows(*_unlike(claims))
    return Corpus(articles_of(claims), claims, load_settings(path), notices=unlike, sources=tuple(tables))


def unlike_rows(articles: int, first: str) -> tuple[str, ...]:
    """What to tell where the rows of so many articles disagree, in words; ``first`` is one of them."""
    if not articles:
        return ()
    told = (
        f"Rows of one article name several outlets or dates, in {articles:,} articles (for example {first}): "
        "articles.csv shows the first of each in order of the alphabet, and matches go by each row's own."
    )
    return (told,)


def _unlike(claims: Iterable[Claim]) -> tuple[int, str]:
    """How many articles have rows of several outlets or dates, and the first of them."""
    said: dict[str, set[tuple[str, str]]] = {}
    for claim in claims:
        said.setdefault(claim.article_id, set()).add((claim.outlet, claim.published))
    unlike = [article for article, saying in said.items() if len(saying) > 1]
    return len(unlike), min(unlike, default="")


def _article_by_article(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Rows of one article may stand apart in a table; matching looks at what stands beside a claim."""
    articles: dict[str, list[Claim]] = {}
    for claim in claims:
        articles.setdefault(claim.article_id, []).append(claim)
    return tuple(chain.from_iterable(articles.values()))


def _corpus_of_project(project: Project) -> Corpus:
    notices = (*(_refusal_line(refusal) for refusal in project.refusals), *project.notices)
    if not project.articles:
        raise _nothing_to_read(project.refusals, project.articles_folder)
    return Corpus(
        project.articles,
        project.claims,
        project.settings,
        project.judgements(),
        notices,
        (project.articles_folder.resolve(),),
    )


def _nothing_to_read(refusals: Sequence[Refusal], folder: Path) -> CompareError:
    if not refusals:
        return CompareError("holds no articles", file=str(folder), remedy=TABLE_REMEDY)
    first = refusals[0]
    problem = f"no article could be read ({first.source_file}: {first.reason})"
    return CompareError(problem, file=str(folder), remedy=first.remedy)


def articles_of(claims: Iterable[Claim]) -> tuple[Article, ...]:
    """The articles that the rows of a claims table name, as far as a claims table knows them."""
    rows: dict[str, list[Claim]] = {}
    for claim in claims:
        rows.setdefault(claim.article_id, []).append(claim)
    return tuple(_article_named_by(rows[article_id]) for article_id in sorted(rows))


def _article_named_by(claims: Sequence[Claim]) -> Article:
    """Where rows disagree, or some are silent, the first of what they say: as ``archive.ARTICLES`` has it."""
    outlet, published = (
        min((said for claim in claims if (said := getattr(claim, name))), default="")
        for name in ("outlet", "published")
    )
    return Article(
        article_id=claims[0].article_id,
        source_file=claims[0].source_file,
        text="",
        sha256="",
        outlet=outlet,
        agency="",
        title="",
        author="",
        published=published,
        date_source=DateSource.STATED if published else DateSource.UNKNOWN,
        url="",
        language="",
        regions=(),
    )


def _refusal_line(refusal: Refusal) -> str:
    return f"{refusal.source_file}: {refusal.reason.rstrip('.')}. {refusal.remedy}"

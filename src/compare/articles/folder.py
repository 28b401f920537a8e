"""One folder of articles, read as a whole."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from compare.articles.corrections import REGIONS_NAME, Decision, apply_decisions, read_decisions
from compare.articles.decoding import MAX_ARTICLE_BYTES, decode
from compare.articles.exported import is_export_folder
from compare.articles.manifest import MANIFEST_NAME, Row, read_manifest
from compare.articles.metadata import Metadata, detect_metadata
from compare.articles.model import Article, DateSource, Reading, Refusal
from compare.articles.regions import detect_regions
from compare.errors import CompareError
from compare.text import disguises_of, text_hash


def read_folder(folder: Path) -> Reading:
    """Read every ``.txt`` under ``folder``; what ``articles.csv`` states wins over what is detected.

    Files that cannot be read become refusals; only a folder or table that is itself at fault raises
    CompareError. Hidden files and folders are passed over, and folders that hold an export.
    """
    if not folder.is_dir():
        raise CompareError(
            "is not a folder", file=str(folder), remedy="Name a folder with .txt articles in it."
        )
    manifest = read_manifest(folder)
    decisions = read_decisions(folder)
    articles: dict[str, Article] = {}
    refusals: list[Refusal] = []
    for path in sorted(_text_files(folder)):
        source_file = path.relative_to(folder).as_posix()
        try:
            _refuse_unwritable(source_file)
            made = [decision for decision in decisions if decision.source_file == source_file]
            article = read_article(path, source_file, manifest.get(source_file, {}), made)
            _refuse_twin(article, articles)
        except CompareError as error:
            refusals.append(Refusal(_shown(source_file), error.problem, error.remedy))
        else:
            articles[article.article_id] = article
    read = tuple(articles.values())
    return Reading(
        read, tuple(refusals), tuple(_notices(folder, read, refusals, manifest)) + _outdated(read, decisions)
    )


def files_read(folder: Path) -> list[Path]:
    """The files that :func:`read_folder` reads, whether or not it can: the articles, and people's tables."""
    tables = (folder / name for name in (MANIFEST_NAME, REGIONS_NAME))
    return [*sorted(_text_files(folder)), *(table for table in tables if table.is_file())]


def read_article(path: Path, source_file: str, stated: Row, decisions: Sequence[Decision] = ()) -> Article:
    """Read one file; ``stated`` is its row of ``articles.csv``, ``decisions`` its rows of ``regions.csv``.

    Raises CompareError where the file cannot be read as an article.
    """
    text = decode(_bytes(path, source_file), file=source_file)
    if not text.strip():
        raise CompareError("is empty", file=source_file, remedy="Paste the article’s text into it.")
    return make_article(source_file, text, stated, decisions)


def make_article(source_file: str, text: str, stated: Row, decisions: Sequence[Decision] = ()) -> Article:
    """The article that ``text`` is: its regions as decided or else as detected, its metadata likewise."""
    regions, _ = apply_decisions(text, detect_regions(text), decisions)
    found = detect_metadata(text, regions)
    published, date_source = _date(found, stated)
    return Article(
        article_id=str(PurePosixPath(source_file).with_suffix("")),
        source_file=source_file,
        text=text,
        sha256=text_hash(text),
        outlet=stated.get("outlet") or found.outlet,
        agency=stated.get("agency") or found.agency,
        title=stated.get("title") or found.title,
        author=stated.get("author") or found.author,
        published=published,
        date_source=date_source,
        url=stated.get("url") or found.url,
        language=stated.get("language") or found.language,
        regions=regions,
        outlet_inferred=found.outlet_inferred and not stated.get("outlet"),
        outlet_read=found.outlet,
    )


def _date(found: Metadata, stated: Row) -> tuple[str, DateSource]:
    if stated.get("date_source") == DateSource.UNKNOWN:
        return "", DateSource.UNKNOWN
    if stated.get("published"):
        return stated["published"], DateSource(stated.get("date_source") or DateSource.STATED)
    return found.published, found.date_source


def _text_files(folder: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        folders[:] = [
            name for name in folders if not name.startswith(".") and not is_export_folder(Path(root, name))
        ]
        yield from (Path(root, name) for name in files if _is_article(name))


def _is_article(name: str) -> bool:
    return name.lower().endswith(".txt") and not name.startswith(".")


def _bytes(path: Path, source_file: str) -> bytes:
    try:
        if path.is_symlink():
            raise CompareError("is a link, not a file", file=source_file, remedy="Copy the file itself here.")
        if not path.is_file():
            raise CompareError("is not a plain file", file=source_file, remedy="Remove it from the folder.")
        with path.open("rb") as file:
            return file.read(MAX_ARTICLE_BYTES + 1)
    except OSError as error:
        raise CompareError(
            f"cannot be opened ({error.strerror})", file=source_file, remedy="Check its permissions."
        ) from error


def _refuse_unwritable(source_file: str) -> None:
    """A name that is no UTF-8 could be read, but never be written to a journal or a table."""
    if _shown(source_file) != source_file:
        raise CompareError(
            "has a name that is not UTF-8", file=_shown(source_file), remedy="Rename the file."
        )


def _shown(source_file: str) -> str:
    return source_file.encode("utf-8", "backslashreplace").decode()


def _refuse_twin(article: Article, known: dict[str, Article]) -> None:
    if article.article_id in known:
        raise CompareError(
            f"has the same name as {known[article.article_id].source_file} but for its ending",
            file=article.source_file,
            remedy="Rename one of the two.",
        )


def _notices(
    folder: Path, articles: tuple[Article, ...], refusals: list[Refusal], manifest: dict[str, Row]
) -> Iterator[str]:
    known = {article.source_file for article in articles} | {refusal.source_file for refusal in refusals}
    for name in manifest:
        if name not in known:
            yield f"{MANIFEST_NAME} names {name}, which is not in {folder.name or folder}."
    first: dict[str, str] = {}
    for article in articles:
        twin = first.setdefault(article.sha256, article.source_file)
        if twin != article.source_file:
            yield f"{article.source_file} has the same text as {twin}; both were read."
        for hidden in disguises_of(article.text):
            yield f"{article.source_file} holds {hidden}: it may not be what it looks like."
    if not articles and not refusals:
        yield f"{folder.name or folder} holds no .txt articles yet."


def _outdated(articles: Sequence[Article], decisions: Sequence[Decision]) -> tuple[str, ...]:
    texts = {article.source_file: article.text for article in articles}
    return tuple(
        f"{REGIONS_NAME} decides on “{decision.opening}” in {decision.source_file}, which is no longer there."
        for decision in decisions
        if apply_decisions(texts.get(decision.source_file, ""), (), (decision,))[1]
    )

"""Sources into a folder of articles: convert each once, keep the original, say what happened."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import Path

from compare.articles.corrections import locked
from compare.articles.decoding import decode
from compare.articles.folder import make_article, read_folder
from compare.articles.importing.archives import entries_of
from compare.articles.importing.documents import read_docx, read_markdown
from compare.articles.importing.model import Converted, Imported, ImportResult, Offered, Outcome
from compare.articles.importing.pages import read_page
from compare.articles.importing.pdf import read_pdf
from compare.articles.importing.similarity import common_text
from compare.articles.importing.tables import read_table
from compare.articles.importing.web import Reach, fetch, is_url
from compare.articles.manifest import MANIFEST_NAME, Row, read_manifest, replace_file, write_manifest
from compare.articles.metadata import Metadata
from compare.articles.model import Article
from compare.errors import CompareError
from compare.text import text_hash

MAX_FILE_BYTES = 100_000_000
"""The largest file taken in at all (bytes)."""

ENDINGS = (
    ".txt",
    ".md",
    ".markdown",
    ".html",
    ".htm",
    ".xhtml",
    ".docx",
    ".pdf",
    ".csv",
    ".tsv",
    ".jsonl",
    ".zip",
)
"""What can be added."""

Progress = Callable[[int, str], None]
"""Called before each source with how many were done and its name."""


def add_sources(
    sources: Iterable[str | Path | Offered],
    folder: Path,
    *,
    outlet: str = "",
    progress: Progress | None = None,
    reach: Reach | None = None,
) -> ImportResult:
    """Add files, folders, zips, web addresses and uploads to a folder of articles.

    ``outlet`` is stated for every article that does not name its own. Each article becomes one ``.txt``
    with its original beside it and, where the source states metadata, one row of ``articles.csv``. What
    cannot be read is a row of the result, never an exception; only a folder that cannot be written to raises.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder):
        shelf = _Shelf(folder, outlet)
        for done, offered in enumerate(_offers(sources, reach)):
            if progress is not None:
                progress(done, offered.name if isinstance(offered, Offered) else offered.file)
            shelf.take(offered)
        shelf.write_manifest()
    return ImportResult(_with_kin(tuple(shelf.rows), folder))


class _Shelf:
    """The folder while sources are added: the texts it holds, its manifest, and the rows of the summary."""

    def __init__(self, folder: Path, outlet: str) -> None:
        self.folder = folder
        self.outlet = outlet
        self.rows: list[Imported] = []
        self.manifest: dict[str, Row] = read_manifest(folder)
        self.known = {article.sha256: article.source_file for article in read_folder(folder).articles}
        self.changed = False

    def take(self, offered: Offered | CompareError) -> None:
        """Convert one source and put it on the shelf, or note why not."""
        if isinstance(offered, CompareError):
            self.rows.append(_refused(offered.file, offered))
            return
        try:
            for converted in _converted(offered):
                self._take_article(offered, converted)
        except CompareError as error:
            self.rows.append(_refused(offered.name, error))

    def _take_article(self, offered: Offered, converted: Converted | CompareError) -> None:
        if isinstance(converted, CompareError):
            self.rows.append(_refused(offered.name, converted))
            return
        text = converted.text
        if not text.strip():
            raise CompareError("is empty", file=offered.name, remedy="Paste the article’s text into it.")
        digest = text_hash(text)
        if digest in self.known:
            known = self.known[digest]
            self.rows.append(
                Imported(offered.name, Outcome.KNOWN, f"the same text as {known}", source_file=known)
            )
            return
        stated = self._stated(converted.stated, offered)
        article = make_article(self._store(offered, text, digest, converted), text, stated)
        self._remember(article, stated)
        self.rows.append(_read(offered, article, converted))

    def _stated(self, metadata: Metadata, offered: Offered) -> Row:
        stated = {key: str(value) for key, value in asdict(metadata).items() if value and value != "unknown"}
        if self.outlet and not stated.get("outlet"):
            stated["outlet"] = self.outlet
        if offered.url and not stated.get("url"):
            stated["url"] = offered.url
        return stated

    def _store(self, offered: Offered, text: str, digest: str, converted: Converted) -> str:
        name = f"{slug(converted.stated.title or Path(offered.name).stem)}-{digest[:8]}"
        ending = Path(offered.name).suffix.lower()
        if ending not in {".txt", ".csv", ".tsv", ".jsonl"}:
            replace_file(self.folder / f"{name}{ending}", offered.raw)
        replace_file(self.folder / f"{name}.txt", text.encode("utf-8", "replace"))
        return f"{name}.txt"

    def _remember(self, article: Article, stated: Row) -> None:
        self.known[article.sha256] = article.source_file
        if stated:
            self.manifest[article.source_file] = {"source_file": article.source_file, **stated}
            self.changed = True

    def write_manifest(self) -> None:
        """Write ``articles.csv`` if anything was stated."""
        if self.changed:
            write_manifest(self.folder, self.manifest)


def slug(name: str) -> str:
    """A file name made from a title: ASCII letters, digits and hyphens, 60 characters at most, never empty.

    >>> slug("../../Türkiye’s “war” <b>")
    'turkiye-s-war-b'
    """
    plain = (
        unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
        if name.isascii()
        else _ascii(name)
    )
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "article"


def _ascii(name: str) -> str:
    spaced = "".join(character if character.isalnum() else " " for character in name)
    return unicodedata.normalize("NFKD", spaced).encode("ascii", "ignore").decode("ascii").lower()


def _offers(sources: Iterable[str | Path | Offered], reach: Reach | None) -> Iterator[Offered | CompareError]:
    """Every single file behind the sources, folders and archives opened; refusals in their place."""
    for source in sources:
        try:
            if isinstance(source, Offered):
                yield from _opened(source)
            elif isinstance(source, str) and is_url(source):
                yield fetch(source, reach)
            else:
                yield from _files(Path(source))
        except CompareError as error:
            yield error


def _files(path: Path) -> Iterator[Offered | CompareError]:
    if path.is_symlink():
        yield CompareError("is a link, not a file", file=str(path), remedy="Name the file itself.")
    elif path.is_dir():
        for entry in sorted(path.iterdir()):
            if not entry.name.startswith(".") and entry.name != MANIFEST_NAME:
                yield from _files(entry)
    else:
        try:
            yield from _opened(Offered(str(path), _bytes(path)))
        except CompareError as error:
            yield error


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise CompareError("is not there", file=str(path), remedy="Check the name.")
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise CompareError(
                f"is {size / 1e6:.0f} MB; the limit is {MAX_FILE_BYTES // 1_000_000} MB",
                file=str(path),
                remedy="Cut it into its articles.",
            )
        return path.read_bytes()
    except OSError as error:
        raise CompareError(
            f"cannot be opened ({error.strerror})", file=str(path), remedy="Check its permissions."
        ) from error


def _opened(offered: Offered) -> Iterator[Offered | CompareError]:
    if offered.name.lower().endswith(".zip"):
        yield from entries_of(offered.raw, offered.name)
    else:
        yield offered


def _converted(offered: Offered) -> Iterator[Converted | CompareError]:
    ending = Path(offered.name).suffix.lower()
    if ending == ".txt":
        yield Converted(decode(offered.raw, file=offered.name, declared=offered.charset))
    elif ending in {".html", ".htm", ".xhtml"}:
        yield read_page(offered.raw, offered.name, charset=offered.charset, url=offered.url)
    elif ending in {".md", ".markdown"}:
        yield read_markdown(offered.raw, offered.name)
    elif ending == ".docx":
        yield read_docx(offered.raw, offered.name)
    elif ending == ".pdf":
        yield read_pdf(offered.raw, offered.name)
    elif ending in {".csv", ".tsv", ".jsonl"}:
        yield from read_table(offered.raw, offered.name)
    else:
        raise CompareError(
            f"files that end in {ending or 'nothing'} cannot be read",
            file=offered.name,
            remedy=f"Can be added: {', '.join(ENDINGS)}, folders, and web addresses.",
        )


def _refused(source: str, error: CompareError) -> Imported:
    place = f"{error.place}: " if error.place else ""
    return Imported(source, Outcome.REFUSED, f"{place}{error.problem}", error.remedy)


def _read(offered: Offered, article: Article, converted: Converted) -> Imported:
    asked = [name for name in ("outlet", "published") if not getattr(article, name)]
    unknown = (f"{' and '.join(asked)} unknown: please state",) if asked else ()
    inferred = (
        ("date inferred, not stated",) if article.published and article.date_source == "inferred" else ()
    )
    return Imported(
        source=offered.name,
        outcome=Outcome.READ,
        source_file=article.source_file,
        title=article.title,
        outlet=article.outlet,
        published=article.published,
        notes=(*converted.notes, *unknown, *inferred),
    )


def _with_kin(rows: tuple[Imported, ...], folder: Path) -> tuple[Imported, ...]:
    """Point out, on each article just read, what it shares with others in the folder."""
    notes: dict[str, list[str]] = {}
    for kin in common_text(read_folder(folder).articles):
        for one, other in ((kin.article_a, kin.article_b), (kin.article_b, kin.article_a)):
            notes.setdefault(f"{one}.txt", []).append(f"{kin.share:.0%} of its text is also in {other}")
    return tuple(
        replace(row, notes=(*row.notes, *notes[row.source_file][:3]))
        if row.outcome is Outcome.READ and row.source_file in notes
        else row
        for row in rows
    )


def original_of(folder: Path, source_file: str) -> Path | None:
    """The original kept beside a converted article, or None where the ``.txt`` is the original."""
    stem = folder / source_file.removesuffix(".txt")
    kept = (stem.with_name(stem.name + ending) for ending in ENDINGS if ending != ".txt")
    return next((path for path in kept if path.is_file()), None)

"""Word and Markdown files to text."""

import io
import re
import zipfile

import docx
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from compare.articles.dates import find_date, is_date
from compare.articles.decoding import decode
from compare.articles.importing.archives import check_archive
from compare.articles.importing.model import Converted
from compare.articles.metadata import Metadata
from compare.articles.model import DateSource
from compare.errors import CompareError

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<fields>(?:[^\n]{0,500}\n){0,40}?)---[ \t]*\n")
_FIELD = re.compile(r"(?P<key>[A-Za-z_]{2,20}):\s*(?P<value>.+)")
_MARKUP = (
    (re.compile(r"^ {0,3}#{1,6}[ \t]+", re.MULTILINE), ""),
    (re.compile(r"^ {0,3}(?:>[ \t]?)+", re.MULTILINE), ""),
    (re.compile(r"^ {0,3}(?:[-*_][ \t]*){3,}$", re.MULTILINE), ""),
    (re.compile(r"!\[([^\]\n]{0,300})\]\([^)\n]{0,2000}\)"), ""),
    (re.compile(r"\[([^\]\n]{1,300})\]\([^)\n]{0,2000}\)"), r"\1"),
    (re.compile(r"<(https?://[^>\s]{1,2000})>"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)([^\n]{1,600}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*_])([*_])(?=\S)([^\n*_]{1,600}?)(?<=\S)\1(?![\w*_])"), r"\2"),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!>])"), r"\1"),
)
_FRONT_KEYS = {
    "site": "outlet",
    "source": "outlet",
    "publication": "outlet",
    "date": "published",
    "lang": "language",
}


def read_docx(raw: bytes, name: str) -> Converted:
    """The paragraphs of a Word file, a blank line between. python-docx's parser resolves no entities.

    Raises CompareError for a damaged or encrypted file, one with a document type (XXE), and zip bombs.
    """
    remedy = "Open it in a word processor and save it again as .docx."
    check_archive(raw, name)
    try:
        _refuse_doctype(raw, name)
        document = docx.Document(io.BytesIO(raw))
    except (
        PackageNotFoundError,
        KeyError,
        ValueError,
        zipfile.BadZipFile,
        etree.XMLSyntaxError,
        OSError,
    ) as error:
        raise CompareError("is not a Word file that can be read", file=name, remedy=remedy) from error
    paragraphs = [" ".join(paragraph.text.split()) for paragraph in document.paragraphs]
    text = "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
    if not text:
        raise CompareError("holds no text", file=name, remedy="Scanned pages must be turned into text first.")
    return Converted(text.replace("\0", "") + "\n")


def _refuse_doctype(raw: bytes, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for entry in archive.namelist():
            if entry.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(entry)[:4096]:
                raise CompareError(
                    f"declares a document type in {entry[:60]}, which Word never does",
                    file=name,
                    remedy="Do not open it; ask its sender for the text.",
                )


def read_markdown(raw: bytes, name: str) -> Converted:
    """A Markdown file without its markup; fields of a front matter become metadata."""
    text = decode(raw, file=name)
    fields: dict[str, str] = {}
    if match := _FRONT_MATTER.match(text):
        fields = {
            _key(found["key"]): found["value"].strip(" \"'") for found in _FIELD.finditer(match["fields"])
        }
        text = text[match.end() :]
    for pattern, replacement in _MARKUP:
        text = pattern.sub(replacement, text)
    title = fields.get("title", "")
    if title and title not in text[:500]:
        text = f"{title}\n\n{text}"
    return Converted(text.strip("\n") + "\n", metadata_from(fields))


def metadata_from(fields: dict[str, str]) -> Metadata:
    """Metadata from named fields as strings; a date that cannot be read stays unknown."""
    stated = fields.get("published", "")
    published = stated[:10] if is_date(stated[:10]) else stated if is_date(stated) else find_date(stated)
    return Metadata(
        outlet=fields.get("outlet", ""),
        agency=fields.get("agency", ""),
        title=fields.get("title", ""),
        author=fields.get("author", ""),
        published=published,
        date_source=DateSource.STATED if published else DateSource.UNKNOWN,
        url=fields.get("url", ""),
        language=fields.get("language", ""),
    )


def _key(name: str) -> str:
    return _FRONT_KEYS.get(name.lower(), name.lower())

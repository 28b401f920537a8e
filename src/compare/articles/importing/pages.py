"""HTML pages to articles: trafilatura finds the story, the page's own metadata says what it is."""

import json
import logging
import re
from collections.abc import Iterator, Mapping
from typing import Any

import trafilatura
from lxml import etree, html
from trafilatura.settings import Document

from compare.articles.dates import is_date
from compare.articles.decoding import decode
from compare.articles.importing.model import Converted
from compare.articles.metadata import Metadata
from compare.articles.model import DateSource
from compare.errors import CompareError

logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # its doubts are ours to put in words

MAX_DEPTH = 200
"""Pages nested deeper than this are refused (elements); libxml2 would cut them at 256 without a word."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?\s*([\w.:\-]{2,40})", re.IGNORECASE)
_ARTICLE_TYPES = re.compile(r"Article|Posting|Report")
_REMEDY = "Open it in a browser, copy the article’s text into a .txt file, and add that."


def read_page(raw: bytes, name: str, *, charset: str = "", url: str = "") -> Converted:
    """Turn a page into text: its title, then its paragraphs, a blank line between.

    The charset is what the transfer declared, else what the page declares, UTF-8 always tried first. Raises
    CompareError where no article can be found or the page is nested beyond MAX_DEPTH.
    """
    declared = _CHARSET.search(raw[:4096])
    text = decode(raw, file=name, declared=charset or (declared[1].decode("ascii") if declared else ""))
    tree = _tree(text, name)
    stated = _stated(tree, url)
    found = trafilatura.bare_extraction(
        tree,
        url=url or None,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        include_formatting=False,
    )
    story = (found.text or "").strip() if isinstance(found, Document) else ""
    if not isinstance(found, Document) or len(story) < 40:
        raise CompareError(
            "holds no article that can be told from its surroundings", file=name, remedy=_REMEDY
        )
    return Converted(_laid_out(stated.title or found.title or "", story), _completed(stated, found))


def _tree(text: str, name: str) -> html.HtmlElement:
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, recover=True
    )
    try:
        tree = html.document_fromstring(_without_declaration(text).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise CompareError("is not a page that can be read", file=name, remedy=_REMEDY) from error
    if _deeper_than(tree, MAX_DEPTH):
        raise CompareError(f"is nested more than {MAX_DEPTH} elements deep", file=name, remedy=_REMEDY)
    return tree


def _without_declaration(text: str) -> str:
    return re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text)


def _deeper_than(tree: html.HtmlElement, limit: int) -> bool:
    depth = 0
    for event, _element in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > limit:
            return True
    return False


def _stated(tree: html.HtmlElement, url: str) -> Metadata:
    """What the page says about itself: JSON-LD first, then Open Graph and its kin."""
    news = next(_json_ld(tree), {})
    published = _day(str(news.get("datePublished", ""))) or _day(
        _meta(tree, "article:published_time", "datePublished", "date", "dc.date")
    )
    return Metadata(
        outlet=_meta(tree, "og:site_name") or _name(news.get("publisher")),
        title=_text(news.get("headline")) or _meta(tree, "og:title", "twitter:title"),
        author=_name(news.get("author")) or _meta(tree, "author", "article:author", "parsely-author"),
        published=published,
        date_source=DateSource.STATED if published else DateSource.UNKNOWN,
        url=url or _meta(tree, "og:url"),
        language=str(tree.get("lang") or "")[:2].lower(),
    )


def _json_ld(tree: html.HtmlElement) -> Iterator[Mapping[str, Any]]:
    for script in tree.xpath('//script[@type="application/ld+json"]')[:20]:
        try:
            loaded = json.loads((script.text_content() or "")[:200_000])
        except (ValueError, RecursionError):
            continue
        yield from (item for item in _items(loaded) if _ARTICLE_TYPES.search(str(item.get("@type", ""))))


def _items(loaded: object) -> Iterator[Mapping[str, Any]]:
    if isinstance(loaded, list):
        for item in loaded[:50]:
            yield from _items(item)
    elif isinstance(loaded, dict):
        yield loaded
        graph = loaded.get("@graph")
        if isinstance(graph, list):
            yield from (item for item in graph[:50] if isinstance(item, dict))


def _name(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(name for name in (_name(item) for item in value[:10]) if name)
    if isinstance(value, dict):
        return _text(value.get("name"))
    return _text(value)


def _text(value: object) -> str:
    return " ".join(value.split())[:300] if isinstance(value, str) and not value.startswith("http") else ""


def _meta(tree: html.HtmlElement, *names: str) -> str:
    for name in names:
        for attribute in ("property", "name", "itemprop"):
            for element in tree.xpath(f"//meta[@{attribute}=$name]", name=name)[:1]:
                if value := " ".join((element.get("content") or "").split())[:300]:
                    return str(value)
    return ""


def _day(value: str) -> str:
    return value[:10] if is_date(value[:10]) else ""


def _completed(stated: Metadata, found: Document) -> Metadata:
    """What the page states, completed by what trafilatura and htmldate infer, marked as such."""
    inferred = "" if stated.published else _day(found.date or "")
    return Metadata(
        outlet=stated.outlet or found.sitename or "",
        title=stated.title or found.title or "",
        author=stated.author or found.author or "",
        published=stated.published or inferred,
        date_source=stated.date_source
        if stated.published
        else DateSource.INFERRED
        if inferred
        else DateSource.UNKNOWN,
        url=stated.url or found.url or "",
        language=stated.language or found.language or "",
    )


def _laid_out(title: str, story: str) -> str:
    paragraphs = [" ".join(line.split()) for line in story.split("\n")]
    paragraphs = [line.removeprefix("- ") for line in paragraphs if line]
    if title and paragraphs[:1] != [title]:
        paragraphs.insert(0, title)
    return "\n\n".join(paragraphs) + "\n"

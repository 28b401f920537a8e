"""The Sources page: the articles, what is unknown of them, what was refused, and one in full. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from compare.articles import CLAIM_KINDS, Article, DateSource, Reading, Refusal, Region, RegionKind
from compare.articles.corrections import Decision
from compare.articles.importing import Imported, Kinship
from compare.articles.manifest import Row
from compare.claims import Claim
from compare.text import fold
from compare.ui.links import LONGEST, count

MOST_CHARACTERS = 400_000
"""Code points of an article that are sent to the browser; what lies beyond is said to be missing."""

WINDOW = 300
"""Articles listed at once."""

MOST_ASKED = 20
"""Articles that are asked about at once; each one answered makes room for the next."""

FACTS = ("outlet", "agency", "title", "author", "published", "date_source", "url", "language")
"""What a person may state about an article, as articles.csv has it."""

ASKED = {"outlet": "outlet", "published": "date"}
"""What an article needs before it can be compared, and what the page calls it."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the address asks for: adding articles, one article in full, or the list, searched and paged."""

    article: str = ""
    adding: bool = False
    search: str = ""
    start: int = 0


@dataclass(frozen=True, slots=True)
class Sources:
    """What the page is made of. ``stated`` are the rows of articles.csv by file, ``originals`` file names."""

    reading: Reading
    claims: Sequence[Claim]
    kin: Sequence[Kinship]
    stated: Mapping[str, Row]
    decisions: Sequence[Decision]
    originals: Mapping[str, str]


def read_request(query: Mapping[str, str]) -> Request:
    """What an address asks for."""
    return Request(
        article=query.get("article", "")[:LONGEST],
        adding=query.get("add", "") == "yes",
        search=query.get("q", "")[:LONGEST],
        start=count(query.get("from", "")) // WINDOW * WINDOW,
    )


def content(sources: Sources, request: Request) -> dict[str, Any]:
    """What the browser gets."""
    by_id = {article.article_id: article for article in sources.reading.articles}
    chosen = by_id.get(request.article)
    articles = _articles(sources)
    found = [article for article in articles if _has(article, fold(request.search).split())]
    return {
        "view": "add" if request.adding else "article" if request.article else "list",
        "asked": request.article,
        "articles": found[request.start : request.start + WINDOW],
        "unknown": [article for article in articles if article["missing"]][:MOST_ASKED],
        "totals": {"articles": len(articles), "found": len(found), "claims": len(sources.claims)},
        "search": request.search,
        "start": request.start,
        "window": WINDOW,
        "refusals": [_refusal(refusal) for refusal in sources.reading.refusals],
        "notices": list(sources.reading.notices),
        "kin": [_kin(kin, by_id) for kin in sources.kin],
        "article": _in_full(sources, chosen) if chosen else None,
        "kinds": [_kind(kind) for kind in RegionKind],
        "outlets": sorted({article.outlet for article in by_id.values() if article.outlet}),
    }


def missing(article: Article) -> list[str]:
    """What is unknown of an article and needed to compare it.

    An article marked as undated by a person is not asked about again.
    """
    unknown = {"outlet": not article.outlet, "published": undated(article)}
    return [name for name in ASKED if unknown[name]]


def undated(article: Article) -> bool:
    """Whether it is unknown when an article appeared: no date, or the year alone and even that inferred."""
    year_only = len(article.published) == len("2026")
    return not article.published or (year_only and article.date_source is DateSource.INFERRED)


def summary(rows: Iterable[Imported]) -> list[dict[str, Any]]:
    """What became of each thing that was offered."""
    return [
        {
            "source": row.source,
            "outcome": row.outcome.value,
            "words": f"{row.reason}. {row.remedy}".strip(". ") if row.reason else "",
            "article": row.source_file.removesuffix(".txt"),
            "title": row.title,
            "outlet": row.outlet,
            "published": row.published,
            "notes": list(row.notes),
        }
        for row in rows
    ]


def _articles(sources: Sources) -> list[dict[str, Any]]:
    counted = Counter(claim.article_id for claim in sources.claims)
    return [
        {
            **_facts(article),
            "id": article.article_id,
            "file": article.source_file,
            "claims": counted[article.article_id],
            "missing": _to_ask(article, sources.stated.get(article.source_file, {})),
        }
        for article in sources.reading.articles
    ]


def _has(article: Mapping[str, Any], sought: Sequence[str]) -> bool:
    text = fold(" ".join(str(article[name]) for name in ("file", *FACTS)))
    return all(word in text for word in sought)


def _to_ask(article: Article, stated: Row) -> list[str]:
    said_unknown = stated.get("date_source") == DateSource.UNKNOWN
    return [name for name in missing(article) if not (name == "published" and said_unknown)]


def _facts(article: Article) -> dict[str, Any]:
    facts = {name: str(getattr(article, name)) for name in FACTS}
    return {**facts, "outlet_inferred": article.outlet_inferred}


def _refusal(refusal: Refusal) -> dict[str, str]:
    return {"file": refusal.source_file, "reason": refusal.reason, "remedy": refusal.remedy}


def _kin(kin: Kinship, by_id: Mapping[str, Article]) -> dict[str, Any]:
    sides = [by_id[name] for name in (kin.article_a, kin.article_b)]
    return {
        "share": kin.share,
        "articles": [{"id": each.article_id, "title": each.title, "outlet": each.outlet} for each in sides],
    }


def _in_full(sources: Sources, article: Article) -> dict[str, Any]:
    stated = sources.stated.get(article.source_file, {})
    decided = [each.span for each in sources.decisions if each.source_file == article.source_file]
    shown = [region for region in article.regions if region.span.start < MOST_CHARACTERS]
    return {
        **_facts(article),
        "id": article.article_id,
        "file": article.source_file,
        "original": sources.originals.get(article.source_file, ""),
        "characters": len(article.text),
        "stated": [name for name in FACTS if stated.get(name)],
        "regions": [_region(region, article.text, decided=region.span in decided) for region in shown],
        "left_out": len(article.regions) - len(shown),
        "claims": sum(claim.article_id == article.article_id for claim in sources.claims),
    }


def _region(region: Region, text: str, *, decided: bool) -> dict[str, Any]:
    return {
        "start": region.span.start,
        "end": region.span.end,
        "kind": region.kind.value,
        "reason": region.reason,
        "inside": region.kind in CLAIM_KINDS,
        "decided": decided,
        "words": region.span.of(text)[:MOST_CHARACTERS].strip("\n"),
    }


def _kind(kind: RegionKind) -> dict[str, Any]:
    return {"value": kind.value, "inside": kind in CLAIM_KINDS}

"""Bytes to articles: decoding, metadata, boilerplate, and what people state or correct."""

from compare.articles.corrections import correct, set_region
from compare.articles.exported import DESCRIPTION, EXPORT_NAME, describes_export, is_export_folder
from compare.articles.folder import files_read, make_article, read_article, read_folder
from compare.articles.lines import title_case
from compare.articles.model import CLAIM_KINDS, Article, DateSource, Reading, Refusal, Region, RegionKind
from compare.articles.turns import TURN, turn_name

__all__ = [
    "CLAIM_KINDS",
    "DESCRIPTION",
    "EXPORT_NAME",
    "TURN",
    "Article",
    "DateSource",
    "Reading",
    "Refusal",
    "Region",
    "RegionKind",
    "correct",
    "describes_export",
    "files_read",
    "is_export_folder",
    "make_article",
    "read_article",
    "read_folder",
    "set_region",
    "title_case",
    "turn_name",
]

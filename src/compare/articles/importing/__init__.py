"""Everything that people have articles in, turned into the ``.txt`` files that offsets count in."""

from compare.articles.importing.adding import ENDINGS, add_sources, original_of
from compare.articles.importing.model import Imported, ImportResult, Offered, Outcome
from compare.articles.importing.similarity import Kinship, common_text
from compare.articles.importing.web import Reach

__all__ = [
    "ENDINGS",
    "ImportResult",
    "Imported",
    "Kinship",
    "Offered",
    "Outcome",
    "Reach",
    "add_sources",
    "common_text",
    "original_of",
]

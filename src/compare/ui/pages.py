"""The pages: title, path and the function that shows each. Add a page by adding a row."""

from collections.abc import Callable
from dataclasses import dataclass

from compare.ui import (
    codebook_page,
    compare_page,
    coverage_page,
    export_page,
    framing_page,
    history_page,
    home_page,
    read_page,
    review_page,
    sources_page,
)
from compare.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``path`` is its address; the first page is also what the bare address shows."""

    title: str
    path: str
    show: Callable[[Desk], None]


PAGES = (
    Page("Home", "home", home_page.show),
    Page("Read", "read", read_page.show),
    Page("Compare", "compare", compare_page.show),
    Page("Review", "review", review_page.show),
    Page("Coverage", "coverage", coverage_page.show),
    Page("Sources", "sources", sources_page.show),
    Page("Framing", "framing", framing_page.show),
    Page("Codebook", "codebook", codebook_page.show),
    Page("Export", "export", export_page.show),
    Page("History", "history", history_page.show),
)

"""Compare how news outlets tell the same claim.

The names below are the public Python API (docs/api.md). Each is loaded when it is first used, so that
importing the package costs nothing.

>>> from compare import Settings, align, describe
>>> claims = [
...     describe("a:0", "a", "The UK allowed US troops to use its bases.", published="2026-03-02"),
...     describe("b:0", "b", "Britain lets American forces use British bases.", published="2026-03-03"),
... ]
>>> [match.level.value for match in align(claims, Settings()).matches]
['same_claim']
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from compare.articles import Article, read_folder
    from compare.claims import Claim, claims_of, describe
    from compare.errors import CompareError
    from compare.matching import (
        Alignment,
        Cluster,
        Judgements,
        Level,
        Match,
        Reason,
        Verdict,
        align,
        review_order,
    )
    from compare.settings import Settings

__all__ = [
    "Alignment",
    "Article",
    "Claim",
    "Cluster",
    "CompareError",
    "Judgements",
    "Level",
    "Match",
    "Reason",
    "Settings",
    "Verdict",
    "align",
    "claims_of",
    "describe",
    "read_folder",
    "review_order",
]

_HOME = {
    "articles": ("Article", "read_folder"),
    "claims": ("Claim", "claims_of", "describe"),
    "errors": ("CompareError",),
    "matching": (
        "Alignment",
        "Cluster",
        "Judgements",
        "Level",
        "Match",
        "Reason",
        "Verdict",
        "align",
        "review_order",
    ),
    "settings": ("Settings",),
}
_MODULE_OF = {name: f"compare.{module}" for module, names in _HOME.items() for name in names}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_MODULE_OF[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)

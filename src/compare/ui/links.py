"""What an address says: which filters are set, which cluster is open."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

LONGEST = 500
"""Characters of a parameter; an address is typed by anyone."""


class Kinds(StrEnum):
    """Which rows the Compare page lists: by level, or claims that only one outlet has."""

    ALL = ""
    SAME_CLAIM = "same_claim"
    ECHO = "echo"
    RELATED = "related"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Filters:
    """What the Compare page shows. ``tagged`` is "", "yes" or "no"; ``start`` the first row of the window."""

    kinds: Kinds = Kinds.ALL
    outlets: frozenset[str] = frozenset()
    tagged: str = ""
    search: str = ""
    start: int = 0
    cluster: str = ""


def read_filters(query: Mapping[str, str]) -> Filters:
    """The filters in an address; what cannot be understood is left out.

    >>> read_filters({"kind": "echo", "outlets": "CIC", "from": "x"})
    Filters(kinds=<Kinds.ECHO: 'echo'>, outlets=frozenset({'CIC'}), tagged='', search='', start=0, cluster='')
    """
    kind, tagged = query.get("kind", ""), query.get("tagged", "")
    return Filters(
        kinds=Kinds(kind) if kind in set(Kinds) else Kinds.ALL,
        outlets=frozenset(name for name in query.get("outlets", "")[:LONGEST].split("|") if name),
        tagged=tagged if tagged in {"yes", "no"} else "",
        search=query.get("q", "")[:LONGEST],
        start=count(query.get("from", "")),
        cluster=query.get("cluster", "")[:LONGEST],
    )


def count(value: str) -> int:
    """A number of rows in an address; 0 for anything else."""
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 9 else 0

"""Errands: what a page asks Python to do that is no annotation. Add one by adding it to the table.

Correcting an article's date, say, or editing the codebook. They come through the channel, as questions do, so
leaving the page that asked stops none; each is done once, and asked for until it is answered.
"""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from compare.errors import CompareError
from compare.project import Project
from compare.ui import codebook_deeds, codebook_offer, sources_deeds
from compare.ui.compare_view import Material
from compare.ui.incoming import Incoming, IncompleteError

Fields = Mapping[str, Any]


class Desk(Protocol):
    """What errands are done on."""

    @property
    def project(self) -> Project:
        """The open project."""

    @property
    def incoming(self) -> Incoming:
        """Files on their way in."""

    def material(self) -> Material:
        """What pages are made of."""

    def rematch(self) -> None:
        """Match again, with the judgements made meanwhile."""


Deed = Callable[[Desk, Fields], str]
"""Does an errand and says in words what was done. Raises CompareError, or KeyError for a missing field."""


def done(desk: Desk, errand: Fields) -> dict[str, Any]:
    """Do an errand, and say in ``words`` what was done or why it was not.

    ``again`` asks for the files that go with it once more. The errand's id is a field of the deed: it names
    what is recorded, so that an errand that comes twice, to a program that died meanwhile, is recorded once.
    """
    try:
        words = DEEDS[errand["deed"]](desk, {**errand["fields"], "op": errand["id"]})
    except CompareError as error:
        return {"done": False, "words": str(error), "again": isinstance(error, IncompleteError)}
    except (KeyError, TypeError, ValueError) as error:
        words = f"The page asked for something unknown ({error}). Reload it."
        return {"done": False, "words": words, "again": False}
    return {"done": True, "words": words, "again": False}


def _match_again(desk: Desk, _fields: Fields) -> str:
    """Match all claims anew, with the verdicts and cluster edits made meanwhile; says what came of it."""
    desk.rematch()
    return f"Matched again: {len(desk.material().alignment.clusters)} clusters now"


def _on_project(deed: Callable[[Project, Fields], str]) -> Deed:
    return lambda desk, fields: deed(desk.project, fields)


DEEDS: Mapping[str, Deed] = {
    "match": _match_again,
    "state": _on_project(sources_deeds.state_facts),
    "region": _on_project(sources_deeds.decide_region),
    "write": _on_project(codebook_deeds.write_tag),
    "rename": _on_project(codebook_deeds.rename),
    "merge": _on_project(codebook_deeds.merge),
    "remove": _on_project(codebook_deeds.remove),
    "bring back": _on_project(codebook_deeds.bring_back),
    "bring in": lambda desk, fields: codebook_offer.bring_in(desk.incoming, fields),
    "take over": _on_project(codebook_offer.take_over),
    "leave": lambda _desk, _fields: codebook_offer.leave(),
}

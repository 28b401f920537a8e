"""How each outlet names each party, person and event: competing names for one referent, with their places."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from compare.claims.model import Claim
from compare.claims.parties import find_parties
from compare.framing.event_names import event_names
from compare.framing.pairs import Side
from compare.framing.person_names import Persons
from compare.text import Span, words

_FORM_OF_ONE: Final = 2
"""Letters that a state's name and its demonym share: Spain and Spanish, France and French."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a claim, and the span in its article."""

    claim_id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Naming:
    """One name an outlet uses for a referent.

    ``referent`` is what all names of a row group stand for: a party, a person, or "armed action · Iran".
    """

    kind: str
    referent: str
    outlet: str
    name: str
    places: tuple[Place, ...]

    @property
    def count(self) -> int:
        """How often the outlet uses the name."""
        return len(self.places)


def namings(claims: Iterable[Claim]) -> tuple[Naming, ...]:
    """All names of all referents, by kind, referent and outlet, the most frequent name of each first."""
    found: dict[tuple[str, str, str, str], list[Place]] = defaultdict(list)
    spelled: dict[tuple[str, str, str, str], str] = {}
    sides = [Side(claim, words(claim.exact), frozenset()) for claim in claims]
    persons = Persons(sides)
    for side in sides:
        claim = side.claim
        for kind, referent, span in _mentions(side, persons):
            written = " ".join(span.of(claim.exact).split())
            key = (kind, referent, claim.outlet, _plain(written))
            # A headline's capitals are no spelling where there is another.
            if key not in spelled or (spelled[key].isupper() and not written.isupper()):
                spelled[key] = written
            found[key].append(Place(claim.claim_id, span.shifted(claim.span.start)))
    rows = [Naming(*key[:3], spelled[key], tuple(places)) for key, places in found.items()]
    return tuple(sorted(rows, key=lambda row: (row.kind, row.referent, row.outlet, -row.count, row.name)))


def contested(rows: Iterable[Naming]) -> tuple[Naming, ...]:
    """Only the referents for which outlets use different names: at least two names and two outlets.

    Names of a party that begin alike are one name in two forms ("Europe", "European").
    """
    kept = tuple(rows)
    by_referent: dict[tuple[str, str], list[Naming]] = defaultdict(list)
    for row in kept:
        by_referent[row.kind, row.referent].append(row)
    wanted = {
        key
        for key, group in by_referent.items()
        if len({row.outlet for row in group}) > 1 and len({_told_apart(row) for row in group}) > 1
    }
    return tuple(row for row in kept if (row.kind, row.referent) in wanted)


def _mentions(side: Side, persons: Persons) -> Iterator[tuple[str, str, Span]]:
    for mention in find_parties(side.claim.exact):
        yield "party", mention.party, mention.span
    for named in persons.names(side):
        yield "person", named.person, named.span
    for event in event_names(side):
        yield "event", event.referent, event.span


def _told_apart(row: Naming) -> str:
    plain = _plain(row.name)
    return plain[:_FORM_OF_ONE] if row.kind == "party" else plain


def _plain(name: str) -> str:
    folded = " ".join(word.folded for word in words(name))
    return folded.removesuffix("'s").removesuffix("'")

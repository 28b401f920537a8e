"""How each outlet names each party, person and event: competing names for one referent, with their places."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from compare.claims.lexicon import PREPOSITIONS, PRONOUNS
from compare.claims.model import Claim
from compare.claims.parties import find_parties
from compare.framing.pairs import Side
from compare.framing.runs import GLUE
from compare.framing.vocabulary import label_groups, stem
from compare.text import Span, fold, words

EVENTS: Final = ("armed action", "state of conflict", "killing", "protest")
"""Groups of labels (lexicon/labels.toml) whose names are those of events."""

_BEFORE: Final = 3
_AFTER: Final = 4
_TO_TARGET: Final = frozenset({"on", "against", "in", "with", "of", "to"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a claim, and the span in its article."""

    claim_id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Naming:
    """One name an outlet uses for a referent.

    ``referent`` is what all names of a row group stand for: a party, a speaker, or "armed action · Iran".
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
    for claim in claims:
        for kind, referent, span in _mentions(claim):
            written = " ".join(span.of(claim.exact).split())
            key = (kind, referent, claim.outlet, _plain(written))
            spelled.setdefault(key, written)
            found[key].append(Place(claim.claim_id, span.shifted(claim.span.start)))
    rows = [Naming(*key[:3], spelled[key], tuple(places)) for key, places in found.items()]
    return tuple(sorted(rows, key=lambda row: (row.kind, row.referent, row.outlet, -row.count, row.name)))


def contested(rows: Iterable[Naming]) -> tuple[Naming, ...]:
    """Only the referents for which outlets use different names: at least two names and two outlets."""
    kept = tuple(rows)
    by_referent: dict[tuple[str, str], list[Naming]] = defaultdict(list)
    for row in kept:
        by_referent[row.kind, row.referent].append(row)
    wanted = {
        key
        for key, group in by_referent.items()
        if len({row.outlet for row in group}) > 1 and len({_plain(row.name) for row in group}) > 1
    }
    return tuple(row for row in kept if (row.kind, row.referent) in wanted)


def _mentions(claim: Claim) -> Iterator[tuple[str, str, Span]]:
    for mention in find_parties(claim.exact):
        yield "party", mention.party, mention.span
    if claim.speaker_resolved and fold(claim.speaker) not in PRONOUNS:
        at = claim.exact.find(claim.speaker)
        if at >= 0:
            yield "speaker", claim.speaker_resolved, Span(at, at + len(claim.speaker))
    yield from _events(claim)


def _events(claim: Claim) -> Iterator[tuple[str, str, Span]]:
    side = Side(claim, words(claim.exact), frozenset())
    groups = [group for group in label_groups() if group.referent in EVENTS]
    for at, word in enumerate(side.stems):
        group = next((group for group in groups if word in group.stance), None)
        if group is not None and _is_noun(side, at):
            phrase = _phrase(side, at)
            target = _target(side, at)
            if target:
                yield "event", f"{group.referent} · {target}", side.span(phrase.start, phrase.stop)


def _is_noun(side: Side, at: int) -> bool:
    """Whether the word is a thing rather than a deed: no verb's ending, and something before it."""
    return not side.folded[at].endswith(("ed", "ing", "ate", "ates")) or stem(side.folded[at]) in {
        "bomb",
        "kill",
        "fight",
    }


def _phrase(side: Side, at: int) -> range:
    """The event noun with the words that qualify it before, and its target after."""
    start = at
    while (
        start > max(0, at - _BEFORE)
        and side.folded[start - 1] not in GLUE | PREPOSITIONS
        and _adjoins(side, start - 1)
    ):
        start -= 1
    stop = at + 1
    if stop < len(side.words) and side.folded[stop] in _TO_TARGET and _adjoins(side, at):
        named = _parties_at(side, range(stop, min(len(side.words), at + 1 + _AFTER)))
        stop = named[0][1] if named else stop
    return range(start, stop)


def _target(side: Side, at: int) -> str:
    """The party the event is done to: the one after "on" or "against", else a name right before the noun."""
    after = _parties_at(side, range(at + 1, min(len(side.words), at + 1 + _AFTER)))
    if after and at + 1 < len(side.words) and side.folded[at + 1] in _TO_TARGET:
        return after[0][2]
    before = _parties_at(side, range(max(0, at - 1), at))
    # "Iran war" is a war on Iran; "Israeli strikes" and "Israel's strikes" are Israel's own.
    return before[0][2] if before and fold(before[0][2]) == side.folded[at - 1] else ""


def _parties_at(side: Side, positions: range) -> list[tuple[int, int, str]]:
    """Parties among the words at ``positions``: first word, word after the last, and name."""
    if not positions:
        return []
    offset = side.words[positions.start].span.start
    stretch = side.text(side.span(positions.start, positions.stop))
    found = []
    for mention in find_parties(stretch):
        span = mention.span.shifted(offset)
        covered = [at for at in positions if side.words[at].span.overlaps(span)]
        found.append((covered[0], covered[-1] + 1, mention.party))
    return found


def _adjoins(side: Side, at: int) -> bool:
    """Whether only spaces stand between word ``at`` and the next: no comma, no quotation mark."""
    between = side.claim.exact[side.words[at].span.end : side.words[at + 1].span.start]
    return not between.strip()


def _plain(name: str) -> str:
    folded = " ".join(word.folded for word in words(name))
    return folded.removesuffix("'s").removesuffix("'")

"""Checks that the journals hold what they should: every line, anchor, hash and reference."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from compare.annotations.following import follow
from compare.annotations.history import printable
from compare.annotations.model import (
    FURTHEST_CLOCK,
    AnyEvent,
    EventAnchor,
    RetractEvent,
    Role,
    TurnEvent,
    claims_named,
    exists,
)
from compare.annotations.names import folder_name
from compare.annotations.state import State, fold_events
from compare.annotations.store import Store
from compare.claims.model import Claim
from compare.text import text_hash


@dataclass(frozen=True, slots=True)
class Finding:
    """Something ``verify`` found: where, what, and whether it is a fault or only worth knowing."""

    where: str
    what: str
    fault: bool = True

    def __str__(self) -> str:
        return f"{'FAULT ' if self.fault else 'notice'}  {printable(self.where)}: {printable(self.what)}"


@dataclass(frozen=True, slots=True)
class Verified:
    """The outcome of ``verify``: the findings, faults first, and what was looked at."""

    findings: tuple[Finding, ...]
    events: int
    journals: int

    @property
    def faults(self) -> int:
        """How many findings are faults."""
        return sum(finding.fault for finding in self.findings)


def verify(store: Store, claims: Iterable[Claim], texts: Mapping[str, str]) -> Verified:
    """Check everything below ``store.folder`` against the project's claims and texts (by article id)."""
    files = store.journals()
    reading = store.read()
    state = fold_events(reading.events)
    hashes = {article: text_hash(text) for article, text in texts.items()}
    findings = [
        Finding(f"{damage.file}, line {damage.line}", damage.in_words, fault=damage.loud or damage.tail)
        for damage in reading.damages
    ]
    for file, events in files.items():
        for event in events:
            about = partial(Finding, f"{file}, op {event.op}")
            findings += _misplaced(event, file, about)
            findings += _dangling(event, state, about)
            findings += _misquoted(event, texts, hashes, about)
            findings += _contradictory(event, about)
            findings += _out_of_time(event, about)
    findings += (Finding(f"op {op}", "two different events claim this op") for op in sorted(state.doubtful))
    findings += _moved(state, claims, texts)
    ordered = sorted(dict.fromkeys(findings), key=lambda finding: not finding.fault)
    return Verified(tuple(ordered), len(reading.events), len(files))


_About = Callable[[str], Finding]


def _misplaced(event: AnyEvent, file: str, about: _About) -> Iterator[Finding]:
    if folder_name(event.annotator) != file.partition("/")[0]:
        yield about(f"was recorded by {event.annotator}, whose folder is another")


def _dangling(event: AnyEvent, state: State, about: _About) -> Iterator[Finding]:
    if isinstance(event, TurnEvent):
        target = state.events.get(event.target)
        if target is None:
            yield about(f"{event.kind} names op {event.target}, which no journal holds")
        elif isinstance(target, TurnEvent) or target.annotator != event.annotator:
            yield about(f"{event.kind} names op {event.target}, which {event.annotator} cannot {event.kind}")
    elif isinstance(event, RetractEvent):
        history = state.history("annotation", event.annotation)
        if all(isinstance(each, RetractEvent) for each in history):
            yield about(f"takes back annotation {event.annotation}, which no journal holds")


def _misquoted(
    event: AnyEvent, texts: Mapping[str, str], hashes: Mapping[str, str], about: _About
) -> Iterator[Finding]:
    anchors: tuple[EventAnchor, ...] = getattr(event, "anchors", ())
    for anchor in anchors:
        same_text = hashes.get(anchor.article) == anchor.sha256
        if same_text and texts[anchor.article][anchor.start : anchor.end] != anchor.exact:
            yield about(
                f"its anchor {anchor.article}:{anchor.start}-{anchor.end} has other words than the text"
            )


def _contradictory(event: AnyEvent, about: _About) -> Iterator[Finding]:
    """Evidence that is not of the claim, the side or the article that it says."""
    anchors: tuple[EventAnchor, ...] = getattr(event, "anchors", ())
    articles = {anchor.claim: anchor.article for anchor in anchors if anchor.role is Role.CLAIM}
    for anchor in anchors:
        if anchor.role is Role.CLAIM or not anchor.claim:
            continue
        place = f"its evidence {anchor.article}:{anchor.start}-{anchor.end}"
        if anchor.claim not in claims_named(event):
            yield about(f"{place} is of {anchor.claim}, which the event does not name")
        elif anchor.side and getattr(event, f"claim_{anchor.side}", anchor.claim) != anchor.claim:
            yield about(f"{place} is of {anchor.claim}, which is not claim_{anchor.side}")
        elif articles.get(anchor.claim, anchor.article) != anchor.article:
            yield about(f"{place} is not in the article of {anchor.claim}")


def _out_of_time(event: AnyEvent, about: _About) -> Iterator[Finding]:
    if event.clock > FURTHEST_CLOCK:
        yield about(f"its clock says {event.clock}, which no recording reaches")
    if not exists(event.at):
        yield about(f"was recorded at {event.at}, which is no time")


def _moved(state: State, claims: Iterable[Claim], texts: Mapping[str, str]) -> Iterator[Finding]:
    for claim_id, place in follow(state, claims, texts).places.items():
        if place.orphaned:
            yield Finding(f"claim {claim_id}", f"is orphaned: {place.relocation.reason}")
        elif place.claim_id != claim_id:
            yield Finding(
                f"claim {claim_id}", f"is now {place.claim_id}: {place.relocation.reason}", fault=False
            )

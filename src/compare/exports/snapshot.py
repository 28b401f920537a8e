"""Everything an export is made from, read once, with what the options leave out already left out."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from compare.annotations import Namer, State, judgements_for_matching, namer, pair, tag_events
from compare.annotations.model import (
    Annotation,
    ClusterEvent,
    JudgementEvent,
    MigrationEvent,
    NoteEvent,
    SilenceEvent,
    SuggestionEvent,
    TagEvent,
    order,
)
from compare.annotations.subjects import Pair
from compare.articles import Article
from compare.claims import Claim, article_id_of
from compare.errors import CompareError
from compare.exports.view import Options, ProjectView
from compare.framing import Codebook
from compare.matching.dating import days_of
from compare.matching.model import Alignment, Judgements, Match
from compare.settings import Settings

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A project at one moment. ``matches`` and ``cluster_of`` are the alignment's, by pair and by claim.

    ``unjudged`` are the matches as they are without any judgement. ``tagged`` are the tags on pairs that pass
    the filters, whatever tag they are: what agreement is counted from. ``sequence`` numbers tags and
    migrations by their op. ``tag_now`` tells an event's tag after the renamings that came later. Records come
    in an order that does not depend on when they were read.
    """

    options: Options
    settings: Settings
    codebook: Codebook
    alignment: Alignment
    state: State
    recorded: State
    articles: Mapping[str, Article]
    claims: Mapping[str, Claim]
    matches: Mapping[Pair, Match]
    cluster_of: Mapping[str, str]
    judgements: tuple[JudgementEvent, ...]
    cluster_edits: tuple[ClusterEvent, ...]
    annotations: tuple[Annotation, ...]
    migrations: tuple[MigrationEvent, ...]
    answers: Mapping[str, Mapping[str, SuggestionEvent]]
    unjudged: Mapping[Pair, Match]
    tagged: tuple[TagEvent, ...]
    sequence: Mapping[str, int]
    tag_now: Namer

    def article_of(self, claim_id: str) -> Article | None:
        """The article a claim is from, also where the claim itself is no longer found."""
        return self.articles.get(article_id_of(claim_id))


def take(view: ProjectView, options: Options) -> Snapshot:
    """Read ``view`` once: what is saved meanwhile is left for the next time.

    Raises CompareError for a filter that names what the project does not have.
    """
    state = view.state()
    judgements = judgements_for_matching(state)
    alignment = view.alignment(judgements=judgements)
    unjudged = view.alignment(judgements=Judgements()) if judgements.verdicts else alignment
    matches = _by_pair(alignment)
    articles = {article.article_id: article for article in view.articles}
    _refuse_unknown(options, view, state)
    selection = _Selection(options, articles, matches)
    migrations, tag_now = state.migrations, namer(state)
    annotations = selection.annotations(state, tag_now)
    return Snapshot(
        options=options,
        settings=view.settings,
        codebook=view.codebook,
        alignment=alignment,
        state=state,
        recorded=view.recorded(),  # read later than state, it may hold more, of which nothing asks
        articles=articles,
        claims={claim.claim_id: claim for claim in view.claims},
        matches={claims: match for claims, match in matches.items() if selection.has_pair(*claims)},
        cluster_of={
            claim: cluster.cluster_id for cluster in alignment.clusters for claim in cluster.claim_ids
        },
        judgements=selection.on_pairs(state.judgements),
        cluster_edits=selection.on_pairs(state.cluster_edits),
        annotations=annotations,
        migrations=migrations,
        answers=selection.answers(state),
        unjudged=_by_pair(unjudged),
        tagged=selection.tagged(state),
        sequence=_sequence([*migrations, *(each for each in annotations if isinstance(each, TagEvent))]),
        tag_now=tag_now,
    )


def _sequence(events: Iterable[TagEvent | MigrationEvent]) -> dict[str, int]:
    """The events' places in the order in which they hold: clocks tell it, two machines' hours do not."""
    return {event.op: number for number, event in enumerate(sorted(events, key=order), 1)}


def _by_pair(alignment: Alignment) -> dict[Pair, Match]:
    return {(match.claim_a, match.claim_b): match for match in alignment.matches}


@dataclass(frozen=True, slots=True)
class _Selection:
    """The filters of an export, asked one record at a time."""

    options: Options
    articles: Mapping[str, Article]
    matches: Mapping[Pair, Match]

    def on_pairs(self, records: Mapping[Pair, Mapping[str, Record]]) -> tuple[Record, ...]:
        return tuple(
            by_annotator[name]
            for claims, by_annotator in sorted(records.items())
            if self.has_pair(*claims)
            for name in sorted(by_annotator)
            if self._has_annotator(name)
        )

    def annotations(self, state: State, tag_now: Namer) -> tuple[Annotation, ...]:
        found = [
            event
            for versions in state.annotations.values()
            for event in versions.values()
            if self._has_annotator(event.annotator) and self._has_annotation(event, tag_now)
        ]
        return tuple(sorted(found, key=_place))

    def tagged(self, state: State) -> tuple[TagEvent, ...]:
        return tuple(
            event
            for event in tag_events(state)
            if event.claim_b
            and self._has_annotator(event.annotator)
            and self.has_pair(event.claim_a, event.claim_b)
        )

    def answers(self, state: State) -> Mapping[str, Mapping[str, SuggestionEvent]]:
        return {
            suggestion: {name: event for name, event in answers.items() if self._has_annotator(name)}
            for suggestion, answers in state.suggestions.items()
        }

    def has_pair(self, *claims: str) -> bool:
        options = self.options
        if not options.choose_pairs:
            return True
        articles = [self.articles.get(article_id_of(claim)) for claim in claims if claim]
        return (
            self._has_outlet(article.outlet for article in articles if article)
            and all(self._has_date(article.published if article else "") for article in articles)
            and self._has_level(claims)
        )

    def _has_annotator(self, name: str) -> bool:
        return not self.options.annotators or name in self.options.annotators

    def _has_annotation(self, event: Annotation, tag_now: Namer) -> bool:
        match event:
            case TagEvent():
                tags = self.options.tags
                return (not tags or tag_now(event) in tags) and self.has_pair(
                    *(claim for claim in (event.claim_a, event.claim_b) if claim)
                )
            case SilenceEvent():
                return not self.options.tags and self._has_silence(event)
            case NoteEvent():
                return not self.options.tags and self.has_pair(
                    *(claim for claim in (event.claim, event.claim_a, event.claim_b) if claim)
                )

    def _has_silence(self, event: SilenceEvent) -> bool:
        """Whether the silent outlet or the one that reports is wanted, and the report's date is."""
        if not self.options.choose_pairs:
            return True
        article = self.articles.get(article_id_of(event.claim or event.cluster))
        return (
            not self.options.levels
            and self._has_outlet([event.outlet, article.outlet if article else ""])
            and self._has_date(article.published if article else "")
        )

    def _has_outlet(self, outlets: Iterable[str]) -> bool:
        return not self.options.outlets or not set(self.options.outlets).isdisjoint(outlets)

    def _has_date(self, published: str) -> bool:
        """Whether a date of any precision surely lies between the two edges."""
        since, until = self.options.since, self.options.until
        if not (since or until):
            return True
        span = days_of(published)
        if span is None:
            return False
        return (not since or span[0] >= _edge(since)[0]) and (not until or span[1] <= _edge(until)[1])

    def _has_level(self, claims: tuple[str, ...]) -> bool:
        if not self.options.levels:
            return True
        match = self.matches.get(pair(*claims)) if len(claims) == 2 else None
        return match is not None and match.level.value in self.options.levels


def _place(event: Annotation) -> tuple[str, ...]:
    claims = ("claim_a", "claim_b", "claim", "cluster", "tag", "annotator", "annotation")
    return tuple(getattr(event, name, "") for name in claims)


def _refuse_unknown(options: Options, view: ProjectView, state: State) -> None:
    """A filter that nothing can pass is a slip of the pen, and an empty table would hide it."""
    known: Mapping[str, tuple[Iterable[str], Callable[[], Iterable[str]]]] = {
        "annotator": (options.annotators, lambda: state.annotators),
        "tag": (options.tags, lambda: _tags_in_use(view.codebook, state)),
        "outlet": (options.outlets, lambda: {article.outlet for article in view.articles}),
        "level": (options.levels, lambda: ("same_claim", "echo", "related")),
    }
    for what, (wanted, existing) in known.items():
        names = set(existing()) if wanted else set()
        for name in wanted:
            if name not in names:
                choices = ", ".join(sorted(names)) or "none"
                raise CompareError(f"there is no {what} {name!r}", remedy=f"There is: {choices}.")
    for edge in (options.since, options.until):
        if edge:
            _edge(edge)


def _tags_in_use(codebook: Codebook, state: State) -> set[str]:
    used = {event.tag for event in state.events.values() if isinstance(event, TagEvent)}
    return used | {tag.id for tag in codebook.tags}


def _edge(date: str) -> tuple[dt.date, dt.date]:
    span = days_of(date)
    if span is None:
        raise CompareError(f"{date!r} is not a date", remedy="Write 2026-03-11, 2026-03 or 2026.")
    return span

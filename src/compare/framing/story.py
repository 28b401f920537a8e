"""Framing across a whole story: who is quoted and how, what leads, what is tagged, when. Rows name claims."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from compare.articles.model import Article
from compare.claims.model import Claim, CueTier
from compare.matching.dating import days_of
from compare.matching.model import Cluster
from compare.text import words

LEAD_CLAIMS: Final = 2
"""Claims after the headline that make up the lead."""

LAST_QUARTER: Final = 0.75
"""Share of an article's claims after which one counts as buried at the end."""


_MARKS: Final = frozenset("“”„‟\"«»‘’‚‛'‹›`")


class Prominence(StrEnum):
    """Where in its article a claim stands."""

    HEADLINE = "headline"
    LEAD = "lead"
    BODY = "body"
    END = "end"


@dataclass(frozen=True, slots=True)
class Attribution:
    """How often an outlet reports a speaker with cues of one tier."""

    outlet: str
    speaker: str
    tier: CueTier
    cues: tuple[str, ...]
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quoting:
    """How much an outlet quotes a speaker: quotations, words, and their share of all it quotes (0 to 1).

    One pair of quotation marks is one quotation, however many sentences stand between them.
    """

    outlet: str
    speaker: str
    quotations: int
    words: int
    share: float
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an outlet puts what a cluster says, at its most prominent: from 0 (first claim) to 1 (last)."""

    cluster_id: str
    outlet: str
    claim_id: str
    prominence: Prominence
    position: float


@dataclass(frozen=True, slots=True)
class Coded:
    """A tag somebody gave, as the counts need it: the outlet it marks, its record, the claims it is on."""

    tag: str
    outlet: str
    record: str
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TagCount:
    """How often a tag marks an outlet.

    ``count`` is of records, so two coders, or two pairs, count one claim twice. ``rate`` is of claims: how
    many of each hundred that the outlet shares with others carry the tag (0 to 100), however often. Shared
    are claims of a cluster, and those that somebody tagged beside another. None where it shares none.
    """

    tag: str
    outlet: str
    count: int
    rate: float | None
    records: tuple[str, ...]
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """An article on the timeline; ``first`` and ``last`` are the days its date may mean, empty if undated."""

    article_id: str
    outlet: str
    published: str
    first: str
    last: str
    claims: int
    shared: int


def attributions(claims: Iterable[Claim]) -> tuple[Attribution, ...]:
    """Cue tiers by outlet and speaker, for claims that have a cue."""
    found: dict[tuple[str, str, CueTier], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.cue_tier is not CueTier.NONE:
            found[claim.outlet, claim.speaker_resolved or claim.speaker, claim.cue_tier].append(claim)
    return tuple(
        Attribution(*key, tuple(sorted({claim.cue for claim in group})), _ids(group))
        for key, group in sorted(found.items())
    )


def quotings(claims: Iterable[Claim]) -> tuple[Quoting, ...]:
    """Quoted words by outlet and speaker, the most quoted speaker of each outlet first."""
    found: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.quotes:
            found[claim.outlet, claim.speaker_resolved or claim.speaker].append(claim)
    counted = {key: sum(_quoted_words(claim) for claim in group) for key, group in found.items()}
    totals: Counter[str] = Counter()
    for (outlet, _), number in counted.items():
        totals[outlet] += number
    rows = (
        Quoting(
            outlet=outlet,
            speaker=speaker,
            quotations=_quotations(group),
            words=counted[outlet, speaker],
            share=counted[outlet, speaker] / totals[outlet] if totals[outlet] else 0.0,
            claim_ids=_ids(group),
        )
        for (outlet, speaker), group in found.items()
    )
    return tuple(sorted(rows, key=lambda row: (row.outlet, -row.words, row.speaker)))


def standings(clusters: Iterable[Cluster], claims: Iterable[Claim]) -> tuple[Standing, ...]:
    """Where each outlet of a cluster puts it: what one leads with, another may bury."""
    every = tuple(claims)
    ranks = _ranks(every)
    by_id = {claim.claim_id: claim for claim in every}
    rows = []
    for cluster in clusters:
        best: dict[str, str] = {}
        for claim_id in sorted((each for each in cluster.claim_ids if each in by_id), key=ranks.__getitem__):
            best.setdefault(by_id[claim_id].outlet, claim_id)
        for outlet, claim_id in sorted(best.items()):
            place = _prominence(by_id[claim_id], ranks[claim_id])
            rows.append(Standing(cluster.cluster_id, outlet, claim_id, place, ranks[claim_id][0]))
    return tuple(rows)


def tag_counts(
    coded: Iterable[Coded], clusters: Iterable[Cluster], claims: Iterable[Claim]
) -> tuple[TagCount, ...]:
    """Tags by the outlet they mark, with counts, and rates that allow for how much the outlet shares."""
    given = tuple(coded)
    together = [*(cluster.claim_ids for cluster in clusters), *(each.claim_ids for each in given)]
    shared = _shared_of(together, claims)
    grouped: dict[tuple[str, str], list[Coded]] = defaultdict(list)
    for each in given:
        grouped[each.tag, each.outlet].append(each)
    return tuple(
        _tag_count(key, group, shared.get(key[1], frozenset())) for key, group in sorted(grouped.items())
    )


def _tag_count(key: tuple[str, str], group: Sequence[Coded], shared: Collection[str]) -> TagCount:
    claim_ids = tuple(dict.fromkeys(claim_id for each in group for claim_id in each.claim_ids))
    carry = sum(claim_id in shared for claim_id in claim_ids)
    return TagCount(
        tag=key[0],
        outlet=key[1],
        count=len(group),
        rate=100 * carry / len(shared) if shared else None,
        records=tuple(each.record for each in group),
        claim_ids=claim_ids,
    )


def timeline(
    articles: Iterable[Article], clusters: Iterable[Cluster], claims: Sequence[Claim]
) -> tuple[Dated, ...]:
    """The articles in order of publication, undated ones last, with how many of their claims others share."""
    total = Counter(claim.article_id for claim in claims)
    in_clusters = {claim_id for cluster in clusters for claim_id in cluster.claim_ids}
    shared = Counter(claim.article_id for claim in claims if claim.claim_id in in_clusters)
    rows = []
    for article in articles:
        span = days_of(article.published)
        first, last = (span[0].isoformat(), span[1].isoformat()) if span else ("", "")
        own = (total[article.article_id], shared[article.article_id])
        rows.append(Dated(article.article_id, article.outlet, article.published, first, last, *own))
    return tuple(sorted(rows, key=lambda row: (not row.first, row.first, row.outlet, row.article_id)))


def _ids(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(claim.claim_id for claim in claims)


def _quotations(claims: Iterable[Claim]) -> int:
    """Quotations are counted where they open: a claim that begins in the midst of one has no mark there."""
    opened = sum(
        claim.exact[quote.start - claim.span.start] in _MARKS for claim in claims for quote in claim.quotes
    )
    return max(1, opened)


def _quoted_words(claim: Claim) -> int:
    start = claim.span.start
    return sum(
        any(quote.contains(word.span.shifted(start)) for quote in claim.quotes) for word in words(claim.exact)
    )


def _ranks(claims: Iterable[Claim]) -> Mapping[str, tuple[float, int]]:
    """Each claim's place in its article, as a share from 0 to 1 and as a number; the headline comes first."""
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_article[claim.article_id].append(claim)
    ranks = {}
    for group in by_article.values():
        ordered = sorted(group, key=lambda claim: (not claim.is_headline, claim.span))
        for number, claim in enumerate(ordered):
            ranks[claim.claim_id] = (number / max(1, len(ordered) - 1), number)
    return ranks


def _prominence(claim: Claim, rank: tuple[float, int]) -> Prominence:
    share, number = rank
    if claim.is_headline:
        return Prominence.HEADLINE
    if number <= LEAD_CLAIMS:
        return Prominence.LEAD
    return Prominence.BODY if share < LAST_QUARTER else Prominence.END


def _shared_of(together: Iterable[Sequence[str]], claims: Iterable[Claim]) -> Mapping[str, Collection[str]]:
    """Each outlet's claims that stand ``together`` with others."""
    shared = {claim_id for claim_ids in together if len(claim_ids) > 1 for claim_id in claim_ids}
    found: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.claim_id in shared:
            found[claim.outlet].add(claim.claim_id)
    return found

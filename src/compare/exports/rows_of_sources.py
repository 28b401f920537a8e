"""Rows of the tables that come from reading and matching: articles, claims, clusters, matches, codebook."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from compare.annotations import pair
from compare.annotations.subjects import Pair
from compare.exports.cells import Cell, listed
from compare.exports.snapshot import Snapshot
from compare.framing import Example, suggestions
from compare.matching.model import Level
from compare.text import text_hash

Row = Mapping[str, Cell]


def article_rows(snapshot: Snapshot) -> Iterator[Row]:
    """articles.csv."""
    names = (
        "article_id",
        "source_file",
        "outlet",
        "agency",
        "title",
        "author",
        "published",
        "url",
        "language",
    )
    for article in snapshot.articles.values():
        yield {
            **{name: getattr(article, name) for name in names},
            "date_source": article.date_source.value,
            "characters": len(article.text),
            "text_sha256": text_hash(article.text),
        }


def claim_rows(snapshot: Snapshot) -> Iterator[Row]:
    """claims.csv."""
    names = (
        "claim_id",
        "article_id",
        "source_file",
        "outlet",
        "published",
        "exact",
        "is_headline",
        "speaker",
        "cue",
    )
    for claim in snapshot.claims.values():
        yield {
            **{name: getattr(claim, name) for name in names},
            "start": claim.span.start,
            "end": claim.span.end,
            "cue_tier": claim.cue_tier.value,
            "quote_type": claim.quote_type.value,
            "exact_sha256": text_hash(claim.exact),
        }


def cluster_rows(snapshot: Snapshot) -> Iterator[Row]:
    """clusters.csv."""
    for cluster in snapshot.alignment.clusters:
        for claim_id in cluster.claim_ids:
            claim = snapshot.claims.get(claim_id)
            yield {
                "cluster_id": cluster.cluster_id,
                "claim_id": claim_id,
                "outlet": claim.outlet if claim else "",
            }


def match_rows(snapshot: Snapshot) -> Iterator[Row]:
    """matches.csv: scored pairs by falling score, then pairs that only a person put together."""
    verdicts = _verdicts(snapshot)
    for claims, match in snapshot.matches.items():
        yield {
            "claim_a": match.claim_a,
            "claim_b": match.claim_b,
            "score": match.score,
            "level": match.level.value,
            "detail": match.detail,
            **_agreement(verdicts.get(claims, ())),
            **without_judgements(snapshot, claims),
        }
    for claims in sorted(verdicts.keys() - snapshot.matches.keys()):
        judged = {**_agreement(verdicts[claims]), **without_judgements(snapshot, claims)}
        yield {"claim_a": claims[0], "claim_b": claims[1], **judged}


def without_judgements(snapshot: Snapshot, claims: Pair) -> Row:
    """What the program says of a pair by itself: compared with verdicts, these columns are not circular."""
    match = snapshot.unjudged.get(claims)
    return {"score_unjudged": match.score, "level_unjudged": match.level.value} if match else {}


def suggestion_rows(snapshot: Snapshot) -> Iterator[Row]:
    """suggestions.csv: what the program suggests for matches above the threshold, and every answer given."""
    told: set[str] = set()
    for claims, match in snapshot.matches.items():
        if match.level is not Level.RELATED and all(claim_id in snapshot.claims for claim_id in claims):
            for row in _suggested(snapshot, *claims):
                told.add(str(row["suggestion"]))
                yield row
    if not snapshot.options.choose_pairs and not snapshot.options.tags:
        for suggestion in sorted(snapshot.answers.keys() - told):
            yield {"suggestion": suggestion, **_answers(snapshot, suggestion)}


def codebook_rows(snapshot: Snapshot) -> Iterator[Row]:
    """codebook.csv."""
    names = ("group", "definition", "test", "positive_note", "near_miss_note", "key", "key_word", "retired")
    for tag in snapshot.codebook.tags:
        yield {
            **{name: getattr(tag, name) for name in names},
            "tag": tag.id,
            "tag_name": tag.name,
            "positive": _examples(tag.positive),
            "near_miss": _examples(tag.near_miss),
            "sources": "|".join(tag.sources),
            "replaced_by": tag.replaced_by,
            "codebook": snapshot.codebook.version,
        }


def _verdicts(snapshot: Snapshot) -> dict[Pair, tuple[str, ...]]:
    grouped = groupby(snapshot.judgements, lambda event: pair(event.claim_a, event.claim_b))
    return {claims: tuple(event.verdict.value for event in events) for claims, events in grouped}


def _agreement(verdicts: tuple[str, ...]) -> Row:
    agreed = verdicts[0] if len(set(verdicts)) == 1 else ""
    return {"agreed_verdict": agreed, "judges": len(verdicts)}


def _suggested(snapshot: Snapshot, claim_a: str, claim_b: str) -> Iterator[Row]:
    wanted = snapshot.options.tags
    found = suggestions(snapshot.claims[claim_a], snapshot.claims[claim_b], snapshot.codebook)
    for each in found:
        if not wanted or each.tag in wanted:
            yield {
                "suggestion": each.id,
                "claim_a": claim_a,
                "claim_b": claim_b,
                "tag": each.tag,
                "difference": each.difference.kind.value,
                "words_a": each.difference.words_a,
                "words_b": each.difference.words_b,
                "reason": each.reason,
                "shown": each.shown,
                **_answers(snapshot, each.id),
            }


def _answers(snapshot: Snapshot, suggestion: str) -> Row:
    answers = snapshot.answers.get(suggestion, {})
    return {
        f"{outcome}_by": listed(sorted(name for name, event in answers.items() if event.outcome == outcome))
        for outcome in ("accepted", "dismissed")
    }


def _examples(examples: Iterable[Example]) -> str:
    return "|".join(f"{example.outlet}: {example.words}" for example in examples)

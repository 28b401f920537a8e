"""Article to claims."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from compare.articles import CLAIM_KINDS, TURN, Article, Region, RegionKind, title_case, turn_name
from compare.claims.headlines import tell_headline
from compare.claims.lexicon import PRONOUNS
from compare.claims.model import Claim
from compare.claims.naming import usable_name
from compare.claims.participles import sentence_subject
from compare.claims.parties import party_names
from compare.claims.people import title_gender
from compare.claims.quantities import find_dates, find_quantities
from compare.claims.quotations import Quotation, quotations_of
from compare.claims.sentences import sentences_of
from compare.claims.speakers import Cast
from compare.claims.telling import (
    LONGEST_SENTENCE,
    Telling,
    about_nobody,
    carry,
    introduced,
    tell,
    tell_clauses,
)
from compare.claims.tokens import Kind, lowered, tokens_in, tokens_of
from compare.text import Span

_SIGNED = re.compile(r"[-–—] (?P<name>[^()@\n]{2,40}) \(@\w+\) [A-Z][a-z]+ \d{1,2}, \d{4}$")
_LONGEST_SIGNATURE = 90
"""How pages sign a post on a network, and how long that may be (characters)."""

MOST_CAPTIONS = 100
"""Captions and bylines that are read for names; no page has more."""

MOST_SENTENCES, MOST_CHARACTERS = 3_000, 200_000
"""Sentences beyond this many, or this far on, are claims without speakers, numbers and parties."""

MOST_CLAIMS = 10_000
"""Beyond this many sentences a paragraph is one claim."""


def claims_of(article: Article) -> tuple[Claim, ...]:
    """The claims of an article in text order: its headline, deck and body, nothing of its furniture."""
    told = list(_tellings(article.text, article.regions))
    cast = Cast()
    for label in {region.span.of(article.text) for region in article.regions if region.reason == TURN}:
        cast.meet_label(turn_name(label))
    for region, telling in told:
        headline = region.kind is RegionKind.HEADLINE and title_case(region.span.of(article.text))
        if telling.tokens and not headline:
            cast.meet(telling.tokens)
    for _, telling in told:
        for quote in telling.quotations if telling.tokens else ():
            cast.meet_quoted(tokens_of(article.text, quote.inside, ()))
    for furniture in _naming(article):
        cast.meet(tokens_of(article.text, furniture, ()))
    return tuple(_article_claim(article, region, telling, cast) for region, telling in told)


def _naming(article: Article) -> Iterator[Span]:
    """Captions, and the bylines of those who speak for others: they name people with their titles, too."""
    spans = (
        region.span
        for region in article.regions
        if region.kind is RegionKind.CAPTION
        or (region.kind is RegionKind.BYLINE and "spokes" in region.span.of(article.text).lower())
    )
    return islice((span for span in spans if len(span) <= LONGEST_SENTENCE), MOST_CAPTIONS)


def describe(claim_id: str, article_id: str, text: str, *, outlet: str = "", published: str = "") -> Claim:
    """The claim that a row of a claims table states, with no article around it."""
    whole = Span(0, len(text))
    telling = tell(text, whole, quotations_of(text))
    cast = Cast()
    cast.meet(telling.tokens)
    return Claim(
        claim_id=claim_id,
        article_id=article_id,
        source_file="",
        outlet=outlet,
        published=published,
        span=whole,
        exact=text,
        speaker=telling.speaker,
        speaker_resolved=cast.resolve(telling.speaker) if telling.speaker else "",
        cue=telling.cue,
        cue_tier=telling.tier,
        quote_type=telling.quote_type,
        quotes=tuple(quote.span for quote in telling.quotations),
        attribution=telling.parts,
        quantities=find_quantities(text),
        dates=find_dates(text),
        parties=party_names(text),
        sentence=whole,
        paragraph=whole,
    )


def _tellings(text: str, regions: Sequence[Region]) -> Iterator[tuple[Region, Telling]]:
    last_speaker = ""
    count = length = 0
    for region, turn in _turns(text, regions):
        if region.kind is RegionKind.HEADLINE:
            yield region, tell_headline(text, region.span, _quotations(text, region.span))
            continue
        spans = list(sentences_of(text, region.span)) if count < MOST_CLAIMS else [region.span]
        count += len(spans)
        length += len(region.span)
        if count > MOST_SENTENCES or length > MOST_CHARACTERS:
            yield from ((region, Telling(span, (), sentence=span)) for span in spans)
            continue
        known, quotations = turn or _signature(region.span.of(text)), _quotations(text, region.span)
        told = [telling for span in spans for telling in tell_clauses(text, span, quotations)]
        for telling in carry(told, known or last_speaker):
            yield region, telling if telling.speaker else replace(telling, speaker=known)
            kept = last_speaker if telling.quoted or about_nobody(telling) else ""
            last_speaker = telling.speaker or introduced(telling) or kept


def _signature(paragraph: str) -> str:
    """Whose post on a network a paragraph shows: the name it is signed with, or ""."""
    match = _SIGNED.search(paragraph[-_LONGEST_SIGNATURE:])
    return match["name"].strip() if match else ""


def _turns(text: str, regions: Sequence[Region]) -> Iterator[tuple[Region, str]]:
    """The regions claims are made from, each with the name on the label of its turn, mostly ""."""
    labels = sum(region.reason == TURN for region in regions)
    dialogue = 2 * labels >= sum(region.kind is RegionKind.BODY for region in regions)
    turn, stays = "", False
    for region in regions:
        if region.reason == TURN:
            turn = turn_name(region.span.of(text))
            stays = dialogue or text[region.span.end : region.span.end + 1] == "\n"
        elif region.kind in CLAIM_KINDS:
            yield region, turn
            turn = turn if stays else ""


def _quotations(text: str, paragraph: Span) -> tuple[Quotation, ...]:
    by = paragraph.start
    return tuple(
        Quotation(quote.span.shifted(by), quote.inside.shifted(by), quote.closed)
        for quote in quotations_of(paragraph.of(text))
    )


def _article_claim(article: Article, region: Region, telling: Telling, cast: Cast) -> Claim:
    span, exact = telling.span, telling.span.of(article.text)
    if region.kind is RegionKind.HEADLINE and not telling.cue and not cast.knows(telling.speaker or exact):
        telling = replace(telling, speaker="", parts=())
    studied = exact if telling.tokens else ""
    return Claim(
        claim_id=f"{article.article_id}:{span.start}-{span.end}",
        article_id=article.article_id,
        source_file=article.source_file,
        outlet=article.outlet,
        published=article.published,
        span=span,
        exact=exact,
        is_headline=region.kind is RegionKind.HEADLINE,
        speaker=telling.speaker,
        speaker_resolved=_resolved(telling, cast) if studied else "",
        cue=telling.cue,
        cue_tier=telling.tier,
        quote_type=telling.quote_type,
        quotes=tuple(_clipped(quote.span, span) for quote in telling.quotations),
        attribution=telling.parts,
        quantities=find_quantities(studied, span.start) if studied else (),
        dates=find_dates(studied) if studied else (),
        parties=party_names(studied) if studied else (),
        sentence=telling.sentence,
        paragraph=region.span,
    )


def _resolved(telling: Telling, cast: Cast) -> str:
    """The one name of who speaks; the cast goes on to whoever the sentence leaves in mind."""
    if lowered(telling.speaker) in {"it", "they"} and (opening := _opening(telling)):
        cast.attend_to_body(opening)
    if lowered(telling.speaker) in PRONOUNS - {"it"}:
        cast.attend_to_subject(telling.tokens)
    gender = title_gender(telling.tokens, telling.speaker)
    resolved = cast.resolve(telling.speaker, gender) if telling.speaker else ""
    if not resolved:
        cast.attend_to(telling.tokens)
    elif not cast.is_person(resolved):
        cast.attend_to_subject(telling.tokens)
    cast.notice(telling.tokens)
    return resolved


def _opening(telling: Telling) -> str:
    """What a sentence begins with, where a pronoun further on may stand for it (the navy in what it said)."""
    at = next((i for i, token in enumerate(telling.tokens) if token.text == telling.speaker), 0)
    tagged = at < 2 or telling.tokens[at - 1].kind is not Kind.WORD  # …, it said
    subject = None if tagged or telling.carried else sentence_subject(telling.tokens, at)
    words = tokens_in(telling.tokens, subject) if subject is not None else ()
    plain = bool(words) and words[-1].span.end <= telling.tokens[at].span.start
    return usable_name(words) if plain and not any(word.lower in PRONOUNS for word in words) else ""


def _clipped(quote: Span, sentence: Span) -> Span:
    return Span(max(quote.start, sentence.start), min(quote.end, sentence.end))

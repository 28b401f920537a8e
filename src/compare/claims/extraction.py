"""Article to claims."""

from collections.abc import Iterator

from compare.articles import CLAIM_KINDS, Article, RegionKind
from compare.claims.model import Claim
from compare.claims.parties import party_names
from compare.claims.quantities import find_dates, find_quantities
from compare.claims.sentences import sentences_of
from compare.text import Span


def claims_of(article: Article) -> tuple[Claim, ...]:
    """The claims of an article in text order: its headline, deck and body, nothing of its furniture."""
    return tuple(_claims(article))


def describe(claim_id: str, article_id: str, text: str, *, outlet: str = "", published: str = "") -> Claim:
    """The claim that a row of a claims table states, with no article around it."""
    whole = Span(0, len(text))
    return Claim(
        claim_id=claim_id,
        article_id=article_id,
        source_file="",
        outlet=outlet,
        published=published,
        span=whole,
        exact=text,
        quantities=find_quantities(text),
        dates=find_dates(text),
        parties=party_names(text),
        sentence=whole,
        paragraph=whole,
    )


def _claims(article: Article) -> Iterator[Claim]:
    for region in article.regions:
        if region.kind not in CLAIM_KINDS:
            continue
        headline = region.kind is RegionKind.HEADLINE
        spans = [region.span] if headline else sentences_of(article.text, region.span)
        for span in spans:
            exact = span.of(article.text)
            yield Claim(
                claim_id=f"{article.article_id}:{span.start}-{span.end}",
                article_id=article.article_id,
                source_file=article.source_file,
                outlet=article.outlet,
                published=article.published,
                span=span,
                exact=exact,
                is_headline=headline,
                quantities=find_quantities(exact, span.start),
                dates=find_dates(exact),
                parties=party_names(exact),
                sentence=span,
                paragraph=region.span,
            )

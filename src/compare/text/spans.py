"""Half-open spans of code points, and the anchors that find them again."""

import hashlib
from dataclasses import dataclass

CONTEXT_LENGTH = 32
"""Code points of prefix and suffix an anchor keeps (Hypothesis uses the same)."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points ``start`` up to, not including, ``end`` of one text.

    Raises ValueError unless 0 ≤ start ≤ end.

    >>> Span(1, 3).of("abcd")
    'bc'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters this span covers in ``text``."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def shared(self, other: "Span") -> int:
        """How many code points the two share.

        >>> Span(0, 5).shared(Span(3, 9)), Span(0, 1).shared(Span(3, 9))
        (2, 0)
        """
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def contains(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> "Span":
        """The same length, ``by`` code points further on."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A span of one article with what is needed to find it again after the article changed.

    ``exact``, ``prefix`` and ``suffix`` are W3C's TextQuoteSelector, ``span`` its TextPositionSelector;
    ``text_sha256`` says which state of the text the position counts in.
    """

    article_id: str
    span: Span
    exact: str
    prefix: str
    suffix: str
    text_sha256: str


def text_hash(text: str) -> str:
    """SHA-256 of the text's UTF-8 bytes, in hexadecimal (lone surrogates kept as they are)."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def make_anchor(article_id: str, text: str, span: Span) -> Anchor:
    """Anchor ``span`` in ``text``.

    Raises ValueError if the span reaches beyond the text.
    """
    if span.end > len(text):
        raise ValueError(f"span {span.start}-{span.end} reaches beyond the text's {len(text)} characters")
    return Anchor(
        article_id=article_id,
        span=span,
        exact=span.of(text),
        prefix=text[max(0, span.start - CONTEXT_LENGTH) : span.start],
        suffix=text[span.end : span.end + CONTEXT_LENGTH],
        text_sha256=text_hash(text),
    )

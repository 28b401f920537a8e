"""Spans, anchors and folding: how the program counts and compares characters.

Stored text is never changed. Offsets are 0-based, end-exclusive, in Unicode code points of the article's
text (W3C Web Annotation, TextPositionSelector). Folding is for comparison only.
"""

from compare.text.disguises import disguises_of
from compare.text.folding import Folded, fold, fold_with_offsets
from compare.text.spans import CONTEXT_LENGTH, Anchor, Span, make_anchor, text_hash
from compare.text.words import Word, words

__all__ = [
    "CONTEXT_LENGTH",
    "Anchor",
    "Folded",
    "Span",
    "Word",
    "disguises_of",
    "fold",
    "fold_with_offsets",
    "make_anchor",
    "text_hash",
    "words",
]

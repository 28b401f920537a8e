"""How outlets frame a claim: the codebook, what differs between two tellings, and suggested tags."""

from compare.framing.codebook import (
    TAKEN_KEYS,
    default_codebook,
    load_codebook,
    save_codebook,
)
from compare.framing.differences import differences, segments, segments_of_pair
from compare.framing.model import Codebook, Difference, DifferenceKind, Example, Segment, Tag
from compare.framing.silence import DateGuard, Silence, days, silence_of, silent_outlets
from compare.framing.suggestions import Suggestion, suggestions

__all__ = [
    "TAKEN_KEYS",
    "Codebook",
    "DateGuard",
    "Difference",
    "DifferenceKind",
    "Example",
    "Segment",
    "Silence",
    "Suggestion",
    "Tag",
    "days",
    "default_codebook",
    "differences",
    "load_codebook",
    "save_codebook",
    "segments",
    "segments_of_pair",
    "silence_of",
    "silent_outlets",
    "suggestions",
]

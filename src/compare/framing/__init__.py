"""How outlets frame a claim: the codebook, what differs between two tellings, and suggested tags."""

from compare.framing.codebook import (
    TAKEN_KEYS,
    default_codebook,
    load_codebook,
    save_codebook,
    without_examples,
)
from compare.framing.codebook_edits import in_force
from compare.framing.codebook_formats import from_csv, from_qdc, read_codebook, to_qdc
from compare.framing.differences import differences, segments, segments_of_pair
from compare.framing.model import Codebook, Difference, DifferenceKind, Example, Segment, Tag
from compare.framing.naming import Naming, Place, contested, namings
from compare.framing.silence import DateGuard, Silence, silence_of, silent_outlets
from compare.framing.story import (
    Attribution,
    Coded,
    Dated,
    Prominence,
    Quoting,
    Standing,
    TagCount,
    attributions,
    quotings,
    standings,
    tag_counts,
    timeline,
)
from compare.framing.suggestions import Suggestion, suggestions

__all__ = [
    "TAKEN_KEYS",
    "Attribution",
    "Codebook",
    "Coded",
    "DateGuard",
    "Dated",
    "Difference",
    "DifferenceKind",
    "Example",
    "Naming",
    "Place",
    "Prominence",
    "Quoting",
    "Segment",
    "Silence",
    "Standing",
    "Suggestion",
    "Tag",
    "TagCount",
    "attributions",
    "contested",
    "default_codebook",
    "differences",
    "from_csv",
    "from_qdc",
    "in_force",
    "load_codebook",
    "namings",
    "quotings",
    "read_codebook",
    "save_codebook",
    "segments",
    "segments_of_pair",
    "silence_of",
    "silent_outlets",
    "standings",
    "suggestions",
    "tag_counts",
    "timeline",
    "to_qdc",
    "without_examples",
]

"""Annotations that cannot be lost: journals are the only truth, and state is a pure fold of them.

``Store(folder)`` records events and reads them back; ``fold_events`` says what they amount to. What has been
acknowledged is on disk: written, flushed and fsynced. See docs/annotations.md.
"""

from compare.annotations.batch import Acknowledgement, Refused
from compare.annotations.catalogue import Catalogue
from compare.annotations.following import Following, Place, follow
from compare.annotations.judgements import judgements_for_matching
from compare.annotations.model import (
    Annotation,
    AnyEvent,
    ClusterEvent,
    EventAnchor,
    JudgementEvent,
    MigrationEvent,
    NoteEvent,
    ReanchorEvent,
    RetractEvent,
    Role,
    SilenceEvent,
    SuggestionEvent,
    TagEvent,
    TurnEvent,
)
from compare.annotations.reading import Damage, Reading
from compare.annotations.rebasing import rebase
from compare.annotations.renaming import Namer, namer, tag_events
from compare.annotations.state import State, Thread, extend, fold_events
from compare.annotations.store import Store
from compare.annotations.subjects import Subject, pair

__all__ = [
    "Acknowledgement",
    "Annotation",
    "AnyEvent",
    "Catalogue",
    "ClusterEvent",
    "Damage",
    "EventAnchor",
    "Following",
    "JudgementEvent",
    "MigrationEvent",
    "Namer",
    "NoteEvent",
    "Place",
    "Reading",
    "ReanchorEvent",
    "Refused",
    "RetractEvent",
    "Role",
    "SilenceEvent",
    "State",
    "Store",
    "Subject",
    "SuggestionEvent",
    "TagEvent",
    "Thread",
    "TurnEvent",
    "extend",
    "fold_events",
    "follow",
    "judgements_for_matching",
    "namer",
    "pair",
    "rebase",
    "tag_events",
]

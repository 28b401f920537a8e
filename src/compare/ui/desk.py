"""The desk: one open project as the screen uses it, shared by all sessions of this program."""

import gc
import threading
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import cached_property, lru_cache
from typing import Any

from compare.annotations import Acknowledgement, Catalogue, Role, State, TagEvent, judgements_for_matching
from compare.annotations.model import claims_named
from compare.errors import CompareError
from compare.framing import differences, suggestions
from compare.matching import Judgements
from compare.project import Project
from compare.ui import questions
from compare.ui.board import Board, Changes
from compare.ui.compare_view import Material
from compare.ui.incoming import Incoming
from compare.ui.tellers import telling_articles, told_claims

DIFFERENCES_KEPT = 20_000


class Desk:
    """An open project, its board and its material. Every method may be called from any session's thread."""

    def __init__(self, project: Project, incoming: Incoming | None = None) -> None:
        self.project = project
        self.incoming = incoming or Incoming()
        self._lock = threading.RLock()
        self._board = Board()
        self._material: Material | None = None
        self._matched_with = Judgements()
        found = self.differences = lru_cache(DIFFERENCES_KEPT)(differences)
        self.suggested = lru_cache(DIFFERENCES_KEPT)(
            lambda a, b: suggestions(a, b, project.codebook, found(a, b))
        )
        self._fingerprint = project.fingerprint()

    @property
    def is_stale(self) -> bool:
        """Whether articles, codebook or settings changed on disk since the project was opened."""
        return self.project.fingerprint() != self._fingerprint

    def material(self) -> Material:
        """What pages are made of. Matched once; ``rematch`` takes new judgements into account."""
        with self._lock:
            if self._material is None:
                project = self.project
                self._matched_with = self._judgements()
                self._material = Material(
                    telling_articles(project.articles),
                    told_claims(project.claims),
                    project.alignment(judgements=self._matched_with),
                    project.codebook,
                    project.settings.date_window_days,
                )
                _set_aside()
            return self._material

    @property
    def is_outdated(self) -> bool:
        """Whether people gave verdicts, or edited clusters, since the claims were matched."""
        with self._lock:
            return self._material is not None and self._judgements() != self._matched_with

    def rematch(self) -> None:
        """Match again, with the judgements made meanwhile."""
        with self._lock:
            self._material = None

    def tagged(self) -> frozenset[str]:
        """Ids of the claims that carry a tag."""
        with self._lock:
            self._look()
            return self._board.tagged

    def changes_since(self, seen: str) -> tuple[str, bool, Changes]:
        """What a browser that has ``seen`` a state of the board must change (see Board)."""
        with self._lock:
            self._look()
            return self._board.changes_since(seen)

    def record(self, annotator: str, events: Sequence[Mapping[str, Any]]) -> Sequence[Acknowledgement]:
        """Record events, completed from the articles; returns after fsync. Raises as Store does."""
        state = self.project.state()  # once for all events: it looks at every journal
        said = [_with_lost_evidence(state, annotator, _without_annotator(event)) for event in events]
        return self.project.store.record(annotator, said, self._catalogue)

    def reply(self, question: Mapping[str, Any]) -> Mapping[str, Any]:
        """Answer a browser's question; what cannot be answered is said in ``trouble``."""
        answer = questions.QUESTIONS.get(str(question.get("kind")))
        try:
            found = answer(self, question) if answer else {"trouble": "The program does not know this."}
        except CompareError as error:
            found = {"trouble": str(error)}
        return {"id": question.get("id"), **found}

    def _judgements(self) -> Judgements:
        return judgements_for_matching(self.project.state())

    def _look(self) -> None:
        self._board.show(self.project.state())

    @cached_property
    def _catalogue(self) -> Catalogue:
        project = self.project
        return Catalogue(project.claims, {article.article_id: article.text for article in project.articles})


def _set_aside() -> None:
    """Keep what is in memory now out of garbage collection.

    Streamlit collects after every run, before it sends the answer: walking through all claims and matches of
    a large project takes a quarter of a second each time. What is set aside is still freed once nothing
    names it.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _place(anchor: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(anchor.get(field)) for field in ("article", "start", "end", "exact"))


def _without_annotator(event: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in event.items() if name != "annotator"}


def _with_lost_evidence(state: State, annotator: str, event: dict[str, Any]) -> dict[str, Any]:
    """``event``; where it edits a tag, evidence that is no longer found stays as it was marked."""
    versions = state.annotations.get(str(event.get("annotation", "")), {})
    before = versions.get(annotator)
    if not isinstance(before, TagEvent) or not isinstance(event.get("anchors"), list):
        return event
    kept = {_place(asdict(each)): each for each in before.anchors if each.role is Role.EVIDENCE}
    named = claims_named(event)
    anchors = []
    for given in event["anchors"]:
        known = kept.get(_place(given)) if isinstance(given, Mapping) else None
        claim = {} if known is None or known.claim in named else {"claim": ""}
        anchors.append(given if known is None else {**asdict(known), **claim})
    return {**event, "anchors": anchors}

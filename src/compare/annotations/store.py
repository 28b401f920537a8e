"""The annotations of a project: records events so that they are safe, and reads all journals."""

import contextlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import RLock

from compare.annotations.batch import Acknowledgement, Batch
from compare.annotations.journal import append, refusal, sync_file, sync_folder
from compare.annotations.locks import locked
from compare.annotations.model import AnyEvent
from compare.annotations.names import clean_name, folder_name
from compare.annotations.reading import Followed, Reading, journals, merged
from compare.annotations.state import State, extend, fold_events
from compare.annotations.writer import writer_for
from compare.errors import CompareError


class Store:
    """The folder ``annotations/`` of a project. Safe to share between threads.

    Opening reads nothing. A folder that does not exist yet is made when the first event is recorded.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._mutex = RLock()
        self._files: dict[Path, Followed] = {}
        self._ops: dict[str, AnyEvent] = {}
        self._clock = 0
        self._state = State()
        self._stale = True
        self._fresh: list[AnyEvent] = []
        self._writer = ""
        self._durable: set[Path] = set()

    @property
    def writer(self) -> str:
        """The name of the journal this installation appends to."""
        self._writer = self._writer or writer_for(self.folder)
        return self._writer

    def record(self, annotator: str, events: Sequence[Mapping[str, object]]) -> tuple[Acknowledgement, ...]:
        """Record ``events`` of ``annotator``; returns, one answer each, once all saved ones are on disk.

        An event may leave out everything but its kind and what it says. One that was recorded before (the
        same op) is acknowledged again and not doubled. An event that is not a whole one is refused, the
        others are saved. Raises CompareError when nothing could be saved: then nothing was.
        """
        name = clean_name(annotator)
        path = self.folder / folder_name(name) / f"{self.writer}.jsonl"
        with self._mutex:
            try:
                self._prepare(path)
                with locked(self.folder, f"{path.parent.name}--{path.stem}"):
                    return self._record(path, name, events)
            except OSError as error:
                raise refusal(error, path) from error

    def read(self) -> Reading:
        """All events in the order of the fold, and everything wrong with the journals. Never fails on these.

        Raises CompareError only when a journal cannot be opened at all.
        """
        with self._mutex:
            self._refresh()
            return merged(self._files.values())

    def state(self) -> State:
        """What all events recorded so far amount to; quick when little has changed since the last call."""
        with self._mutex:
            self._refresh()
            fresh, self._fresh = self._fresh, []
            if not self._stale:
                with contextlib.suppress(ValueError):
                    self._state = extend(self._state, fresh)
                    return self._state
            self._state = fold_events(event for file in self._files.values() for event in file.events)
            self._stale = False
            return self._state

    def _prepare(self, path: Path) -> None:
        if self._files and not self.folder.is_dir():
            raise FileNotFoundError(2, "the annotations folder has vanished", str(self.folder))
        for folder in (self.folder, path.parent):
            if not folder.is_dir():
                folder.mkdir(exist_ok=True)
        if not path.parent.resolve().is_relative_to(self.folder.resolve()):
            raise CompareError(
                "is a link out of the project",
                file=str(path.parent),
                remedy="Replace it with a plain folder.",
            )
        self._refresh()

    def _refresh(self) -> None:
        present = set(journals(self.folder))
        for gone in self._files.keys() - present:
            del self._files[gone]
            self._forget()
        for path in sorted(present):
            self._follow(path)

    def _follow(self, path: Path) -> Followed:
        followed = self._files.get(path)
        if followed is None:
            followed = self._files[path] = Followed(path, path.relative_to(self.folder).as_posix())
        seen = len(followed.events)
        try:
            if not followed.follow():
                followed, seen = Followed(path, followed.file), 0
                self._files[path] = followed
                self._forget()
                followed.follow()
        except OSError as error:
            raise CompareError(
                f"cannot be read ({error.strerror or error})", file=str(path), remedy="Make it readable."
            ) from error
        for event in followed.events[seen:]:
            self._learn(event)
        return followed

    def _learn(self, event: AnyEvent) -> None:
        self._ops.setdefault(event.op, event)
        self._clock = max(self._clock, event.clock)
        self._fresh.append(event)

    def _forget(self) -> None:
        """A journal is not what it was (git switched it, a person cut it): what was known may not hold."""
        self._stale = True
        self._ops = {event.op: event for file in self._files.values() for event in file.events}

    def _record(
        self, path: Path, name: str, events: Sequence[Mapping[str, object]]
    ) -> tuple[Acknowledgement, ...]:
        batch = Batch(self._ops, name, self.writer, self._clock, self._own(path))
        answers = tuple(batch.take(event) for event in events)
        if batch.lines:
            append(path, b"".join(batch.lines))
        elif batch.repeats and path.exists():
            sync_file(path)  # the process that wrote them may have died before its own fsync
        if batch.lines or batch.repeats:
            self._make_findable(path)
            self._follow(path)
        return answers

    def _own(self, path: Path) -> str:
        """Catch up with what other processes of this installation appended; the last line's sum."""
        return self._follow(path).last_sum if path.exists() else ""

    def _make_findable(self, path: Path) -> None:
        """Once per journal: its name, its folder's and that folder's are on disk too."""
        if path not in self._durable:
            for folder in (path.parent, self.folder, self.folder.parent):
                sync_folder(folder)
            self._durable.add(path)

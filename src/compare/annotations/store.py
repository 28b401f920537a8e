"""The annotations of a project: records events so that they are safe, and reads all journals."""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from threading import RLock

from compare.annotations.batch import Acknowledgement, Batch, Completer
from compare.annotations.index import WORTH_KEEPING, keep, load
from compare.annotations.journal import append, refusal, sync_file, sync_folder
from compare.annotations.locks import locked
from compare.annotations.model import FURTHEST_CLOCK, AnyEvent, order
from compare.annotations.names import clean_name, folder_name
from compare.annotations.quarantine import set_aside
from compare.annotations.reading import Followed, Reading, collector_paused, journals, merged
from compare.annotations.state import State, extend, fold_events
from compare.annotations.writer import this_installation, writer_for
from compare.errors import CompareError

_GIT_ATTRIBUTES = "# Checksums count bytes: git must not rewrite the ends of lines.\n* -text\n"


class Store:
    """The folder ``annotations/`` of a project. Safe to share between threads.

    Opening reads nothing. A folder that does not exist yet is made when the first event is recorded.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._mutex = RLock()
        self._files: dict[Path, Followed] = {}
        self._indexed: dict[Path, int] = {}
        self._ops: dict[str, AnyEvent] = {}
        self._clock = 0
        self._state = State()
        self._stale = True
        self._fresh: list[AnyEvent] = []
        self._installation = this_installation()
        self._durable: set[Path] = set()

    @property
    def writer(self) -> str:
        """The name of the journal this installation appends to; another one on each git branch."""
        return writer_for(self.folder, self._installation)

    def record(
        self,
        annotator: str,
        events: Sequence[Mapping[str, object]],
        catalogue: Completer | None = None,
    ) -> tuple[Acknowledgement, ...]:
        """Record ``events`` of ``annotator``; returns, one answer each, once all saved ones are on disk.

        An event may leave out everything but its kind and what it says. One that was recorded before (the
        same op) is acknowledged again and not doubled. An event that is not a whole one is refused, and with
        a ``catalogue`` one that names what the project does not have; the others are saved.
        Raises CompareError when nothing could be saved: then nothing was.
        """
        return self._write(annotator, catalogue, lambda batch: map(batch.take, events))

    def _write(
        self,
        annotator: str,
        catalogue: Completer | None,
        fill: Callable[[Batch], Iterable[Acknowledgement]],
    ) -> tuple[Acknowledgement, ...]:
        name = clean_name(annotator)
        writer = self.writer
        path = self.folder / folder_name(name) / f"{writer}.jsonl"
        with self._mutex:
            try:
                self._prepare(path)
                with locked(self.folder, _lock_name(path)):
                    last_sum = self._catch_up(path)
                    batch = Batch(self._ops, name, writer, self._clock, last_sum, catalogue)
                    answers = tuple(fill(batch))
                    self._keep(path, batch)
                    return answers
            except OSError as error:
                raise refusal(error, path) from error

    def index(self) -> None:
        """Index the journals that grew much since they were opened, so that the next opening is quick."""
        with self._mutex:
            for path, followed in self._files.items():
                self._index(path, followed)

    def read(self) -> Reading:
        """All events in the order of the fold, and everything wrong with the journals. Never fails on these.

        Raises CompareError only when a journal cannot be opened at all.
        """
        with self._mutex:
            self._refresh()
            reading = merged(self._files.values())
            set_aside(self.folder, (damage for damage in reading.damages if not damage.tail))
            return reading

    def journals(self) -> Mapping[str, tuple[AnyEvent, ...]]:
        """The events of each journal, by the file's path below the folder, in the order they were written."""
        with self._mutex:
            self._refresh()
            return {file.file: tuple(file.events) for file in self._files.values()}

    def adopt(self, events: Sequence[AnyEvent]) -> tuple[Acknowledgement, ...]:
        """Take over events that another project's journals hold; who recorded them and when is kept.

        They are written to this installation's own journals of their annotators. Known ones change nothing.
        Raises CompareError as ``record`` does.
        """
        by_annotator: dict[str, list[AnyEvent]] = {}
        for event in sorted(events, key=order):
            by_annotator.setdefault(event.annotator, []).append(event)
        answers: list[Acknowledgement] = []
        for annotator, theirs in by_annotator.items():
            answers += self._write(annotator, None, partial(_adopt, theirs))
        return tuple(answers)

    def repair(self) -> tuple[str, ...]:
        """Close torn last lines with a newline and set broken lines aside; says what was done. Only adds."""
        with self._mutex:
            self._refresh()
            return tuple(done for path in tuple(self._files) for done in self._repaired(path))

    def _repaired(self, path: Path) -> Iterator[str]:
        try:
            with locked(self.folder, _lock_name(path)):
                followed = self._follow(path)
                tail = followed.tail
                set_aside(self.folder, followed.all_damages())
                if tail:
                    append(path, b"")
                    yield f"{followed.file}, line {tail.line}: closed and set aside"
                    self._follow(path)
        except OSError as error:
            raise refusal(error, path) from error

    def state(self) -> State:
        """What all events recorded so far amount to; quick when little has changed since the last call."""
        with self._mutex:
            self._refresh()
            fresh, self._fresh = self._fresh, []
            if not fresh and not self._stale:
                return self._state
            if not self._stale:
                with contextlib.suppress(ValueError):
                    self._state = extend(self._state, fresh)
                    return self._state
            with collector_paused():
                self._state = fold_events(event for file in self._files.values() for event in file.events)
            self._stale = False
            return self._state

    def _prepare(self, path: Path) -> None:
        if self._files and not self.folder.is_dir():
            raise FileNotFoundError(2, "the annotations folder has vanished", str(self.folder))
        if not self.folder.is_dir():
            self.folder.mkdir(exist_ok=True)
            (self.folder / ".gitattributes").write_text(_GIT_ATTRIBUTES, encoding="utf-8")
        if not path.parent.is_dir():
            path.parent.mkdir(exist_ok=True)
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
        try:
            followed = self._files.get(path) or self._open(path)
            seen = len(followed.events)
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

    def _open(self, path: Path) -> Followed:
        """Read a journal for the first time, from its index as far as that goes."""
        name = path.relative_to(self.folder).as_posix()
        with collector_paused():
            followed = load(self.folder, _index_name(path), path, self._installation.key)
            followed = followed or Followed(path, name)
            self._indexed[path] = len(followed.events)
            if not followed.follow():
                followed = Followed(path, name)
                followed.follow()
            self._index(path, followed)
        for event in followed.events:
            self._learn(event)
        self._files[path] = followed
        return followed

    def _index(self, path: Path, followed: Followed) -> None:
        if len(followed.events) - self._indexed.get(path, 0) >= WORTH_KEEPING:
            keep(self.folder, _index_name(path), followed, self._installation.key)
            self._indexed[path] = len(followed.events)

    def _learn(self, event: AnyEvent) -> None:
        self._ops.setdefault(event.op, event)
        if event.clock <= FURTHEST_CLOCK or event.writer == self.writer:
            self._clock = max(self._clock, event.clock)
        self._fresh.append(event)

    def _forget(self) -> None:
        """A journal is not what it was (git switched it, a person cut it): what was known may not hold."""
        self._stale = True
        self._ops = {}
        for file in self._files.values():
            for event in file.events:
                self._ops.setdefault(event.op, event)

    def _keep(self, path: Path, batch: Batch) -> None:
        """Put the batch on disk; when this returns, all of it is there."""
        if batch.lines:
            append(path, b"".join(batch.lines))
        elif batch.repeats and path.exists():
            sync_file(path)  # the process that wrote them may have died before its own fsync
        if batch.lines or batch.repeats:
            self._make_findable(path)
            self._catch_up(path)

    def _catch_up(self, path: Path) -> str:
        """Read what other processes of this installation appended, and return the last line's sum.

        A torn tail found there is set aside before the next append closes it.
        """
        if not path.exists():
            return ""
        followed = self._follow(path)
        if followed.tail:
            set_aside(self.folder, [followed.tail])
        return followed.last_sum

    def _make_findable(self, path: Path) -> None:
        """Once per journal: its name, its folder's and that folder's are on disk too."""
        if path not in self._durable:
            for folder in (path.parent, self.folder, self.folder.parent):
                sync_folder(folder)
            self._durable.add(path)


def _index_name(path: Path) -> str:
    return f"{_lock_name(path)}.index"


def _lock_name(path: Path) -> str:
    return f"{path.parent.name}--{path.stem}"


def _adopt(events: Sequence[AnyEvent], batch: Batch) -> Iterator[Acknowledgement]:
    return map(batch.adopt, events)

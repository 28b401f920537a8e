"""An index of a journal, so that opening it again is quick. Never the truth; may be deleted at any time.

It holds the journal's events in columns, with the size, time and hash of the bytes they were read from, and
is used only while these are the journal's first bytes. It is signed with this installation's own key, so that
an index that came with somebody else's project is not believed.
"""

import contextlib
import hashlib
import hmac
import json
import os
from collections import deque
from collections.abc import Iterator
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from compare.annotations.lines import Flaw
from compare.annotations.locks import LOCAL_FOLDER, local_folder
from compare.annotations.model import EVENT_CLASSES, AnyEvent, EventAnchor, Role
from compare.annotations.reading import Damage, Followed
from compare.errors import CompareError
from compare.matching.model import Verdict

FORMAT = 1
WORTH_KEEPING = 1_000
"""Events. Fewer are read from their lines in no time."""

_SIGNATURE_LENGTH = 64
_CLASSES = {each.__name__: each for each in EVENT_CLASSES}
Contents = dict[str, Any]
"""The JSON object an index holds, after its signature; see ``_contents``."""


def load(annotations: Path, name: str, journal: Path, key: bytes) -> Followed | None:
    """The journal as far as its index, of that name, knows it; None where there is none that fits."""
    try:
        signed = (annotations / LOCAL_FOLDER / name).read_bytes()
        signature, body = signed[:_SIGNATURE_LENGTH], signed[_SIGNATURE_LENGTH:]
        if not key or not hmac.compare_digest(signature, _signature(body, key)):
            return None
        contents = json.loads(body)
        file = journal.relative_to(annotations).as_posix()
        return _restored(contents, journal, file) if _fits(contents, journal) else None
    except OSError:
        return None


def keep(annotations: Path, name: str, followed: Followed, key: bytes) -> None:
    """Write the index of a journal that has just been read; not being able to is no failure."""
    with contextlib.suppress(OSError, CompareError):
        status = followed.path.stat()
        if not key or followed.pending or followed.stamp != (status.st_size, status.st_mtime_ns):
            return  # it grew meanwhile, or ends in lines not told yet; another opening will do
        contents = _contents(followed, _hash(followed.path, followed.consumed))
        body = json.dumps(contents, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
        file = local_folder(annotations) / name
        partial = file.with_suffix(f".{os.getpid()}")
        partial.write_bytes(_signature(body, key) + body)
        partial.replace(file)


def _signature(body: bytes, key: bytes) -> bytes:
    return hmac.new(key, body, hashlib.sha256).hexdigest().encode("ascii")


def _hash(journal: Path, length: int) -> str:
    digest = hashlib.sha256()
    with journal.open("rb") as file:
        while length > 0 and (piece := file.read(min(length, 1 << 20))):
            digest.update(piece)
            length -= len(piece)
    return digest.hexdigest()


def _fits(contents: Contents, journal: Path) -> bool:
    if contents["format"] != FORMAT:
        return False
    status = journal.stat()
    if [status.st_size, status.st_mtime_ns] == contents["stamp"]:
        return True
    enough = status.st_size >= int(contents["consumed"])
    return enough and _hash(journal, contents["consumed"]) == str(contents["sha256"])


def _contents(followed: Followed, sha256: str) -> Contents:
    anchors: dict[EventAnchor, int] = {}
    places: dict[str, list[int]] = {}
    columns: dict[str, dict[str, list[object]]] = {}
    for place, event in enumerate(followed.events):
        name = type(event).__name__
        places.setdefault(name, []).append(place)
        for field, column in columns.setdefault(name, {each.name: [] for each in fields(event)}).items():
            value = getattr(event, field)
            numbered = field == "anchors"
            column.append([anchors.setdefault(each, len(anchors)) for each in value] if numbered else value)
    return {
        "format": FORMAT,
        "stamp": followed.stamp,
        "sha256": sha256,
        "consumed": followed.consumed,
        "lines": followed.lines,
        "last_sum": followed.last_sum,
        "open_ended": followed.open_ended,
        "damages": [asdict(damage) for damage in followed.damages],
        "anchors": [asdict(anchor) for anchor in anchors],
        "places": places,
        "columns": columns,
    }


def _restored(contents: Contents, journal: Path, name: str) -> Followed:
    events: dict[int, AnyEvent] = {}
    anchors = [EventAnchor(**{**each, "role": Role(each["role"])}) for each in contents["anchors"]]
    for kind, columns in contents["columns"].items():
        events.update(zip(contents["places"][kind], _rows(_CLASSES[kind], columns, anchors), strict=True))
    followed = Followed(journal, name, [events[place] for place in range(len(events))])
    for field in ("consumed", "lines", "last_sum", "open_ended"):
        setattr(followed, field, contents[field])
    followed.damages = [Damage(**{**each, "flaw": Flaw(each["flaw"])}) for each in contents["damages"]]
    followed.remember()
    return followed


def _rows(
    cls: type[AnyEvent], columns: dict[str, list[Any]], anchors: list[EventAnchor]
) -> Iterator[AnyEvent]:
    """Events from their columns, filled a column at a time: five times as quick as calling the class."""
    count = len(columns["op"])
    events = [object.__new__(cls) for _ in range(count)]
    for field, column in columns.items():
        values: list[object] = column
        if field == "anchors":
            values = [tuple(anchors[number] for number in row) for row in column]
        elif field == "verdict":
            values = [_VERDICTS[verdict] for verdict in column]
        deque(map(getattr(cls, field).__set__, events, values), maxlen=0)
    return iter(events)


_VERDICTS = {verdict.value: verdict for verdict in Verdict}

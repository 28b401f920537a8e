"""Takes annotations in from elsewhere. Doing it again changes nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from compare.annotations.batch import Acknowledgement, Refused
from compare.annotations.catalogue import Catalogue
from compare.annotations.names import clean_name
from compare.annotations.placing import Locator
from compare.annotations.reading import Followed, Reading, journals, merged
from compare.annotations.store import Store
from compare.annotations.tables import Mapped
from compare.errors import CompareError


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: events new here, events known already, and what was refused, with reasons."""

    new: int
    known: int
    refused: tuple[str, ...]


def read_journals(source: Path) -> Reading:
    """The events of one journal, one annotator's folder, an annotations folder, or a project.

    Raises CompareError where there are none.
    """
    files = _files(source)
    if not files:
        remedy = "Name a .jsonl journal, a folder of journals, a project, or a .csv table."
        raise CompareError("holds no journal", file=str(source), remedy=remedy)
    followed = [Followed(path, str(path)) for path in files]
    for each in followed:
        try:
            each.follow()
        except OSError as error:
            problem = f"cannot be read ({error.strerror or error})"
            raise CompareError(problem, file=str(each.path), remedy="Make it readable.") from error
    return merged(followed)


def _files(source: Path) -> list[Path]:
    if source.is_file():
        return [source]
    inner = source / "annotations"
    return list(journals(inner if inner.is_dir() else source)) or sorted(source.glob("*.jsonl"))


def import_journals(store: Store, reading: Reading) -> Imported:
    """Take over all events of ``reading``, with who recorded them and when.

    Raises CompareError when they cannot be saved.
    """
    before = {event.op for event in store.read().events}
    answers = store.adopt(reading.events)
    damaged = (str(damage) for damage in reading.damages if damage.loud or damage.tail)
    return _counted(
        answers, before, (*damaged, *(f"op {each.op}: {each.refused}" for each in answers if each.refused))
    )


def import_table(
    store: Store, table: Mapped, annotator: str, locator: Locator, catalogue: Catalogue
) -> Imported:
    """Record every row of ``table`` that can be placed, for the annotator it names or else ``annotator``.

    Raises CompareError when they cannot be saved.
    """
    rows: dict[str, list[tuple[int, Mapping[str, object]]]] = {}
    refused: dict[int, str] = {}
    for number, row in enumerate(table.rows, start=1):
        if number in table.torn:
            refused[number] = "has more cells than the header; put words with a separator in quotation marks"
            continue
        try:
            name = clean_name(row.get("annotator") or annotator)
            rows.setdefault(name, []).extend((number, event) for event in locator.events(row, name))
        except (Refused, CompareError) as reason:
            refused[number] = str(reason)
    before = {event.op for event in store.read().events}
    answers: list[Acknowledgement] = []
    for name, events in rows.items():
        given = store.record(name, [event for _, event in events], catalogue)
        for (number, _), answer in zip(events, given, strict=True):
            if answer.refused:
                refused[number] = answer.refused
        answers += given
    return _counted(answers, before, tuple(f"row {number}: {refused[number]}" for number in sorted(refused)))


def _counted(answers: Sequence[Acknowledgement], before: set[str], refused: tuple[str, ...]) -> Imported:
    saved = {answer.op for answer in answers if answer.saved}
    return Imported(new=len(saved - before), known=len(saved & before), refused=refused)

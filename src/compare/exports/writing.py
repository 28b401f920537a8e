"""Writes an export to a folder or a zip: all of it or nothing, and the same bytes for the same inputs."""

import hashlib
import json
import shutil
import uuid
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from compare.articles import DESCRIPTION, describes_export, is_export_folder
from compare.errors import CompareError
from compare.exports.cells import csv_bytes, guard_line
from compare.exports.package import WrittenFile, data_package, readme
from compare.exports.schema import declared_tables
from compare.exports.sheets import workbook
from compare.exports.snapshot import take
from compare.exports.tables import Filled, fill
from compare.exports.view import Options, ProjectView
from compare.framing import to_qdc, without_examples

README: Final = "README.txt"
QDC: Final = "codebook.qdc"
SHEETS: Final = "spreadsheet"
WORKBOOK: Final = "tables.xlsx"

_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
"""The first moment a zip can record: files in it carry no time of writing."""

_LONGEST_DESCRIPTION: Final = 500_000_000
"""Bytes of an earlier export's description that are read: a small zip can unpack to any size."""

_UNIX: Final = 3
_PLAIN_FILE: Final = 0o100644 << 16


@dataclass(frozen=True, slots=True)
class Written:
    """What an export wrote, and where."""

    destination: Path
    files: tuple[WrittenFile, ...]

    @property
    def rows(self) -> dict[str, int]:
        """Rows by table."""
        return {file.table.name: file.rows for file in self.files if file.table}


def export(view: ProjectView, destination: Path, options: Options | None = None) -> Written:
    """Write the tables of ``view`` to ``destination``: a zip where its name ends in .zip, else a folder.

    Raises CompareError, and writes nothing, where words do not stand in their article, a filter names what
    the project does not have, or ``destination`` cannot be written or holds something else.
    """
    _refuse_foreign(destination)
    with _folder_to_fill(destination) as folder:
        files = write_tables(view, folder, options or Options())
        if destination.suffix.lower() == ".zip":
            _put_zip(folder, destination)
        else:
            _put_folder(folder, destination)
    return Written(destination, files)


def write_tables(view: ProjectView, folder: Path, options: Options) -> tuple[WrittenFile, ...]:
    """Write every file of an export into the empty folder ``folder``."""
    snapshot = take(view, options)
    filled = fill(snapshot)
    files = [_write_csv(folder, table) for table in filled]
    if options.spreadsheet:
        files += _write_spreadsheets(folder, filled)
    codebook = snapshot.codebook if snapshot.options.with_text else without_examples(snapshot.codebook)
    files.append(_write(folder, QDC, [to_qdc(codebook)]))
    package = json.dumps(data_package(snapshot, files), ensure_ascii=False, indent=2) + "\n"
    files.append(_write(folder, DESCRIPTION, [package.encode()]))
    files.append(_write(folder, README, [readme(snapshot, files).encode()]))
    return tuple(files)


def _write_csv(folder: Path, filled: Filled) -> WrittenFile:
    pieces = csv_bytes(filled.table.names, filled.rows)
    return _write(folder, filled.table.file, pieces, filled)


def _write_spreadsheets(folder: Path, filled: Iterable[Filled]) -> Iterator[WrittenFile]:
    tables = tuple(filled)
    (folder / SHEETS).mkdir()
    for table in tables:
        header = [str(guard_line(name)) for name in table.table.names]
        rows = ([guard_line(cell) for cell in row] for row in table.rows)
        yield _write(folder, f"{SHEETS}/{table.table.file}", csv_bytes(header, rows))
    sheets = ((table.table.name, table.table.names, table.rows) for table in tables)
    yield _write(folder, f"{SHEETS}/{WORKBOOK}", [workbook(sheets)])


def _write(folder: Path, name: str, pieces: Iterable[bytes], filled: Filled | None = None) -> WrittenFile:
    digest, size = hashlib.sha256(), 0
    with (folder / name).open("wb") as file:
        for piece in pieces:
            digest.update(piece)
            size += file.write(piece)
    table, rows = (filled.table, len(filled.rows)) if filled else (None, 0)
    return WrittenFile(name, table, rows, size, digest.hexdigest())


def _refuse_foreign(destination: Path) -> None:
    """An export replaces an earlier one, and nothing else."""
    if not destination.exists():
        return
    as_zip = destination.suffix.lower() == ".zip"
    if as_zip == destination.is_dir():
        found, wanted = ("a folder", "a zip") if as_zip else ("a file", "a folder")
        raise CompareError(f"is {found}, not {wanted}", file=str(destination), remedy="Choose another name.")
    if not (_is_exported_zip(destination) if as_zip else _may_be_filled(destination)):
        raise CompareError(
            "holds something else than an export",
            file=str(destination),
            remedy="Name a new or an empty folder, or a new .zip file.",
        )


def _may_be_filled(folder: Path) -> bool:
    return is_export_folder(folder) or not any(folder.iterdir())


def _is_exported_zip(file: Path) -> bool:
    try:
        with zipfile.ZipFile(file) as archive, archive.open(DESCRIPTION) as described:
            return describes_export(described.read(_LONGEST_DESCRIPTION))
    except (OSError, KeyError, NotImplementedError, RuntimeError, zipfile.BadZipFile, zlib.error):
        return False


@contextmanager
def _folder_to_fill(destination: Path) -> Iterator[Path]:
    """An empty folder beside ``destination``, gone at the end; what the disk refuses is said in words."""
    parent = destination.resolve().parent
    try:
        parent.mkdir(parents=True, exist_ok=True)
        folder = parent / f".export-{uuid.uuid4().hex}"
        folder.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    except OSError as error:
        raise CompareError(
            f"cannot be written ({error.strerror})",
            file=str(destination),
            remedy="Choose another place for it.",
        ) from error


def _put_folder(folder: Path, destination: Path) -> None:
    """The new folder takes the place of the old one whole; where others' files lie in it, it is refilled."""
    place = destination.resolve()
    if place.exists() and (_others(place) or Path.cwd().is_relative_to(place)):
        _refill(place, folder)
    else:
        _swap(place, folder)


def _others(place: Path) -> bool:
    """Whether a folder holds anything but files of an export."""
    own = {*_files_of_export(place), Path(SHEETS), *map(Path, (QDC, DESCRIPTION, README))}
    return any(found.relative_to(place) not in own for found in place.rglob("*"))


def _swap(place: Path, folder: Path) -> None:
    if not place.exists():
        folder.rename(place)
        return
    old = folder.with_name(f"{folder.name}-old")
    shutil.copymode(place, folder)
    try:
        place.rename(old)
    except OSError:  # a mounted folder, or one that another program has open
        _refill(place, folder)
        return
    try:
        folder.rename(place)
    except OSError:
        old.rename(place)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _refill(place: Path, folder: Path) -> None:
    """Move the new files in, then take away what an earlier export left and this one does not have.

    What describes the others comes last: as long as it is the old one, its hashes tell that they are not.
    """
    new = {file.relative_to(folder) for file in folder.rglob("*") if file.is_file()}
    for old in _files_of_export(place) - new:
        (place / old).unlink(missing_ok=True)
    for name in sorted(new, key=lambda name: (name.name == DESCRIPTION, name)):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).replace(place / name)


def _files_of_export(destination: Path) -> set[Path]:
    names = [table.file for table in declared_tables().values()]
    candidates = [*map(Path, names), *(Path(SHEETS) / name for name in (*names, WORKBOOK))]
    return {name for name in candidates if (destination / name).is_file()}


def _put_zip(folder: Path, destination: Path) -> None:
    packed = folder / ".packed"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for file in sorted(file for file in folder.rglob("*") if file.is_file() and file != packed):
            entry = zipfile.ZipInfo(file.relative_to(folder).as_posix(), _EARLIEST)
            entry.compress_type, entry.create_system, entry.external_attr = (
                zipfile.ZIP_DEFLATED,
                _UNIX,
                _PLAIN_FILE,
            )
            entry.file_size = file.stat().st_size
            with file.open("rb") as source, archive.open(entry, "w") as target:
                shutil.copyfileobj(source, target, 1 << 20)
    packed.replace(destination)

"""Zip files, opened with suspicion: paths that climb, links, passwords, and bombs are refused."""

import io
import stat
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from compare.articles.importing.model import Offered
from compare.errors import CompareError

MAX_ENTRIES = 20_000
MAX_TOTAL_BYTES = 1_000_000_000
MAX_ENTRY_BYTES = 60_000_000
MAX_RATIO = 200
"""Limits of an archive: entries, bytes unpacked in all and each, growth (past 1 MB)."""

_REMEDY = "Unpack it yourself, look at what is in it, and add the folder."


def check_archive(raw: bytes, name: str) -> None:
    """Refuse what no honest archive is, by its directory; the bytes are counted again while they are read.

    Raises CompareError.
    """
    entries = _opened(raw, name).infolist()
    if len(entries) > MAX_ENTRIES:
        raise CompareError(
            f"holds {len(entries)} files; the limit is {MAX_ENTRIES}", file=name, remedy=_REMEDY
        )
    total = sum(entry.file_size for entry in entries)
    if total > MAX_TOTAL_BYTES or (total > 1_000_000 and total > MAX_RATIO * len(raw)):
        raise CompareError(
            f"unpacks from {len(raw):,} to {total:,} bytes, as a zip bomb does", file=name, remedy=_REMEDY
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise CompareError(
            "is locked with a password", file=name, remedy="Save it without one and add it again."
        )


def entries_of(raw: bytes, name: str) -> Iterator[Offered | CompareError]:
    """The files of a zip, each as its bytes or as the refusal it earned. Nothing is written anywhere.

    Raises CompareError where the archive as a whole must be refused.
    """
    check_archive(raw, name)
    archive = _opened(raw, name)
    budget = min(MAX_TOTAL_BYTES, max(1_000_000, MAX_RATIO * len(raw)))
    for entry in archive.infolist():
        if entry.is_dir() or (_furniture(entry.filename) and not _climbs(entry.filename)):
            continue
        label = f"{name}: {entry.filename}"
        try:
            offered = Offered(label, _read(archive, entry, label, min(budget, MAX_ENTRY_BYTES)))
        except CompareError as refusal:
            yield refusal
        else:
            budget -= len(offered.raw)
            yield offered


def _opened(raw: bytes, name: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(raw))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise CompareError("is not a zip that can be opened", file=name, remedy="Pack it again.") from error


def _furniture(path: str) -> bool:
    """What operating systems leave in archives."""
    parts = PurePosixPath(path).parts
    return "__MACOSX" in parts or bool(parts and parts[-1].startswith("."))


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, label: str, limit: int) -> bytes:
    if _climbs(entry.filename):
        raise CompareError("its path leads out of the archive", file=label, remedy=_REMEDY)
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise CompareError("is a link, not a file", file=label, remedy="Pack the file itself.")
    try:
        with archive.open(entry) as file:
            raw = file.read(limit + 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError) as error:
        raise CompareError("is damaged", file=label, remedy="Pack it again.") from error
    if len(raw) > limit:
        raise CompareError(f"unpacks to more than {limit:,} bytes", file=label, remedy=_REMEDY)
    return raw


def _climbs(path: str) -> bool:
    parts = path.replace("\\", "/").split("/")
    return path.startswith(("/", "\\")) or ".." in parts or ":" in parts[0]

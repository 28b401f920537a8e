"""One writer at a time per journal, and who it is when another has to wait too long."""

import contextlib
import os
import socket
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from compare.errors import CompareError

LOCAL_FOLDER = ".local"
"""Inside ``annotations/``: locks and the index. Of this machine only, never shared, safe to delete."""

PATIENCE_SECONDS = 30.0
_POLL_SECONDS = 0.002


def local_folder(annotations: Path) -> Path:
    """The folder for what only this machine needs; made, and hidden from git, where it is missing.

    Raises CompareError for a link, which could lead out of the project.
    """
    folder = annotations / LOCAL_FOLDER
    if folder.is_symlink():
        raise CompareError("is a link", file=str(folder), remedy="Delete it; a plain folder will be made.")
    if not folder.is_dir():
        folder.mkdir(exist_ok=True)
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")
    return folder


@contextlib.contextmanager
def locked(annotations: Path, name: str, *, patience: float = PATIENCE_SECONDS) -> Iterator[None]:
    """Hold the lock of one journal (``name``) of the folder ``annotations``.

    Raises CompareError, naming the holder, when it is not free within ``patience`` seconds.
    """
    lock_file = local_folder(annotations) / f"{name}.lock"
    holder = lock_file.with_suffix(".holder")
    lock = FileLock(lock_file, timeout=patience, poll_interval=_POLL_SECONDS)
    try:
        lock.acquire()
    except Timeout as error:
        raise CompareError(
            f"another program has been writing for {patience:g} seconds: {_who(holder)}",
            file=str(lock_file),
            remedy="Close that program, then save again.",
        ) from error
    try:
        _sign(holder)
        yield
    finally:
        lock.release()


def _sign(holder: Path) -> None:
    with contextlib.suppress(OSError):  # who holds the lock is a courtesy; saving does not depend on it
        holder.write_text(f"process {os.getpid()} on {socket.gethostname()}", encoding="utf-8")


def _who(holder: Path) -> str:
    try:
        return holder.read_text(encoding="utf-8")[:200] or "unknown"
    except (OSError, UnicodeDecodeError):
        return "unknown"

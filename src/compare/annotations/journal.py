"""The only writer: appends to a journal so that what returns is on disk, or nothing was written.

The order is: lock, close a torn tail with a newline, write, flush, fsync, acknowledge. The guard matters:
without it the next append glues onto a torn line and takes an acknowledged record with it.
"""

import contextlib
import errno
import os
import stat
import sys
from pathlib import Path

from compare.errors import CompareError

if sys.platform == "darwin":
    import fcntl

_FLAGS = (
    os.O_RDWR
    | os.O_APPEND
    | os.O_CREAT
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)

_REMEDIES = {
    errno.ENOSPC: "Free some space on that disk, then save again.",
    errno.EDQUOT: "Your quota on that disk is used up: free some space, then save again.",
    errno.EACCES: "Give yourself the right to write there, then save again.",
    errno.EPERM: "Give yourself the right to write there, then save again.",
    errno.EROFS: "The disk is read-only: copy the project to one you can write to.",
    errno.ENOENT: "The folder has vanished: put it back (is a drive unplugged?), then save again.",
    errno.ENOTDIR: "A file stands where a folder should be: move it away, then save again.",
    errno.ELOOP: "A symbolic link stands where a journal should be: replace it with the file.",
    errno.EIO: "The disk reports a fault: copy the project to another disk, then save again.",
}


def refusal(error: OSError, path: Path) -> CompareError:
    """The operating system's error in words: which file, what happened, what to do."""
    remedy = _REMEDIES.get(error.errno or 0, "Nothing was saved; mend the cause, then save again.")
    return CompareError(f"cannot be written ({error.strerror or error})", file=str(path), remedy=remedy)


def append(path: Path, payload: bytes) -> None:
    """Append ``payload``, whole lines, to the journal at ``path``; returns once it is on disk.

    The caller holds the journal's lock. Raises OSError when nothing was saved: what was written of it has
    been cut back, as far as the system allowed.
    """
    handle = os.open(path, _FLAGS, 0o644)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "not a plain file")
        guard = b"" if _ends_whole(handle, status.st_size) else b"\n"
        _write_or_cut_back(handle, guard + payload, status.st_size)
    finally:
        os.close(handle)


def _ends_whole(handle: int, size: int) -> bool:
    if size == 0:
        return True
    os.lseek(handle, size - 1, os.SEEK_SET)
    return os.read(handle, 1) == b"\n"


def _write_or_cut_back(handle: int, payload: bytes, size: int) -> None:
    try:
        _write_whole(handle, payload)
        sync(handle)
    except OSError:
        # After a failed fsync the pages count as clean: left there they would look saved to the next reader.
        with contextlib.suppress(OSError):
            os.ftruncate(handle, size)
            sync(handle)
        raise


def _write_whole(handle: int, payload: bytes) -> None:
    if os.write(handle, payload) != len(payload):
        raise OSError(errno.ENOSPC, "only a part could be written")


def sync(handle: int) -> None:
    """Have the system put what was written through ``handle`` on the disk itself."""
    os.fsync(handle)
    if sys.platform == "darwin":  # there fsync stops at the drive's own cache
        fcntl.fcntl(handle, fcntl.F_FULLFSYNC)


def sync_file(path: Path) -> None:
    """Put what anyone wrote to ``path`` on the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        sync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Put the folder's list of names on the disk, so that a new file is found after a power cut."""
    if os.name != "posix":
        return  # Windows has no such call; NTFS journals names itself
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

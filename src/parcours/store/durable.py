"""When is something on disk? When the file and the folder that names it are synced; until then nothing is
promised."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from parcours.model.errors import StorageFailed

_HINTS = {
    errno.ENOSPC: "Free some space on this disk, then run the same command again: it finishes the job.",
    errno.EDQUOT: "Your quota on this disk is used up: free some space, then run the same command again.",
    errno.EFBIG: "Raise the limit on the size of files (ulimit -f), then run the same command again.",
    errno.EROFS: "The disk is mounted read-only: make it writable, or use a workspace elsewhere.",
    errno.EACCES: "Make the workspace's folder writable for this user, or use a workspace elsewhere.",
    errno.EPERM: "Make the workspace's folder writable for this user, or use a workspace elsewhere.",
    errno.EIO: "The disk reports errors: check it before going on.",
}


def sync_file(path: Path) -> None:
    """Wait until the file's content is on disk."""
    _sync(path, os.O_RDONLY)


def sync_folder(path: Path) -> None:
    """Wait until the folder's entries (files made, renamed, removed) are on disk."""
    _sync(path, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))


def replace_atomically(path: Path, content: bytes) -> None:
    """Give `path` this content: after a crash it holds the old or the new one, whole."""
    staged = path.with_name(f".{path.name}.new")
    with refusals(f"writing {path.name}"):
        with open(staged, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(staged, path)
        sync_folder(path.parent)


@contextmanager
def refusals(doing: str) -> Iterator[None]:
    """Turn what a full, read-only or limited disk says, in any library's words, into `StorageFailed`."""
    try:
        yield
    except StorageFailed:
        raise
    except Exception as error:
        code = _refusal(error)
        if code is None:
            raise
        reason = os.strerror(code)
        raise StorageFailed(f"The disk refused while {doing}: {reason}.", hint=_HINTS[code]) from error


def _refusal(error: Exception) -> int | None:
    if isinstance(error, OSError) and error.errno in _HINTS:
        return error.errno
    # deltalake and DuckDB only pass the system's words on
    said = str(error).casefold()
    return next((code for code in _HINTS if os.strerror(code).casefold() in said), None)


def _sync(path: Path, flags: int) -> None:
    with refusals(f"syncing {path.name}"):
        handle = os.open(path, flags)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

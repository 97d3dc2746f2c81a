"""Who owns the workspace? The one process that holds the lock on `workspace.lock`.

The system releases the lock when its holder dies, however it dies, so the file is never deleted: deleting
it would let two processes lock two different files of the same name.
"""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from parcours.store.durable import refusals

NAME = "workspace.lock"


class Lock:
    """A held lock. Keep it for as long as the workspace is written to; `release` it, or die."""

    def __init__(self, handle: int) -> None:
        self._handle: int | None = handle

    @classmethod
    def try_own(cls, folder: Path) -> Lock | None:
        """Own the workspace in `folder`, or None where somebody (perhaps this very process) owns it
        already."""
        with refusals(f"opening {NAME}"):
            handle = os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return None
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
        return cls(handle)

    def release(self) -> None:
        """Let others own the workspace. A second release does nothing."""
        if self._handle is not None:
            os.ftruncate(self._handle, 0)
            os.close(self._handle)
            self._handle = None

    def __enter__(self) -> Lock:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def owner_pid(folder: Path) -> int | None:
    """The process that owns the workspace, as it wrote itself down. Ask after `try_own` said None: a
    process that was killed leaves its number behind."""
    try:
        return int((folder / NAME).read_text())
    except (OSError, ValueError):
        return None

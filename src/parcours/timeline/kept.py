"""What was worked out already? It is kept beside its generation; several processes may make it at once."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from parcours.model.errors import StorageFailed
from parcours.store.durable import sync_folder
from parcours.timeline.packed import Arrays, pack, unpack


def kept(folder: Path, key: str, make: Callable[[], Arrays]) -> Arrays:
    """The arrays known as `key`, made if they are not there. Where they cannot be kept (the disk is full or
    read-only, the generation was removed) they are only made."""
    final = folder / "columns" / hashlib.blake2b(key.encode(), digest_size=16).hexdigest()
    try:
        return unpack(final)[0]
    except FileNotFoundError:
        arrays = make()
    try:
        _write(final, key, arrays)
        return unpack(final)[0]
    except (StorageFailed, OSError):
        return arrays


def _write(final: Path, key: str, arrays: Arrays) -> None:
    if not final.parents[1].exists():
        raise FileNotFoundError(final.parents[1])
    final.parent.mkdir(exist_ok=True)
    staged = Path(tempfile.mkdtemp(dir=final.parent))
    try:
        pack(staged, arrays, {"key": key})
        sync_folder(staged)
        os.rename(staged, final)  # refused where another process was faster: then its arrays stay
        sync_folder(final.parent)
    except OSError:
        if not final.exists():
            raise
    finally:
        shutil.rmtree(staged, ignore_errors=True)

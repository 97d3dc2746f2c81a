"""What was worked out already? It is kept beside its generation; several processes may make it at once."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from parcours.model.errors import StorageFailed
from parcours.store.durable import sync_folder
from parcours.timeline.packed import Arrays, pack, unpack

VERSIONS = 4  # kept of what is derived by rules: who changes a rule to and fro waits once


def kept(folder: Path, key: str, make: Callable[[], Arrays], *, versions: int | None = None) -> Arrays:
    """The arrays known as `key`, made if they are not there. Where they cannot be kept (the disk is full or
    read-only, the generation was removed) they are only made. `versions`: of all keys with the same first word
    only so many are kept, the latest."""
    final = folder / "columns" / hashlib.blake2b(key.encode(), digest_size=16).hexdigest()
    try:
        return unpack(final)[0]
    except FileNotFoundError:
        arrays = make()
    try:
        _write(final, key, arrays)
        if versions is not None:
            _forget(final.parent, key.split(" ")[0], versions)
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


def _forget(columns: Path, family: str, versions: int) -> None:
    """Remove older versions; what a reader has mapped stays readable to it."""
    found = []
    for about in columns.glob("*/about.json"):
        try:
            key = json.loads(about.read_bytes())["about"].get("key", "")
            found += [(about.stat().st_mtime_ns, about.parent)] if key.split(" ")[0] == family else []
        except (OSError, ValueError, KeyError):  # another process is at work on it
            continue
    for _, folder in sorted(found, reverse=True)[versions:]:
        shutil.rmtree(folder, ignore_errors=True)

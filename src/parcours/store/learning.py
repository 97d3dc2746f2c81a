"""Where is kept what was learned from a workspace's own texts, and what a model behind an address was asked?

<workspace>/listening/learned-base.npz, learned-base.json (how well it does), asked.ndjson
"""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

from parcours.store.durable import refusals, replace_atomically

ASKED = "asked.ndjson"


class Kept:
    """That of one workspace, in `folder`, which is made when first written to."""

    def __init__(self, folder: Path, *, writable: bool) -> None:
        self._folder, self._writable = folder, writable
        self._held: dict[str, tuple[tuple[int, int], bytes]] = {}
        self._lock = threading.Lock()

    def learned(self, reader: str) -> bytes | None:
        """What was learned for a reader, as it was kept; None: nothing."""
        path = self._folder / f"learned-{reader}.npz"
        try:
            stat = path.stat()
            stamp = stat.st_mtime_ns, stat.st_size
            if self._held.get(reader, ((), b""))[0] != stamp:
                self._held[reader] = stamp, path.read_bytes()
            return self._held[reader][1]
        except OSError:
            return None

    def report(self, reader: str) -> dict[str, Any] | None:
        """How well it does, as it was told when it was learned."""
        try:
            return json.loads((self._folder / f"learned-{reader}.json").read_bytes())
        except (OSError, ValueError):
            return None

    def keep(self, reader: str, model: bytes | None, report: dict[str, Any]) -> None:
        """Keep what was learned in place of what was before; None: it did not help, only the report is kept."""
        with refusals("keeping what was learned"):
            self._folder.mkdir(exist_ok=True)
            replace_atomically(self._folder / f"learned-{reader}.json", json.dumps(report).encode())
            if model is not None:
                replace_atomically(self._folder / f"learned-{reader}.npz", model)
            else:
                (self._folder / f"learned-{reader}.npz").unlink(missing_ok=True)

    def forget(self, reader: str) -> None:
        """Nothing was learned."""
        for end in ("npz", "json"):
            (self._folder / f"learned-{reader}.{end}").unlink(missing_ok=True)

    def note(self, told: dict[str, Any]) -> None:
        """Add to what a model was asked and answered. It holds no secret and no text that is not masked."""
        with self._lock, refusals("noting what a model was asked"):
            self._folder.mkdir(exist_ok=True)
            with open(self._folder / ASKED, "a", encoding="utf-8") as file:
                file.write(json.dumps(told, ensure_ascii=False) + "\n")

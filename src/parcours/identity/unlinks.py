"""Which pairs of ids did somebody part by hand, and leave so? A file in the log says so: on disk before it holds."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import NamedTuple

from parcours.store.durable import refusals, sync_folder


class Unlink(NamedTuple):
    """Two ids, as (kind, text), that are never linked to each other again."""

    a: tuple[str, str]
    b: tuple[str, str]


class Unlinks:
    """The file of unlinks: one JSON object a line, only ever added to: `unlink` parts a pair, `link` joins it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.pairs: list[Unlink] = _read(path)

    def add(self, unlink: Unlink) -> None:
        """On disk when this returns."""
        self._write("unlink", unlink)
        self.pairs.append(unlink)

    def take_back(self, unlink: Unlink) -> None:
        """Have the pair linked again, whichever of its ids was named first; on disk when this returns."""
        self._write("link", unlink)
        _take(self.pairs, unlink)

    def _write(self, what: str, unlink: Unlink) -> None:
        line = json.dumps({what: [list(unlink.a), list(unlink.b)]}, ensure_ascii=False) + "\n"
        new = not self._path.exists()
        with refusals("noting an unlink"), open(self._path, "r+b" if not new else "xb") as file:
            file.seek(_whole(self._path.read_bytes()))  # over what a killed process left of a line
            file.truncate()
            file.write(line.encode())
            file.flush()
            os.fsync(file.fileno())
        if new:
            sync_folder(self._path.parent)


def _read(path: Path) -> list[Unlink]:
    content = path.read_bytes() if path.exists() else b""
    pairs: list[Unlink] = []
    for line in content[: _whole(content)].splitlines():
        [(what, ((a_kind, a_text), (b_kind, b_text)))] = json.loads(line).items()
        unlink = Unlink((a_kind, a_text), (b_kind, b_text))
        if what == "unlink":
            pairs.append(unlink)
        else:
            _take(pairs, unlink)
    return pairs


def _take(pairs: list[Unlink], unlink: Unlink) -> None:
    pairs[:] = [one for one in pairs if one not in (unlink, Unlink(unlink.b, unlink.a))]


def _whole(content: bytes) -> int:
    """Where the last whole line ends."""
    return content.rfind(b"\n") + 1

"""Where do files wait until they are loaded? In a folder of the workspace, with what was said of them beside."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from parcours.collect.mapping import ORIGINS, Origin
from parcours.collect.said import ColumnSaid, TableSaid, TimesSaid
from parcours.model.errors import BadInput, StorageFailed, TooMuch, unknown_name
from parcours.store.durable import replace_atomically

FOLDER = "arriving"
MOST_FILES = 200
LONGEST_NAME = 200  # bytes, as folders take them
_SAID = "said.json"
_COMING = ".part"
_BAD = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')
_SPARE = 200 << 20  # bytes of the disk that a file must leave


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of all files: where they come from, and what was mended of each table."""

    origin: Origin = "real"
    tables: dict[str, TableSaid] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file that is whole."""

    name: str
    size: int
    changed: int  # nanoseconds: tells another file of that name


class Place:
    """The folder. Files are there under their own names, whole or not at all."""

    def __init__(self, workspace: Path) -> None:
        self.folder = workspace / FOLDER
        self.files = self.folder / "files"

    def arrived(self) -> list[Arrived]:
        """The files, by name."""
        found = []
        for path in sorted(self.files.iterdir()) if self.files.is_dir() else []:
            with suppress(FileNotFoundError):  # taken away meanwhile
                about = path.stat()
                if path.is_file() and path.suffix != _COMING:
                    found.append(Arrived(path.name, about.st_size, about.st_mtime_ns))
        return found

    def path(self, name: str) -> Path:
        """Of a file that is here."""
        if name not in (names := [file.name for file in self.arrived()]):
            raise unknown_name("file", name, names)
        return self.files / name

    def coming(self, name: str, size: int | None) -> Coming:
        """A file that is being sent: written piece by piece, there once it is whole. `size`: what is announced."""
        named = file_name(name)
        here = [file.name for file in self.arrived()]
        if named not in here and len(here) >= MOST_FILES:
            raise TooMuch(f"{MOST_FILES} files are waiting already.", hint="Load these first.")
        self.files.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(self.files).free
        if size is not None and size > free - _SPARE:
            raise TooMuch(
                f"{named} has {size / 1e6:,.0f} MB, and the disk has {max(free - _SPARE, 0) / 1e6:,.0f} MB left.",
                hint="Make room, or load a part of it.",
            )
        return Coming(self.files / named, size)

    def remove(self, name: str) -> None:
        """Take a file away."""
        self.path(name).unlink(missing_ok=True)

    def clear(self) -> None:
        """Take everything away."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def said(self) -> Said:
        """What was said so far."""
        try:
            return _said(json.loads((self.folder / _SAID).read_bytes()))
        except (OSError, ValueError, TypeError, KeyError):
            return Said()

    def say(self, said: Said) -> None:
        """Keep what was said."""
        if said.origin not in ORIGINS:
            raise unknown_name("origin", said.origin, ORIGINS)
        self.folder.mkdir(parents=True, exist_ok=True)
        replace_atomically(self.folder / _SAID, json.dumps(asdict(said), ensure_ascii=False).encode())


class Coming:
    """A file on its way here. As a context: what does not end well leaves nothing behind."""

    def __init__(self, path: Path, size: int | None) -> None:
        self.path, self._size = path, size
        self._part = path.with_name(f"{path.name}.{os.getpid()}-{id(self):x}{_COMING}")
        self._taken = 0
        self._file = self._writing(lambda: self._part.open("wb"))

    def __enter__(self) -> Coming:
        return self

    def write(self, piece: bytes) -> None:
        """The next bytes."""
        self._taken += len(piece)
        if self._size is not None and self._taken > self._size:
            raise TooMuch(f"{self.path.name} is longer than was announced.", hint="Send it again.")
        self._writing(lambda: self._file.write(piece))

    def whole(self) -> Arrived:
        """It is complete."""
        if self._size is not None and self._taken < self._size:
            raise BadInput(f"{self.path.name} came only in part.", hint="Send it again.")
        self._writing(self._file.close)
        self._writing(lambda: self._part.replace(self.path))
        about = self.path.stat()
        return Arrived(self.path.name, about.st_size, about.st_mtime_ns)

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):
            self._file.close()
        self._part.unlink(missing_ok=True)

    def _writing(self, do: Callable[[], Any]) -> Any:
        try:
            return do()
        except OSError as error:
            raise StorageFailed(f"{self.path.name} cannot be kept: {error.strerror}.", hint="Make room.") from None


def file_name(name: str) -> str:
    """The name, if a folder anywhere may hold it: a plain one, not hidden, not too long."""
    bare = name.strip()
    bad = not bare or bare.startswith(".") or bare != Path(bare).name or bool(_BAD.search(bare))
    if bad or bare.endswith(_COMING) or len(bare.encode("utf-8", "replace")) > LONGEST_NAME:
        raise BadInput(f"“{name[:60]}” cannot be a file's name here.", hint="Give it a plain, shorter name.")
    return bare


def _said(data: dict[str, Any]) -> Said:
    return Said(data["origin"], {key: _table(table) for key, table in data["tables"].items()})


def _table(data: dict[str, Any]) -> TableSaid:
    columns = {}
    for column, one in data.pop("columns").items():
        times = one.pop("times")
        columns[column] = ColumnSaid(**one, times=TimesSaid(**times) if times else None)
    return TableSaid(columns=columns, **data)

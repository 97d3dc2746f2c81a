"""What did people correct of what was understood? Read for every view, so without the weight of the tables' library.

The rows are those of `store.app.labels`, which writes them; they are read again only where the file has changed.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

FILE = "app.sqlite"
Field = Literal["sign", "themes", "kinds", "emotions", "language"]
_ROWS = 'SELECT id, text, start, "end", field, value, was, why, made FROM labels ORDER BY id'


@dataclass(frozen=True, slots=True)
class Correction:
    """Something that somebody said of a text, or of a clause of it: letters `start` to `end`."""

    id: int
    text: bytes  # its hash
    start: int | None
    end: int | None
    field: Field
    value: tuple[str, ...]
    was: tuple[str, ...] = ()
    why: str = ""
    made: int = 0  # seconds since 1970


def corrections(folder: Path) -> tuple[Correction, ...]:
    """All of a workspace, in the order in which they were made."""
    stamps = tuple(_stamp(folder / f"{FILE}{end}") for end in ("", "-wal"))
    return _read(folder, stamps) if stamps[0] else ()


@lru_cache(maxsize=16)
def _read(folder: Path, stamps: tuple[tuple[int, int] | None, ...]) -> tuple[Correction, ...]:
    del stamps  # that the file is another tells the cache
    where = (folder / FILE).absolute().as_uri()
    for way in ("mode=ro", "mode=ro&immutable=1"):  # a folder that may not be written is read as it stands
        try:
            with closing(sqlite3.connect(f"{where}?{way}", uri=True, timeout=5)) as connection:
                return tuple(_correction(row) for row in connection.execute(_ROWS))
        except sqlite3.OperationalError as error:
            if "no such table" in str(error):  # nobody has corrected anything since the tables had none
                return ()
        except sqlite3.DatabaseError:  # damaged: whoever opens it to write is told so
            return ()
    return ()


def _correction(row: tuple) -> Correction:
    id, text, start, end, field, value, was, why, made = row
    return Correction(
        id, bytes.fromhex(text), start, end, field, tuple(json.loads(value)), tuple(json.loads(was)), why, made
    )


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size

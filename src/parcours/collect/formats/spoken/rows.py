"""How do things that were said become rows? As records with fixed columns, all text, read like any other file."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa

from parcours.collect.formats.raw import Cancel, RawBatch, first_rows, named, nothing_aside, stop_if
from parcours.model.errors import BadInput

AT_ONCE = 4096  # records a batch
LARGEST = 256 << 20  # bytes of a file that has to be held as a whole

_SOURCES = {
    "feed": "feeds",
    "conversations": "conversations",
    "transcript": "transcripts",
    "notes": "interview notes",
}
Record = Mapping[str, str | list[str]]
"""Values by column; a column that is left out, or empty, is nothing."""


class RecordsReader:
    """A file that becomes records; see `raw.Reader`. `records` is asked for anew with each reading."""

    source = ""  # what all files of the format come from, whatever each is called

    def __init__(
        self,
        format: str,
        path: Path,
        size: int,
        columns: Sequence[str],
        records: Callable[[], Iterable[Record]],
        *,
        notes: Sequence[str] = (),
        lists: Sequence[str] = (),
    ) -> None:
        self.format, self.path, self.size = format, path, size
        self.columns = list(columns)
        self.notes = tuple(notes)
        self.position = 0
        self._records, self._lists = records, frozenset(lists)
        self.source = _SOURCES.get(format, "")

    def sample(self, n: int = 1000) -> pa.Table:
        return first_rows(self.batches(), n, self._schema)

    def batches(self, *, cancel: Cancel | None = None) -> Iterator[RawBatch]:
        self.position, row = 0, 1
        held: list[Record] = []
        for record in self._records():
            held.append(record)
            if len(held) == AT_ONCE:
                stop_if(cancel)
                yield self._batch(held, row)
                row, held = row + len(held), []
        stop_if(cancel)
        if held:
            yield self._batch(held, row)
        self.position = self.size

    def _batch(self, held: list[Record], row: int) -> RawBatch:
        arrays = [pa.array([one.get(f.name) or None for one in held], f.type) for f in self._schema]
        numbers = np.arange(row, row + len(held))
        return RawBatch(pa.record_batch(arrays, schema=self._schema), numbers, nothing_aside())

    @property
    def _schema(self) -> pa.Schema:
        kinds = {name: pa.list_(pa.string()) if name in self._lists else pa.string() for name in self.columns}
        return pa.schema([named(name, kind) for name, kind in kinds.items()])


class Numbering:
    """Ids of records that bring none: of what they say, and the how-manieth that says so."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def id(self, *parts: str) -> str:
        digest = digest_of(*parts)
        self._seen[digest] += 1
        again = self._seen[digest]
        return digest if again == 1 else f"{digest}-{again}"


def digest_of(*parts: str) -> str:
    """The same for the same parts, on any machine."""
    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "replace"), digest_size=12).hexdigest()


def nothing_said(path: Path, what: str) -> BadInput:
    """The error of a file in which nobody says anything."""
    return BadInput(f"{path} is {what}, but nobody says anything in it.", hint="Check that the export is complete.")

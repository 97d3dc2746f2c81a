"""What does a file say that others look up? It is held in memory by its key, up to a stated limit.

Nothing is copied to find a row: keys are hashed to 128 bits and numbered, rows are taken by number. Rows that are never
asked for, where they are the items of orders, are set aside in the end: their order is in no file of the load.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.types as t

from parcours.collect.formats.raw import Beside, Cancel, Reader, logical_name, named
from parcours.collect.together.derived import Columns, columns_of, joined_aside, keyed, only, record, set_aside
from parcours.model.errors import TooMuch
from parcours.model.verdict import Reason
from parcours.stats.hashing import Keys, hash_columns
from parcours.store.keys import KeyMap

_A_KEY = 64  # bytes that a row's key, number and place take besides its columns
NONE = -1


@dataclass
class _File:
    reader: Reader
    rows: int = 0
    aside: list[pa.RecordBatch] = field(default_factory=list)


class Held:
    """Files of one table in memory, found by `key`. `columns`: those to hold; None holds all, of items."""

    def __init__(
        self, name: str, readers: Sequence[Reader], key: str, columns: Sequence[str] | None, limit: int
    ) -> None:
        self.name, self.key, self.items, self.limit = name, key, columns is None, limit
        self.size = sum(reader.size for reader in readers)
        self._wanted = None if columns is None else {key, *columns}
        self._files = [_File(reader) for reader in readers]
        self._numbers = KeyMap()
        self._chunks: list[pa.Table] = []
        self._told: list[np.ndarray] = []  # of each batch: what its rows say, hashed, to find contradictions
        self._parts: list[tuple[np.ndarray, np.ndarray, np.ndarray]] = []  # number, file, row
        self._bytes = 0
        self._read = False

    def read(self, cancel: Cancel | None = None) -> None:
        """Read the files, once."""
        if self._read:
            return
        for at, file in enumerate(self._files):
            for batch in file.reader.batches(cancel=cancel):
                self._hold(batch, at, file)
        parts = [np.concatenate(part) if part else np.zeros(0, np.int64) for part in zip(*self._parts, strict=True)]
        self.number, self.file, self.row = parts if parts else [np.zeros(0, np.int64)] * 3
        self._columns = whole(self._chunks)
        self.order = np.argsort(self.number, kind="stable")
        self.offsets = np.searchsorted(self.number[self.order], np.arange(len(self._numbers) + 1))
        self.asked = np.zeros(len(self._numbers), np.bool_)
        self._chunks, self._parts, self._told, self._read = [], [], [], True

    @property
    def names(self) -> list[str]:
        """The columns held."""
        return list(dict.fromkeys(name for name, _ in self._columns))

    def column(self, name: str) -> list[pa.Array]:
        """A column's values, by type, in the order in which rows are held."""
        return [values for one, values in self._columns if one == name]

    def find(self, keys: Keys, has: np.ndarray) -> np.ndarray:
        """The number of each key, NONE where it is not held. What was asked for is remembered."""
        found = np.where(has, self._numbers.get(*keys), NONE)
        self.asked[found[found >= 0]] = True
        return found

    def row_of(self, number: np.ndarray) -> np.ndarray:
        """The first row with each number."""
        first = self.order[self.offsets[:-1]] if len(self.offsets) > 1 else np.zeros(1, np.int64)
        return np.where(number >= 0, first[np.maximum(number, 0)], NONE) if len(first) else np.full(len(number), NONE)

    def rows_of(self, number: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """All rows with each number: offsets, and the rows one after the other."""
        starts = self.offsets[np.maximum(number, 0)] if len(self.offsets) > 1 else np.zeros(len(number), np.int64)
        ends = self.offsets[np.maximum(number, 0) + 1] if len(self.offsets) > 1 else starts
        counts = np.where(number >= 0, ends - starts, 0)
        offsets = np.append(0, np.cumsum(counts))
        within = np.arange(offsets[-1]) - np.repeat(offsets[:-1], counts)
        return offsets, self.order[np.repeat(starts, counts) + within]

    def taken(self, name: str, rows: np.ndarray) -> list[pa.Array]:
        """A column's values, by type, of some rows; null where the row is NONE."""
        at = pa.array(rows, mask=rows < 0)
        return [usual(values.take(at)) for values in self.column(name)]

    def beside(self) -> Iterator[Beside]:
        """What became of the files' rows."""
        for at, file in enumerate(self._files):
            lost = self._lost(at) if self._read and self.items else []
            aside = joined_aside(*file.aside, *lost)
            path = getattr(file.reader, "path", None)
            name = path.name if path else str(getattr(file.reader, "name", self.name))
            yield Beside(name, path, file.reader.size, file.rows - len(aside), aside)

    def _lost(self, file: int) -> list[pa.RecordBatch]:
        """Items whose order nobody has."""
        at = np.flatnonzero((self.file == file) & ~np.append(self.asked, False)[self.number])
        if not len(at):
            return []
        raw = record([(name, usual(values.take(pa.array(at)))) for name, values in self._columns])
        return [set_aside(self.row[at], Reason.no_match, self.key, raw)]

    def _hold(self, batch, at: int, file: _File) -> None:
        file.rows += batch.count
        file.aside += [batch.aside] if len(batch.aside) else []
        keys, has = keyed(batch, self.key)
        if not has.all():
            file.aside.append(set_aside(batch.rows[~has], Reason.no_key, self.key, batch.table.filter(pa.array(~has))))
            batch, keys = only(batch, has), (keys[0][has], keys[1][has])
        wanted = self._wanted
        told = [(name, values) for name, values in columns_of(batch.table) if wanted is None or name in wanted]
        numbers, first = self._numbers.number(*keys)
        if not self.items:
            keep = self._agreeing(numbers, first, told)
            if not keep.all():
                out = pa.array(~keep)
                file.aside.append(set_aside(batch.rows[~keep], Reason.key_again, self.key, batch.table.filter(out)))
            new = np.zeros(len(numbers), np.bool_)
            new[first] = True  # of rows that say the same, one is enough
            batch, numbers = only(batch, new), numbers[new]
            told = [(name, values.filter(pa.array(new))) for name, values in told]
        chunk = chunk_of(told)
        self._bytes += chunk.nbytes + _A_KEY * len(batch.rows)
        self._check_limit(file)
        self._chunks.append(chunk)
        self._parts.append((numbers, np.full(len(numbers), at), batch.rows))

    def _agreeing(self, numbers: np.ndarray, first: np.ndarray, told: Columns) -> np.ndarray:
        """Rows that say what the first row with their key says."""
        says = hash_columns([*((name, values) for name, values in told)])[0]
        self._told.append(says[first])
        known = np.concatenate(self._told) if len(self._told) > 1 else self._told[0]
        self._told = [known]
        return known[numbers] == says

    def _check_limit(self, file: _File) -> None:
        if self._bytes > self.limit:
            share = file.reader.position / max(1, file.reader.size)
            raise TooMuch(
                f"“{self.name}” is looked up and must be held in memory: {share:.0%} of it fill the limit, "
                f"{self.limit / (1 << 20):,.0f} MiB.",
                hint="Say “hold: 4 GiB” in the mapping if there is room, or join the files before loading them.",
            )


def whole(chunks: Sequence[pa.Table]) -> Columns:
    """The columns of several chunks one below the other."""
    table = pa.concat_tables(chunks, promote_options="default") if chunks else pa.table({})
    return [(logical_name(f), c.combine_chunks()) for f, c in zip(table.schema, table.columns, strict=True)]


def chunk_of(columns: Columns) -> pa.Table:
    """Columns under names that tell their types, and text in a form without a limit: so batches go together."""
    plain = [(name, _held(values)) for name, values in columns]
    fields = [named(name, values.type).with_name(f"{name}:{values.type}") for name, values in plain]
    kept = {field.name: (field, values) for field, (_, values) in zip(fields, plain, strict=True)}
    return pa.table([values for _, values in kept.values()], schema=pa.schema([field for field, _ in kept.values()]))


def _held(values: pa.Array) -> pa.Array:
    if isinstance(values, pa.DictionaryArray):
        values = values.dictionary_decode()
    return values.cast(pa.large_string()) if t.is_string(values.type) else values


def usual(values: pa.Array) -> pa.Array:
    """Text in the form that the steps of loading take."""
    plain = values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values
    return pc.cast(plain, pa.string()) if t.is_large_string(plain.type) else plain

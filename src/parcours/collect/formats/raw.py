"""What does every format read into? Batches of numbered rows, and the rows that could not be read.

Promise of every reader: each data row of a file appears exactly once, either in some `RawBatch.rows` or in
some `RawBatch.aside`; so rows given plus rows set aside are the rows read. Rows are numbered from 1, the
header and blank lines not counted.

The same name may come in several columns of one batch, one a type, where a file's rows disagree on the type
(`price` 1 and "1"). Each field's metadata holds the name under `NAME`; `logical_name(field)` reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Protocol

import numpy as np
import pyarrow as pa

from parcours.model.errors import Cancelled
from parcours.model.verdict import Reason

LONGEST_ROW = 16 << 20  # bytes; a longer row is set aside
LONGEST_RAW = 64 << 10  # bytes of a bad row that are kept to be looked at
MOST_COLUMNS = 2000
DEEPEST = 8  # objects inside objects
NAME = b"name"

ASIDE = pa.schema([("row", pa.int64()), ("reason", pa.string()), ("detail", pa.string()), ("raw", pa.string())])


@dataclass(frozen=True, slots=True)
class RawBatch:
    """Some rows of a file, as they were read. CSV: all columns text; NDJSON and Parquet: typed, nesting
    flattened.
    """

    table: pa.RecordBatch
    rows: np.ndarray  # int64, 1-based data row numbers of `table`
    aside: pa.RecordBatch  # schema ASIDE
    weight: np.ndarray | None = None  # int64: how many rows of the file each entry stands for; None: one

    # With a weight, entries of one number are parts of one row: they stand together, and count once.

    @property
    def count(self) -> int:
        """Rows of the file that were read for it."""
        whole = len(self.rows) if self.weight is None else int(self.weight[firsts(self.rows)].sum())
        return whole + len(self.aside)


@dataclass(frozen=True, slots=True)
class Beside:
    """A file whose rows went into the events of another, and its rows that could not."""

    name: str
    path: Path | None
    size: int  # bytes on disk
    joined: int  # rows
    aside: pa.RecordBatch  # schema ASIDE


@dataclass(frozen=True, slots=True)
class FileOptions:
    """What the user says about a file instead of leaving it to be recognised."""

    format: str | None = None  # csv, ndjson, parquet, or one of those of words
    delimiter: str | None = None
    encoding: str | None = None
    header: bool | None = None  # None: yes, but a first line that looks like data is refused
    columns: tuple[str, ...] | None = None  # names to use in place of the header's
    about: str = ""  # whom all rows are about, where it is not the workspace's own company: “competitor Brightly”
    ours: tuple[str, ...] = ()  # names of our own people in conversations
    day_first: bool | None = None  # of dates such as 03/04/2026, where a reader has to know
    date: str = ""  # when it was said, where a transcript or notes do not tell: an ISO day or local date-time


class Cancel(Protocol):
    """Asked now and then whether to stop; a `threading.Event` will do."""

    def is_set(self) -> bool: ...


class Reader(Protocol):
    """A file being read. `batches` may be called again and then starts at the beginning."""

    format: str
    size: int  # bytes on disk
    notes: tuple[str, ...]  # how the file was understood, to be shown before loading

    @property
    def columns(self) -> list[str]:
        """Logical names; of NDJSON those in the sample (later rows may bring more)."""
        ...

    @property
    def position(self) -> int:
        """Bytes of `size` consumed so far, for progress and the time left."""
        ...

    def sample(self, n: int = 1000) -> pa.Table: ...

    def batches(self, *, cancel: Cancel | None = None) -> Iterator[RawBatch]: ...


class Aside:
    """Gathers rows set aside."""

    def __init__(self) -> None:
        self._few: list[tuple[int, str, str, str]] = []
        self._many: list[pa.RecordBatch] = []

    def __bool__(self) -> bool:
        return bool(self._few or self._many)

    def add(self, row: int, reason: Reason, detail: str, raw: bytes | str) -> None:
        cut = raw[:LONGEST_RAW]
        shown = cut if isinstance(cut, str) else cut.decode("utf-8", "replace")
        self._few.append((row, reason.value, detail, shown))

    def add_many(self, rows: np.ndarray, reasons: pa.Array, details: pa.Array, raws: pa.Array) -> None:
        self._many.append(pa.record_batch([pa.array(rows, pa.int64()), reasons, details, raws], schema=ASIDE))

    def take(self) -> pa.RecordBatch:
        """Everything gathered since the last call, by row number."""
        columns = list(zip(*self._few, strict=True)) if self._few else [()] * len(ASIDE)
        few = pa.record_batch([pa.array(c, f.type) for c, f in zip(columns, ASIDE, strict=True)], schema=ASIDE)
        parts, self._few, self._many = [few, *self._many], [], []
        whole = parts[0] if len(parts) == 1 else pa.concat_batches(parts)
        return whole if whole.num_rows < 2 else whole.sort_by("row")


def first_rows(batches: Iterator[RawBatch], n: int, schema: pa.Schema | None = None) -> pa.Table:
    """The first `n` rows, with all columns that any has; whole numbers join others of the same name."""
    parts: list[pa.RecordBatch] = []
    while sum(map(len, parts)) < n and (batch := next(batches, None)) is not None:
        parts.append(batch.table)
    keys = dict.fromkeys((logical_name(f), f.type) for f in chain(schema or [], *(p.schema for p in parts)))
    wider = [(name, _WIDER.get(kind, kind)) for name, kind in keys]
    columns = dict.fromkeys(wide if wide in keys else key for wide, key in zip(wider, keys, strict=True))
    held = [_by_key(part) for part in parts]
    arrays = [pa.chunked_array([_column(p, *key) for p in held], key[1]) for key in columns]
    return pa.table(arrays, schema=schema_of(columns)).slice(0, n)


def _by_key(batch: pa.RecordBatch) -> tuple[int, dict[tuple[str, pa.DataType], pa.Array]]:
    """How many rows, and the columns by name and type, each in its wider type too."""
    held: dict[tuple[str, pa.DataType], pa.Array] = {}
    for field, column in zip(batch.schema, batch.columns, strict=True):
        for kind in (_WIDER.get(field.type), field.type):
            if kind is not None:
                held.setdefault((logical_name(field), kind), column)
    return len(batch), held


def _column(held: tuple[int, dict[tuple[str, pa.DataType], pa.Array]], name: str, kind: pa.DataType) -> pa.Array:
    rows, columns = held
    return columns[name, kind].cast(kind) if (name, kind) in columns else pa.nulls(rows, kind)


_WIDER = {pa.int64(): pa.float64(), pa.list_(pa.int64()): pa.list_(pa.float64())}


def firsts(rows: np.ndarray) -> np.ndarray:
    """Where the first entry of each row is, entries of a row standing together."""
    return np.flatnonzero(np.append(True, rows[1:] != rows[:-1])) if len(rows) else np.zeros(0, np.int64)


def nothing_aside() -> pa.RecordBatch:
    return Aside().take()


def named(name: str, type: pa.DataType) -> pa.Field:
    """A field that carries its logical name."""
    return pa.field(name, type, metadata={NAME: name.encode()})


def schema_of(columns: Iterable[tuple[str, pa.DataType]]) -> pa.Schema:
    """A schema of logical names and types; of a name with several types, the later are called name:type."""
    fields: dict[str, pa.Field] = {}
    for name, kind in columns:
        physical = name if name not in fields else f"{name}:{kind}"
        while physical in fields:
            physical += ":"
        fields[physical] = named(name, kind).with_name(physical)
    return pa.schema(fields.values())


def logical_name(field: pa.Field) -> str:
    return (field.metadata or {}).get(NAME, field.name.encode()).decode()


def stop_if(cancel: Cancel | None) -> None:
    if cancel is not None and cancel.is_set():
        raise Cancelled("Stopped while reading; nothing of this file was loaded.")

"""How do rows become Parquet files? In a thread of their own, so that writing overlaps the reading of what
comes next.

Text with few distinct values is written as codes into a list of them; the list may not exceed a megabyte,
since text with many (people's ids) costs four times as much to write as codes and reads no faster. What
every question reads is packed by LZ4, which is faster; properties and traits by Zstandard, which is
smaller; keys, as good as random, not at all. A column appears in a file once it has a value: a file
without it reads as nulls.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from parcours.store.columns import CODED, StoredNames
from parcours.store.durable import refusals, sync_file

GROUP_ROWS = 1 << 20
GROUP_BYTES = 512 << 20  # in memory: rows with long texts make smaller groups
FILE_ROWS = 8 << 20
_AHEAD = 2  # batches waiting to be written, at most
_LIST_BYTES = 1 << 20  # distinct values of a row group; beyond, the rest is written plain
_RANDOM = ("id_hi", "id_lo", "step_hi", "step_lo")
_RISING = ("seq", "time")  # differences are small


@dataclass(frozen=True, slots=True)
class Written:
    """A finished Parquet file, synced."""

    path: Path
    first: int  # sequence number of its first row
    rows: int


class SegmentWriter:
    """Writes tables that carry `seq` to `<folder>/<prefix>-<n>.parquet`. An error in the thread is raised
    by the next call."""

    def __init__(self, folder: Path, prefix: str, names: StoredNames) -> None:
        self._folder, self._prefix, self._names = folder, prefix, names
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="segment")
        self._running: deque[Future[None]] = deque()
        self._types: dict[str, pa.DataType] = {}  # of the columns that had a value so far
        self._waiting: list[pa.Table] = []
        self._file: pq.ParquetWriter | None = None
        self._file_rows = 0
        self._stopped = False
        self._paths: list[Path] = []
        self._written: list[Written] = []

    def add(self, table: pa.Table) -> None:
        """Hand over rows to be written."""
        self._running.append(self._pool.submit(self._work, table))
        while len(self._running) > _AHEAD:
            self._running.popleft().result()

    def finish(self) -> list[Written]:
        """Wait until everything is written and synced."""
        self._running.append(self._pool.submit(self._work, None))
        while self._running:
            self._running.popleft().result()
        self._pool.shutdown()
        return self._written

    def abandon(self) -> None:
        """Stop, and remove what was written."""
        self._stopped = True
        self._pool.shutdown(cancel_futures=True)
        if self._file is not None:
            with suppress(Exception):  # how it ends no longer matters
                self._file.close()
        for path in self._paths:
            path.unlink(missing_ok=True)

    def _work(self, table: pa.Table | None) -> None:
        if self._stopped:
            return
        try:
            with refusals("writing a segment"):
                self._take(table) if table is not None else self._take_the_rest()
        except BaseException:
            self._stopped = True
            raise

    def _take(self, table: pa.Table) -> None:
        self._waiting.append(self._shaped(table))
        if sum(map(len, self._waiting)) >= GROUP_ROWS or sum(t.nbytes for t in self._waiting) >= GROUP_BYTES:
            whole = pa.concat_tables(self._waiting, promote_options="default")
            whole_groups = max(1, len(whole) // GROUP_ROWS)
            for number in range(whole_groups):
                self._write_group(whole.slice(number * GROUP_ROWS, GROUP_ROWS))
            self._waiting = [whole.slice(whole_groups * GROUP_ROWS)]

    def _take_the_rest(self) -> None:
        if sum(map(len, self._waiting)):
            self._write_group(pa.concat_tables(self._waiting, promote_options="default"))
        self._waiting = []
        self._close_file()

    def _shaped(self, table: pa.Table) -> pa.Table:
        """The columns that have or had a value, each in the form in which it first came."""
        shaped = {}
        for name, column in zip(table.column_names, table.columns, strict=True):
            if name in self._types or column.null_count < len(column):
                wanted = self._types.setdefault(name, column.type)
                if column.type == wanted:
                    shaped[name] = column
                elif wanted == CODED:
                    shaped[name] = column.dictionary_encode()
                else:
                    shaped[name] = column.cast(wanted)
        return pa.table(shaped)

    def _write_group(self, group: pa.Table) -> None:
        group = group.unify_dictionaries()
        if self._file is not None and (
            self._file_rows >= FILE_ROWS or not set(group.column_names) <= set(self._file_columns)
        ):
            self._close_file()
        if self._file is None:
            self._open_file(group)
        assert self._file is not None
        held = dict(zip(group.column_names, group.columns, strict=True))
        columns = {
            self._names[name]: _compact(held[name]) if name in held else pa.nulls(len(group), kind)
            for name, kind in self._file_columns.items()
        }
        self._file.write_table(pa.table(columns), row_group_size=GROUP_ROWS)
        self._file_rows += len(group)

    def _open_file(self, group: pa.Table) -> None:
        path = self._folder / f"{self._prefix}-{len(self._paths)}.parquet"
        self._paths.append(path)
        held = set(group.column_names)
        self._file_columns = {name: kind for name, kind in self._types.items() if name in held}
        self._file_first, self._file_rows = group["seq"][0].as_py(), 0
        stored = {self._names.add(name): kind for name, kind in self._file_columns.items()}
        self._file = pq.ParquetWriter(path, pa.schema(list(stored.items())), **_options(stored))

    def _close_file(self) -> None:
        if self._file is not None:
            file, self._file = self._file, None
            file.close()
            sync_file(self._paths[-1])
            self._written.append(Written(self._paths[-1], self._file_first, self._file_rows))


def _options(types: Mapping[str, pa.DataType]) -> dict[str, Any]:
    leaves = {f"{name}.list.element" if pa.types.is_list(kind) else name: kind for name, kind in types.items()}
    packing = {leaf: _packing(leaf) for leaf in leaves}
    return {
        "store_schema": False,  # text reads back as text, or as codes where the reader says so
        "compression": packing,
        "compression_level": {leaf: 1 for leaf, method in packing.items() if method == "zstd"},
        "use_dictionary": [leaf for leaf, kind in leaves.items() if _is_text(kind)],
        "dictionary_pagesize_limit": _LIST_BYTES,
        "column_encoding": {leaf: "DELTA_BINARY_PACKED" for leaf in leaves if leaf in _RISING},
        "write_statistics": list(_RISING),
    }


def _packing(leaf: str) -> str:
    if leaf in _RANDOM:
        return "none"
    return "zstd" if leaf.startswith(("p.", "t.")) else "lz4"


def _compact(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Without a list of distinct values that is mostly of other rows."""
    if column.type == CODED and any(2 * len(chunk.dictionary) > len(column) for chunk in column.chunks):
        return column.cast(pa.string()).dictionary_encode()
    return column


def _is_text(kind: pa.DataType) -> bool:
    return kind == CODED or kind == pa.string() or (pa.types.is_list(kind) and kind.value_type == pa.string())

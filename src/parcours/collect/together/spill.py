"""Where do rows wait that do not fit in memory? In files of a folder that goes away, parted by their key."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa

from parcours.store.durable import refusals

BUCKETS = 64
_WRITE = 4 << 20  # bytes of a bucket that are gathered before they are written


@dataclass
class _Bucket:
    waiting: list[pa.Table] = field(default_factory=list)
    bytes: int = 0
    files: int = 0


class Spill:
    """Chunks of rows, those of one key in one bucket. A context manager: its files are removed in the end."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="parcours-")
        self._buckets = [_Bucket() for _ in range(BUCKETS)]

    def __enter__(self) -> Spill:
        return self

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()

    def add(self, chunk: pa.Table, key: np.ndarray) -> None:
        """Put rows away by a word of their key (uint64)."""
        bucket = (key % np.uint64(BUCKETS)).astype(np.int64)
        order = np.argsort(bucket, kind="stable")
        ends = np.searchsorted(bucket[order], np.arange(BUCKETS + 1))
        chunk = chunk.take(pa.array(order))
        for number in np.flatnonzero(np.diff(ends)):
            part = chunk.slice(ends[number], ends[number + 1] - ends[number])
            one = self._buckets[number]
            one.waiting.append(part)
            one.bytes += part.nbytes
            if one.bytes >= _WRITE:
                self._write(int(number))

    def buckets(self) -> Iterator[list[pa.Table]]:
        """Every bucket's rows, in the order in which they came."""
        for number, bucket in enumerate(self._buckets):
            stored = [self._read(self._path(number, file)) for file in range(bucket.files)]
            if chunks := [table for tables in stored for table in tables] + bucket.waiting:
                yield chunks
            for file in range(bucket.files):
                self._path(number, file).unlink()
            bucket.waiting = []

    def _write(self, number: int) -> None:
        bucket = self._buckets[number]
        tables: list[pa.Table] = []
        for part in bucket.waiting:  # parts of different columns cannot share a file
            if tables and tables[-1].schema.equals(part.schema, check_metadata=True):
                tables[-1] = pa.concat_tables([tables[-1], part])
            else:
                tables.append(part)
        for table in tables:
            path = self._path(number, bucket.files)
            with (
                refusals("putting rows together"),
                pa.OSFile(str(path), "wb") as file,
                pa.ipc.new_stream(file, table.schema) as writer,
            ):
                writer.write_table(table.combine_chunks())
            bucket.files += 1
        bucket.waiting, bucket.bytes = [], 0

    def _read(self, path: Path) -> list[pa.Table]:
        with pa.OSFile(str(path), "rb") as file:
            return [pa.ipc.open_stream(file).read_all()]

    def _path(self, number: int, file: int) -> Path:
        return Path(self._folder.name) / f"{number}-{file}.arrow"

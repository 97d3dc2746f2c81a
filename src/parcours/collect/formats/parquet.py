"""How is a Parquet file read? Some rows at a time, in their types, nesting flattened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from parcours.collect.formats.flatten import flatten
from parcours.collect.formats.header import checked_names
from parcours.collect.formats.raw import (
    Cancel,
    RawBatch,
    first_rows,
    logical_name,
    nothing_aside,
    stop_if,
)
from parcours.collect.source import Source
from parcours.model.errors import BadInput

ROWS = 1 << 17  # a batch
_BUFFER = 1 << 20
_FEW_BYTES = 3  # of a text column, a value: then it is stored as numbers of few distinct values, and read so


class ParquetReader:
    """A Parquet file; see `raw.Reader`. Columns keep their types; texts of few distinct values are
    dictionaries.
    """

    format = "parquet"

    def __init__(self, source: Source) -> None:
        self.path, self.size = source.path, source.size
        if source.compression:
            raise BadInput(
                f"{self.path} is Parquet inside {source.compression}.",
                hint="Unpack it first; Parquet compresses by itself.",
            )
        self._file = source
        self.position = 0
        with self._readable():
            file = pq.ParquetFile(self.path)
            schema, rows = file.schema_arrow, file.metadata.num_rows
            self._coded = _coded(file)
        checked_names(schema.names, self.path)
        nothing = pa.record_batch([pa.array([], f.type) for f in schema], schema=schema)
        self._schema = flatten(nothing, self.path.name).schema
        self.columns = list(dict.fromkeys(map(logical_name, self._schema)))
        self.notes = (f"Parquet, {rows:,} rows.",)

    def sample(self, n: int = 1000) -> pa.Table:
        return first_rows(self._batches(None, min(n, ROWS)), n, self._schema)

    def batches(self, *, cancel: Cancel | None = None) -> Iterator[RawBatch]:
        return self._batches(cancel, ROWS)

    def _batches(self, cancel: Cancel | None, size: int) -> Iterator[RawBatch]:
        self.position, row = 0, 1
        with self._readable():
            file = pq.ParquetFile(self.path, read_dictionary=self._coded, buffer_size=_BUFFER)
            total = max(1, file.metadata.num_rows)
            coming = file.iter_batches(batch_size=size)
        while True:
            stop_if(cancel)
            with self._readable():
                if (batch := next(coming, None)) is None:
                    break
                batch.validate(full=True)
            flat = flatten(batch, self.path.name)
            yield RawBatch(flat, np.arange(row, row + len(flat)), nothing_aside())
            row += len(flat)
            self.position = self.size * (row - 1) // total
        self.position = self.size

    @contextmanager
    def _readable(self) -> Iterator[None]:
        try:
            yield
        except (pa.ArrowException, OSError) as error:
            why = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
            raise BadInput(
                f"{self.path} is not a whole Parquet file: {why}",
                hint="Copy or export it again; nothing of it was loaded.",
            ) from None


def _coded(file: pq.ParquetFile) -> list[str]:
    """Text columns that are stored as few distinct values."""
    metadata, found = file.metadata, []
    if not metadata.num_row_groups:
        return []
    group = metadata.row_group(0)
    for i in range(group.num_columns):
        column = group.column(i)
        logical = file.schema.column(i).logical_type
        if (
            column.physical_type == "BYTE_ARRAY"
            and logical is not None
            and logical.type == "STRING"
            and column.total_uncompressed_size <= _FEW_BYTES * max(1, column.num_values)
        ):
            found.append(column.path_in_schema)
    return found

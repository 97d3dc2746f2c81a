"""How is a segment read? Row group after row group, only the columns asked for, one batch ahead of whoever
counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from parcours.store.columns import CODED, type_of

BATCH_ROWS = 1 << 20


def read_segment(
    path: Path, stored: Mapping[str, str], coded: Sequence[str], after: int, upto: int
) -> Iterator[pa.RecordBatch]:
    """Batches of the file's rows with `after < seq <= upto`. `stored` names the columns wanted, `seq`
    among them, as they are stored; those that the file lacks are left out."""
    about = pq.read_metadata(path)
    held = {about.schema.column(i).path for i in range(about.num_columns)}
    as_codes = [stored[name] for name in coded if stored.get(name) in held]
    with pq.ParquetFile(path, metadata=about, read_dictionary=as_codes) as file:
        groups = [g for g in range(about.num_row_groups) if _overlaps(about.row_group(g), after, upto)]
        # text in several row groups has several lists of distinct values: a batch never spans two
        for batch in file.iter_batches(BATCH_ROWS, row_groups=groups, columns=list(stored.values())):
            found = {name: at for name, key in stored.items() if (at := batch.schema.get_field_index(key)) >= 0}
            whole = pa.RecordBatch.from_arrays([batch.column(at) for at in found.values()], list(found))
            yield cut(whole, after, upto)


def cut(batch: pa.RecordBatch, after: int, upto: int) -> pa.RecordBatch:
    """The rows with `after < seq <= upto` of a batch in which `seq` ascends."""
    seq = batch.column("seq").to_numpy()
    low, high = np.searchsorted(seq, [after, upto], side="right")
    return batch if high - low == len(seq) else batch.slice(low, high - low)


def arranged(batch: pa.RecordBatch, columns: Sequence[str], coded: Sequence[str]) -> pa.RecordBatch:
    """Exactly these columns, in this order and type; what the batch lacks is null."""
    arrays = [_column(batch, name, CODED if name in coded else type_of(name)) for name in columns]
    return pa.RecordBatch.from_arrays(arrays, names=list(columns))


def ahead(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The same batches, the next one being read while the last one is used."""
    with ThreadPoolExecutor(1, thread_name_prefix="scan") as pool:
        coming = pool.submit(next, batches, None)
        while (batch := coming.result()) is not None:
            coming = pool.submit(next, batches, None)
            yield batch


def _overlaps(group: pq.RowGroupMetaData, after: int, upto: int) -> bool:
    columns = (group.column(i) for i in range(group.num_columns))
    seq = next(column.statistics for column in columns if column.path_in_schema == "seq")
    return seq.min <= upto and seq.max > after


def _column(batch: pa.RecordBatch, name: str, wanted: pa.DataType) -> pa.Array:
    at = batch.schema.get_field_index(name)
    if at < 0:
        if wanted == CODED:
            return pa.DictionaryArray.from_arrays(pa.nulls(len(batch), pa.int32()), pa.array([], pa.string()))
        return pa.nulls(len(batch), wanted)
    column = batch.column(at)
    if column.type == wanted:
        return column
    return column.dictionary_encode() if wanted == CODED else column.cast(wanted)

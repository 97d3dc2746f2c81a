"""What does a property tell that several columns of the log tell? Of each event, the first of them that it has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from parcours.timeline import told
from parcours.timeline.columns import Column
from parcours.timeline.packed import Arrays


def merge(columns: Sequence[Column]) -> Arrays:
    """One column, all of the same type, as it is kept."""
    values, new = _united([column.values for column in columns], columns[0].kind)
    if columns[0].offsets is not None:
        return {**told.taken_apart(values), **_lists(columns, new)}
    codes = new[0][columns[0].codes]
    for column, table in zip(columns[1:], new[1:], strict=True):
        lacking = np.flatnonzero(codes == 0)
        codes[lacking] = table[column.codes[lacking]]
    return {**told.taken_apart(values), "codes": codes}


def _united(parts: Sequence[Any], kind: str) -> tuple[pa.Array, list[NDArray[np.uint32]]]:
    """All values in order, and for each part the new code of each of its codes (0 stays 0)."""
    types: dict[str, Any] = {"s": pa.large_string(), "n": pa.float64(), "b": pa.bool_()}
    arrays = [pa.array(part, types[kind]) for part in parts]
    laid = pa.concat_arrays(arrays).dictionary_encode()
    order = pc.sort_indices(laid.dictionary)
    rank = np.empty(len(order), np.uint32)
    rank[np.asarray(order)] = np.arange(1, len(order) + 1, dtype=np.uint32)
    codes = rank[np.asarray(laid.indices)] if len(laid) else np.empty(0, np.uint32)
    cuts = np.cumsum([len(array) for array in arrays])[:-1]
    tables = [np.concatenate([np.zeros(1, np.uint32), part]) for part in np.split(codes, cuts)]
    return laid.dictionary.take(order), tables


def _lists(columns: Sequence[Column], new: Sequence[NDArray[np.uint32]]) -> Arrays:
    """Of each event the whole list of the first column that has any value for it."""
    offsets = [column.offsets for column in columns if column.offsets is not None]
    length, start, base = np.diff(offsets[0]), offsets[0][:-1].copy(), len(columns[0].codes)
    for theirs, column in zip(offsets[1:], columns[1:], strict=True):
        lacking = length == 0
        start[lacking] = theirs[:-1][lacking] + base
        length[lacking] = np.diff(theirs)[lacking]
        base += len(column.codes)
    laid = np.concatenate([table[column.codes] for table, column in zip(new, columns, strict=True)])
    ends = np.concatenate([np.zeros(1, np.int64), np.cumsum(length)])
    source = np.repeat(start - ends[:-1], length) + np.arange(ends[-1])
    return {"codes": laid[source], "offsets": ends}

"""Which values does a column of the log tell? Coded, row by row, by a sorted list of the distinct ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import compute

from parcours.timeline.arrivals import Readable, integers
from parcours.timeline.packed import Arrays

pc: Any = compute  # arrow makes its functions when imported: no checker sees them
ALWAYS = np.iinfo(np.int64).min  # the instant of what was always so


def kind_of(name: str) -> str:
    """The type of the values in the column `p.channel:s` or `t.tags:ss`: s, n or b."""
    return name.rpartition(":")[2][0]


def is_list(name: str) -> bool:
    return len(name.rpartition(":")[2]) == 2


class Told:
    """The values that rows tell, in the order of `add`; the k-th row added is known as k, from 0."""

    def __init__(self, name: str) -> None:
        self.rows = 0
        self._kind, self._list = kind_of(name), is_list(name)
        self._codes: list[NDArray[np.uint32]] = []  # into all dictionaries laid end to end
        self._counts: list[NDArray[np.int64]] = []
        self._dictionaries: list[pa.Array] = []
        self._known = 0

    def add(self, values: pa.Array) -> NDArray[np.uint32]:
        """Take the values of some rows, none of them null; return their numbers."""
        if self._list:
            counts, flat = _elements(values)
            self._counts.append(counts)
        else:
            flat = values
        if not pa.types.is_dictionary(flat.type):
            flat = (pc.add(flat, 0.0) if self._kind == "n" else flat).dictionary_encode()  # -0.0 is 0.0
        index = np.asarray(flat.indices)
        used = np.flatnonzero(np.bincount(index, minlength=len(flat.dictionary)))
        new = np.empty(len(flat.dictionary), np.uint32)
        new[used] = np.arange(self._known, self._known + len(used), dtype=np.uint32)
        self._codes.append(new[index])
        self._dictionaries.append(flat.dictionary.take(pa.array(used)))
        self._known += len(used)
        first = self.rows
        self.rows += len(values)
        return np.arange(first, self.rows, dtype=np.uint32)

    def spread(self, number: NDArray[np.uint32]) -> Arrays:
        """The column of a generation: event e has the values of row number[e] - 1, none where that is 0."""
        values, new = self._distinct()
        codes = new[np.concatenate([np.empty(0, np.uint32), *self._codes])]
        if not self._list:
            return {"codes": np.concatenate([np.zeros(1, np.uint32), codes])[number], **values}
        counts = np.concatenate([np.zeros(1, np.int64), *self._counts])
        starts = np.cumsum(counts) - counts
        offsets = np.zeros(len(number) + 1, np.int64)
        np.cumsum(counts[number], out=offsets[1:])
        source = np.repeat(starts[number] - offsets[:-1], counts[number]) + np.arange(offsets[-1])
        return {"codes": codes[source], "offsets": offsets, **values}

    def _distinct(self) -> tuple[Arrays, NDArray[np.uint32]]:
        """The sorted distinct values, and the code of each entry of the dictionaries laid end to end."""
        arrow: dict[str, Any] = {"s": pa.large_string(), "n": pa.float64(), "b": pa.bool_()}
        kind = arrow[self._kind]
        laid = pa.concat_arrays([pa.array([], kind), *(d.cast(kind) for d in self._dictionaries)]).dictionary_encode()
        order = pc.sort_indices(laid.dictionary)
        codes = np.empty(len(order), np.uint32)
        codes[np.asarray(order)] = np.arange(1, len(order) + 1, dtype=np.uint32)
        return taken_apart(laid.dictionary.take(order)), codes[np.asarray(laid.indices)]


def scan(log: Readable, name: str, first: int, last: int) -> Iterator[tuple[NDArray, NDArray, pa.Array]]:
    """Sequences, instants (microseconds, ALWAYS where none) and values of rows that tell the column
    `name`."""
    coded = [name] if kind_of(name) == "s" and not is_list(name) else []
    for batch in log.scan(["seq", "time", name], after=first - 1, upto=last, dictionary=coded):
        told = batch.column(name).is_valid()
        if kind_of(name) == "n" and not is_list(name):
            told = pc.and_not(told, pc.fill_null(pc.is_nan(batch.column(name)), False))
        if pc.any(told).as_py():
            batch = batch.filter(told)
            yield integers(batch.column("seq")), integers(batch.column("time"), ALWAYS), batch.column(name)


def taken_apart(values: pa.Array) -> Arrays:
    """Distinct values as plain arrays that can be kept."""
    if not pa.types.is_large_string(values.type):
        return {"values": np.array(values.to_numpy(zero_copy_only=False))}
    values = pa.concat_arrays([values])  # from offset 0
    _, ends, text = values.buffers()
    offsets = np.frombuffer(ends, np.int64, len(values) + 1) if len(values) else np.zeros(1, np.int64)
    return {"text_offsets": offsets, "text": np.frombuffer(text or b"", np.uint8)[: offsets[-1]]}


def whole(arrays: Arrays) -> Any:
    """The values that `taken_apart` made arrays."""
    if "values" in arrays:
        return arrays["values"]
    offsets = arrays["text_offsets"]
    return pa.LargeStringArray.from_buffers(len(offsets) - 1, pa.py_buffer(offsets), pa.py_buffer(arrays["text"]))


def _elements(lists: pa.Array) -> tuple[NDArray[np.int64], pa.Array]:
    """How many values each list has, and all of them: without nulls and what is not a number."""
    flat, parents = lists.flatten(), pc.list_parent_indices(lists)
    told = flat.is_valid()
    if pa.types.is_floating(flat.type):
        told = pc.and_not(told, pc.fill_null(pc.is_nan(flat), False))
    flat, parents = flat.filter(told), parents.filter(told)
    return np.bincount(np.asarray(parents), minlength=len(lists)).astype(np.int64), flat

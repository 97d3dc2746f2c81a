"""What was the channel of each event? Properties as one code an event, made when first asked for and kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.timeline import told, traits
from parcours.timeline.arrivals import Readable
from parcours.timeline.generation import Generation
from parcours.timeline.kept import kept
from parcours.timeline.packed import Arrays
from parcours.timeline.ranks import Ranks


@dataclass(frozen=True, eq=False)
class Column:
    """One code an event (or, multi-valued, codes[offsets[e]:offsets[e + 1]] of event e). Code 0: missing
    (multi-valued: an empty stretch); code c: values[c - 1]. `values` ascend and are distinct."""

    codes: NDArray[np.uint32]
    values: Any  # kind "s": pa.LargeStringArray, ordered by bytes; "n": float64 array; "b": bool array
    kind: str  # s, n, b
    offsets: NDArray[np.int64] | None = None  # events + 1; None: at most one value an event


def column(generation: Generation, name: str, log: Readable, sequence: int | None = None) -> Column:
    """The column `name` of the log (`p.channel:s`, `t.plan:s`), as known at `sequence`."""
    last = generation.last_row
    known = min(last, log.sequence if sequence is None else sequence)
    if name.startswith("p."):  # what a row says of its own event is known as soon as the event is
        known = min(last, log.sequence)
    if known == last:
        arrays = kept(generation.folder, name, lambda: _make(generation, name, log, known))
    else:  # a view of the past, or by a reader who does not see hot rows: nothing to keep for others
        arrays = _make(generation, name, log, known)
    return whole(name, arrays)


def whole(name: str, arrays: Arrays) -> Column:
    """The column of that name (its end tells the type) from the arrays that are kept of it."""
    return Column(arrays["codes"], told.whole(arrays), told.kind_of(name), arrays.get("offsets"))


def without(column: Column, events: NDArray[np.bool_]) -> Arrays:
    """The column as though these events had no value, as it is kept."""
    if column.offsets is None:
        codes, lists = np.where(events, 0, column.codes), {}
    else:
        length = np.diff(column.offsets)
        codes = column.codes[~np.repeat(events, length)]
        lists = {"offsets": np.concatenate([[0], np.cumsum(np.where(events, 0, length))]).astype(np.int64)}
    used = np.flatnonzero(np.bincount(codes, minlength=1)[1:])
    table = np.zeros(len(column.values) + 1, np.uint32)
    table[used + 1] = np.arange(1, len(used) + 1)
    values = column.values.take(used) if column.kind == "s" else column.values[used]
    return {"codes": table[codes], **lists, **(told.taken_apart(values) if column.kind == "s" else {"values": values})}


def first_codes(column: Column, at: NDArray[Any]) -> NDArray[np.int64]:
    """The code of each event's first value; 0: none."""
    if column.offsets is None:
        return column.codes[at].astype(np.int64)
    begin, end = column.offsets[at], column.offsets[at + 1]
    found = np.zeros(len(at), np.int64)
    some = end > begin
    found[some] = column.codes[begin[some]]
    return found


def each_code(column: Column, at: NDArray[Any]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Of some events, for each value that one has: which of them it is, and the code; events without any have none."""
    if column.offsets is None:
        codes = column.codes[at].astype(np.int64)
        return np.flatnonzero(codes), codes[codes > 0]
    begin, length = column.offsets[at], column.offsets[at + 1] - column.offsets[at]
    which = np.repeat(np.arange(len(at)), length)
    place = np.arange(len(which)) - np.repeat(np.cumsum(length) - length, length)
    return which, column.codes[begin[which] + place].astype(np.int64)


def _make(generation: Generation, name: str, log: Readable, known: int) -> Arrays:
    return (_properties if name.startswith("p.") else traits.make)(generation, name, log, known)


def _properties(generation: Generation, name: str, log: Readable, known: int) -> Arrays:
    values = told.Told(name)
    ranks = Ranks(generation)
    by_rank = np.zeros(generation.events, np.uint32)
    for seq, _, array in told.scan(log, name, generation.first_row, known):
        rank = ranks.of(seq)
        here = rank >= 0
        if here.any():
            numbers = values.add(array if here.all() else array.filter(here))
            by_rank[rank[here]] = numbers + np.uint32(1)
    if told.is_list(name):
        return values.spread(ranks.spread(by_rank))
    arrays = values.spread(by_rank)  # coded in the order of the rows, and only then scattered over the events
    return arrays | {"codes": ranks.spread(arrays["codes"])}

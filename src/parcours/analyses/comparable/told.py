"""What does a property tell, over many events? Codes of its values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.timeline.columns import Column, first_codes
from parcours.timeline.generation import Generation
from parcours.timeline.snapshot import Of, Snapshot

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A property over all rows: codes of its values, 0 where it is missing."""

    codes: Whole
    values: Sequence[str | float | bool]
    rows: Whole  # that tell it
    earlier: Whole  # of each of those, the one before of the same person; -1: none


def codes_of(
    snapshot: Snapshot, positions: Sequence[tuple[Generation, Whole]], property: str, of: Of, most: int
) -> tuple[Whole, list[Any]] | None:
    """Of events by generation: each one's code of the property (of a list its first value), 0 where it is missing, and
    the values in order; None where it has more than `most`, or none."""
    columns = [c for c in snapshot.columns_of(property, of) if len(c.rpartition(":")[2]) == 1]
    columns = columns or snapshot.columns_of(property, of)
    opened = [(at, [snapshot.column(generation, name) for name in columns]) for generation, at in positions]
    if any(len(column.values) > most for _, of_one in opened for column in of_one):
        return None
    values = {id(column): _values(column) for _, of_one in opened for column in of_one}
    order = sorted(dict.fromkeys(value for some in values.values() for value in some), key=str)
    if not order:
        return None
    place = {value: at for at, value in enumerate(order, 1)}
    parts = []
    for at, of_one in opened:
        codes = np.zeros(len(at), np.int64)
        for column in of_one:
            table = np.array([0, *(place[value] for value in values[id(column)])])
            more = table[first_codes(column, at)]
            codes = more if column is of_one[0] else np.where(codes > 0, codes, more)
        parts.append(codes)
    return np.concatenate(parts), order


def some_values(columns: Iterable[Column], most: int) -> list[str]:
    """Some of the values of a property of texts, from all over."""
    return [
        column.values[at].as_py()
        for column in columns
        for at in range(0, len(column.values), max(len(column.values) // most, 1))
    ]


def _values(column: Column) -> list[Any]:
    return column.values.to_pylist() if column.kind == "s" else column.values.tolist()

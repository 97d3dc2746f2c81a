"""Which value of a property did people have at a step? Values of all types are numbered in one row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from parcours.timeline.columns import Column
from parcours.timeline.generation import Generation
from parcours.timeline.kernels.track import ranges
from parcours.timeline.snapshot import Snapshot


@dataclass(frozen=True, eq=False)
class Values:
    """A property (or trait) in one generation: the columns of its types, as one."""

    columns: Sequence[Column]

    def of(self, positions: NDArray[Any]) -> tuple[NDArray[Any], NDArray[np.int64] | None]:
        """The codes of the events at `positions`, as columns have them: one each (0: none), or stretches
        with offsets."""
        if len(self.columns) == 1 and self.columns[0].offsets is None:
            return self.columns[0].codes[positions], None
        events, codes, base = [], [], 0
        for column in self.columns:
            if column.offsets is None:
                event, code = np.arange(len(positions)), column.codes[positions].astype(np.int64)
            else:
                length = column.offsets[positions + np.int64(1)] - column.offsets[positions]
                event = np.repeat(np.arange(len(positions)), length)
                code = column.codes[ranges(column.offsets[positions], length)].astype(np.int64)
            events.append(event[code > 0])
            codes.append(code[code > 0] + base)
            base += len(column.values)
        event = np.concatenate(events)
        order = np.argsort(event, kind="stable")
        counts = np.bincount(event, minlength=len(positions))
        return np.concatenate(codes)[order], np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)

    def value(self, code: int) -> str | float | bool | None:
        """What a code means; None for 0."""
        for column in self.columns:
            if 0 < code <= len(column.values):
                value = column.values[code - 1]
                return value.as_py() if hasattr(value, "as_py") else value.item()
            code -= len(column.values)
        return None


def values(snapshot: Snapshot, name: str, of: Literal["event", "person"]) -> dict[Generation, Values]:
    """The property in each generation, ready before threads ask for it; UnknownName where there is none."""
    names = snapshot.columns_of(name, of)
    return {g: Values([snapshot.column(g, column) for column in names]) for g in snapshot.generations if g.events}


def least(
    n: int, owner: NDArray[np.int64], codes: NDArray[Any], offsets: NDArray[np.int64] | None
) -> NDArray[np.int64]:
    """Of each of `n` the least code of its events, 0 where they have none; `owner` (ascending) says whose each is."""
    if offsets is not None:
        owner = np.repeat(owner, np.diff(offsets))
    found = np.zeros(n, np.int64)
    some = np.flatnonzero(codes)
    owner, code = owner[some], codes[some].astype(np.int64)
    begin = np.flatnonzero(np.diff(owner, prepend=-1))
    if len(begin):
        found[owner[begin]] = np.minimum.reduceat(code, begin)
    return found

"""Which events count, and for how much? The marks of a chunk that do, as counts and numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.numbers import NumbersOf
from parcours.timeline.marks import Marks

_STEP = np.uint64(1)


@dataclass(frozen=True, slots=True, eq=False)
class Chosen:
    """Events that count: where they lie, when they were, how often each counts (a refund: not at all), its number."""

    position: NDArray[np.int64]
    time: NDArray[np.int64]
    n: NDArray[np.float64]
    x: NDArray[np.float64]
    left_out: int  # events of which only the day is known, where these do not count


def chosen(marks: Marks, numbers: NumbersOf | None, *, days: bool = True) -> Chosen:
    """Marks of the first step; with numbers, those that have one, and refunds of any name."""
    position, time = marks.position.astype(np.int64), marks.time.astype(np.int64)
    counts = (marks.steps & _STEP) > 0
    if numbers is None:
        keep, n, x = counts, np.ones(len(position)), np.zeros(len(position))
    else:
        x = numbers.at(marks.generation, position)
        refund = numbers.refunds(marks.generation, position)
        keep, n = (counts | refund) & ~np.isnan(x), (counts & ~refund).astype(np.float64)
    dated: Any = marks.day > 0 if len(marks.day) and not days else np.zeros(len(position), np.bool_)
    left_out = int(np.count_nonzero(keep & dated))
    keep = keep & ~dated
    return Chosen(position[keep], time[keep], n[keep], x[keep], left_out)

"""How long between the two events of a pair? Exact medians over all times it happened, in bounded room.

A gap has 32 bits. A first pass counts the high halves of each pair's gaps, which tells the high half of the
median; a second one counts the low halves of the gaps that have it. Nothing is kept of single gaps.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.transitions.stretches import Stretches
from parcours.stats.quantiles import between, place
from parcours.timeline.kernels import transitions as kernel
from parcours.timeline.kernels.transitions import Gaps, Stretch

_UNASKED = 1 << 20  # no high half is that


def medians(stretches: Stretches, pairs: Sequence[int], times: NDArray[np.int64]) -> list[float | None]:
    """The median seconds between, for each pair (type 7, so the mean of the middle two of an even number)."""
    if not len(pairs):
        return []
    wanted = np.full(stretches.width**2, -1, np.int32)
    wanted[np.asarray(pairs)] = 2 * np.arange(len(pairs))
    ranks = [place(int(times[pair]), 0.5) for pair in pairs]
    half = np.full(2 * len(pairs), -1, np.int64)
    high = _histograms(stretches, wanted, half)[::2]
    rest = np.zeros(2 * len(pairs), np.int64)
    for k, (low_rank, high_rank, _) in enumerate(ranks):
        half[2 * k], rest[2 * k] = _find(high[k], low_rank)
        half[2 * k + 1], rest[2 * k + 1] = _find(high[k], high_rank)
    asked = half.copy()
    asked[1::2][half[1::2] == half[::2]] = _UNASKED
    low = _histograms(stretches, wanted, asked)
    found = []
    for k, (_, _, weight) in enumerate(ranks):
        lower, upper = (
            half[row] * kernel.HALF + _find(low[row - 1 if asked[row] == _UNASKED else row], rest[row])[0]
            for row in (2 * k, 2 * k + 1)
        )
        found.append(between(float(lower), float(upper), weight))
    return found


def _histograms(stretches: Stretches, wanted: NDArray[np.int32], half: NDArray[np.int64]) -> NDArray[np.uint32]:
    idle: list[Gaps] = []
    every: list[Gaps] = []

    def task(stretch: Stretch) -> None:
        try:
            gaps = idle.pop()
        except IndexError:
            gaps = Gaps(stretches.width, wanted, half, np.zeros((len(half), kernel.HALF), np.uint32))
            every.append(gaps)
        kernel.gaps(stretch, gaps)
        idle.append(gaps)

    stretches.run(task)
    counts = every[0].counts if every else np.zeros((len(half), kernel.HALF), np.uint32)
    for gaps in every[1:]:
        counts += gaps.counts
    return counts


def _find(counts: NDArray[np.uint32], rank: int) -> tuple[int, int]:
    """The value at a rank (from 0) of a histogram, and the rank among those of that value."""
    ends = np.cumsum(counts, dtype=np.int64)
    value = int(np.searchsorted(ends, rank, side="right"))
    return value, int(rank - (ends[value - 1] if value else 0))

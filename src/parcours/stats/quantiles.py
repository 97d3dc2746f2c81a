"""Below which value does a share of the values lie? Exact sample quantiles of type 7.

Type 7 (Hyndman and Fan, 1996; the default of R, NumPy and spreadsheets): the quantile p of n sorted values
lies at rank (n - 1) p, counted from 0, between two neighbours in proportion.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike


def quantiles(values: ArrayLike, shares: Sequence[float]) -> list[float | None]:
    """The quantiles of unsorted values; None for each where there are no values."""
    array = np.asarray(values).ravel()
    if array.size == 0:
        return [None for _ in shares]
    places = [place(array.size, share) for share in shares]
    wanted = sorted({rank for low, high, _ in places for rank in (low, high)})
    parted = np.partition(array, wanted)
    return [between(float(parted[low]), float(parted[high]), weight) for low, high, weight in places]


def place(count: int, share: float) -> tuple[int, int, float]:
    """Where a quantile of `count` values lies: two ranks from 0, and how far between them."""
    if not 0 <= share <= 1 or count < 1:
        raise ValueError(f"no quantile {share} of {count} values")
    rank = (count - 1) * share
    low = int(rank)
    return low, min(low + 1, count - 1), rank - low


def between(low: float, high: float, weight: float) -> float:
    """The value `weight` of the way from `low` to `high`; exactly `low` where they are equal."""
    return low if low == high else low + (high - low) * weight

"""Below which value does a share of the values lie? Exact sample quantiles of type 7.

Type 7 (Hyndman and Fan, 1996; the default of R, NumPy and spreadsheets): the quantile p of n sorted values
lies at rank (n - 1) p, counted from 0, between two neighbours in proportion.

Intervals lie between two of the values: how many values are below the true quantile is binomial, whatever their
distribution (H. A. David and H. N. Nagaraja, Order Statistics, 3rd ed., Wiley 2003, section 7.1). Where values hang
together (of one person) the binomial is that of as many independent ones as would be as sure (R. S. Woodruff,
Confidence intervals for medians and other position measures. JASA 47 (1952), 635-646).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor

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


def order_interval(count: int, share: float, level: float = 0.95, effect: float = 1.0) -> tuple[int, int] | None:
    """The ranks (from 0) of the two values between which the quantile lies with at least `level`; None where there
    are too few values for any. `effect`: how many times fewer independent values would be as sure."""
    if count < 1 or not 0 < share < 1 or not 0 < level < 1:
        return None
    independent = max(floor(count / max(effect, 1.0)), 1)
    low = _binomial(independent, share, (1 - level) / 2) - 1
    high = _binomial(independent, share, (1 + level) / 2)
    if low < 0 or high >= independent:
        return None
    scale = count / independent
    return floor(low * scale), min(ceil((high + 1) * scale) - 1, count - 1)


def _binomial(count: int, share: float, below: float) -> int:
    """The least k for which so many successes or fewer have at least the probability `below`."""
    from scipy.special import bdtr, bdtrik  # a third of a second to import, and only some questions need it

    k = min(max(floor(bdtrik(below, count, share)), 0), count)
    while k > 0 and bdtr(k - 1, count, share) >= below:
        k -= 1
    while bdtr(k, count, share) < below:
        k += 1
    return k

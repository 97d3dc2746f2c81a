"""How large is a difference, whatever its unit? Standardised effect sizes, each with its interval.

- Cohen's h of two shares: the difference of their arcsines (J. Cohen, Statistical Power Analysis for the Behavioral
  Sciences, 2nd ed. 1988, ch. 6); 0.2 is small, 0.5 medium, 0.8 large. Its variance is 1/n1 + 1/n2.
- Hedges' g of two means: in standard deviations, without the bias of small groups (L. V. Hedges and I. Olkin,
  Statistical Methods for Meta-Analysis, 1985, ch. 5: exact factor J, interval from the large-sample variance).
- Cliff's delta of two groups of numbers: how much more often a number of the first is above one of the second than
  below it (N. Cliff, Dominance statistics: ordinal analyses to answer ordinal questions. Psychological Bulletin 114
  (1993), 494-509, unbiased variance and interval that stays within -1 to 1). It hangs on no shape and no outlier. Its
  p is Mann and Whitney's (Annals of Mathematical Statistics 18 (1947), 50-60), with ties and continuity corrected.
"""

from __future__ import annotations

from math import asin, erfc, exp, lgamma, log, sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

from parcours.stats.differences import Difference, Sample, of_means, of_shares
from parcours.stats.intervals import two_sided

_SMALL = 8  # numbers: in a group of no more, the normal distribution is not near enough


def cohen_h(k1: int, n1: int, k2: int, n2: int, level: float = 0.95) -> Difference | None:
    """Cohen's h of k1 of n1 and k2 of n2; None where one group is empty."""
    if not n1 or not n2:
        return None
    h = 2 * asin(sqrt(k1 / n1)) - 2 * asin(sqrt(k2 / n2))
    error = sqrt(1 / n1 + 1 / n2)
    return _normal(h, error, level)


def hedges_g(first: Sample, second: Sample, level: float = 0.95) -> Difference | None:
    """Hedges' g; None where nothing varies. The p is Welch's."""
    freedom = first.n + second.n - 2
    tested = of_means(first, second, level)
    if tested is None or freedom < 1:
        return None
    pooled = ((first.n - 1) * first.variance + (second.n - 1) * second.variance) / freedom
    if pooled == 0:
        return None
    unbiased = exp(lgamma(freedom / 2) - lgamma((freedom - 1) / 2) - log(freedom / 2) / 2) if freedom > 1 else 0.0
    g = unbiased * (first.mean - second.mean) / sqrt(pooled)
    half = two_sided(level) * _error_of(g, first.n, second.n)
    return Difference(g, g - half, g + half, level, tested.p)


def standardised(first: Sample, second: Sample, level: float = 0.95) -> Difference | None:
    """The difference of two means in standard deviations, each group's variance counting alike, as in checks of
    balance; None where nothing varies. Interval as that of `hedges_g`; the p is Welch's.

    Where neither group varies but the means differ, the deviation is that of both together, and the p Fisher's."""
    if min(first.n, second.n) < 2 or (first.variance == second.variance == 0 and first.mean == second.mean):
        return None
    tested, apart, n = of_means(first, second, level), first.mean - second.mean, first.n + second.n
    if tested is None:
        tested = of_shares(first.n, first.n, 0, second.n, level)
        assert tested is not None
        d = (1 if apart > 0 else -1) * n / sqrt(first.n * second.n)
    else:
        d = apart / sqrt((first.variance + second.variance) / 2)
    half = two_sided(level) * _error_of(d, first.n, second.n)
    return Difference(d, d - half, d + half, level, tested.p)


def cliffs_delta(first: ArrayLike, second: ArrayLike, level: float = 0.95) -> Difference | None:
    """Cliff's delta; None where a group has fewer than two numbers."""
    x, y = np.sort(np.asarray(first, np.float64)), np.sort(np.asarray(second, np.float64))
    m, n = x.size, y.size
    if min(m, n) < 2:
        return None
    of_x, of_y = _dominance(x, y), -_dominance(y, x)
    delta = float(of_x.mean())
    # mean of the squared dominances of single pairs, which are -1, 0 and 1
    unequal = 1 - float((np.searchsorted(y, x, "right") - np.searchsorted(y, x, "left")).sum()) / (m * n)
    spread_x, spread_y = float(((of_x - delta) ** 2).sum()), float(((of_y - delta) ** 2).sum())
    # Cliff's unbiased variance, in sums over rows, columns and cells
    cells = m * n * (unequal - delta * delta)
    variance = (n * n * spread_x + m * m * spread_y - cells) / (m * n * (m - 1) * (n - 1))
    variance = max(variance, (1 - delta * delta) / (m * n - 1))  # Cliff's own floor
    return Difference(delta, *_within_one(delta, variance, level), level, _mann_whitney(x, y))


def _dominance(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """For each x: the share of y below it less that above it."""
    below, upto = np.searchsorted(y, x, "left"), np.searchsorted(y, x, "right")
    return (below - (y.size - upto)) / y.size


def _within_one(delta: float, variance: float, level: float) -> tuple[float, float]:
    """Cliff's asymmetric interval (his equation 12), which cannot leave -1 to 1."""
    if abs(delta) == 1:
        z = two_sided(level)
        floor = (1 - z * z * variance) / (1 + z * z * variance) if variance else 1.0
        return (floor, 1.0) if delta > 0 else (-1.0, -floor)
    z = two_sided(level)
    centre, half = delta - delta**3, z * sqrt(variance) * sqrt((1 - delta * delta) ** 2 + z * z * variance)
    below = 1 - delta * delta + z * z * variance
    return max(-1.0, (centre - half) / below), min(1.0, (centre + half) / below)


def _mann_whitney(x: NDArray[np.float64], y: NDArray[np.float64]) -> float:
    """Of groups in order: the exact p of a small group without ties, else that of the normal distribution."""
    m, n = x.size, y.size
    if x[0] == x[-1] == y[0] == y[-1]:
        return 1.0
    alike = np.unique(np.concatenate((x, y)), return_counts=True)[1].astype(np.float64)
    if min(m, n) <= _SMALL and alike.max() == 1:
        from scipy.stats import mannwhitneyu  # a second to import, and hardly a question meets groups so small

        return float(mannwhitneyu(x, y, alternative="two-sided", method="exact").pvalue)
    above = (float(np.searchsorted(y, x, "left").sum()) + float(np.searchsorted(y, x, "right").sum())) / 2
    ties = float((alike**3 - alike).sum()) / ((m + n) * (m + n - 1))
    deviation = sqrt(m * n / 12 * (m + n + 1 - ties))
    z = (abs(above - m * n / 2) - 0.5) / deviation
    return min(1.0, erfc(z / sqrt(2)))


def _error_of(d: float, n1: int, n2: int) -> float:
    return sqrt(1 / n1 + 1 / n2 + d * d / (2 * (n1 + n2)))


def _normal(estimate: float, error: float, level: float) -> Difference:
    half = two_sided(level) * error
    p = 2 * NormalDist().cdf(-abs(estimate) / error)
    return Difference(estimate, estimate - half, estimate + half, level, p)

"""By how much do two groups differ, and may chance alone have done it? Shares, means, and figures with intervals.

Shares: the interval is Newcombe's hybrid of two score intervals (R. G. Newcombe, Interval estimation for the difference
between independent proportions: comparison of eleven methods. Statistics in Medicine 17 (1998), 873-890, method 10);
it never leaves -1 to 1 and holds in small groups. The p is Fisher's exact one, which never finds more than it says
(R. A. Fisher, Statistical Methods for Research Workers, 5th ed. 1934, par. 21.02), and, where every expected count is
1,000 or more and both agree, that of the score test with N - 1 (I. Campbell, Chi-squared and Fisher-Irwin tests of
two-by-two tables with small sample recommendations. Statistics in Medicine 26 (2007), 3661-3675). As interval and p
come from two methods, one may include 0 where the other is just below its level, seldom and in small groups.

Means: B. L. Welch, The generalization of Student's problem when several different population variances are involved.
Biometrika 34 (1947), 28-35.

Figures of which only an estimate and an interval are known: MOVER (G. Y. Zou and A. Donner, Construction of confidence
limits about effect measures. Statistics in Medicine 27 (2008), 1693-1702).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite, sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike

from parcours.stats.intervals import Interval, beyond, student, two_sided, wilson

LARGE = 1000  # expected people in every cell, above which the score test stands in for the exact one


@dataclass(frozen=True, slots=True)
class Difference:
    """The first less the second, from `low` to `high`, and the two-sided probability of as much by chance."""

    estimate: float
    low: float
    high: float
    level: float
    p: float


@dataclass(frozen=True, slots=True)
class Sample:
    """What is known of a group's numbers: how many, their mean, and their variance (n - 1)."""

    n: int
    mean: float
    variance: float

    @staticmethod
    def of(values: ArrayLike) -> Sample:
        array = np.asarray(values, np.float64).ravel()
        if not array.size:
            return Sample(0, 0.0, 0.0)
        return Sample(array.size, float(array.mean()), float(array.var(ddof=1)) if array.size > 1 else 0.0)


def of_shares(k1: int, n1: int, k2: int, n2: int, level: float = 0.95) -> Difference | None:
    """The difference of the shares k1 of n1 and k2 of n2; None where one group is empty."""
    first, second = wilson(k1, n1, level), wilson(k2, n2, level)
    if first is None or second is None:
        return None
    p1, p2 = k1 / n1, k2 / n2
    low = p1 - p2 - sqrt((p1 - first.low) ** 2 + (second.high - p2) ** 2)
    high = p1 - p2 + sqrt((first.high - p1) ** 2 + (p2 - second.low) ** 2)
    return Difference(p1 - p2, max(low, -1.0), min(high, 1.0), level, _by_chance(k1, n1, k2, n2))


def of_means(first: Sample, second: Sample, level: float = 0.95) -> Difference | None:
    """The difference of two means by Welch's t; None where a group has fewer than two numbers, or none vary."""
    if min(first.n, second.n) < 2:
        return None
    one, other = first.variance / first.n, second.variance / second.n
    if one + other == 0:
        return None
    freedom = (one + other) ** 2 / (one**2 / (first.n - 1) + other**2 / (second.n - 1))
    apart, error = first.mean - second.mean, sqrt(one + other)
    freedom = max(freedom, 1.0)  # it never is less but for rounding
    half = student(level, freedom) * error
    return Difference(apart, apart - half, apart + half, level, beyond(apart / error, freedom))


def of_estimates(first: float, within: Interval, second: float, other: Interval) -> Difference:
    """The difference of two independent estimates from their intervals, which must be of one level.

    The p is that of a normal estimate whose interval reached as far towards 0 as this one does.
    """
    if within.level != other.level:
        raise ValueError(f"intervals of {within.level} and {other.level} cannot be put together")
    apart = first - second
    below = sqrt((first - within.low) ** 2 + (other.high - second) ** 2)
    above = sqrt((within.high - first) ** 2 + (second - other.low) ** 2)
    towards = below if apart > 0 else above
    z = abs(apart) / towards * two_sided(within.level) if towards else (0.0 if apart == 0 else float("inf"))
    return Difference(apart, apart - below, apart + above, within.level, 2 * NormalDist().cdf(-z) if isfinite(z) else 0)


def _by_chance(k1: int, n1: int, k2: int, n2: int) -> float:
    """How often shares would lie as far apart if there were no difference, two-sided."""
    done, n = k1 + k2, n1 + n2
    if done in (0, n):
        return 1.0
    if min(n1, n2) * min(done, n - done) / n >= LARGE:
        z = (k1 / n1 - k2 / n2) / sqrt(done * (n - done) / n / (n - 1) * (1 / n1 + 1 / n2))
        return 2 * NormalDist().cdf(-abs(z))
    least, most = max(0, done - n2), min(done, n1)
    # the hypergeometric chances from the ratio of each to the one before: many times faster than one by one
    k = np.arange(least, most, dtype=np.float64)
    ratio = np.log(done - k) + np.log(n1 - k) - np.log(k + 1) - np.log(n2 - done + k + 1)
    steps = np.concatenate([[0.0], np.cumsum(ratio)])
    chance = np.exp(steps - steps.max())
    return float(min(1.0, chance[chance <= chance[k1 - least] * (1 + 1e-7)].sum() / chance.sum()))

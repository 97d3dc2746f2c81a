"""How sure is a sum, or a ratio of two sums, when one person counts several times? Errors between people, not events.

What one person does hangs together, so people are the independent draws: each is summed first, and the spread of these
sums tells the error. A ratio of sums (a mean over events, sessions that convert) is taken by its linear part: W. G.
Cochran, Sampling Techniques (3rd ed., Wiley 1977), sections 2.11 and 6.4 to 6.8; the same as the cluster-robust
variance of a regression on a constant (K.-Y. Liang and S. L. Zeger, Biometrika 73 (1986), 13-22) with the factor
N / (N - 1). Intervals are Student's with N - 1 degrees of freedom; with one event a person this is the classical t
interval of a mean.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.stats.intervals import Interval, student

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure and its standard error between people; None where fewer than two of them leave it unknown."""

    value: float
    error: float | None
    people: int

    def interval(self, level: float = 0.95) -> Interval | None:
        """Student's, with one degree of freedom less than there are people."""
        if self.error is None:
            return None
        half = student(level, self.people - 1) * self.error
        return Interval(self.value - half, self.value + half, level)


def total(x: Any, people: int) -> Estimate:
    """The sum over `people`, of whom all that are not in `x` have nothing."""
    sums = np.asarray(x, np.float64)
    value = float(sums.sum())
    mean = value / people if people else 0.0
    spread = float(((sums - mean) ** 2).sum()) + (people - len(sums)) * mean**2
    return Estimate(value, _error(spread, people), people)


def ratio(x: Any, n: Any) -> Estimate | None:
    """Sum of x over sum of n; one x and n for each person. None where there is nothing to divide by."""
    left = _residuals(np.asarray(x, np.float64), np.asarray(n, np.float64))
    if left is None:
        return None
    value, residuals = left
    return Estimate(value, _error(float((residuals**2).sum()), len(residuals)), len(residuals))


def total_change(now: Any, before: Any, people: int) -> Estimate:
    """How much greater the one sum is than the other, over the same people in the same order."""
    return total(np.asarray(now, np.float64) - np.asarray(before, np.float64), people)


def ratio_change(now: tuple[Any, Any], before: tuple[Any, Any]) -> Estimate | None:
    """How much greater the one ratio is than the other; (x, n) of the same people in the same order, with zeros for
    those who were not there. That some were there both times is accounted for."""
    sides = [_residuals(np.asarray(x, np.float64), np.asarray(n, np.float64)) for x, n in (now, before)]
    if sides[0] is None or sides[1] is None:
        return None
    (one, left), (other, right) = sides[0], sides[1]
    return Estimate(one - other, _error(float(((left - right) ** 2).sum()), len(left)), len(left))


def design_effect(estimate: Estimate, count: float) -> float:
    """How many times the variance of a share is what it were if its `count` trials were independent."""
    plain = estimate.value * (1 - estimate.value) / count if count else 0.0
    if estimate.error is None or plain <= 0:  # all alike: as if everybody had but one trial
        return max(count / estimate.people, 1.0) if estimate.people else 1.0
    return estimate.error**2 / plain


def _residuals(x: Numbers, n: Numbers) -> tuple[float, Numbers] | None:
    """The ratio, and what each person pulls it by."""
    of = float(n.sum())
    if of <= 0:
        return None
    value = float(x.sum()) / of
    return value, (x - value * n) / of


def _error(spread: float, people: int) -> float | None:
    return sqrt(people / (people - 1) * spread) if people > 1 else None

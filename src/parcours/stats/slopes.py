"""Does a share rise or fall from period to period? The slope of a straight line, with errors between people.

One row for each person and period, 1 or 0: least squares, and the cluster-robust variance of K.-Y. Liang and
S. L. Zeger, Biometrika 73 (1986), 13-22, with the factor N / (N - 1) for N people, since what a person says in March
hangs together with what they say in April. Student's t with N - 1 degrees of freedom. With one row a person it is the
test of P. Armitage, Tests for linear trends in proportions and frequencies. Biometrics 11 (1955), 375-386, but for
terms in 1 / N.
"""

from __future__ import annotations

from math import sqrt
from typing import Any

import numpy as np

from parcours.stats.differences import Difference
from parcours.stats.intervals import beyond, student


def slope(person: Any, period: Any, value: Any, level: float = 0.95) -> Difference | None:
    """By how much the value grows a period; None where fewer than three people, or one period, or none varies."""
    x, y = np.asarray(period, np.float64), np.asarray(value, np.float64)
    people, number = np.unique(np.asarray(person), return_inverse=True)
    if len(people) < 3:
        return None
    from_mean = x - x.mean()
    wide = float((from_mean**2).sum())
    if wide == 0:
        return None
    estimate = float((from_mean * y).sum()) / wide
    residual = y - y.mean() - estimate * from_mean
    pulls = np.bincount(number, from_mean * residual, len(people))
    n = len(people)
    error = sqrt(n / (n - 1) * float((np.sort(pulls) ** 2).sum())) / wide
    if error == 0:
        return None
    half = student(level, n - 1) * error
    return Difference(estimate, estimate - half, estimate + half, level, beyond(estimate / error, n - 1))

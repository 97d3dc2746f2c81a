"""How closely do two numbers of the same people go together, and does one go more closely with a third than another?

R. A. Fisher, On the probable error of a coefficient of correlation. Metron 1 (1921), 3-32: the interval by the inverse
hyperbolic tangent. Two correlations with the same third number hang together: G. Y. Zou, Toward using confidence
intervals to compare correlations. Psychological Methods 12 (2007), 399-413 (overlapping case), from both intervals and
the correlation between the two estimates (O. J. Dunn and V. A. Clark, JASA 64 (1969), 366-377).
"""

from __future__ import annotations

from math import atanh, sqrt, tanh

import numpy as np
from numpy.typing import ArrayLike

from parcours.stats.intervals import Interval, two_sided

FEWEST = 4  # people
_MOST = 1 - 1e-12


def pearson(x: ArrayLike, y: ArrayLike) -> float | None:
    """None where either is the same for all, or of fewer than two people."""
    a, b = np.asarray(x, np.float64), np.asarray(y, np.float64)
    if len(a) < 2:
        return None
    a, b = a - a.mean(), b - b.mean()
    size = sqrt(float(a @ a) * float(b @ b))
    return float(np.clip(a @ b / size, -1.0, 1.0)) if size > 0 else None


def fisher(r: float, n: int, level: float = 0.95) -> Interval | None:
    """The interval of a correlation of n people; None for fewer than four."""
    if n < FEWEST:
        return None
    z, half = atanh(max(min(r, _MOST), -_MOST)), two_sided(level) / sqrt(n - 3)
    return Interval(tanh(z - half), tanh(z + half), level)


def ahead(r: float, other: float, between: float, n: int, level: float = 0.95) -> Interval | None:
    """The interval of r less other, both correlations with the same number of the same n people, and `between` that of
    the two numbers that they are of; None for fewer than four people."""
    first, second = fisher(r, n, level), fisher(other, n, level)
    if first is None or second is None:
        return None
    spread = (1 - r * r) * (1 - other * other)
    if spread <= 0:
        c = 1.0
    else:
        c = ((between - r * other / 2) * (1 - r * r - other * other - between**2) + between**3) / spread
    c = max(min(c, 1.0), -1.0)
    below, above = (r - first.low, second.high - other), (first.high - r, other - second.low)
    low, high = (sqrt(max(a * a + b * b - 2 * c * a * b, 0.0)) for a, b in (below, above))
    return Interval(r - other - low, r - other + high, level)

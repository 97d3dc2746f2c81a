"""Does a share grow over months? Cochran and Armitage's test for a linear trend in proportions.

W. G. Cochran, Some methods for strengthening the common chi-squared tests. Biometrics 10 (1954), 417-451; P. Armitage,
Tests for linear trends in proportions and frequencies. Biometrics 11 (1955), 375-386. The slope is that of the weighted
regression of the shares on time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import erfc, sqrt

import numpy as np


@dataclass(frozen=True, slots=True)
class Slope:
    """By how much a share changes from one period to the next, and the two-sided probability of as much by chance."""

    each: float
    p: float


def slope(counts: Sequence[tuple[int, int]]) -> Slope | None:
    """Of periods that follow each other, each so many of so many; None where fewer than three have anybody, or nothing
    varies."""
    at = np.array([place for place, (_, of) in enumerate(counts) if of], np.float64)
    k = np.array([people for people, of in counts if of], np.float64)
    n = np.array([of for _, of in counts if of], np.float64)
    total, share = n.sum(), k.sum() / max(n.sum(), 1)
    if len(at) < 3 or share in (0, 1):
        return None
    apart = at - (n * at).sum() / total
    spread = float((n * apart * apart).sum())
    score = float((apart * (k - n * share)).sum())
    z = score / sqrt(share * (1 - share) * spread)
    return Slope(score / spread, erfc(abs(z) / sqrt(2)))

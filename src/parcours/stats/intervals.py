"""How sure is a share? Wilson's score interval for a proportion: good for small counts, never outside 0 to 1.

E. B. Wilson, Probable inference, the law of succession, and statistical inference. JASA 22 (1927), 209-212.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, at a level of confidence."""

    low: float
    high: float
    level: float = 0.95


def wilson(count: int, of: int, level: float = 0.95) -> Interval | None:
    """The interval for `count` out of `of`; None where there is nobody to take a share of."""
    if not 0 <= count <= of:
        raise ValueError(f"{count} of {of} is not a count")
    if of == 0:
        return None
    z = two_sided(level)
    share, spread = count / of, z * z / of
    middle = (share + spread / 2) / (1 + spread)
    half = z / (1 + spread) * sqrt(share * (1 - share) / of + spread / (4 * of))
    low = 0.0 if count == 0 else max(0.0, middle - half)
    high = 1.0 if count == of else min(1.0, middle + half)
    return Interval(low, high, level)


def two_sided(level: float) -> float:
    """The standard normal's z with `level` of it between -z and z: 1.96 for 0.95."""
    if not 0 < level < 1:
        raise ValueError(f"a level of {level} is not between 0 and 1")
    return NormalDist().inv_cdf((1 + level) / 2)

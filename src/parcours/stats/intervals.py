"""How sure is a share? Wilson's score interval for a proportion: good for small counts, never outside 0 to 1.

E. B. Wilson, Probable inference, the law of succession, and statistical inference. JASA 22 (1927), 209-212. Where the
trials hang together (sessions of one person) it is taken of as many independent ones as would be as sure: N. Dean and
M. Pagano, Evaluating confidence interval methods for binomial proportions in clustered surveys. Journal of Survey
Statistics and Methodology 3 (2015), 484-503.
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
    return wilson_of_share(count / of, of, level) if of else None


def wilson_of_share(share: float, of: float, level: float = 0.95) -> Interval:
    """The interval for a share of so many independent trials, which need not be a whole number."""
    z = two_sided(level)
    spread = z * z / of
    middle = (share + spread / 2) / (1 + spread)
    half = z / (1 + spread) * sqrt(share * (1 - share) / of + spread / (4 * of))
    low = 0.0 if share == 0 else max(0.0, middle - half)
    high = 1.0 if share == 1 else min(1.0, middle + half)
    return Interval(low, high, level)


def student(level: float, freedom: float) -> float:
    """Student's t with `level` of it between -t and t: 2.26 for 0.95 and 9 degrees of freedom."""
    if not 0 < level < 1 or freedom < 1:
        raise ValueError(f"no t of level {level} with {freedom} degrees of freedom")
    from scipy.special import stdtrit  # a third of a second to import, and only some questions need it

    return float(stdtrit(freedom, (1 + level) / 2))


def beyond(t: float, freedom: float) -> float:
    """How often Student's t lies at least so far from 0, on either side."""
    from scipy.special import stdtr  # all of scipy.stats takes three times as long to import

    return 2 * float(stdtr(freedom, -abs(t)))


def two_sided(level: float) -> float:
    """The standard normal's z with `level` of it between -z and z: 1.96 for 0.95."""
    if not 0 < level < 1:
        raise ValueError(f"a level of {level} is not between 0 and 1")
    return NormalDist().inv_cdf((1 + level) / 2)

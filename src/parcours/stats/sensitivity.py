"""How strong would a hidden cause have to be to explain all of a difference? E-values, and the ratio they are of.

T. J. VanderWeele and P. Ding, Sensitivity analysis in observational research: introducing the E-value. Annals of
Internal Medicine 167 (2017), 268-274: for a ratio of risks RR above 1 it is RR + sqrt(RR (RR - 1)), of one below 1 that
of 1 / RR; of an interval, that of the bound nearest to 1, and 1 where the interval holds 1. A difference of means of d
standard deviations is taken as a ratio of exp(0.91 d) (there, table 2).

The ratio of risks over strata, and the variance of its log: S. Greenland and J. M. Robins, Estimation of a common
effect parameter from sparse follow-up data. Biometrics 41 (1985), 55-68.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, sqrt

import numpy as np

from parcours.stats.intervals import two_sided
from parcours.stats.strata import Strata

OF_MEANS = 0.91


@dataclass(frozen=True, slots=True)
class Ratio:
    """A ratio of risks with its interval."""

    estimate: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class EValue:
    """A hidden cause must be tied so strongly to both, as a ratio of risks, to explain the estimate, or its bound."""

    estimate: float
    bound: float  # 1: chance may explain it without


def e_value(ratio: Ratio) -> EValue:
    """Of a ratio on either side of 1."""
    nearest = ratio.low if ratio.estimate >= 1 else ratio.high
    holds = ratio.low <= 1 <= ratio.high
    return EValue(_needed(ratio.estimate), 1.0 if holds else _needed(nearest))


def of_means(difference: float, low: float, high: float) -> Ratio:
    """A difference of means, in standard deviations, as a ratio of risks."""
    return Ratio(exp(OF_MEANS * difference), exp(OF_MEANS * low), exp(OF_MEANS * high))


def risk_ratio(strata: Strata, level: float = 0.95) -> Ratio | None:
    """Mantel and Haenszel's ratio of the shares; None where either group has no success. Persons count once each."""
    s = strata.shared()
    n = s.n1 + s.n0
    first, second = s.y1 * s.n0 / n, s.y0 * s.n1 / n
    r, q = float(first.sum()), float(second.sum())
    if r <= 0 or q <= 0:
        return None
    spread = (s.n1 * s.n0 * (s.y1 + s.y0) - s.y1 * s.y0 * n) / (n * n)
    half = two_sided(level) * sqrt(max(float(np.sum(spread)) / (r * q), 0.0))
    ratio = r / q
    return Ratio(ratio, ratio * exp(-half), ratio * exp(half))


def _needed(ratio: float) -> float:
    if ratio <= 0:
        return float("inf")
    above = ratio if ratio >= 1 else 1 / ratio
    return above + sqrt(above * (above - 1))

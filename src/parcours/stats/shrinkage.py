"""What is known of a place of which little is known? Its own mean, drawn towards the mean of all places.

Places (stages, touchpoints) have means y with error variances v, which differ, and true means around a common one with
a spread that is estimated from all of them: empirical Bayes of the normal-normal kind, after C. N. Morris, Parametric
empirical Bayes inference: theory and applications. JASA 78 (1983), 47-65: spread by his iteration (section 5: weights
1 / (v + spread)), factors B = (k - 3) / (k - 1) * v / (v + spread), and intervals whose variance
v (1 - (1 - w) B) + 2 / (k - 3) * B^2 * (mean v + spread) / (v + spread) * (y - mean)^2, w the place's share of all
weights, allows for the spread being estimated too. Where all v are alike this is James and Stein's estimator towards
the mean, positive part (B. Efron and C. N. Morris, Data analysis using Stein's estimator and its generalizations. JASA
70 (1975), 311-319). With fewer than four places nothing is drawn anywhere: there is nothing to learn the spread from.

Errors: the variance of single people in a place of few is hardly known, so it is taken as its own and that of all
places together, the latter counting as `PRIOR` people (the moderated variance of G. K. Smyth, Statistical Applications
in Genetics and Molecular Biology 3 (2004), article 3, with its prior degrees of freedom fixed).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from parcours.stats.differences import Sample
from parcours.stats.intervals import Interval, student, two_sided

PRIOR = 10.0  # degrees of freedom that the variance within all places together counts as
FEWEST = 4  # places
_ROUNDS, _ENOUGH = 200, 1e-12
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Shrunk:
    """One place: what it is drawn to, its interval, and how far it was drawn (0: not, 1: all the way)."""

    value: float
    interval: Interval
    factor: float


@dataclass(frozen=True, slots=True)
class Places:
    """All of them, in their order, what they are drawn to, and how far true means lie apart (standard deviation)."""

    each: tuple[Shrunk, ...]
    mean: float
    spread: float


def shrunk(y: Sequence[float], variances: Sequence[float], level: float = 0.95) -> Places:
    """Means with known error variances, each above 0."""
    values, v = np.asarray(y, np.float64), np.asarray(variances, np.float64)
    if len(values) != len(v) or not len(v) or not (v > 0).all():
        raise ValueError("each place needs a mean and an error variance above 0")
    k = len(values)
    if k < FEWEST:
        weight = (1 / v) / (1 / v).sum()
        return Places(tuple(_bare(a, b, level) for a, b in zip(values, v, strict=True)), float(weight @ values), 0.0)
    spread, mean = _spread(values, v)
    weights = 1 / (v + spread)
    factors = (k - 3) / (k - 1) * v * weights
    middle_v = float((weights @ v) / weights.sum())
    known = v * (1 - (1 - weights / weights.sum()) * factors)
    of_spread = 2 / (k - 3) * factors**2 * (middle_v + spread) * weights * (values - mean) ** 2
    drawn, half = (1 - factors) * values + factors * mean, two_sided(level) * np.sqrt(known + of_spread)
    each = tuple(
        Shrunk(value, Interval(value - h, value + h, level), factor)
        for value, h, factor in zip(drawn.tolist(), half.tolist(), factors.tolist(), strict=True)
    )
    return Places(each, mean, sqrt(spread))


def error_variances(samples: Sequence[Sample]) -> list[float]:
    """Of each place's mean, from its people's numbers. 0 where nobody differs anywhere."""
    within = sum((s.n - 1) * s.variance for s in samples if s.n > 1)
    freedom = sum(s.n - 1 for s in samples if s.n > 1)
    pooled = within / freedom if freedom else 0.0
    return [((s.n - 1) * s.variance + PRIOR * pooled) / (s.n - 1 + PRIOR) / s.n for s in samples]


def of_mean(sample: Sample, level: float = 0.95) -> Interval | None:
    """Student's interval of one place by itself; None for fewer than two people."""
    if sample.n < 2:
        return None
    half = student(level, sample.n - 1) * sqrt(sample.variance / sample.n)
    return Interval(sample.mean - half, sample.mean + half, level)


def _spread(y: Numbers, v: Numbers) -> tuple[float, float]:
    """Morris's estimate of the variance between true means, and their mean."""
    k, spread = len(y), float(max(y.var(ddof=1) - v.mean(), 0.0))
    mean = 0.0
    for _ in range(_ROUNDS):
        weights = 1 / (v + spread)
        mean = float(weights @ y / weights.sum())
        found = max(float((weights * (k / (k - 1) * (y - mean) ** 2 - v)).sum() / weights.sum()), 0.0)
        if abs(found - spread) <= _ENOUGH * (spread + float(v.mean())):
            break
        spread = found
    return spread, mean


def _bare(y: float, v: float, level: float) -> Shrunk:
    half = two_sided(level) * sqrt(v)
    return Shrunk(float(y), Interval(float(y) - half, float(y) + half, level), 0.0)

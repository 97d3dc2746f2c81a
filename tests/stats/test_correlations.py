"""Correlations: against scipy, a published example, and by covering."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from parcours.stats.correlations import ahead, fisher, pearson


@pytest.mark.parametrize("seed", range(3))
def test_against_scipy(seed: int) -> None:
    random = np.random.default_rng(seed)
    x = random.normal(size=40)
    y = 0.5 * x + random.normal(size=40)
    theirs = stats.pearsonr(x, y)
    r = pearson(x, y)
    assert r is not None
    assert r == pytest.approx(theirs.statistic)
    found = fisher(r, 40)
    assert found is not None
    assert (found.low, found.high) == pytest.approx(tuple(theirs.confidence_interval()))


def test_zous_own_example() -> None:
    """Overlapping correlations .396 and .179 of 66 people, .088 between: -.093 to .517 (Zou 2007, p. 409)."""
    found = ahead(0.396, 0.179, 0.088, 66)
    assert found is not None
    assert (found.low, found.high) == pytest.approx((-0.093, 0.517), abs=0.001)


def test_the_difference_covers() -> None:
    random = np.random.default_rng(5)
    cov = np.array([[1, 0.5, 0.3], [0.5, 1, 0.6], [0.3, 0.6, 1]])
    covered, runs = 0, 600
    for _ in range(runs):
        x = random.multivariate_normal(np.zeros(3), cov, 50)
        r = np.asarray(np.corrcoef(x.T))
        found = ahead(r[0, 1], r[0, 2], r[1, 2], 50)
        assert found is not None
        covered += found.low <= 0.2 <= found.high
    assert 0.93 <= covered / runs <= 0.97


def test_nothing_to_tell() -> None:
    assert pearson([1.0, 1.0, 1.0], [1.0, 2.0, 3.0]) is None
    assert pearson([1.0], [2.0]) is None
    assert fisher(0.5, 3) is None
    assert ahead(0.5, 0.4, 0.3, 3) is None
    assert pearson([1.0, 2.0, 3.0], [2.0, 4.0, 6.0]) == pytest.approx(1)
    found = fisher(1.0, 10)
    assert found is not None
    assert found.high == pytest.approx(1)

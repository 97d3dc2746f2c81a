"""Effect sizes against formulas written out plainly, statsmodels and scipy."""

from __future__ import annotations

from math import gamma, sqrt

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.meta_analysis import effectsize_smd
from statsmodels.stats.proportion import proportion_effectsize

from parcours.stats.differences import Sample
from parcours.stats.effects import cliffs_delta, cohen_h, hedges_g, standardised


def test_cohen_h_against_statsmodels() -> None:
    found = cohen_h(30, 50, 20, 80)
    assert found is not None
    assert found.estimate == pytest.approx(proportion_effectsize(0.6, 0.25))
    assert found.high - found.low == pytest.approx(2 * stats.norm.ppf(0.975) * sqrt(1 / 50 + 1 / 80))
    assert cohen_h(0, 0, 1, 2) is None


def test_hedges_g_against_statsmodels() -> None:
    random = np.random.default_rng(3)
    x, y = random.normal(1, 2, 12), random.normal(0, 2, 9)
    found = hedges_g(Sample.of(x), Sample.of(y))
    assert found is not None
    smd, variance = effectsize_smd(x.mean(), x.std(ddof=1), 12, y.mean(), y.std(ddof=1), 9)
    exact = gamma(19 / 2) / gamma(18 / 2) / sqrt(19 / 2)
    usual = 1 - 3 / (4 * 21 - 9)  # the common approximation of the same factor
    assert found.estimate == pytest.approx(smd / usual * exact)
    assert found.high - found.low == pytest.approx(2 * stats.norm.ppf(0.975) * sqrt(variance), rel=0.02)
    assert hedges_g(Sample.of([1.0, 1.0]), Sample.of([1.0, 1.0])) is None


def test_cliffs_delta_against_all_pairs() -> None:
    random = np.random.default_rng(4)
    for _ in range(30):
        x, y = random.integers(0, 6, random.integers(2, 15)), random.integers(1, 7, random.integers(2, 15))
        m, n = len(x), len(y)
        pairs = np.sign(x[:, None] - y[None, :]).astype(float)
        d = pairs.mean()
        rows, columns = ((pairs.mean(axis=1) - d) ** 2).sum(), ((pairs.mean(axis=0) - d) ** 2).sum()
        cells = ((pairs - d) ** 2).sum()
        variance = (n * n * rows + m * m * columns - cells) / (m * n * (m - 1) * (n - 1))
        variance = max(variance, (1 - d * d) / (m * n - 1))
        found = cliffs_delta(x, y)
        assert found is not None
        assert found.estimate == pytest.approx(d)
        assert found.p == pytest.approx(stats.mannwhitneyu(x, y).pvalue)
        if abs(d) < 1:
            z = stats.norm.ppf(0.975)
            half = z * sqrt(variance) * sqrt((1 - d * d) ** 2 + z * z * variance)
            below = 1 - d * d + z * z * variance
            assert (found.low, found.high) == pytest.approx(
                (max(-1, (d - d**3 - half) / below), min(1, (d - d**3 + half) / below))
            )


@pytest.mark.parametrize(("m", "n"), [(2, 2), (8, 9), (9, 9), (3, 400), (8, 8), (60, 2000)])
@pytest.mark.parametrize("kinds", [0, 2, 5])
def test_cliffs_p_against_scipy(m: int, n: int, kinds: int) -> None:
    """Few numbers and many, with ties and without, near each other and far apart."""
    random = np.random.default_rng(m * n + kinds)
    for apart in (0.0, 1.0, 5.0):
        x, y = random.normal(apart, 1, m), random.normal(0, 1, n)
        if kinds:
            x, y = np.floor(x * kinds), np.floor(y * kinds)
        found = cliffs_delta(x, y)
        assert found is not None
        expected = 1.0 if np.ptp(np.concatenate((x, y))) == 0 else stats.mannwhitneyu(x, y).pvalue
        assert found.p == pytest.approx(expected, rel=1e-9)


def test_cliffs_delta_at_its_ends() -> None:
    apart = cliffs_delta([4, 5, 6], [1, 2, 3])
    assert apart is not None
    assert (apart.estimate, apart.high) == (1, 1)
    same = cliffs_delta([2, 2, 2], [2, 2])
    assert same is not None
    assert (same.estimate, same.p) == (0, 1)
    assert cliffs_delta([1], [1, 2]) is None


def test_cliffs_interval_holds_its_level() -> None:
    """About 19 of 20 intervals hold the true delta, which is 0.5 for these two uniform ones."""
    random = np.random.default_rng(5)
    held = 0
    for _ in range(400):
        found = cliffs_delta(random.uniform(0.5, 1.5, 25), random.uniform(0, 1, 25))
        assert found is not None
        held += found.low <= 0.75 <= found.high
    assert 0.92 <= held / 400 <= 0.98


def test_standardised_with_each_variance_alike() -> None:
    random = np.random.default_rng(7)
    x, y = random.normal(2, 3, 40), random.normal(0, 1, 900)
    found = standardised(Sample.of(x), Sample.of(y))
    assert found is not None
    assert found.estimate == pytest.approx((x.mean() - y.mean()) / sqrt((x.var(ddof=1) + y.var(ddof=1)) / 2))
    assert found.p == pytest.approx(stats.ttest_ind(x, y, equal_var=False).pvalue)


def test_standardised_where_neither_group_varies() -> None:
    apart = standardised(Sample.of([1.0] * 30), Sample.of([0.0] * 30))
    assert apart is not None
    assert apart.estimate == pytest.approx(2)  # of all together: a mean of 0.5, a deviation of 0.5
    assert apart.p < 1e-9
    assert standardised(Sample.of([1.0] * 30), Sample.of([1.0] * 30)) is None
    assert standardised(Sample.of([1.0]), Sample.of([1.0, 2.0])) is None

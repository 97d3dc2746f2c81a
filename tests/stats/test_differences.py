"""Differences of shares, means and estimates, against Newcombe's table, scipy and statsmodels."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep

from parcours.stats.differences import Difference, Sample, of_estimates, of_means, of_shares
from parcours.stats.intervals import Interval, wilson

# R. G. Newcombe (1998), table II, method 10
PAPER = [
    ((56, 70, 48, 80), (0.0524, 0.3339)),
    ((9, 10, 3, 10), (0.1705, 0.8090)),
    ((6, 7, 2, 7), (0.0582, 0.8062)),
    ((5, 56, 0, 29), (-0.0381, 0.1926)),
    ((0, 10, 0, 20), (-0.1611, 0.2775)),
    ((0, 10, 0, 10), (-0.2775, 0.2775)),
    ((10, 10, 0, 20), (0.6791, 1.0)),
    ((10, 10, 0, 10), (0.6075, 1.0)),
]


@pytest.mark.parametrize(("counts", "interval"), PAPER)
def test_shares_against_the_papers_table(counts: tuple[int, int, int, int], interval: tuple[float, float]) -> None:
    found = of_shares(*counts)
    assert found is not None
    assert (round(found.low, 4), round(found.high, 4)) == interval


def test_shares_against_statsmodels_and_fisher() -> None:
    random = np.random.default_rng(1)
    for _ in range(200):
        n1, n2 = random.integers(1, 60, 2).tolist()
        k1, k2 = int(random.integers(0, n1 + 1)), int(random.integers(0, n2 + 1))
        found = of_shares(k1, n1, k2, n2)
        assert found is not None
        assert (found.low, found.high) == pytest.approx(
            confint_proportions_2indep(k1, n1, k2, n2, compare="diff", method="newcomb"), abs=1e-9
        )
        assert found.p == pytest.approx(stats.fisher_exact([[k1, n1 - k1], [k2, n2 - k2]]).pvalue, rel=1e-6)


def test_large_groups_take_the_score_test() -> None:
    found = of_shares(20_300, 50_000, 19_800, 50_000)
    table = [[20_300, 29_700], [19_800, 30_200]]
    assert found is not None
    chi = stats.chi2_contingency(table, correction=False).statistic * (100_000 - 1) / 100_000
    assert found.p == pytest.approx(stats.chi2.sf(chi, 1), rel=1e-9)
    assert found.p == pytest.approx(stats.fisher_exact(table).pvalue, rel=0.03)


def test_shares_of_nobody() -> None:
    assert of_shares(0, 0, 3, 10) is None
    assert of_shares(0, 5, 0, 9).p == 1.0  # type: ignore[union-attr]
    with pytest.raises(ValueError, match="not a count"):
        of_shares(4, 3, 1, 2)


def test_means_against_scipy() -> None:
    random = np.random.default_rng(2)
    for _ in range(50):
        x, y = random.normal(1, 2, random.integers(2, 30)), random.normal(0, 5, random.integers(2, 30))
        found, told = of_means(Sample.of(x), Sample.of(y), 0.9), stats.ttest_ind(x, y, equal_var=False)
        assert found is not None
        assert found.p == pytest.approx(told.pvalue)
        assert (found.low, found.high) == pytest.approx(tuple(told.confidence_interval(0.9)))


def test_means_that_tell_nothing() -> None:
    assert of_means(Sample.of([1.0]), Sample.of([1.0, 2.0])) is None
    assert of_means(Sample.of([1.0, 1.0]), Sample.of([1.0, 1.0])) is None
    assert Sample.of([]) == Sample(0, 0.0, 0.0)


def test_estimates_with_intervals_of_wilson_give_newcombe() -> None:
    one, other, whole = wilson(56, 70), wilson(48, 80), of_shares(56, 70, 48, 80)
    assert one is not None
    assert other is not None
    assert whole is not None
    found = of_estimates(56 / 70, one, 48 / 80, other)
    assert (found.low, found.high) == pytest.approx((whole.low, whole.high))
    assert found.p < 0.05  # its interval leaves 0 out


def test_symmetric_estimates_give_the_normal_difference() -> None:
    found = of_estimates(5.0, Interval(4.0, 6.0), 3.0, Interval(2.0, 4.0))
    assert (found.estimate, found.low, found.high) == pytest.approx((2.0, 2 - 2**0.5, 2 + 2**0.5))
    assert found.p == pytest.approx(2 * stats.norm.sf(2 / (2**0.5 / stats.norm.ppf(0.975))))
    assert of_estimates(1.0, Interval(1, 1), 1.0, Interval(1, 1)) == Difference(0, 0, 0, 0.95, 1.0)
    with pytest.raises(ValueError, match="put together"):
        of_estimates(5.0, Interval(4.0, 6.0), 3.0, Interval(2.0, 4.0, 0.9))

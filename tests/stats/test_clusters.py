"""Errors between people, against scipy and statsmodels."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm
from scipy.stats import t, ttest_1samp, ttest_rel

from parcours.stats.clusters import Estimate, design_effect, ratio, ratio_change, total, total_change

SEEDS = range(8)


def people(seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Values and whose they are; people with more of them have greater ones."""
    random = np.random.default_rng(seed)
    counts = random.poisson(3, 25) + 1
    who = np.repeat(np.arange(25), counts)
    return random.gamma(2, 10, len(who)) + 3 * counts[who], who, counts.astype(float)


def by_person(values: np.ndarray, who: np.ndarray) -> np.ndarray:
    return np.bincount(who, values, minlength=25)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_mean_over_events_is_the_regression_on_a_constant_with_clusters(seed: int) -> None:
    values, who, n = people(seed)
    found = ratio(by_person(values, who), n)
    fit = sm.OLS(values, np.ones(len(values))).fit(cov_type="cluster", cov_kwds={"groups": who})
    assert found is not None
    assert (found.value, found.error) == pytest.approx((fit.params[0], fit.bse[0]))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_change_of_means_is_the_regression_on_the_period_with_clusters(seed: int) -> None:
    values, who, _ = people(seed)
    later = np.random.default_rng(seed + 100).random(len(values)) < 0.5
    design = np.column_stack([np.ones(len(values)), later])
    fit = sm.OLS(values, design).fit(cov_type="cluster", cov_kwds={"groups": who, "use_correction": False})
    sides = [(by_person(values * side, who), by_person(side.astype(float), who)) for side in (later, ~later)]
    found = ratio_change(*sides)
    assert found is not None
    assert found.value == pytest.approx(fit.params[1])
    assert found.error == pytest.approx(fit.bse[1] * np.sqrt(25 / 24))


def test_one_event_a_person_is_the_classical_t() -> None:
    values = np.random.default_rng(3).gamma(2, 5, 30)
    found = ratio(values, np.ones(30))
    assert found is not None
    expected = ttest_1samp(values, 0).confidence_interval(0.9)
    interval = found.interval(0.9)
    assert interval is not None
    assert (interval.low, interval.high, interval.level) == pytest.approx((expected.low, expected.high, 0.9))


def test_the_same_people_twice_is_the_paired_t() -> None:
    random = np.random.default_rng(4)
    before = random.normal(10, 3, 40)
    now = before + random.normal(1, 1, 40)
    paired = ttest_rel(now, before).confidence_interval()
    ones = np.ones(40)
    found = ratio_change((now, ones), (before, ones))
    assert found is not None
    interval = found.interval()
    assert interval is not None
    assert (interval.low, interval.high) == pytest.approx((paired.low, paired.high))
    summed = total_change(now, before, 40)
    assert summed.value == pytest.approx(40 * found.value)
    assert summed.error == pytest.approx(40 * found.error)


def test_people_with_nothing_count_in_a_sum() -> None:
    values = np.array([3.0, 0, 5, 0, 0, 9])
    whole, part = total(values, 6), total(values[values > 0], 6)
    assert (whole.value, whole.error) == pytest.approx((part.value, part.error))
    assert whole.error == pytest.approx(6 * values.std(ddof=1) / np.sqrt(6))
    interval = whole.interval()
    assert interval is not None
    assert interval.high - 17 == pytest.approx(t.ppf(0.975, 5) * whole.error)


def test_the_design_effect_of_sessions() -> None:
    alike = ratio(np.array([4.0, 0, 4, 0]), np.full(4, 4.0))  # everybody always, or never: 16 trials tell as 4 do
    assert alike is not None
    assert design_effect(alike, 16) == pytest.approx(4 * 4 / 3)
    assert design_effect(Estimate(0.0, 0.0, 5), 20) == 4  # where all are alike, everybody counts for one
    assert design_effect(Estimate(1.0, None, 1), 3) == 3


def test_too_few() -> None:
    assert ratio([], []) is None
    assert ratio([3.0], [0.0]) is None
    alone = ratio([3.0], [2.0])
    assert alone is not None
    assert (alone.value, alone.error, alone.interval()) == (1.5, None, None)
    assert ratio_change(([1.0], [1.0]), ([0.0], [0.0])) is None
    assert total([], 0) == Estimate(0.0, None, 0)

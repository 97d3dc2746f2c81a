"""The slope of a share over months: beside cluster-robust errors written out, and people in place of rows."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import t

from parcours.stats.slopes import slope


def test_as_the_sandwich_has_it() -> None:
    """The cluster-robust covariance as matrices; statsmodels' `get_robustcov_results("cluster")` gave the same."""
    rng = np.random.default_rng(4)
    person = np.sort(rng.integers(0, 60, 200))
    period = rng.integers(0, 9, 200)
    value = (rng.random(200) < 0.2 + 0.05 * period).astype(float)
    found = slope(person, period, value)
    design = np.stack([np.ones(200), period], axis=1)
    bread = np.linalg.inv(design.T @ design)
    fit = bread @ design.T @ value
    residual = value - design @ fit
    people = np.unique(person)
    pulls = [design[person == one].T @ residual[person == one] for one in people]
    n = len(people)
    error = np.sqrt((bread @ sum(np.outer(u, u) for u in pulls) @ bread)[1, 1] * n / (n - 1))
    assert found is not None
    assert found.estimate == pytest.approx(fit[1])
    assert (found.high - found.low) / 2 == pytest.approx(error * t.ppf(0.975, n - 1))
    assert found.p == pytest.approx(2 * t.sf(fit[1] / error, n - 1))


def test_who_says_it_ten_times_is_one_person() -> None:
    person, period, value = np.arange(40), np.arange(40) % 4, (np.arange(40) % 4 >= 2).astype(float)
    value[::5] = 1 - value[::5]
    once = slope(person, period, value)
    often = slope(np.repeat(person, 10), np.repeat(period, 10), np.repeat(value, 10))
    assert once is not None
    assert often is not None
    assert often.high - often.low == pytest.approx(once.high - once.low)


@pytest.mark.parametrize(
    ("person", "period", "value"),
    [([1, 2], [0, 1], [0, 1]), ([1, 2, 3], [0, 0, 0], [0, 1, 0]), ([1, 2, 3], [0, 1, 2], [0, 0, 0]), ([], [], [])],
)
def test_where_nothing_can_be_told(person: list[int], period: list[int], value: list[int]) -> None:
    assert slope(person, period, value) is None

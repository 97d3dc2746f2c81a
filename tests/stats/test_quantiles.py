"""Type 7, by hand and against numpy."""

from __future__ import annotations

import random

import numpy as np
import pytest
import scipy.stats

from parcours.stats.quantiles import between, order_interval, place, quantiles


def test_by_hand() -> None:
    assert quantiles([40, 10, 30, 20], [0, 0.25, 0.5, 1]) == [10, 17.5, 25, 40]
    assert quantiles([7], [0.1, 0.9]) == [7, 7]
    assert quantiles([], [0.5]) == [None]


def test_random_values_equal_numpys_linear_method() -> None:
    dice = random.Random(1)
    for _ in range(200):
        values = [dice.randint(0, 30) for _ in range(dice.randint(1, 40))]
        shares = [dice.random() for _ in range(3)]
        assert quantiles(values, shares) == pytest.approx(np.quantile(values, shares, method="linear").tolist())


def test_what_has_no_quantile_raises() -> None:
    for count, share in ((0, 0.5), (3, 1.1), (3, -0.1)):
        with pytest.raises(ValueError):
            place(count, share)
    assert between(3, 3, 0.7) == 3


@pytest.mark.parametrize("count", [1, 5, 6, 9, 20, 100, 1001, 50_000])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("level", [0.9, 0.95])
def test_intervals_lie_where_scipy_puts_them(count: int, share: float, level: float) -> None:
    values = np.arange(count, dtype=float)
    expected = scipy.stats.quantile_test(values, p=share).confidence_interval(level)
    found = order_interval(count, share, level)
    if np.isnan(expected.low) or np.isnan(expected.high):
        assert found is None
    else:
        assert found == (expected.low, expected.high)


def test_values_that_hang_together_have_wider_intervals() -> None:
    assert order_interval(1000, 0.5) == (468, 531)
    low, high = order_interval(1000, 0.5, effect=10.0) or (0, 0)
    assert (low, high) == (390, 609)  # the ranks 39 to 60 of 100
    assert order_interval(1000, 0.5, effect=500.0) is None


def test_intervals_hold_the_true_quantile_as_often_as_they_say() -> None:
    random = np.random.default_rng(1)
    values = np.sort(random.exponential(size=(4000, 60)), axis=1)
    low, high = order_interval(60, 0.75) or (0, 0)
    true = -np.log(0.25)
    held = np.mean((values[:, low] <= true) & (true <= values[:, high]))
    assert 0.95 <= held < 0.98


def test_no_interval_of_nothing() -> None:
    assert order_interval(0, 0.5) is None
    assert order_interval(9, 1.0) is None

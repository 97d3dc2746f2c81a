"""Type 7, by hand and against numpy."""

from __future__ import annotations

import random

import numpy as np
import pytest

from parcours.stats.quantiles import between, place, quantiles


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

"""E-values against the paper's own example, and the ratio over strata against the plain one of a single table."""

from __future__ import annotations

from math import exp, log, sqrt

import numpy as np
import pytest

from parcours.stats.sensitivity import Ratio, e_value, of_means, risk_ratio
from parcours.stats.strata import Strata


def test_the_example_of_the_paper() -> None:
    """VanderWeele and Ding 2017: a ratio of 3.9 (1.8 to 8.7) has E-values of 7.26 and 3.0."""
    found = e_value(Ratio(3.9, 1.8, 8.7))
    assert found.estimate == pytest.approx(7.26, abs=0.005)
    assert found.bound == pytest.approx(3.0, abs=0.005)


def test_below_one_it_is_that_of_the_inverse() -> None:
    below, above = e_value(Ratio(0.8, 0.7, 0.9)), e_value(Ratio(1 / 0.8, 1 / 0.9, 1 / 0.7))
    assert below.estimate == pytest.approx(above.estimate)
    assert below.bound == pytest.approx(above.bound)


def test_an_interval_that_holds_one_needs_no_hidden_cause() -> None:
    assert e_value(Ratio(1.2, 0.9, 1.6)).bound == 1
    assert e_value(Ratio(1.0, 1.0, 1.0)).estimate == 1


def test_means_in_deviations_become_a_ratio() -> None:
    assert of_means(-0.5, -0.7, -0.3).estimate == pytest.approx(exp(-0.455))


def table(*rows: tuple[int, int, int, int]) -> Strata:
    return Strata(*(np.array(column) for column in zip(*rows, strict=True)))


def test_the_ratio_of_one_table_and_of_its_halves() -> None:
    one = risk_ratio(table((80, 20, 200, 80)))
    assert one is not None
    assert one.estimate == pytest.approx((20 / 80) / (80 / 200))
    error = sqrt(1 / 20 - 1 / 80 + 1 / 80 - 1 / 200)  # Katz's, of a single table
    assert log(one.high / one.estimate) == pytest.approx(1.959964 * error, rel=1e-5)
    halves = risk_ratio(table((40, 10, 100, 40), (40, 10, 100, 40)))
    assert halves is not None
    assert (halves.estimate, halves.low) == (pytest.approx(one.estimate), pytest.approx(one.low))


def test_without_successes_on_a_side_there_is_none() -> None:
    assert risk_ratio(table((10, 0, 10, 5))) is None
    assert risk_ratio(table((10, 5, 0, 0))) is None

"""A trend in shares, against the regression of every single answer on its month."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import chi2, linregress

from parcours.stats.trends import slope


def test_slope_and_p_are_those_of_all_answers_one_by_one() -> None:
    counts = [(3, 40), (6, 55), (9, 50), (14, 61)]
    month = np.concatenate([[place] * of for place, (_, of) in enumerate(counts)])
    said = np.concatenate([[1] * k + [0] * (of - k) for k, of in counts])
    line = linregress(month, said)
    found = slope(counts)
    assert found is not None
    assert found.each == pytest.approx(line.slope)
    # Cochran and Armitage's chi-squared is N r squared
    assert found.p == pytest.approx(chi2.sf(len(said) * line.rvalue**2, 1))


def test_months_without_anybody_keep_their_place() -> None:
    gap, close = slope([(1, 10), (0, 0), (5, 10), (6, 10)]), slope([(1, 10), (5, 10), (6, 10)])
    assert gap is not None
    assert close is not None
    assert gap.each < close.each


@pytest.mark.parametrize("counts", [[], [(1, 5), (2, 5)], [(0, 5)] * 4, [(5, 5)] * 4, [(1, 5), (0, 0), (0, 0), (2, 5)]])
def test_nothing_is_told_of_too_little(counts: list[tuple[int, int]]) -> None:
    assert slope(counts) is None

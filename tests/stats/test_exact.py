"""One-sided exact tests over strata, against scipy's of one table and against all ways of drawing who speaks."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest
from scipy.stats import fisher_exact

from parcours.stats.exact import more_often
from parcours.stats.strata import Strata


def strata(*tables: tuple[int, int, int, int]) -> Strata:
    """Of each stratum n1, y1, n0, y0."""
    return Strata(*(np.array(column) for column in zip(*tables, strict=True)))


@pytest.mark.parametrize("table", [(10, 4, 50, 2), (3, 3, 3, 0), (5, 0, 9, 4), (400, 14, 3000, 2), (7, 7, 9, 9)])
def test_of_one_stratum_it_is_fishers(table: tuple[int, int, int, int]) -> None:
    n1, y1, n0, y0 = table
    expected = fisher_exact([[y1, n1 - y1], [y0, n0 - y0]], alternative="greater").pvalue
    assert more_often(strata(table)) == pytest.approx(expected, rel=1e-9)


def test_of_several_strata_it_is_the_share_of_all_ways() -> None:
    tables = [(3, 2, 4, 1), (2, 1, 3, 0), (4, 2, 2, 1)]
    seen = sum(y1 for _, y1, _, _ in tables)
    ways = [
        [sum(person < n1 for person in drawn) for drawn in combinations(range(n1 + n0), y1 + y0)]
        for n1, y1, n0, y0 in tables
    ]
    every = [sum(one) for one in product(*ways)]
    assert more_often(strata(*tables)) == pytest.approx(sum(k >= seen for k in every) / len(every))


def test_strata_of_one_group_alone_tell_nothing() -> None:
    assert more_often(strata((10, 6, 0, 0), (0, 0, 50, 1))) == 1
    both = (10, 4, 50, 2)
    assert more_often(strata(both, (9, 9, 0, 0))) == pytest.approx(more_often(strata(both)))

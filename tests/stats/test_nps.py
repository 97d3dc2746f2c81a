"""The Net Promoter Score: counted by hand, and how often its interval covers, over all samples there can be."""

from __future__ import annotations

from math import comb, sqrt

import pytest

from parcours.stats.nps import nps, nps_interval


def test_by_hand() -> None:
    """Of 100 people 50 promoters and 20 detractors; 51.5, 20.75 after adding, of 103."""
    for_, against = 50.75 / 103, 20.75 / 103
    middle = for_ - against
    half = 1.959963985 * sqrt((for_ + against - middle**2) / 103)
    found = nps_interval(50, 20, 100)
    assert found is not None
    assert nps(50, 20, 100) == pytest.approx(0.3)
    assert (found.low, found.high) == pytest.approx((middle - half, middle + half))


def test_nobody_and_impossible_counts() -> None:
    assert (nps(0, 0, 0), nps_interval(0, 0, 0)) == (None, None)
    with pytest.raises(ValueError, match="are no counts"):
        nps(6, 5, 10)


def test_all_alike_leave_room_and_stay_within_bounds() -> None:
    found = nps_interval(5, 0, 5)
    assert found is not None
    assert found.high == 1
    assert 0 < found.low < 0.8


@pytest.mark.parametrize("n", [10, 30, 60])
@pytest.mark.parametrize("shares", [(0.5, 0.2), (0.2, 0.5), (0.8, 0.05), (0.1, 0.1), (0.33, 0.33)])
def test_it_covers_as_often_as_it_says(n: int, shares: tuple[float, float]) -> None:
    """The chance of every possible sample added up. Of ten people it covers rather too often."""
    for_, against = shares
    covered = 0.0
    for p in range(n + 1):
        for d in range(n + 1 - p):
            found = nps_interval(p, d, n)
            assert found is not None
            if found.low <= for_ - against <= found.high:
                rest = (1 - for_ - against) ** (n - p - d)
                covered += comb(n, p) * comb(n - p, d) * for_**p * against**d * rest
    assert 0.925 <= covered <= (0.999 if n == 10 else 0.985)

"""Places drawn towards the whole: against a known example, the equation solved in another way, and by covering."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import brentq

from parcours.stats.differences import Sample
from parcours.stats.shrinkage import PRIOR, error_variances, of_mean, shrunk

# the batting averages of 18 players after 45 times at bat in 1970 (B. Efron and C. Morris, JASA 70 (1975), 311-319)
BATTING = [
    .400, .378, .356, .333, .311, .311, .289, .267, .244, .244, .222, .222, .222, .222, .222, .200, .178, .156,
]  # fmt: skip


def test_batting_averages_of_1970() -> None:
    """Efron and Morris (Stein's paradox in statistics, Scientific American 236, May 1977, 119-127) draw everybody
    to .265, to a distance of .212 of his own: so Clemente's .400 becomes .294."""
    variance = 0.265 * 0.735 / 45
    found = shrunk(BATTING, [variance] * 18)
    assert found.mean == pytest.approx(0.265, abs=0.001)
    assert 1 - found.each[0].factor == pytest.approx(0.212, abs=0.02)
    assert found.each[0].value == pytest.approx(0.294, abs=0.003)


def test_alike_variances_are_james_and_steins() -> None:
    random = np.random.default_rng(4)
    y, v = random.normal(0, 1.5, 12), 0.8
    found = shrunk(y.tolist(), [v] * 12)
    kept = 1 - (12 - 3) * v / ((y - y.mean()) ** 2).sum()
    assert [one.value for one in found.each] == pytest.approx(y.mean() + kept * (y - y.mean()))


@pytest.mark.parametrize("seed", range(4))
def test_the_spread_solves_its_equation(seed: int) -> None:
    """Morris's spread is where sum of w (k / (k - 1) (y - mean)^2 - v) is 0, found here by halving."""
    random = np.random.default_rng(seed)
    k = 9
    v = random.uniform(0.05, 1.0, k)
    y = random.normal(0, np.sqrt(v + 0.7))

    def left(spread: float) -> float:
        w = 1 / (v + spread)
        mean = (w @ y) / w.sum()
        return float((w * (k / (k - 1) * (y - mean) ** 2 - v - spread)).sum())

    found = shrunk(y.tolist(), v.tolist())
    expected = brentq(left, 0, 50, xtol=1e-12) if left(0) > 0 else 0.0
    assert found.spread**2 == pytest.approx(expected, rel=1e-6, abs=1e-9)
    factors = [one.factor for one in found.each]
    if expected:
        assert np.argsort(factors).tolist() == np.argsort(v).tolist()  # who is known less is drawn more
    else:
        assert factors == pytest.approx([(k - 3) / (k - 1)] * k)


def test_intervals_cover_and_are_shorter_than_bare_ones() -> None:
    random = np.random.default_rng(11)
    covered, lengths, runs, k = 0, [], 400, 8
    v = np.linspace(0.2, 2.0, k)
    for _ in range(runs):
        truth = random.normal(1.0, 0.6, k)
        found = shrunk(random.normal(truth, np.sqrt(v)).tolist(), v.tolist())
        covered += sum(one.interval.low <= t <= one.interval.high for one, t in zip(found.each, truth, strict=True))
        lengths.append(np.mean([one.interval.high - one.interval.low for one in found.each]))
    assert 0.93 <= covered / (runs * k) <= 0.985
    assert np.mean(lengths) < 0.85 * np.mean(2 * 1.96 * np.sqrt(v))


def test_few_places_and_places_all_alike() -> None:
    three = shrunk([0.0, 1.0, 2.0], [0.1, 0.1, 0.1])
    assert [one.value for one in three.each] == [0, 1, 2]
    assert {one.factor for one in three.each} == {0}
    alike = shrunk([0.5] * 6, [0.1] * 6)
    assert alike.spread == 0
    assert {one.value for one in alike.each} == {0.5}
    with pytest.raises(ValueError, match="above 0"):
        shrunk([1.0], [0.0])


def test_errors_of_places_of_few_lean_on_all() -> None:
    many, one = Sample(101, 0.0, 1.0), Sample(1, 3.0, 0.0)
    found = error_variances([many, one])
    assert found[1] == pytest.approx(1.0)  # one person: as people vary anywhere
    assert found[0] == pytest.approx(1 / 101)
    calm = Sample(11, 0.0, 0.0)
    pooled = 100 / 110
    assert error_variances([many, calm])[1] == pytest.approx(PRIOR * pooled / (10 + PRIOR) / 11)


def test_a_single_place_is_students() -> None:
    values = [1.0, 2.0, 4.0]
    found = of_mean(Sample.of(values))
    assert found is not None
    assert (found.low + found.high) / 2 == pytest.approx(np.mean(values))
    assert (found.high - found.low) / 2 == pytest.approx(4.302652730 * np.std(values, ddof=1) / np.sqrt(3))
    assert of_mean(Sample(1, 2.0, 0.0)) is None

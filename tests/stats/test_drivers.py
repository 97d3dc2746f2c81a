"""What numbers explain: against all orders of regressions, Johnson's own steps, and closed forms for what lacks."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

from parcours.stats.drivers import covariance, importance, resampled


def people(seed: int, n: int = 120, p: int = 4) -> np.ndarray:
    random = np.random.default_rng(seed)
    x = random.normal(size=(n, p)) + random.normal(size=(n, 1))
    y = x @ random.normal(size=p) + random.normal(size=n) * 2
    return np.column_stack([x, y])


def r2(data: np.ndarray, chosen: tuple[int, ...]) -> float:
    y = data[:, -1]
    x = np.column_stack([np.ones(len(y)), data[:, list(chosen)]])
    left = y - x @ np.linalg.lstsq(x, y, rcond=None)[0]
    return float(1 - (left**2).sum() / ((y - y.mean()) ** 2).sum())


@pytest.mark.parametrize("seed", range(3))
def test_lmg_is_the_mean_over_all_orders(seed: int) -> None:
    data = people(seed)
    expected = np.zeros(4)
    orders = list(permutations(range(4)))
    for order in orders:
        for place, k in enumerate(order):
            expected[k] += r2(data, order[: place + 1]) - (r2(data, order[:place]) if place else 0.0)
    found = importance(covariance(data))
    assert found.lmg == pytest.approx(expected / len(orders))
    assert found.explained == pytest.approx(r2(data, (0, 1, 2, 3)))
    assert found.lmg.sum() == pytest.approx(found.explained)


@pytest.mark.parametrize("seed", range(3))
def test_relative_weights_as_johnson_makes_them(seed: int) -> None:
    """Singular vectors give the uncorrelated numbers nearest to those given; the rest are two regressions."""
    data = people(seed)
    z = (data - data.mean(0)) / data.std(0)
    x, y = z[:, :-1], z[:, -1]
    left, _, right = np.linalg.svd(x, full_matrices=False)
    near = left @ right
    beta = np.linalg.lstsq(near, y, rcond=None)[0]
    loads = np.linalg.lstsq(near, x, rcond=None)[0]  # of each number on those
    expected = (loads.T**2 @ beta**2) / len(y) ** 2  # those are of length one, not of variance one
    found = importance(covariance(data))
    assert found.relative == pytest.approx(expected)
    assert found.relative.sum() == pytest.approx(found.explained)


def test_numbers_that_hang_on_nothing_get_what_they_explain() -> None:
    found = importance(np.array([[1, 0, 0.6], [0, 1, 0.3], [0.6, 0.3, 1.0]]))
    assert found.lmg == pytest.approx([0.36, 0.09])
    assert found.relative == pytest.approx([0.36, 0.09])


def test_one_number_twice_is_shared_alike() -> None:
    x = people(3, p=2)
    twice = np.column_stack([x[:, 0], x[:, 0], x[:, 1], x[:, 2]])
    found, plain = importance(covariance(twice)), importance(covariance(x))
    assert found.lmg[0] == pytest.approx(found.lmg[1])
    assert found.relative[0] == pytest.approx(found.relative[1])
    assert found.explained == pytest.approx(plain.explained)


def test_twelve_numbers_are_exact() -> None:
    found = importance(covariance(people(5, n=300, p=12)))
    assert found.lmg.sum() == pytest.approx(found.explained)
    assert (found.lmg > 0).all()


def test_what_lacks_in_one_number_has_a_closed_form() -> None:
    """T. W. Anderson (JASA 52 (1957), 200-203): regress on who is complete, then put everybody's in."""
    random = np.random.default_rng(8)
    y = random.normal(size=200)
    x = 0.8 * y + random.normal(size=200)
    known = random.random(200) < 1 / (1 + np.exp(-2 * y))  # the more so the higher y: not by chance alone
    data = np.column_stack([np.where(known, x, np.nan), y])
    found = covariance(data)
    slope = np.cov(x[known], y[known], ddof=0)[0, 1] / y[known].var()
    rest = (x[known] - slope * y[known]).var()
    assert found[1, 1] == pytest.approx(y.var(), rel=1e-6)
    assert found[0, 1] == pytest.approx(slope * y.var(), rel=1e-3)
    assert found[0, 0] == pytest.approx(rest + slope**2 * y.var(), rel=1e-3)


def test_not_applicable_is_not_zero() -> None:
    """A number that most do not have keeps its importance; taken as 0 it would lose it."""
    data = people(2, n=2000, p=3)
    whole = importance(covariance(data))
    lacking = data.copy()
    lacking[np.random.default_rng(1).random(2000) < 0.6, 0] = np.nan
    found, zero = importance(covariance(lacking)), importance(covariance(np.nan_to_num(lacking)))
    assert found.lmg == pytest.approx(whole.lmg, abs=0.06)
    assert abs(zero.lmg[0] - whole.lmg[0]) > 2 * abs(found.lmg[0] - whole.lmg[0])


def test_people_drawn_again_cover() -> None:
    truth = importance(np.array([[1, 0.4, 0.6], [0.4, 1, 0.5], [0.6, 0.5, 1.0]])).lmg
    cov = np.array([[1, 0.4, 0.6], [0.4, 1, 0.5], [0.6, 0.5, 1.0]])
    random = np.random.default_rng(9)
    covered, runs = 0, 120
    for run in range(runs):
        again = resampled(random.multivariate_normal(np.zeros(3), cov, 200), 200, np.random.default_rng(run))
        low, high = again.interval(again.lmg)
        covered += int(((low <= truth) & (truth <= high)).sum())
    assert 0.90 <= covered / (2 * runs) <= 0.99


def test_the_same_seed_draws_the_same_people() -> None:
    data = people(1)
    one, two = (resampled(data, 50, np.random.default_rng(3)) for _ in range(2))
    assert np.array_equal(one.lmg, two.lmg)
    weights = np.random.default_rng(3).multinomial(len(data), np.full(len(data), 1 / len(data)), size=50)
    repeated = np.repeat(data, weights[0], axis=0)
    assert one.lmg[0] == pytest.approx(importance(covariance(repeated)).lmg)

"""How much does each of several numbers that go together explain of another? Shapley's value of R2, relative weights.

LMG: R2 is shared among the numbers by what each adds, on average over all orders in which they may be taken in (R. H.
Lindeman, P. F. Merenda and R. Z. Gold, Introduction to Bivariate and Multivariate Analysis, 1980, 119 ff.; which is
Shapley's value, see U. Grömping, Estimators of relative importance in linear regression based on variance
decomposition. The American Statistician 61 (2007), 139-147). It is computed exactly, from R2 of all 2^p sets: a set's
residual variance comes of that of the set without its last number by one sweep (A. P. Dempster's; J. H. Goodnight, A
tutorial on the SWEEP operator. The American Statistician 33 (1979), 149-158).

Relative weights: J. W. Johnson, A heuristic method for estimating the relative weight of predictor variables in
multiple regression. Multivariate Behavioral Research 35 (2000), 1-19.

A number that somebody does not have is unknown, never 0: means and covariances are then those of greatest likelihood
under a normal distribution, by EM (A. P. Dempster, N. M. Laird and D. B. Rubin, JRSS B 39 (1977), 1-38; R. J. A. Little
and D. B. Rubin, Statistical Analysis with Missing Data, 2nd ed. 2002, section 11.2), which holds where whether it is
known hangs on nothing but what is known. Intervals: people drawn again with replacement, percentiles (B. Efron and
R. J. Tibshirani, An Introduction to the Bootstrap, 1993, ch. 13).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import factorial

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
MOST = 12  # numbers: of these there are 4,096 sets
_ROUNDS, _ENOUGH = 100, 1e-5
_AT_ONCE = 1 << 23  # numbers held at a time
_A_SET = 8  # of them for each set, about
_RIDGE = 1e-10
_NOTHING_LEFT = 1e-9  # of a number's variance, once others are held: it is one of them over again


@dataclass(frozen=True, slots=True, eq=False)
class Importance:
    """Of each number, in their order."""

    explained: float  # R2 of all together
    lmg: Numbers  # adds up to it
    relative: Numbers  # likewise


@dataclass(frozen=True, slots=True, eq=False)
class Resampled:
    """The same of people drawn again: one row each time."""

    explained: Numbers
    lmg: Numbers
    relative: Numbers

    def interval(self, of: Numbers, level: float = 0.95) -> tuple[Numbers, Numbers]:
        low, high = np.quantile(of, [(1 - level) / 2, (1 + level) / 2], axis=0)
        return low, high


def importance(covariance: Numbers) -> Importance:
    """From the covariance of all numbers, the explained one last."""
    r2, lmg, relative = _each(covariance[None])
    return Importance(float(r2[0]), lmg[0], relative[0])


def resampled(data: Numbers, times: int, rng: np.random.Generator) -> Resampled:
    """People (rows; NaN: unknown) drawn again so often."""
    n, width = data.shape
    weights = rng.multinomial(n, np.full(n, 1 / n), size=times).astype(np.float64)
    found = covariances(data, weights)
    step = max(_AT_ONCE // (_A_SET << width), 1)
    parts = [_each(found[at : at + step]) for at in range(0, times, step)]
    return Resampled(*(np.concatenate([part[k] for part in parts]) for k in range(3)))


def covariance(data: Numbers) -> Numbers:
    """Of people's numbers (rows; NaN: unknown)."""
    return covariances(data, np.ones((1, len(data))))[0]


def covariances(data: Numbers, weights: Numbers) -> Numbers:
    """One for each row of weights of the people."""
    patterns = _patterns(data, weights)
    if len(patterns) == 1 and len(patterns[0].known) == data.shape[1]:
        return _complete(patterns[0])
    return _em(patterns, data)


@dataclass(frozen=True, slots=True, eq=False)
class _Pattern:
    """Those of whom the same numbers are known; sums for each row of weights."""

    known: NDArray[np.int64]
    unknown: NDArray[np.int64]
    n: Numbers  # [row]
    sums: Numbers  # [row, known]
    squares: Numbers  # [row, known, known]


def _patterns(data: Numbers, weights: Numbers) -> list[_Pattern]:
    bits = (~np.isnan(data)) @ (1 << np.arange(data.shape[1]))
    found = []
    for pattern in np.unique(bits[bits > 0]).tolist():
        mine = bits == pattern
        known = np.flatnonzero([(pattern >> k) & 1 for k in range(data.shape[1])])
        unknown = np.setdiff1d(np.arange(data.shape[1]), known)
        x, w = data[np.ix_(mine, known)], weights[:, mine]
        squares = w @ (x[:, :, None] * x[:, None, :]).reshape(len(x), -1)
        found.append(_Pattern(known, unknown, w.sum(1), w @ x, squares.reshape(len(w), len(known), len(known))))
    return found


def _complete(p: _Pattern) -> Numbers:
    mean = p.sums / p.n[:, None]
    return p.squares / p.n[:, None, None] - mean[:, :, None] * mean[:, None, :]


def _em(patterns: list[_Pattern], data: Numbers) -> Numbers:
    rows, width = len(patterns[0].n), data.shape[1]
    centre, scale = np.nanmean(data, axis=0), np.nanstd(data, axis=0)
    mean = np.tile(centre, (rows, 1))
    sigma = np.tile(np.diag(np.maximum(scale, 1e-9) ** 2), (rows, 1, 1))
    ridge = np.diag(np.maximum(scale, 1e-9) ** 2) * _RIDGE
    n = np.sum([p.n for p in patterns], axis=0)
    for _ in range(_ROUNDS):
        first, second = np.zeros((rows, width)), np.zeros((rows, width, width))
        for p in patterns:
            _expect(p, mean, sigma + ridge, first, second)
        new = first / n[:, None]
        spread = second / n[:, None, None] - new[:, :, None] * new[:, None, :]
        moved = np.abs(spread - sigma).max() / max(float(np.abs(spread).max()), 1e-300)
        mean, sigma = new, spread
        if moved < _ENOUGH:
            break
    return sigma


def _expect(p: _Pattern, mean: Numbers, sigma: Numbers, first: Numbers, second: Numbers) -> None:
    """Add what is expected of the pattern's people: sums, and sums of products."""
    o, m = p.known, p.unknown
    first[:, o] += p.sums
    second[:, o[:, None], o] += p.squares
    if not len(m):
        return
    of_known = sigma[:, o[:, None], o]
    across = sigma[:, o[:, None], m]
    beta = np.linalg.solve(of_known, across)  # [row, known, unknown]
    rest = sigma[:, m[:, None], m] - np.swapaxes(across, 1, 2) @ beta
    constant = mean[:, m] - np.einsum("ro,rom->rm", mean[:, o], beta)
    guessed = p.n[:, None] * constant + np.einsum("ro,rom->rm", p.sums, beta)
    first[:, m] += guessed
    with_known = p.sums[:, :, None] * constant[:, None, :] + p.squares @ beta  # [row, known, unknown]
    second[:, o[:, None], m] += with_known
    second[:, m[:, None], o] += np.swapaxes(with_known, 1, 2)
    both = constant[:, :, None] * guessed[:, None, :] + np.swapaxes(beta, 1, 2) @ with_known
    second[:, m[:, None], m] += both + p.n[:, None, None] * rest


def _each(covariances: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    r = _correlations(covariances)
    r2 = _of_sets(r)
    return r2[:, -1], _shared(r2), _relative(r)


def _correlations(covariances: Numbers) -> Numbers:
    deviation = np.sqrt(np.maximum(np.diagonal(covariances, axis1=1, axis2=2), 0.0))
    size = deviation[:, :, None] * deviation[:, None, :]
    r = np.divide(covariances, size, out=np.zeros_like(covariances), where=size > 0)
    r[:, np.arange(r.shape[1]), np.arange(r.shape[1])] = 1.0
    return r


def _of_sets(r: Numbers) -> Numbers:
    """R2 of every set of numbers; a set's number has a bit for each."""
    left = r[:, None]  # [row, set, ...]: what is left of the covariances of the numbers not decided yet, and the last
    for _ in range(r.shape[1] - 1):
        pivot = left[..., 0, 0]
        scale = np.divide(1.0, pivot, out=np.zeros_like(pivot), where=pivot > _NOTHING_LEFT)
        rest, across = left[..., 1:, 1:], left[..., 1:, 0]
        swept = rest - across[..., :, None] * across[..., None, :] * scale[..., None, None]
        left = np.concatenate([rest, swept], axis=1)
    return np.clip(1 - left[..., 0, 0], 0.0, 1.0)


def _shared(r2: Numbers) -> Numbers:
    """Shapley's values of the game in which a set is worth its R2."""
    p = int(r2.shape[1]).bit_length() - 1
    weight = np.array([factorial(k) * factorial(p - k - 1) / factorial(p) for k in range(p)])
    size = _sizes(p)
    found = np.empty((len(r2), p))
    for player in range(p):
        pairs = r2.reshape(len(r2), -1, 2, 1 << player)
        without = size.reshape(-1, 2, 1 << player)[:, 0]
        found[:, player] = (weight[without] * (pairs[:, :, 1] - pairs[:, :, 0])).sum(axis=(1, 2))
    return found


@cache
def _sizes(p: int) -> NDArray[np.int64]:
    return np.array([s.bit_count() for s in range(1 << p)])


def _relative(r: Numbers) -> Numbers:
    """Johnson's weights: through the uncorrelated numbers that lie closest to those given."""
    x, y = r[:, :-1, :-1], r[:, :-1, -1]
    values, vectors = np.linalg.eigh(x)
    root = np.sqrt(np.maximum(values, 0.0))
    inverse = np.divide(1.0, root, out=np.zeros_like(root), where=root > 1e-6)
    loads = (vectors * root[:, None, :]) @ np.swapaxes(vectors, 1, 2)
    beta = np.einsum("rij,rj->ri", (vectors * inverse[:, None, :]) @ np.swapaxes(vectors, 1, 2), y)
    return np.einsum("rij,rj->ri", loads**2, beta**2)

"""How much do two groups differ once like is compared with like? Tables of many strata put together.

N. Mantel and W. Haenszel, Statistical aspects of the analysis of data from retrospective studies of disease. JNCI 22
(1959), 719-748, for the weights n1 n0 / N of a stratum and the odds ratio. Risk difference: S. Greenland and
J. M. Robins, Estimation of a common effect parameter from sparse follow-up data. Biometrics 41 (1985), 55-68; its
variance in the form of T. Sato (Biometrics 45 (1989), 1323-1324), which holds for few large strata and for many small
ones. Odds ratio: J. Robins, N. Breslow and S. Greenland, Biometrics 42 (1986), 311-323, for the variance of its log.

A person may count in several strata. Then records are not independent, persons are: `Scores` keeps one sum a person
(K.-Y. Liang and S. L. Zeger, Biometrika 73 (1986), 13-22). Test and interval are of the score kind (D. D. Boos,
On generalized score tests. The American Statistician 46 (1992), 327-333), so that they never disagree, and the test
holds its level: its variance is that under no difference. A stratum's share of it grows by N / (N - 1), which makes it
Mantel and Haenszel's own variance where every person counts once.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, sqrt
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.stats.compiled import kernel
from parcours.stats.differences import Difference
from parcours.stats.intervals import beyond, student, two_sided


@dataclass(frozen=True, slots=True)
class Strata:
    """In each stratum: how many are in groups 1 and 0, and how many of each succeeded (or sums of values)."""

    n1: NDArray[Any]
    y1: NDArray[Any]
    n0: NDArray[Any]
    y0: NDArray[Any]

    def scores(self) -> Scores:
        """The part of `Scores` that needs no single records."""
        n = np.maximum(self.n1 + self.n0, 1)
        apart = (self.y1 * self.n0 - self.y0 * self.n1) / n
        return Scores(float(apart.sum()), float((self.n1 * self.n0 / n).sum()))

    def shared(self) -> Strata:
        """Only the strata that have people of both groups: others tell nothing."""
        both = (self.n1 > 0) & (self.n0 > 0)
        return Strata(*(np.asarray(a, np.float64)[both] for a in (self.n1, self.y1, self.n0, self.y0)))


def risk_difference(strata: Strata, level: float = 0.95) -> Difference | None:
    """Mantel and Haenszel's difference of shares; None where no stratum has both groups. Persons count once each.

    The p is Mantel and Haenszel's, without continuity correction.
    """
    s = strata.shared()
    if not len(s.n1):
        return None
    n = s.n1 + s.n0
    weight = s.n1 * s.n0 / n
    apart = float(((s.y1 * s.n0 - s.y0 * s.n1) / n).sum() / weight.sum())
    first = (s.n1**2 * s.y0 - s.n0**2 * s.y1 + s.n1 * s.n0 * (s.n0 - s.n1) / 2) / n**2
    second = (s.y1 * (s.n0 - s.y0) + s.y0 * (s.n1 - s.y1)) / (2 * n)
    variance = max(float((apart * first.sum() + second.sum()) / weight.sum() ** 2), 0.0)
    half = two_sided(level) * sqrt(variance)
    return Difference(apart, apart - half, apart + half, level, _mantel_haenszel(s))


def common_odds_ratio(strata: Strata, level: float = 0.95) -> Difference | None:
    """Mantel and Haenszel's odds ratio, of which 1 means no difference; None where it cannot be told."""
    s = strata.shared()
    n = s.n1 + s.n0
    with_, against = s.y1 * (s.n0 - s.y0) / n, (s.n1 - s.y1) * s.y0 / n
    r, q = float(with_.sum()), float(against.sum())
    if r == 0 or q == 0:
        return None
    along, across = (s.y1 + s.n0 - s.y0) / n, (s.n1 - s.y1 + s.y0) / n
    variance = float(
        (along * with_).sum() / (2 * r * r)
        + (along * against + across * with_).sum() / (2 * r * q)
        + (across * against).sum() / (2 * q * q)
    )
    ratio, half = r / q, two_sided(level) * sqrt(variance)
    return Difference(ratio, ratio * exp(-half), ratio * exp(half), level, _mantel_haenszel(s))


@dataclass(frozen=True, slots=True)
class Scores:
    """Sums over records in strata that have both groups, from which a difference of means follows; they add.

    A record in group g (1 or 0) of a stratum of N records, a share s of which is in group 1, with a value y that has
    mean m in the stratum: its weight is c = (g - s) * sqrt(N / (N - 1)). Of each person, a is the sum of c * (y - m)
    and b the sum of c * (g - s) over its records.
    """

    apart: float = 0.0  # sum over strata of n1 n0 / N times the difference of their means
    weight: float = 0.0  # sum of n1 n0 / N
    aa: float = 0.0  # sums over persons of a * a, a * b, b * b
    ab: float = 0.0
    bb: float = 0.0
    persons: int = 0

    def __add__(self, other: Scores) -> Scores:
        return Scores(*(getattr(self, f) + getattr(other, f) for f in self.__slots__))

    def difference(self, level: float = 0.95) -> Difference | None:
        """The common difference: all d whose score, apart - d * weight, chance explains at this level; None where
        the records bound it on neither side."""
        if self.persons < 2 or self.weight == 0:
            return None
        estimate, freedom = self.apart / self.weight, self.persons - 1
        grown = self.persons / freedom
        z2 = student(level, freedom) ** 2 * grown
        # (apart - d weight)^2 <= z2 (aa - 2 d ab + d^2 bb), a quadratic in d
        square = self.weight**2 - z2 * self.bb
        middle, rest = self.apart * self.weight - z2 * self.ab, self.apart**2 - z2 * self.aa
        if square <= 0:
            return None
        half = sqrt(max(middle * middle - square * rest, 0.0)) / square
        error = sqrt(self.aa * grown)
        p = beyond(self.apart / error, freedom) if error else 1.0
        return Difference(estimate, middle / square - half, middle / square + half, level, p)


@dataclass(frozen=True, slots=True, eq=False)
class Records:
    """Records that people have in strata, those of one person side by side."""

    person: NDArray[np.int64]
    group: NDArray[np.int8]  # 1 or 0; -1: counts in neither
    values: NDArray[np.float64]  # [record, value]
    stratum: NDArray[np.int64]

    def sums(self, strata: int) -> NDArray[np.float64]:
        """[stratum, group, 1 + value]: in each group how many records, and the sums of their values."""
        sums = np.zeros((strata, 2, 1 + self.values.shape[1]))
        _sum(self.group, self.values, self.stratum, sums)
        return sums

    def spread(self, sums: NDArray[np.float64]) -> Spread:
        """How much values and persons vary, given the `sums` of everybody. Only strata with both groups count."""
        n1, n0 = sums[:, 1, 0], sums[:, 0, 0]
        n = np.maximum(n1 + n0, 1)
        share = np.where((n1 > 0) & (n0 > 0), n1 / n, -1.0)
        means = np.ascontiguousarray((sums[:, 0, 1:] + sums[:, 1, 1:]) / n[:, None])
        many = self.values.shape[1]
        found, squares, counted = np.zeros((many, 3)), np.zeros((2, many)), np.zeros(3, np.int64)
        grown = np.sqrt(n / np.maximum(n - 1, 1))
        _score(self.person, self.group, self.values, self.stratum, share, grown, means, found, squares, counted)
        scores = tuple(Scores(0.0, 0.0, *row, persons=int(counted[2])) for row in found.tolist())
        return Spread(scores, squares, int(counted[1]), int(counted[0]))


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """How much records vary; the parts of several sets of persons add."""

    scores: tuple[Scores, ...]  # of each value: the part that needs single records
    squares: NDArray[np.float64]  # [group, value]: sums of squares
    first: int  # persons in group 1, and in group 0; a person may be in both
    second: int

    @staticmethod
    def none(values: int) -> Spread:
        return Spread(tuple(Scores() for _ in range(values)), np.zeros((2, values)), 0, 0)

    def __add__(self, other: Spread) -> Spread:
        scores = tuple(a + b for a, b in zip(self.scores, other.scores, strict=True))
        return Spread(scores, self.squares + other.squares, self.first + other.first, self.second + other.second)


def strata_of(sums: NDArray[np.float64], value: int) -> Strata:
    """The strata of one value of `Records.sums`, those without both groups as empty ones."""
    both = (sums[:, 0, 0] > 0) & (sums[:, 1, 0] > 0)
    of = [np.where(both, sums[:, g, column], 0.0) for g in (1, 0) for column in (0, 1 + value)]
    return Strata(*of)


@kernel
def _sum(group: Any, values: Any, stratum: Any, sums: Any) -> None:
    for i in range(len(group)):
        if group[i] >= 0:
            here = sums[stratum[i], group[i]]
            here[0] += 1
            for v in range(values.shape[1]):
                here[1 + v] += values[i, v]


@kernel
def _score(
    person: Any, group: Any, values: Any, stratum: Any, share: Any, grown: Any, means: Any,
    found: Any, squares: Any, counted: Any,
) -> None:  # fmt: skip
    """Add to `found`, for each value, sums over persons of a * a, a * b, b * b; to `squares` those of the values of
    each group; to `counted` the persons in group 0, in group 1, and in any."""
    many = values.shape[1]
    a, b, i = np.zeros(many), 0.0, np.int64(0)
    while i < len(person):
        who, among = person[i], np.int64(0)
        a[:] = 0
        b = 0.0
        while i < len(person) and person[i] == who:
            s = stratum[i]
            if group[i] >= 0 and share[s] >= 0:
                apart = group[i] - share[s]
                c = apart * grown[s]
                b += c * apart
                for v in range(many):
                    a[v] += c * (values[i, v] - means[s, v])
                    squares[group[i], v] += values[i, v] * values[i, v]
                among |= np.int64(1) << np.int64(group[i])
            i += 1
        for v in range(many):
            found[v, 0] += a[v] * a[v]
            found[v, 1] += a[v] * b
            found[v, 2] += b * b
        counted[0] += among & 1
        counted[1] += among >> 1
        counted[2] += among > 0


def _mantel_haenszel(s: Strata) -> float:
    n, done = s.n1 + s.n0, s.y1 + s.y0
    several = n > 1
    variance = float(((s.n1 * s.n0 * done * (n - done))[several] / (n * n * (n - 1))[several]).sum())
    if variance == 0:
        return 1.0
    return 2 * NormalDist().cdf(-abs(float((s.y1 - s.n1 * done / n).sum())) / sqrt(variance))

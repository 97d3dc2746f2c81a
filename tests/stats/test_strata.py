"""Strata put together: against statsmodels, against pairs and single tables, and against resampling."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.contingency_tables import StratifiedTable

from parcours.stats.strata import Records, Scores, Spread, Strata, common_odds_ratio, risk_difference, strata_of


def _random(seed: int, strata: int = 6, most: int = 30) -> Strata:
    random = np.random.default_rng(seed)
    n1, n0 = random.integers(2, most, strata), random.integers(2, most, strata)
    return Strata(n1, random.binomial(n1, 0.4), n0, random.binomial(n0, 0.3))


def _tables(s: Strata) -> list[np.ndarray]:
    return [
        np.array([[y1, n1 - y1], [y0, n0 - y0]], float) for n1, y1, n0, y0 in zip(s.n1, s.y1, s.n0, s.y0, strict=True)
    ]


@pytest.mark.parametrize("seed", range(5))
def test_odds_ratio_and_test_against_statsmodels(seed: int) -> None:
    s = _random(seed)
    theirs = StratifiedTable(_tables(s))
    found = common_odds_ratio(s)
    assert found is not None
    assert found.estimate == pytest.approx(theirs.oddsratio_pooled)
    assert (found.low, found.high) == pytest.approx(theirs.oddsratio_pooled_confint())
    assert found.p == pytest.approx(theirs.test_null_odds(correction=False).pvalue)
    difference = risk_difference(s)
    assert difference is not None
    assert difference.p == pytest.approx(found.p)


def test_risk_difference_of_pairs_is_mcnemars() -> None:
    """Of 1:1 pairs, b where only the first succeeded and c where only the second did."""
    both, b, c, none = 20, 15, 6, 30
    y1 = np.repeat([1, 1, 0, 0], [both, b, c, none])
    y0 = np.repeat([1, 0, 1, 0], [both, b, c, none])
    ones, n = np.ones(len(y1)), both + b + c + none
    found = risk_difference(Strata(ones, y1, ones, y0))
    assert found is not None
    assert found.estimate == pytest.approx((b - c) / n)
    assert found.p == pytest.approx(stats.chi2.sf((b - c) ** 2 / (b + c), 1))
    # Sato's variance of pairs, written out
    variance = ((b - c) / n * (c - b) + b + c) / n**2
    assert found.high - found.estimate == pytest.approx(stats.norm.ppf(0.975) * sqrt(variance))


def test_risk_difference_of_large_strata_is_the_weighted_one() -> None:
    s = Strata(np.array([4000, 900]), np.array([2000, 300]), np.array([3000, 1500]), np.array([1200, 300]))
    found = risk_difference(s)
    assert found is not None
    n = s.n1 + s.n0
    w = s.n1 * s.n0 / n / (s.n1 * s.n0 / n).sum()
    p1, p0 = s.y1 / s.n1, s.y0 / s.n0
    assert found.estimate == pytest.approx(((p1 - p0) * w).sum())
    plain = (w**2 * (p1 * (1 - p1) / s.n1 + p0 * (1 - p0) / s.n0)).sum()
    assert found.high - found.low == pytest.approx(2 * stats.norm.ppf(0.975) * sqrt(plain), rel=0.02)


def test_strata_that_tell_nothing() -> None:
    empty = Strata(np.array([3, 0]), np.array([1, 0]), np.array([0, 5]), np.array([0, 2]))
    assert risk_difference(empty) is None
    assert common_odds_ratio(empty) is None
    assert empty.scores().difference() is None
    assert common_odds_ratio(Strata(*(np.array([k]) for k in (5, 5, 5, 5)))) is None


def _records(s: Strata, often: int = 1) -> Records:
    """Everybody in it; each `often` one after the other are one person."""
    group, value, stratum = [], [], []
    for k, (n1, y1, n0, y0) in enumerate(zip(s.n1, s.y1, s.n0, s.y0, strict=True)):
        group += [1] * n1 + [0] * n0
        value += [1.0] * y1 + [0.0] * (n1 - y1) + [1.0] * y0 + [0.0] * (n0 - y0)
        stratum += [k] * (n1 + n0)
    return _of(np.arange(len(group)) // often, group, value, stratum)


def _of(person, group, value, stratum) -> Records:
    return Records(
        np.asarray(person, np.int64), np.asarray(group, np.int8),
        np.asarray(value, np.float64)[:, None].copy(), np.asarray(stratum, np.int64),
    )  # fmt: skip


def _scored(records: Records) -> Scores:
    sums = records.sums(int(records.stratum.max()) + 1)
    return strata_of(sums, 0).scores() + records.spread(sums).scores[0]


@pytest.mark.parametrize("seed", range(5))
def test_scores_of_persons_who_count_once_are_mantel_haenszel(seed: int) -> None:
    s = _random(seed, strata=40)
    found, told = _scored(_records(s)).difference(), risk_difference(s)
    assert found is not None
    assert told is not None
    assert found.estimate == pytest.approx(told.estimate)
    assert (found.low, found.high) == pytest.approx((told.low, told.high), abs=0.015)
    assert stats.norm.isf(found.p / 2) == pytest.approx(stats.norm.isf(told.p / 2), abs=0.15)


def test_records_against_plain_loops() -> None:
    """Strata without both groups and records in neither group count for nothing."""
    random = np.random.default_rng(9)
    person = np.sort(random.integers(0, 20, 80))
    group, value, stratum = random.integers(-1, 2, 80), random.normal(size=80), random.integers(0, 12, 80)
    stratum[group == 1] %= 9
    records = _of(person, group, value, stratum)
    sums = records.sums(12)
    aa = ab = bb = 0.0
    counted, others = set(), set()
    for who in range(20):
        a = b = 0.0
        for i in np.flatnonzero((person == who) & (group >= 0)):
            alike = (stratum == stratum[i]) & (group >= 0)
            n, share = alike.sum(), (group[alike] == 1).mean()
            if 0 < share < 1:
                c = (group[i] - share) * sqrt(n / (n - 1))
                a, b = a + c * (value[i] - value[alike].mean()), b + c * (group[i] - share)
                counted.add(who)
                others |= {who} if group[i] == 0 else set()
        aa, ab, bb = aa + a * a, ab + a * b, bb + b * b
    spread = records.spread(sums)
    assert (spread.scores[0].aa, spread.scores[0].ab, spread.scores[0].bb) == pytest.approx((aa, ab, bb))
    assert (spread.scores[0].persons, spread.second) == (len(counted), len(others))
    for g, n in enumerate((sums[:, 0, 0], sums[:, 1, 0])):
        assert n.tolist() == [((group == g) & (stratum == k)).sum() for k in range(12)]
    shared = np.isin(stratum, np.flatnonzero((sums[:, 0, 0] > 0) & (sums[:, 1, 0] > 0)))
    assert spread.squares[:, 0].tolist() == pytest.approx([(value[shared & (group == g)] ** 2).sum() for g in (0, 1)])


def test_scores_add_and_agree_with_their_interval() -> None:
    records = _records(_random(11), often=3)
    sums, n = records.sums(6), len(records.person)
    whole, cut = _scored(records).difference(), 3 * (n // 6)
    parts = Spread.none(1)
    for part in (slice(0, cut), slice(cut, n)):
        some = Records(records.person[part], records.group[part], records.values[part], records.stratum[part])
        parts = parts + some.spread(sums)
    joined = (strata_of(sums, 0).scores() + parts.scores[0]).difference()
    assert whole is not None
    assert joined is not None
    assert (joined.low, joined.p) == pytest.approx((whole.low, whole.p))
    for level in (1 - whole.p - 1e-6, 1 - whole.p + 1e-6):
        found = _scored(records).difference(level)
        assert found is not None
        assert (found.low > 0 or found.high < 0) == (1 - level > found.p)


def test_scores_hold_their_level_where_persons_count_often() -> None:
    """Records of one person are much alike: counting these as independent would find far too much."""
    random = np.random.default_rng(8)
    found = naive = 0
    for _ in range(400):
        taste = random.uniform(size=60)  # each person's own chance, in up to eight records
        person = np.repeat(np.arange(60), random.integers(1, 9, 60))
        group = (random.uniform(size=60) < 0.5)[person]
        stratum = random.integers(0, 4, len(person))
        records = _of(person, group, random.uniform(size=len(person)) < taste[person], stratum)
        result, plain = _scored(records).difference(), risk_difference(strata_of(records.sums(4), 0))
        assert result is not None
        assert plain is not None
        found += result.p <= 0.05
        naive += plain.p <= 0.05
    assert found <= stats.binom.ppf(0.999, 400, 0.05)
    assert naive > found

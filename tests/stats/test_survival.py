"""Kaplan and Meier's estimate against a published example and brute force."""

from __future__ import annotations

import random
from math import exp, log, sqrt

import numpy as np
import pytest

from parcours.stats.survival import Survival, kaplan_meier

# Weeks in remission of 42 children with acute leukaemia; "+": still in remission. E. J. Freireich et al., The
# effect of 6-mercaptopurine on the duration of steroid-induced remissions in acute leukemia, Blood 21 (1963),
# 699-716.
DRUG = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
PLACEBO = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23"


def estimate(weeks: str) -> Survival:
    stays = weeks.split()
    return kaplan_meier([int(w.rstrip("+")) for w in stays], ["+" not in w for w in stays])


def test_freireichs_remissions_under_the_drug() -> None:
    # estimate and Greenwood's standard error as textbooks print them for these data: J. P. Klein and
    # M. L. Moeschberger, Survival Analysis, 2nd ed. (2003), section 4.2
    found = estimate(DRUG)
    assert found.times.tolist() == [6, 7, 10, 13, 16, 22, 23]
    assert found.at_risk.tolist() == [21, 17, 15, 12, 11, 7, 6]
    assert found.left.tolist() == [3, 1, 1, 1, 1, 1, 1]
    assert found.staying == pytest.approx([0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448], abs=5e-4)
    assert np.sqrt(found.variance) == pytest.approx([0.076, 0.087, 0.096, 0.107, 0.114, 0.128, 0.135], abs=6e-4)
    assert (found.stays, found.censored) == (21, 12)
    assert [found.quantile(share) for share in (0.25, 0.5, 0.75)] == [13, 23, None]


def test_intervals_by_log_of_minus_log() -> None:
    # as R's survfit(conf.type = "log-log") and Stata's sts list print them for the same data
    low, high = estimate(DRUG).interval()
    assert low == pytest.approx([0.6197, 0.5631, 0.5032, 0.4316, 0.3675, 0.2678, 0.1881], abs=5e-5)
    assert high == pytest.approx([0.9516, 0.9228, 0.8894, 0.8491, 0.8049, 0.7468, 0.6801], abs=5e-5)


def test_freireichs_remissions_under_placebo() -> None:
    found = estimate(PLACEBO)
    assert found.quantile(0.5) == 8
    assert found.staying[-1] == 0
    assert found.variance[-1] == 0
    assert np.isnan(found.interval()[0][-1])


def test_a_median_between_two_times() -> None:
    found = kaplan_meier([1, 2, 3, 4], [True] * 4)
    assert found.quantile(0.5) == 2.5  # half have left from 2 until 3
    assert found.quantile(0.6) == 3
    assert kaplan_meier([1, 2], [True, False]).quantile(0.5) == 1


def test_nobody_and_nobody_left() -> None:
    assert kaplan_meier([], []).quantile(0.5) is None
    still = kaplan_meier([3, 4], [False, False])
    assert (still.quantile(0.1), still.stays, still.censored) == (None, 2, 2)
    for durations, observed in (([1], []), ([-1], [True])):
        with pytest.raises(ValueError):
            kaplan_meier(durations, observed)


def test_brute_force() -> None:
    dice = random.Random(4)
    for _ in range(200):
        stays = [(dice.randint(0, 8), dice.random() < 0.6) for _ in range(dice.randint(1, 25))]
        found = kaplan_meier(np.array([t for t, _ in stays], np.uint32), [seen for _, seen in stays])
        staying, summed = 1.0, 0.0
        for k, time in enumerate(sorted({t for t, seen in stays if seen})):
            risk = sum(t >= time for t, _ in stays)
            left = sum(t == time and seen for t, seen in stays)
            staying *= 1 - left / risk
            assert (found.times[k], found.at_risk[k], found.left[k]) == (time, risk, left)
            assert found.staying[k] == pytest.approx(staying)
            if risk > left:
                summed += left / (risk * (risk - left))
                assert found.variance[k] == pytest.approx(staying**2 * summed)
                spread = 1.959964 * sqrt(summed) / abs(log(staying))
                low, high = (exp(-exp(log(-log(staying)) + sign * spread)) for sign in (1, -1))
                ends = found.interval()
                assert (ends[0][k], ends[1][k]) == pytest.approx((low, high))
        assert len(found.times) == len({t for t, seen in stays if seen})

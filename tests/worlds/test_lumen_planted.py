"""What was planted is there, at the size that is stated: a whole shop's draws against the chances they are drawn by."""

from __future__ import annotations

from math import sqrt

import pytest

from parcours.worlds.lumen import SEED, Share, Truth
from parcours.worlds.lumen.planted import (
    CAME_BACK,
    CAME_BACK_TOLD,
    COMPLETION,
    REFERRED,
    REFERRED_NOTE,
    SECOND_ORDER,
    SECOND_ORDER_LATE,
)
from parcours.worlds.lumen.truth import truth_of
from parcours.worlds.lumen.world import simulate


@pytest.fixture(scope="module")
def truth() -> Truth:
    people, floor = simulate(SEED, 1.0)
    return truth_of(floor, people, programs=0)


def apart(one: Share, other: Share) -> float:
    """By how many standard errors two shares differ: the root of chi-square with one degree of freedom."""
    both = (one.n + other.n) / (one.of + other.of)
    return (one.ratio - other.ratio) / sqrt(both * (1 - both) * (1 / one.of + 1 / other.of))


def off(share: Share, chance: float) -> float:
    """By how many standard errors a share is off the chance that it is drawn by."""
    return (share.ratio - chance) / sqrt(chance * (1 - chance) / share.of)


def test_the_shop_is_as_large_as_it_should_be(truth: Truth) -> None:
    assert 20_000 < truth.people < 20_500
    assert 3_500 < truth.customers < 4_500
    assert sum(truth.sold.values()) > 20 * sum(truth.refunded.values()) / 2 > 0


def test_checkouts_are_finished_by_the_stated_chances(truth: Truth) -> None:
    for (phase, device), share in truth.finished.items():
        assert abs(off(share, COMPLETION[phase][device])) < 4, (phase, device)
    phone = {phase: truth.finished[phase, "mobile"] for phase in ("early", "late", "early again")}
    assert apart(phone["early"], phone["late"]) > 4
    assert apart(phone["early again"], phone["late"]) > 3, "the half that sees it early again"
    assert abs(apart(truth.finished["early", "desktop"], truth.finished["late", "desktop"])) < 4, "barely, on desktops"


def test_late_parcels_cost_second_orders_and_notes_bring_friends(truth: Truth) -> None:
    late, usual = truth.second_orders["late"], truth.second_orders["on time"]
    assert abs(off(late, SECOND_ORDER_LATE)) < 4
    assert abs(off(usual, SECOND_ORDER)) < 4
    assert apart(usual, late) > 3
    noted, not_noted = truth.referred[True], truth.referred[False]
    assert abs(off(noted, REFERRED_NOTE)) < 4
    assert abs(off(not_noted, REFERRED)) < 4
    assert apart(noted, not_noted) > 3


def test_those_who_were_told_are_few(truth: Truth) -> None:
    """A random half; so few that a careful answer says so."""
    told, held = truth.came_back["told"], truth.came_back["held back"]
    assert 10 < told.of < 80
    assert 10 < held.of < 80
    assert abs(off(told, CAME_BACK_TOLD)) < 4
    assert abs(off(held, CAME_BACK)) < 4

"""What is compared, counted on fingers; and over a whole shop against plain loops over its rows."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from analyses import pain_worlds
from analyses.funnel_worlds import DAY, shop
from parcours.analyses.comparable import World, compare
from parcours.analyses.comparable.alike import alike, traits
from parcours.model.filters import Named
from parcours.stats.strata import Strata, risk_difference
from parcours.timeline.snapshot import Snapshot
from parcours.worlds.small_shop import small_shop

ORDER = Named(("Order",))


def world(of: Snapshot, within: int = 100, value: str = "") -> World:
    return World(of, goal=ORDER, within=within, value=value)


def test_after_and_before_a_step(tmp_path: Path) -> None:
    """A goal at the very instant neither follows nor precedes; one at the window's edge counts on both sides."""
    of = shop(tmp_path, {
        "ann": "Order@0 View@100 Order@200",
        "bob": "View@100 Order@100 Order@201{total=5}",
        "cid": "View@100 View@150 Order@160{total=7} Order@170{total=3}",
        "dan": "Other@5",
    })  # fmt: skip
    all = world(of, value="total")
    step = all.step("View")
    assert len(step) == 3
    assert all.reached(step).tolist() == [1, 0, 1]
    assert all.goals_before(step).tolist() == [1, 0, 0]
    assert all.events_before(step).tolist() == [1, 0, 0]
    assert all.goals_ever_before(step).tolist() == [1, 0, 0]
    assert all.paid(step).tolist() == [0, 0, 10]


def test_scores_after_a_step_are_the_first_in_time(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "Rated@1 View@5 Rated@6 Rated@7", "bob": "View@5 Rated@106", "cid": "View@5"})
    all = World(of, goal=Named(("View",)), within=100, heard=100)
    rows = np.flatnonzero(all.name == all.names.index("Rated"))
    all.hear(rows, np.array([0.1, 0.2, 0.3, 0.9]))
    assert all.score_after(all.step("View")).tolist() == pytest.approx([0.2, np.nan, np.nan], nan_ok=True)


def test_a_day_is_over_at_its_end(tmp_path: Path) -> None:
    """Of an event of which only the day is known, what follows does so on a later day."""
    of = shop(tmp_path, {"ann": f"View@1d Order@{DAY + 50}", "bob": f"View@1d Order@{2 * DAY + 50}"})
    all = world(of, within=DAY)
    assert all.reached(all.step("View")).tolist() == [0, 1]


def test_the_latest_value_is_the_persons_own(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@1{via=x} A@2 A@3{via=y}", "bob": "A@1 A@2{via=x}"})
    all = World(of, goal=Named(("A",)), within=1)
    told = all.told("via")
    assert told is not None
    assert told.values == ["x", "y"]
    rows = np.arange(len(all))
    assert all.latest(told.rows, rows, before=False).tolist() == [0, 0, 2, -1, 4]
    assert all.latest(told.rows, rows, before=True).tolist() == [-1, 0, 0, -1, -1]
    assert told.earlier.tolist() == [-1, 0, -1]
    assert [0, *told.values][all.carried(told)[1]] == "x"
    assert all.carried(told).tolist() == [1, 1, 2, 0, 1]
    assert all.told("via", most=1) is None
    assert all.told("via", most=2) is not None


def test_traits_are_what_people_begin_with_and_keep(tmp_path: Path) -> None:
    """A language is; a carrier, of which only parcels tell, is not, nor a page that changes."""
    each = (
        "V@{0}{{lang={1};page=p1}} V@{2}{{lang={1};page=p2}} C@{3}{{lang={1}}} O@{4}{{lang={1};by={5}}} P@{6}{{by={5}}}"
    )
    people = {
        f"u{n}": each.format(n, ("en", "fr")[n % 2], n + 10, n + 20, n + 30, ("slow", "quick")[n % 3 > 0], n + 40)
        for n in range(30)
    }
    all = World(shop(tmp_path, people), goal=Named(("O",)), within=10)
    assert set(traits(all)) == {"lang"}


def test_a_whole_shop_against_plain_loops(tmp_path: Path) -> None:
    made = small_shop(7, people=600)
    all = world(pain_worlds.snapshot(tmp_path, made), within=60 * DAY, value="total")
    step = all.step("Checkout Started")
    told = all.told("coupon")
    assert told is not None
    refused = told.codes[step.row] == 1 + list(told.values).index("refused")
    found = compare(all, step, refused)
    table = made.table.to_pylist()
    first, orders = {}, {}
    for row in table:
        when = row["time"] // 1_000_000
        if row["name"] == "Checkout Started":
            first.setdefault(row["user"], (when, row["p.coupon:s"]))
        elif row["name"] == "Order":
            orders.setdefault(row["user"], []).append((when, row["p.total:n"]))
    assert found.people.of == len(first)
    assert found.people.people == sum(coupon == "refused" for _, coupon in first.values())
    # persons of the step stand in the order of the log's ids, not of ours: what they did tells who they are
    reached, paid = all.reached(step), all.paid(step)
    plain = [
        (
            when,
            coupon == "refused",
            float(any(when < t <= when + 60 * DAY for t, _ in orders.get(who, []))),
            round(sum(x for t, x in orders.get(who, []) if when < t <= when + 60 * DAY), 6),
        )
        for who, (when, coupon) in first.items()
    ]
    mine = zip(step.time.tolist(), refused.tolist(), reached.tolist(), paid.tolist(), strict=True)
    assert np.array(sorted(mine)) == pytest.approx(np.array(sorted(plain)))
    counted = step.until + all.within <= all.snapshot.as_of
    number = alike(all, step, refused, counted).number
    cells: dict[int, list[float]] = {}
    for k in np.flatnonzero(counted).tolist():
        cell = cells.setdefault(int(number[k]), [0, 0, 0, 0])
        cell[0 if refused[k] else 2] += 1
        cell[1 if refused[k] else 3] += reached[k]
    expected = risk_difference(Strata(*np.array(list(cells.values())).T))
    assert found.goal is not None
    assert expected is not None
    assert found.goal.difference.estimate == pytest.approx(expected.estimate)
    assert found.goal.difference.p == pytest.approx(expected.p, rel=0.15)
    assert found.goal.mean - found.goal.others_mean == pytest.approx(expected.estimate)

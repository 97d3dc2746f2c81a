"""Days in the walk through stages: placed in the order of the stages, as if they had happened so."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from parcours.analyses.registry import ask
from parcours.model.count import Count
from parcours.model.touchpoints import ENTERED, STAGE
from parcours.timeline.snapshot import Snapshot
from timeline.definitions import column, shop
from timeline.worlds import Row

DAY = 86_400
LADDER = ("Look", "Search", "Pay", "Thank")
SHOP = """\
stages:
  - {name: Aware, enter: Look}
  - {name: Keen, enter: Search, back_after: 2 days}
  - {name: Decided, enter: Pay, out: Close, leave: {quiet: 4 days}}
  - {name: Customer, enter: Thank}
"""


def did(name: str, day: int, user: str = "a", **more: bool | float) -> Row:
    return {"name": name, "time": day * DAY, "user": user, "day": True, **more}


def stages(of: Snapshot) -> list[Count]:
    return [stage.ever for stage in ask(of, "stages", {}).stages]


def test_one_day_leads_through_all_its_stages(tmp_path: Path) -> None:
    """Whatever the order of arrival; what leads nowhere is behind the rest."""
    rows = [did("Other", 0), did("Pay", 0), did("Look", 0), did("Search", 0)]
    of = shop(tmp_path, rows, SHOP)
    told = column(of, STAGE)
    assert [told[row] for row in sorted(told)] == ["Decided", "Decided", "Aware", "Keen"]
    assert [moved for _, moved in sorted(column(of, ENTERED).items())] == [None, "Decided", "Aware", "Keen"]
    assert stages(of) == [Count(1, 1), Count(1, 1), Count(1, 1), Count(0, 1)]


def test_what_happened_at_the_very_midnight_comes_before_the_day(tmp_path: Path) -> None:
    rows = [did("Look", 0), {"name": "Search", "time": 0, "user": "a"}]
    told = column(shop(tmp_path, rows, SHOP), STAGE)
    assert [told[row] for row in sorted(told)] == ["Keen", "Keen"], "from there, Look leads back nowhere"


@pytest.mark.parametrize("seed", range(12))
def test_as_if_they_had_happened_so(tmp_path: Path, seed: int) -> None:
    """The same events at fractions of the day's first second, in the order of the stages, with goals and all."""
    dice = random.Random(seed)
    rows = [
        did(dice.choice([*LADDER, "Close", "Other"]), dice.randrange(9), dice.choice("abcdef"))
        for _ in range(dice.randint(5, 60))
    ]
    behind = {name: n for n, name in enumerate(LADDER)}
    exact = [row | {"day": False, "time": row["time"] + (1 + behind.get(str(row["name"]), 9)) / 1000} for row in rows]
    goals = SHOP.replace("enter: Look", "enter: Look, success: {goal: Find, rule: {did: Search, within: 2 days}}")
    goals = goals.replace("enter: Search", "enter: Search, success: {goal: Choose, rule: Pay}")
    days, instants = shop(tmp_path / "d", rows, goals), shop(tmp_path / "i", exact, goals)
    assert column(days, STAGE) == column(instants, STAGE)
    assert column(days, ENTERED) == column(instants, ENTERED)
    for question in ("stages", "goals"):
        one, other = ask(days, question, {"period": ".."}), ask(instants, question, {"period": ".."})
        assert one.stages == other.stages

"""Who reached the goal of a stage? A shop to count on fingers, and random ones beside a slow count."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from parcours.analyses.goals import Spread, StageGoal
from parcours.analyses.goals.text import lines
from parcours.analyses.registry import ask
from parcours.analyses.terminal import columns
from parcours.model.count import Count
from parcours.model.errors import BadInput
from parcours.model.journey import Success
from parcours.model.period import Period
from parcours.model.rules import alternatives
from parcours.model.segments import OfAnswer
from parcours.stats.quantiles import quantiles
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.timeline import Timeline
from reference import goals as slow
from timeline.definitions import shop
from timeline.stage_worlds import HIDDEN, rows_of, rule_in_names, some_shop
from timeline.test_stages_kernel import rule_of, some_rule
from timeline.worlds import Row, TinyLedger, TinyLog

SHOP = """\
stages:
  - {name: Visitor, enter: See, leave: {quiet: 50 seconds}, success: {goal: Find it, rule: %s}}
  - {name: Buyer, enter: Buy}
"""


def did(name: str, time: float, user: str = "a", fields: dict[str, Any] | None = None) -> Row:
    return {"name": name, "time": time, "user": user, **{f"p.fields:{kind}": v for kind, v in (fields or {}).items()}}


def first(snapshot: Snapshot, **query: Any) -> StageGoal:
    return ask(snapshot, "goals", query).stages[0]


def told(goal: StageGoal) -> tuple:
    return goal.reached, goal.unfinished, goal.already


ROWS = [
    did("Look", 1), did("See", 2), did("Look", 3), did("Look", 4), did("Read", 5), did("Buy", 9),
    did("Buy", 0, "b"), did("See", 1, "b"), did("See", 2, "c"), did("Look", 40, "c"), did("See", 3, "d"),
    did("Buy", 80, "d"), did("See", 85, "e"), did("Buy", 95, "e"), did("See", 90, "f"), did("Bye", 100, "f"),
]  # fmt: skip


def test_until_the_stage_is_left_by_buying(tmp_path: Path) -> None:
    goal = first(shop(tmp_path, ROWS, SHOP % "Buy"))
    assert told(goal) == (Count(2, 4), 1, 0), "b bought before; c is gone by then, d too; f may yet"
    assert goal.goal == "Find it"
    assert (goal.rule, goal.within, goal.latest) == ("Buy", None, 95)
    assert goal.seconds == Spread(2, 7.75, 8.5, 9.25, 8.5)
    assert goal.steps == Spread(2, 2.5, 3.0, 3.5, 3.0), "See Look Read Buy, See Buy"
    assert goal.fields is None


def test_a_time_from_entering_goes_on_when_the_stage_is_left(tmp_path: Path) -> None:
    goal = first(shop(tmp_path, ROWS, SHOP % "{did: Buy, within: 77 seconds}"))
    assert told(goal) == (Count(2, 3), 2, 1), "a and d, not c; e and f entered less than that before the end"
    assert (goal.rule, goal.within) == ("Buy within 77 seconds", 77)
    assert goal.seconds == Spread(2, 24.5, 42.0, 59.5, 42.0)


def test_counting_begins_at_the_entering_instant(tmp_path: Path) -> None:
    rows = [did("Look", 1), did("See", 2), did("Look", 2), did("Look", 5), did("Bye", 100)]
    assert told(first(shop(tmp_path / "a", rows, SHOP % "{did: Look, at_least: 2}")))[0] == Count(1, 1)
    assert told(first(shop(tmp_path / "b", rows, SHOP % "{did: Look, at_least: 3}")))[0] == Count(0, 1)
    none = SHOP % "{all: [{did: Look, at_least: 2}, {did_not: Pay, within: 3 seconds}]}"
    assert told(first(shop(tmp_path / "c", rows, none)))[0] == Count(1, 1)
    paid = [*rows, did("Pay", 0), did("Pay", 4)]
    assert told(first(shop(tmp_path / "d", paid, none)))[0] == Count(0, 1), "it had happened by then"
    late = SHOP % "{all: [{did: Look, at_least: 2}, {did_not: Pay, within: 1 seconds}]}"
    assert told(first(shop(tmp_path / "e", paid, late)))[0] == Count(0, 1), "and the rule's time was over"


def test_choices_are_what_people_took_next(tmp_path: Path) -> None:
    rows = [
        row
        for n, way in enumerate(["See Look Buy", "See Read Look Buy", "See Look Read Buy"])
        for t, name in enumerate(way.split())
        for row in [did(name, t + 1, f"u{n}")]
    ]
    goal = first(shop(tmp_path, [*rows, did("Bye", 100)], SHOP % "Buy"))
    assert goal.reached == Count(3, 3)
    assert goal.choices == Spread(3, 2.0, 2.0, 2.0, 2.0), "Look or Read; Look: Buy, Read; Read: Look, Buy"


def test_fields_where_events_tell(tmp_path: Path) -> None:
    rows = [did("See", 1), did("Form", 2, fields={"n": 3.0}), did("Form", 3, fields={"n": 2.0}), did("Buy", 4)]
    assert first(shop(tmp_path / "a", [*rows, did("Bye", 99)], SHOP % "Buy")).fields == Spread(1, 5, 5, 5, 5)
    named = [did("See", 1), did("Champ rempli", 2), did("Field Filled", 2), did("Fieldwork", 3), did("Buy", 4)]
    assert first(shop(tmp_path / "b", [*named, did("Bye", 99)], SHOP % "Buy")).fields == Spread(1, 2, 2, 2, 2)
    lists = [did("See", 1), did("Form", 2, fields={"ss": ["mail", "name"]}), did("Buy", 4), did("Bye", 99)]
    assert first(shop(tmp_path / "c", lists, SHOP % "Buy")).fields == Spread(1, 2, 2, 2, 2)


def test_first_entry_of_the_period_and_only_some_people(tmp_path: Path) -> None:
    rows = [did("See", 1), did("See", 60), did("Buy", 65), did("Bye", 200)]
    snapshot = shop(tmp_path, rows, SHOP % "Buy")
    assert told(first(snapshot))[0] == Count(0, 1), "they came back, but the first time counts"
    assert told(first(snapshot, period="1970-01-01T00:00:30.."))[0] == Count(1, 1)
    assert told(first(snapshot, among="not did Buy"))[0] == Count(0, 0)


def test_days_are_told_of(tmp_path: Path) -> None:
    rows = [did("See", 0) | {"day": True}, did("Buy", 0) | {"day": True}, did("Bye", 99)]
    result = ask(shop(tmp_path, rows, SHOP % "Buy"), "goals", {})
    assert told(result.stages[0]) == (Count(1, 1), 0, 0), "they saw, and bought on that day"
    assert "only the day is known" in result.notes[-1]


def test_goals_without_rules_and_stages_without_goals(tmp_path: Path) -> None:
    text = "stages: [{name: A, enter: See, success: {goal: Look around}}, {name: B, enter: Buy}]"
    result = ask(shop(tmp_path / "a", ROWS, text), "goals", {})
    assert [(goal.name, goal.rule, goal.reached) for goal in result.stages] == [("A", None, None)]
    assert "cannot be seen in data" in result.notes[0]
    none = ask(shop(tmp_path / "b", ROWS, "stages: [{name: A, enter: See}]"), "goals", {})
    assert none.stages == ()
    assert "success:" in none.notes[0]
    with pytest.raises(BadInput, match="no stages yet"):
        ask(shop(tmp_path / "c", ROWS), "goals", {})


def test_parts_are_people(tmp_path: Path) -> None:
    snapshot = shop(tmp_path, ROWS, SHOP % "Buy")
    assert [_people(snapshot, f"{part} Visitor") for part in ("reached", "missed", "unfinished")] == [2, 2, 1]
    for part in ("reached Buyer", "reached Nowhere", "left Visitor", "reached"):
        with pytest.raises(BadInput, match="no part"):
            _people(snapshot, part)


def test_the_picture_fits(tmp_path: Path) -> None:
    both, often = "{all: [Buy, {did_not: Look, within: 5 days}]}", "{did: See, at_least: 7, within: 9 days}"
    rule = f"{{any: [{both}, {often}, {{not: {{not: Look}}}}]}}"
    picture = lines(ask(shop(tmp_path, ROWS, SHOP.replace("Find it", "看" * 60) % rule), "goals", {}))
    assert max(columns(line) for line in picture.splitlines()) <= 80
    assert "(Buy, and not Look within 5 days), or See at least 7 within 9 days, or" in " ".join(picture.split())


@pytest.mark.parametrize("seed", range(15))
def test_random_shops_equal_a_slow_count(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)
    stages, journey, people = some_shop(dice, people=12)
    rules = {}
    for stage in journey.stages:
        rules[stage.name] = _some_rule(dice)
    with_goals = [replace(s, success=Success("x", rule_in_names(rule_of(rules[s.name])))) for s in journey.stages]
    journey = replace(journey, stages=tuple(with_goals))
    told = [(row, n, at) for n, instants in enumerate(people) for row, at in rows_of(n, instants)]
    dice.shuffle(told)
    for row, *_ in told:
        if dice.random() < 0.05:
            row["name"] = HIDDEN
    as_of = dice.choice([30, 60, 200])
    period = dice.choice([Period(), Period("1970-01-01T00:00:10", "1970-01-01T00:00:40")])
    snapshot = _loaded(dice, tmp_path, [row for row, *_ in told], journey, as_of)
    result = ask(snapshot, "goals", {"period": period})
    plainly = [_arrived(told, n) for n in range(len(people))]
    for goal in result.stages:
        expected = slow.goal(stages, plainly, goal.name, rules[goal.name], as_of, period.seconds(snapshot.zone))
        assert _figures(goal) == _expected(expected), (goal, expected)
        for part, people_of in (("reached", expected["reached"]), ("unfinished", expected["unfinished"])):
            assert _people(snapshot, f"{part} {goal.name}", {"period": result.receipt.query["period"]}) == people_of


@pytest.mark.truths
@pytest.mark.parametrize("seed", range(100, 200))
def test_many_random_shops_equal_a_slow_count(seed: int, tmp_path: Path) -> None:
    test_random_shops_equal_a_slow_count(seed, tmp_path)


def _some_rule(dice: random.Random) -> tuple:
    """A rule that can hold: one that cannot is refused."""
    while True:
        rule = some_rule(dice)
        try:
            alternatives(rule_of(rule))
            return rule
        except BadInput:
            continue


def _arrived(told: list[tuple[Row, int, int]], person: int) -> list[slow.Instant]:
    """What happened to somebody, in the order in which the log has it."""
    found: dict[float, list[tuple[str, set[str]]]] = {}
    for row, n, _ in told:
        if n == person and row["name"] != HIDDEN:
            found.setdefault(row["time"], []).append((row["name"], set(row["name"][1:])))
    return [(int(time), found[time]) for time in sorted(found)]


def _loaded(dice: random.Random, folder: Path, rows: list[Row], journey: Any, as_of: int) -> Snapshot:
    log, ledger, timeline = TinyLog(rows[: len(rows) // 2]), TinyLedger(), Timeline.open(folder)
    timeline.update(log, ledger)
    log.append(rows[len(rows) // 2 :])
    timeline.update(log, ledger, shard_events=dice.choice([10, 1000]))
    return timeline.snapshot(log, zone="UTC", journey=journey, as_of=as_of)


def _figures(goal: StageGoal) -> dict:
    return {
        "counts": told(goal), "latest": goal.latest, "seconds": goal.seconds, "steps": goal.steps,
        "choices": goal.choices and (goal.choices.people, pytest.approx(goal.choices.mean)),
    }  # fmt: skip


def _expected(e: dict) -> dict:
    return {
        "counts": (Count(e["reached"], e["of"]), e["unfinished"], e["already"]), "latest": e["latest"],
        "seconds": _spread(e["seconds"]), "steps": _spread(e["steps"]),
        "choices": (len(e["choices"]), sum(e["choices"]) / len(e["choices"])) if e["choices"] else None,
    }  # fmt: skip


def _spread(values: list[int]) -> Spread | None:
    if not values:
        return None
    p25, median, p75 = (float(q or 0) for q in quantiles(sorted(values), (0.25, 0.5, 0.75)))
    return Spread(len(values), p25, median, p75, sum(values) / len(values))


def _people(snapshot: Snapshot, part: str, query: dict[str, Any] | None = None) -> int:
    segment = OfAnswer("goals", json.dumps(query or {}), part)
    return ask(snapshot, "segment", {"segments": [segment]}).sizes[0].people.people

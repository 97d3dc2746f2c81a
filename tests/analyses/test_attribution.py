"""Which channels get the credit for the goal? Worlds on fingers, and ways of random worlds against loops."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest

from analyses.funnel_worlds import rows, shop, snapshot
from parcours.analyses.attribution import AttributionResult
from parcours.analyses.attribution.query import RULES
from parcours.analyses.attribution.text import lines
from parcours.analyses.registry import ask, read_query
from parcours.analyses.terminal import columns
from parcours.model.count import Count
from parcours.model.errors import BadInput, NotAllowed, UnknownName
from parcours.timeline.snapshot import Snapshot
from reference import attribution as plain

WITHIN = 10


def credit(of: Snapshot, **query: Any) -> AttributionResult:
    return ask(of, "attribution", {"goal": "G", "channel": "via", "within": f"{WITHIN}s", **query})


def given(result: AttributionResult, rule: int = 0) -> dict[str, float]:
    found = {c.channel or "other": c.credit[rule].credit for c in result.channels}
    return {channel: round(value, 9) for channel, value in found.items() if value}


def test_one_goal_after_two_touches(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "T@0{via=mail} T@4{via=ad} G@5"}, as_of=100)
    result = credit(of, rules=["all"], half_life="4s")
    assert result.rules == RULES
    by_rule = {rule: given(result, k) for k, rule in enumerate(RULES)}
    assert by_rule["first"] == {"mail": 1}
    assert by_rule["last"] == {"ad": 1}
    assert by_rule["linear"] == by_rule["position"] == {"mail": 0.5, "ad": 0.5}
    assert by_rule["time decay"] == {"mail": round(1 / 3, 9), "ad": round(2 / 3, 9)}
    assert by_rule["markov"] == by_rule["markov 2"] == by_rule["shapley"] == {"mail": 0.5, "ad": 0.5}
    assert (result.goals, result.ways, result.unfinished) == (Count(1, 1), Count(1, 1), 0)


def test_the_default_is_the_last_touch_of_30_days() -> None:
    query = read_query("attribution", {"goal": "G"})
    assert (query.asked, str(query.within), query.channel) == (("last",), "30 days", "journey.channel")


def test_which_touches_count(tmp_path: Path) -> None:
    of = shop(
        tmp_path,
        {
            "edge": "T@0{via=a} G@10",  # exactly the window
            "late": "T@0{via=b} G@11",
            "after": "G@5 T@6{via=c}",
            "same": "G@5 T@5{via=d}",  # within one second touches come first
            "own": "G@5{via=e}",  # the goal is no touch
            "none": "X@0",
        },
        as_of=100,
    )
    result = credit(of)
    assert given(result) == {"a": 1, "d": 1}
    assert result.goals == Count(2, 5)
    assert any("3 goals had no touch" in note for note in result.notes)


def test_everybodys_first_goal_or_every_goal(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "T@0{via=a} G@1 T@2{via=b} T@3{via=c} G@4 G@5"}, as_of=100)
    assert given(credit(of)) == {"a": 1}
    every = credit(of, unit="goals", rules=["linear"])
    assert given(every) == {"a": 1, "b": 0.5, "c": 0.5}  # a touch counts for the next goal only
    assert every.goals == Count(2, 3)


def test_ways_that_led_to_none_weigh_against(tmp_path: Path) -> None:
    of = shop(
        tmp_path,
        {"ann": "T@0{via=a} G@1", "bob": "T@0{via=a}", "cid": "T@0{via=b} G@1", "new": "T@95{via=b}"},
        as_of=100,
    )
    result = credit(of, rules=["markov", "last"])
    assert given(result) == {"a": 1, "b": 1}
    assert (result.ways, result.unfinished) == (Count(2, 3), 1)
    assert {c.channel: c.reached for c in result.channels} == {"a": Count(1, 2), "b": Count(1, 1)}
    plain_share = credit(of, rules=["shapley"])
    assert given(plain_share) == {"a": round(plain_value("a"), 9), "b": round(plain_value("b"), 9)}


def plain_value(channel: str) -> float:
    return float(plain.shapley([(("a",), 1, 1), (("b",), 1, 0)])[channel])


def test_repeats_are_folded_or_not(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "T@0{via=a} T@1{via=a} T@2{via=b} G@3"}, as_of=100)
    assert given(credit(of, rules=["linear"])) == {"a": 0.5, "b": 0.5}
    assert given(credit(of, rules=["linear"], fold_repeats=False)) == {"a": round(2 / 3, 9), "b": round(1 / 3, 9)}


def test_money_and_event_names_as_channels(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@0 B@1 G@2{total=30}", "bob": "B@0 G@2{total=12}"}, as_of=100)
    result = credit(of, channel="event", value="total", rules=["linear"])
    assert {c.channel: c.credit[0].value for c in result.channels} == {"A": 15, "B": 27}
    assert result.value == 42
    assert given(credit(of, channel="event", touches="A")) == {"A": 1}
    assert given(credit(of, channel="event", among="did A")) == {"B": 1}


def test_rare_channels_are_one_together(tmp_path: Path) -> None:
    people = {f"p{k}": f"T@0{{via=c{max(k - 4, 0)}}} G@1" for k in range(9)}
    result = credit(shop(tmp_path, people, as_of=100), top=1)
    assert [(c.channel, c.other, c.credit[0].credit) for c in result.channels] == [("c0", False, 5), (None, True, 4)]


def test_what_cannot_be_asked(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "T@0{via=a} G@1"})
    with pytest.raises(UnknownName, match="no property “viaa”"):
        credit(of, channel="viaa")
    with pytest.raises(BadInput, match="no goal") as error:
        credit(of, goal=None)
    assert "milestone" in error.value.hint
    for query, message in (
        ({"rules": []}, "credit rule is missing"),
        ({"rules": ["all"], "top": 20}, "up to 20 channels"),
        ({"top": 0}, "0 channels"),
        ({"half_life": "0s"}, "0 seconds"),
    ):
        with pytest.raises((BadInput, NotAllowed), match=message):
            credit(of, **query)


def test_the_picture(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "T@0{via=a_channel_of_a_very_long_name} G@1{total=5}", "bob": "T@0{via=b}"}, as_of=100)
    for query in ({}, {"rules": ["all"]}, {"value": "total"}):
        text = lines(credit(of, **query))
        assert max(columns(line) for line in text.splitlines()) <= 80
        assert "Of one goal after A, then B:" in text
        assert "does not say what caused" in text
    assert "Nobody has a touch" in lines(credit(of, touches="G"))


@pytest.mark.parametrize("seed", range(25))
def test_random_worlds_equal_the_definitions(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    people = {f"p{k}": _life(random) for k in range(12)}
    told = [row for who, life in people.items() for row in rows(who, " ".join(f"{n}@{t}{p}" for n, t, p in life))]
    of = snapshot(tmp_path, [*told, *rows("all", "T@500{via=a} G@501")], as_of=40)
    unit = random.choice(["persons", "goals"])
    low, high = random.choice([(0, 2**32), (10, 30)])
    period = None if low == 0 else "1970-01-01T00:00:10..1970-01-01T00:00:30"
    result = credit(of, unit=unit, period=period, rules=["linear", "markov"], fold_repeats=False)
    goals, finished = _ways(list(people.values()), unit, low, high)
    assert given(result) == {c: round(float(v), 9) for c, v in plain.by_weights(goals, plain.linear).items() if v}
    assert result.goals == Count(sum(1 for path, *_ in goals if path), len(goals))
    assert result.ways == Count(sum(won for _, won, _ in finished), len(finished))


Life = list[tuple[str, int, str]]


def _life(random: Random) -> Life:
    life = []
    for _ in range(random.randrange(7)):
        name = random.choice("TTTG")
        via = f"{{via={random.choice('abc')}}}" if name == "T" else ""
        life.append((name, random.randrange(45), via))
    return sorted(life, key=lambda e: e[1])


def _ways(people: list[Life], unit: str, low: int, high: int) -> tuple[list[Any], list[Any]]:
    """Rows (path, converted, lost) of goals, and of finished ways."""
    goals, finished = [], []
    for life in people:
        touches = [(t, p[5]) for n, t, p in life if n == "T" and t <= 40]
        times = sorted(t for n, t, _ in life if n == "G" and t <= 40)
        inside = [k for k, t in enumerate(times) if low <= t < high]
        for k in inside[:1] if unit == "persons" else inside:
            before = times[k - 1] if k else -1
            way = [(t, c) for t, c in touches if before < t <= times[k] and t >= times[k] - WITHIN]
            goals.append((tuple(c for _, c in way), 1, 0))
            if way and way[0][0] + WITHIN <= 40:
                finished.append((goals[-1][0], 1, 0))
        mine = [(t, c) for t, c in touches if low <= t < high]
        if (inside and unit == "persons") or not mine:
            continue
        settled = [touch for touch in mine if touch[0] + WITHIN <= 40]
        last = (settled or mine)[-1][0]
        if any(last <= t <= last + WITHIN for t in times):
            continue
        before = max((t for t in times if t < last), default=-1)
        way = [(t, c) for t, c in touches if before < t <= last and t >= last - WITHIN]
        if way[0][0] + WITHIN <= 40:
            finished.append((tuple(c for _, c in way), 0, 1))
    return goals, finished

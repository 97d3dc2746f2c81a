"""What people do first, and how long until they do it again."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pytest

import parcours
from parcours.model.count import Count
from parcours.timeline.habits import NAMES, habits, having
from reference import habits as plain

DAY = 86_400
START = 1_767_225_600  # 2026-01-01


def world(folder: Path, events: Sequence[plain.Event], known: bool = True, **columns: list) -> parcours.Workspace:
    workspace = parcours.init(folder)
    who, when, what = (list(column) for column in zip(*events, strict=True)) if events else ([], [], [])
    table = pa.table({"who": who, "at": pa.array(when, pa.int64()), "event": what, **columns})
    if events:
        workspace.load(table, map=f"time=at,{'person' if known else 'anonymous'}=who,event=event")
    return workspace


def test_three_people_on_fingers(tmp_path: Path) -> None:
    events = [
        ("ann", START, "look"), ("ann", START + 60, "buy"), ("ann", START + 3 * DAY, "buy"),
        ("bob", START, "look"), ("bob", START + DAY - 1, "look"),  # not a day later
        ("cid", START, "buy"), ("cid", START + 5, "look"),
    ]  # fmt: skip
    with world(tmp_path / "shop", events) as shop:
        found = habits(shop.snapshot())
    assert [(s.name, s.events, s.people, s.again, s.repeats) for s in found.seen] == [
        ("look", 4, 3, Count(0, 3), 0),
        ("buy", 3, 2, Count(1, 2), 1),
    ]
    assert found.people == 3
    assert found.days == 3.0
    assert found.gap is None  # one return tells nothing
    assert found.did_both("look", "buy") == 2
    assert found.first("look", "buy") == Count(1, 2)
    assert found.first("buy", "look") == Count(1, 2)
    assert found.first("buy", "never") == Count(0, 0)
    assert found.in_order(["buy", "look"]) == ["look", "buy"]  # no order: more people first


def test_what_is_at_one_time_comes_neither_first_nor_last(tmp_path: Path) -> None:
    with world(tmp_path / "shop", [("ann", START, "a"), ("ann", START, "b")]) as shop:
        found = habits(shop.snapshot())
    assert found.did_both("a", "b") == 1
    assert found.first("a", "b") == Count(0, 0)


def test_visitors_do_not_hide_that_customers_come_again(tmp_path: Path) -> None:
    with parcours.init(tmp_path / "shop") as shop:
        rows = [("ann", None, 0), ("ann", None, 9), (None, "x1", 0), (None, "x2", 0), (None, "x3", 0)]
        who, anonymous, days = (list(column) for column in zip(*rows, strict=True))
        at = pa.array([START + d * DAY for d in days], pa.int64())
        table = pa.table({"who": who, "anon": anonymous, "at": at, "event": ["buy"] * 5})
        shop.load(table, map="time=at,person=who,anonymous=anon,event=event")
        (buy,) = habits(shop.snapshot()).seen
    assert buy.people == 4
    assert buy.again == Count(1, 1)


def test_events_known_by_day_are_counted(tmp_path: Path) -> None:
    table = pa.table({"who": ["ann", "bob"], "day": ["2026-01-01", "2026-01-02"], "event": ["look", "look"]})
    with parcours.init(tmp_path / "shop") as shop:
        shop.load(table, map="time=day,person=who,event=event")
        assert habits(shop.snapshot()).by_day == 2


def test_no_events_tell_nothing(tmp_path: Path) -> None:
    with world(tmp_path / "shop", []) as shop:
        found = habits(shop.snapshot())
    assert found.seen == ()
    assert found.people == 0


@pytest.mark.parametrize("seed", range(4))
def test_as_counted_one_person_after_the_other(seed: int, tmp_path: Path) -> None:
    draw = random.Random(seed)
    names = ["a", "b", "c", "d"]
    events = list(
        {(f"u{draw.randrange(30)}", START + draw.randrange(40) * DAY // 3, draw.choice(names)) for _ in range(400)}
    )
    with world(tmp_path / "shop", events) as shop:
        found = habits(shop.snapshot())
    assert found.gap == plain.within(plain.gaps(events))
    for seen in found.seen:
        assert seen.events == sum(what == seen.name for _, _, what in events)
        assert seen.again == Count(plain.again(events, seen.name), seen.people)
        assert seen.repeats == len(plain.gaps(events, seen.name))
        assert seen.gap == plain.within(plain.gaps(events, seen.name))
    for one, other in plain.pairs(names):
        assert found.did_both(one, other) == plain.both(events, one, other)
        if one != other:
            assert found.first(one, other).people == plain.before(events, one, other)


def test_of_many_names_the_order_of_most_peoples_is_counted(tmp_path: Path) -> None:
    events = [(f"u{n % 7}", START + n, f"n{n}") for n in range(5_000)] + [("ann", START, "z"), ("bob", START, "z")]
    with world(tmp_path / "shop", events) as shop:
        found = habits(shop.snapshot())
    assert len(found.seen) == 5_001
    assert found.seen[0].name == "z"
    assert found.both.shape == (NAMES, NAMES)
    assert found.did_both("z", "n4999") is None


def test_which_properties_events_have(tmp_path: Path) -> None:
    events = [("ann", START, "look"), ("ann", START + 1, "look"), ("bob", START, "buy")]
    with world(tmp_path / "shop", events, query=["lamp", None, None], price=[1.0, 2.0, 3.0]) as shop:
        found = having(shop.snapshot(), ["look", "buy"], ["query", "price"])
    assert found == {"look": {"query": 1, "price": 2}, "buy": {"price": 1}}

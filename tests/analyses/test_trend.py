"""Trend against plain Python over random small lives; a world to count on fingers; what cannot be asked."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest
from scipy.stats import t

from analyses.funnel_worlds import DAY, shop
from analyses.returns_worlds import Lives, random_lives
from parcours.analyses.registry import ask
from parcours.analyses.terminal import columns
from parcours.analyses.trend import Active, TrendResult, compute
from parcours.analyses.trend.text import lines
from parcours.model.count import Count
from parcours.model.errors import BadInput, NotAllowed, UnknownName
from parcours.timeline.driver import run as drive
from reference.trend import active, change, figure, trend

MEASURES = ["people", "events", "events per person", "sum", "mean"]
PEOPLE = {
    "ann": f"A@10{{price=5}} A@{DAY}{{price=1}} B@{DAY + 5} A@{2 * DAY}",
    "bob": f"A@20 A@{DAY + 9}{{price=4}} A@{4 * DAY}{{price=2}}",
}


def test_two_people_by_hand(tmp_path: Path) -> None:
    of = shop(tmp_path, PEOPLE, as_of=4 * DAY + 5)
    found = ask(of, "trend", {"event": "A", "per": "day"})
    assert [(p.start, p.whole, p.people, p.events, p.figure) for p in found.points] == [
        ("1970-01-01", True, 2, 2, 2.0),
        ("1970-01-02", True, 2, 2, 2.0),
        ("1970-01-03", True, 1, 1, 1.0),
        ("1970-01-04", True, 0, 0, 0.0),
        ("1970-01-05", False, 1, 1, 1.0),
    ]
    assert found.people == Count(2, 2)
    summed = ask(of, "trend", {"event": "A", "measure": "sum", "value": "price", "per": "day"})
    assert [p.figure for p in summed.points] == [5.0, 5.0, 0.0, 0.0, 2.0]
    mean = ask(of, "trend", {"event": "A", "measure": "mean", "value": "price", "per": "day"})
    assert [p.figure for p in mean.points] == [5.0, 2.5, None, None, 2.0]


def test_active_people_by_hand(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": f"A@0 A@{6 * DAY} A@{31 * DAY}", "bob": f"A@{2 * DAY}"}, as_of=33 * DAY)
    days = ask(of, "trend", {"measure": "active"}).active
    assert [d.day_people for d in days[:8]] == [1, 0, 1, 0, 0, 0, 1, 0]
    assert [d.week_people for d in days[:10]] == [None] * 6 + [2, 2, 2, 1]
    assert days[28].month_people is None
    assert days[31] == Active("1970-02-01", True, 1, 1, 2, Count(1, 2))
    assert days[32] == Active("1970-02-02", True, 0, 1, 1, Count(0, 1))
    assert not days[33].whole


@pytest.mark.parametrize("seed", range(25))
def test_random_lives_equal_plain_python(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    lives = random_lives(tmp_path, seed, days=random.random() < 0.5, loads=random.choice([1, 3]))
    measure = random.choice(MEASURES)
    query: dict[str, Any] = {"event": random.choice(["A", "any event"]), "measure": measure}
    query["per"] = random.choice(["hour", "day", "week", "month"])
    query |= {"value": "price"} if measure in ("sum", "mean") else {}
    query |= {"compare_to": "unit before"} if random.random() < 0.6 else {}
    query |= {"by": "via", "top": 9} if random.random() < 0.5 else {}
    found = ask(lives.snapshot, "trend", query)
    agrees(found.points, plainly(lives, query), measure, found.people.of)
    for group in found.groups:
        agrees(group.points, plainly(lives, query, via=group.value), measure, found.people.of)


@pytest.mark.parametrize("seed", range(6))
def test_active_people_equal_plain_python(tmp_path: Path, seed: int) -> None:
    lives = random_lives(tmp_path, seed)
    seen = [[e for e in events if e["time"] <= lives.snapshot.as_of] for events in lives.people]
    period = ["2017-03-12..2017-03-28", ".."][seed % 2]
    for day in ask(lives.snapshot, "trend", {"measure": "active", "period": period}).active:
        for length, people in ((1, day.day_people), (7, day.week_people), (30, day.month_people)):
            assert people in (None, active(seen, lives.snapshot.id.zone, day.day, length))


def test_a_period_is_compared_with_the_one_before_it(tmp_path: Path) -> None:
    of = shop(tmp_path, PEOPLE, as_of=6 * DAY)
    query = {"event": "A", "per": "day", "period": "1970-01-03..1970-01-04", "compare_to": "period before"}
    found = ask(of, "trend", query)
    assert [(p.start, p.figure, p.change.to, p.change.before, p.change.difference) for p in found.points] == [
        ("1970-01-03", 1.0, "1970-01-01", 2.0, -1.0),
        ("1970-01-04", 0.0, "1970-01-02", 2.0, -2.0),
    ]
    assert found.people == Count(1, 2)  # in the period itself


@pytest.mark.parametrize("seed", range(1))
def test_threads_chunks_and_loads_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    whole, parts = (random_lives(tmp_path / str(n), seed, people=40, loads=n) for n in (1, 4))
    for measure in MEASURES:
        query: dict[str, Any] = {"measure": measure, "per": "day", "by": "via", "compare_to": "unit before"}
        query |= {"value": "price"} if measure in ("sum", "mean") else {}
        answer = ask(whole.snapshot, "trend", query)
        assert told(ask(parts.snapshot, "trend", query)) == told(answer)
        for threads, events in ((1, 1), (4, 7)):
            monkeypatch.setattr(
                compute, "drive", lambda p, t, n=threads, e=events: drive(p, t, threads=n, chunk_events=e)
            )
            assert told(ask(whole.snapshot, "trend", query)) == told(answer)
        monkeypatch.setattr(compute, "drive", drive)
        if measure in ("events", "sum"):
            for number, point in enumerate(answer.points):
                parts_of = [group.points[number].figure or 0 for group in answer.groups]
                assert sum(parts_of) == pytest.approx(point.figure)


def test_what_cannot_be_asked(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@10{price=5} B@20{sizes=1+2} B@30{via=ad}"}, as_of=DAY)
    for query, error in [
        ({"measure": "sum"}, BadInput),
        ({"value": "price"}, BadInput),
        ({"as_money": True}, BadInput),
        ({"top": 0}, BadInput),
        ({"measure": "active", "per": "week"}, NotAllowed),
        ({"compare_to": "period before"}, NotAllowed),
        ({"measure": "sum", "value": "sizes"}, NotAllowed),
        ({"measure": "sum", "value": "via"}, BadInput),
        ({"measure": "sum", "value": "prize"}, UnknownName),
        ({"by": "vio"}, UnknownName),
    ]:
        with pytest.raises(error) as told_error:
            ask(of, "trend", query)
        assert told_error.value.hint


def test_the_picture(tmp_path: Path) -> None:
    of = shop(tmp_path, PEOPLE, as_of=4 * DAY + 5)
    assert lines(ask(of, "trend", {"event": "A", "per": "day"})).startswith(PICTURE)
    for query in (
        {"compare_to": "unit before"},
        {"measure": "active"},
        {"measure": "mean", "value": "price", "by": "price"},
    ):
        assert max(columns(line) for line in lines(ask(of, "trend", query)).splitlines()) <= 80
    assert "nothing in this period" in lines(ask(of, "trend", {"period": "1971-01-01..1971-02-01"}))


def agrees(points: Any, expected: dict[str, Any], measure: str, people: int) -> None:
    shown = {p.start for p in points}
    assert {unit for unit, rows in expected.items() if rows} <= shown
    for point in points:
        rows = expected.get(point.start, {})
        assert (point.people, point.events) == (len(rows), sum(n for n, _ in rows.values()))
        assert point.figure == pytest.approx(figure(rows, measure))
        if point.change is None or point.change.difference is None:
            continue
        difference, error = change(rows, expected.get(point.change.to, {}), measure, people) or (None, None)
        assert point.change.difference == pytest.approx(difference)
        if difference is not None and error is not None and point.change.low is not None:
            freedom = people - 1
            if measure in ("mean", "events per person"):
                freedom = len(rows.keys() | expected.get(point.change.to, {}).keys()) - 1
            half = t.ppf(0.975, freedom) * error
            assert (point.change.low, point.change.high) == pytest.approx((difference - half, difference + half))


def plainly(lives: Lives, query: dict[str, Any], **via: Any) -> dict[str, Any]:
    seen = [[e for e in events if e["time"] <= lives.snapshot.as_of] for events in lives.people]
    return trend(
        [events for events in seen if events],
        zone=lives.snapshot.id.zone,
        per=query["per"],
        counts=lambda e: (query["event"] != "A" or e["name"] == "A") and (not via or e.get("p.via:s") == via["via"]),
        value=(lambda e: e.get("p.price:n")) if "value" in query else None,
    )


def told(result: TrendResult) -> tuple[Any, ...]:
    return (result.points, result.groups, result.people, result.notes)


PICTURE = """\
People per day: A
2 of 2 people.

day                                       people     events
1970-01-01       ███████████████████           2          2
1970-01-02       ███████████████████           2          2
1970-01-03       █████████▌                    1          1
1970-01-04                                     0          0
1970-01-05*      █████████▌                    1          1

* not a whole day: it is not over yet, or something of it is missing
"""

"""Measures against plain Python over random small lives; a shop to count on fingers; what cannot be asked."""

from __future__ import annotations

from math import fsum
from pathlib import Path
from random import Random
from statistics import mean, stdev
from typing import Any

import numpy as np
import pytest
import scipy.stats

from analyses.funnel_worlds import DAY, shop
from analyses.returns_worlds import Lives, random_lives
from parcours.analyses.measures import Figure, MeasuresResult, compute
from parcours.analyses.measures.text import lines
from parcours.analyses.registry import ask
from parcours.analyses.terminal import columns
from parcours.model.count import Count
from parcours.model.errors import BadInput, NotAllowed, UnknownName
from parcours.model.period import period
from parcours.stats.intervals import wilson
from parcours.timeline.driver import run as drive
from reference.measures import persons, ratio, sessions, valued

HOUR = 3600
PEOPLE = {
    "ann": f"View@0{{via=ads}} Order@60{{price=20}} View@{2 * HOUR} View@{DAY}{{via=mail}} Order@{DAY + 9}{{price=40}}",
    "bob": f"View@100{{via=ads}} View@{DAY + 50}{{via=ads}} View@{DAY + 90}",
    "eve": f"Order@{5 * HOUR}{{price=6;via=mail}} Refund@{5 * HOUR + 30}{{price=6}}",
}
ALL = ["conversion", "session conversion", "bounce", "sum", "mean", "median", "p90", "per person"]


def test_a_shop_by_hand(tmp_path: Path) -> None:
    of = shop(tmp_path, PEOPLE, as_of=2 * DAY)
    found = by_name(ask(of, "measures", {"measures": ALL, "value": "price", "of": "Order", "goal": "Order"}))
    assert found["conversion"].share == Count(2, 3)
    assert found["conversion"].interval == wilson(2, 3)
    assert found["session conversion"].share == Count(3, 6)  # ann 2 of 3, bob 0 of 2, eve 1 of 1
    assert found["bounce"].share == Count(2, 6)  # the one view of ann after two hours, and bob's first
    assert (found["sum"].value, found["sum"].people, found["sum"].bottom) == (66.0, 2, 3.0)
    assert found["mean"].value == 22.0
    assert found["median"].value == 20.0
    assert found["median"].interval is None  # three values are too few for any
    assert (found["per person"].value, found["per person"].bottom) == (22.0, 3.0)
    own = [60.0, 0.0, 6.0]
    half = scipy.stats.t.ppf(0.975, 2) * stdev(own) / 3**0.5
    assert found["per person"].interval is not None
    assert found["per person"].interval.low == pytest.approx(mean(own) - half)


def test_money_is_net_of_refunds(tmp_path: Path) -> None:
    of = shop(tmp_path, PEOPLE, as_of=2 * DAY)
    asked = ["revenue", "order value", "median order value", "revenue per person"]
    result = ask(of, "measures", {"measures": asked, "value": "price", "goal": "Order"})
    found = by_name(result)
    assert found["revenue"].value == 60.0
    assert (found["order value"].value, found["order value"].bottom) == (20.0, 3.0)
    assert found["median order value"].value == 20.0
    assert found["revenue per person"].value == 20.0
    assert any("refund" in note for note in result.notes)


def test_a_change_by_rate_and_mix(tmp_path: Path) -> None:
    of = shop(tmp_path, PEOPLE, as_of=2 * DAY)
    query = {"measures": ["conversion"], "goal": "Order", "by": "via"}
    query |= {"period": "1970-01-02..1970-01-02", "compare_to": "1970-01-01..1970-01-01"}
    measured = ask(of, "measures", query).measured[0]
    shares = {row.value: [f.share for f in row.figures] for row in measured.rows if not row.whole}
    assert shares == {"ads": [Count(1, 2), Count(0, 1)], "mail": [Count(1, 1), Count(1, 1)]}
    whole, *parts = measured.changes
    assert whole.difference == pytest.approx(1 / 2 - 2 / 3)
    assert {c.value: c.rate for c in parts} == pytest.approx({"ads": -0.5 * (2 / 3 + 1 / 2) / 2, "mail": 0.0})
    assert whole.rate + whole.mix == pytest.approx(whole.difference)
    assert sum(c.rate + c.mix for c in parts) == pytest.approx(whole.difference)


@pytest.mark.parametrize("seed", range(15))
def test_random_lives_equal_plain_python(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    lives = random_lives(tmp_path, seed, days=random.random() < 0.5, loads=random.choice([1, 3]))
    query: dict[str, Any] = {"measures": ALL, "value": "price", "goal": "B", "of": random.choice(["A", "any event"])}
    query |= {"by": "via", "top": 9} if random.random() < 0.7 else {}
    query |= {"where": "A | B"} if random.random() < 0.3 else {}
    query |= random.choice([{}, {"period": "2017-03-05..2017-03-24"}, {"period": "2017-03-12T08:00.."}])
    if "period" in query and random.random() < 0.7:
        query["compare_to"] = "2017-02-01..2017-03-04"
    try:
        result = ask(lives.snapshot, "measures", query)
    except NotAllowed:  # the goal is known by days only
        return
    names = [query.get("compare_to"), query.get("period", "..")]
    for number, name in enumerate(name for name in names if name):
        expected, _ = plainly(lives, query, *period(name).seconds(lives.snapshot.zone))
        for measured in result.measured:
            for row in measured.rows:
                items = [i for i in expected[measured.name] if row.whole or i[1] == row.value]
                agrees(measured.name, row.figures[number], items, lives.snapshot.people)
    for measured in result.measured:
        if measured.changes and measured.changes[0].rate is not None:
            whole, *parts = measured.changes
            assert fsum(c.rate + c.mix for c in parts) == pytest.approx(whole.difference, abs=1e-9)


def test_an_interval_of_a_median_is_the_binomial_one(tmp_path: Path) -> None:
    values = [3.0, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8]
    of = shop(tmp_path, {f"p{n}": f"A@{n}{{price={value}}}" for n, value in enumerate(values)}, as_of=DAY)
    figure = ask(of, "measures", {"measures": ["median"], "value": "price"}).measured[0].rows[0].figures[0]
    expected = scipy.stats.quantile_test(values, p=0.5).confidence_interval(0.95)
    assert (figure.value, figure.interval.low, figure.interval.high) == (4.5, expected.low, expected.high)


@pytest.mark.parametrize("seed", range(1))
def test_threads_chunks_and_loads_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    whole, parts = (random_lives(tmp_path / str(n), seed, people=40, days=False, loads=n) for n in (1, 4))
    query: dict[str, Any] = {"measures": [*ALL, "revenue"], "value": "price", "goal": "B", "by": "via", "top": 2}
    for more in ({}, {"per": "week"}, {"period": "2017-03-10..", "compare_to": "..2017-03-09"}):
        answer = told(ask(whole.snapshot, "measures", query | more))
        assert told(ask(parts.snapshot, "measures", query | more)) == answer
        for threads, events in ((1, 1), (4, 7)):
            monkeypatch.setattr(
                compute, "drive", lambda p, t, n=threads, e=events: drive(p, t, threads=n, chunk_events=e)
            )
            assert told(ask(whole.snapshot, "measures", query | more)) == answer
        monkeypatch.setattr(compute, "drive", drive)


def test_units_of_the_calendar_are_periods(tmp_path: Path) -> None:
    of = shop(tmp_path, PEOPLE, as_of=2 * DAY)
    found = ask(of, "measures", {"measures": ["conversion"], "goal": "Order", "per": "day"})
    assert [(p.name, p.over) for p in found.periods] == [
        ("1970-01-01", True), ("1970-01-02", True), ("1970-01-03", False),
    ]  # fmt: skip
    assert [f.share for f in found.measured[0].rows[0].figures] == [Count(2, 3), Count(1, 2), None]


def test_what_cannot_be_asked(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@10{price=5} B@1d"}, as_of=3 * DAY)
    for query, error in [
        ({"measures": ["mean"]}, BadInput),
        ({"measures": ["avg"]}, UnknownName),
        ({"measures": ["p0"]}, UnknownName),
        ({"measures": ["conversion"]}, BadInput),
        ({"measures": ["revenue"], "value": "price"}, BadInput),
        ({"top": 0}, BadInput),
        ({"per": "day", "compare_to": "1970-01-01"}, NotAllowed),
        ({"period": "1970-01-01..1970-01-03", "compare_to": "1970-01-03"}, NotAllowed),
        ({"measures": ["session conversion"], "goal": "B"}, NotAllowed),
        ({"measures": ["sum"], "value": "prize"}, UnknownName),
    ]:
        with pytest.raises(error) as told_error:
            ask(of, "measures", query)
        assert told_error.value.hint
    assert [m.name for m in ask(of, "measures", {"goal": "B"}).measured] == ["conversion", "bounce"]


def test_the_picture(tmp_path: Path) -> None:
    of = shop(tmp_path, PEOPLE, as_of=2 * DAY)
    query = {"measures": ["conversion", "order value"], "value": "price", "goal": "Order"}
    assert lines(ask(of, "measures", query)).startswith(PICTURE)
    for more in ({"by": "via"}, {"per": "day"}, {"period": "1970-01-02", "compare_to": "1970-01-01", "by": "via"}):
        text = lines(ask(of, "measures", query | more))
        assert max(columns(line) for line in text.splitlines()) <= 80


def by_name(result: MeasuresResult) -> dict[str, Figure]:
    return {measured.name: measured.rows[0].figures[-1] for measured in result.measured}


def plainly(lives: Lives, query: dict[str, Any], low: int, high: int) -> tuple[dict[str, Any], int]:
    as_of = lives.snapshot.as_of
    visible = (lambda e: e["name"] in "AB") if "where" in query else (lambda e: True)
    people = [[e for e in events if e["time"] <= as_of and visible(e)] for events in lives.people]

    def number(e: dict[str, Any]) -> float | None:
        return e.get("p.price:n") if query["of"] == "any event" or e["name"] == "A" else None

    def value(e: dict[str, Any]) -> Any:
        return e.get("p.via:s")

    def goal(events: list[dict[str, Any]]) -> float:
        return float(any(e["name"] == "B" for e in events))

    events = valued(people, low, high, number, value)
    bounced, open_ = sessions(people, low, high, as_of, lambda s: float(len(s) == 1), value)
    return {
        "conversion": persons(people, low, high, goal, value),
        "session conversion": sessions(people, low, high, as_of, goal, value)[0],
        "bounce": bounced,
        "per person": persons(people, low, high, lambda es: fsum(number(e) or 0.0 for e in es), value),
    } | dict.fromkeys(("sum", "mean", "median", "p90"), events), open_


def agrees(name: str, figure: Figure, items: list[Any], people: int) -> None:
    assert figure.people == len({person for person, *_ in items})
    if name in ("median", "p90"):
        expected = np.quantile([x for *_, x in items], 0.5 if name == "median" else 0.9) if items else None
        assert figure.value == pytest.approx(expected)
        return
    assert (figure.top, figure.bottom) == pytest.approx((fsum(i[3] for i in items), fsum(i[2] for i in items)))
    assert figure.value == pytest.approx(figure.top if name == "sum" else ratio(items))
    if figure.share is not None:
        assert figure.share == Count(round(figure.top), round(figure.bottom))


def told(result: MeasuresResult) -> tuple[Any, ...]:
    return (result.measured, result.people, result.periods, result.notes)


PICTURE = """\
MEASURES: all time
3 of 3 people were there.
Goal: Order

Conversion, by people
                                                 95% interval          people
                                66.7%°         20.8% to 93.9%             2/3

Order value from price, by events
                                                 95% interval          events
                                   20°      -149.42 to 189.42               3

° of fewer than 10 people: too few to conclude
"""

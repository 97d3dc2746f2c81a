"""The smallest world that uses everything: a few people, every kind of column, every kind of question.

It is what `parcours doctor` compiles kernels with, and the first thing to try a change on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from parcours.workspace.questions import question
from parcours.workspace.workspace import Workspace

JOURNEY = """\
journey: Tiny
zone: Europe/Paris
milestone: Order
stages:
  - {name: Visitor, enter: View, leave: {quiet: 30 days, to: Asleep}}
  - {name: Keen, enter: {did: View, at_least: 2, within: 7 days}, back: true, leave: {quiet: 30 days, to: Asleep}}
  - {name: Customer, enter: {all: [Order, {did_not: Refund, within: 1 day}]}, out: Goodbye}
  - {name: Asleep}
"""
_EVENTS = ("View", "Add", "Order", "View", "View", "Order", "Refund", "Add")


def fill(workspace: Workspace, people: int = 40) -> None:
    """Load three tables: events at instants (some at the same), events known by day, and traits."""
    workspace.load(
        _instants(people),
        name="shop",
        map="time=at,user=who,anonymous=browser,email=mail,object.order=order,event=event",
    )
    workspace.load(_days(people), name="letters", map="time=day,user=who,event==Letter")
    workspace.load(_traits(people), name="people", map="user=who")
    workspace.load(_instants(people // 2), name="more", map="time=at,user=who,event=event,property.again=price")


def ask_journeys(workspace: Workspace) -> None:
    """Every kind of question about whole journeys once; answers are thrown away."""
    snapshot = workspace.snapshot()
    for options in ({}, {"where": "View where price > 3"}, {"where": "person.city = Lyon"}):
        question("transitions")(snapshot, **options)
    question("stages")(snapshot)
    for options in ({}, {"windows": "rolling"}, {"start": "View where price > 3"}):
        question("retention")(snapshot, **options)
    question("trend")(snapshot)
    question("measures")(snapshot, value="price")
    question("paths")(snapshot, start="View")
    question("variants")(snapshot, like="View+ .*")
    question("conformance")(snapshot, ["View", "Add?", "Order"])
    question("moments")(snapshot, within="7 days", least=10)
    question("compare")(snapshot, ["stages"], among="did Refund")
    question("segment")(snapshot, ["did View then Order within 7 days and not stage is Asleep", "person.city = Lyon"])
    question("attribution")(snapshot, channel="channel", rules=["all"])
    question("pains")(snapshot)


def ask_funnels(workspace: Workspace) -> None:
    """Every kind of funnel once."""
    snapshot = workspace.snapshot()
    for options in _funnels():
        question("funnel")(snapshot, **options)
    question("dropoff")(snapshot, ["View", "Order"], within="7 days")


def _funnels() -> Iterator[dict[str, Any]]:
    steps = ["View", "Add where price > 3", "Order"]
    for options in (
        {},
        {"order": "any order"},
        {"order": "exact", "ties": "arrival", "where": "View | Add | Order"},
        {"ties": "arrival", "where": "View | Add | Order"},
        {"hold": "channel"},
        {"hold": "products[].name"},
        {"unit": "sessions"},
        {"by": {"property": "channel", "at": "first"}},
        {"exclude": [{"filter": "Refund"}]},
        {"where": "person.city = Lyon"},
    ):
        yield {"steps": steps, "within": "7 days", **options}
    yield {"steps": ["Letter", "View", "Order"], "within": "30 days"}
    yield {"steps": ["View", "View", "View"], "within": "30 days"}


def _instants(people: int) -> pa.Table:
    rows = [(person, step) for person in range(people) for step in range(len(_EVENTS))]
    at = [1_767_225_600 + person * 40_000 + (step // 2) * 90_000 + (person % 3) * step for person, step in rows]
    return pa.table(
        {
            "at": pa.array([t * 1_000_000 for t in at]).cast(pa.timestamp("us", "UTC")),
            "who": [f"u{person}" if step > 1 else None for person, step in rows],
            "browser": [f"b{person}" for person, _ in rows],
            "mail": [f"p{person}@shop.example" if step == 5 else None for person, step in rows],
            "order": [f"o{person}-{step}" if _EVENTS[step] == "Order" else None for person, step in rows],
            "event": [_EVENTS[step] for _, step in rows],
            "price": [float(step + person % 5) for person, step in rows],
            "channel": [("mail", "ads", None)[(person + step) % 3] for person, step in rows],
            "products[].name": [[f"lamp {i}" for i in range(step % 3)] for _, step in rows],
        }
    )


def _days(people: int) -> pa.Table:
    days = pa.array([20_454 + person % 9 for person in range(people)], pa.int32()).cast(pa.date32())
    return pa.table({"day": days, "who": [f"u{person}" for person in range(people)]})


def _traits(people: int) -> pa.Table:
    return pa.table(
        {
            "who": [f"u{person}" for person in range(people)],
            "city": [("Lyon", "Lille")[person % 2] for person in range(people)],
        }
    )

"""The smallest world that uses everything: a few people, every kind of column, every kind of question.

It is what `parcours doctor` compiles kernels with, and the first thing to try a change on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from parcours.timeline.snapshot import Snapshot
from parcours.workspace.questions import question
from parcours.workspace.workspace import Workspace

JOURNEY = """\
journey: Tiny
zone: Europe/Paris
milestone: Order
stages:
  - name: Visitor
    enter: View
    leave: {quiet: 30 days, to: Asleep}
    success: {goal: Find a lamp, rule: {did: Order, within: 7 days}}
  - {name: Keen, enter: {did: View, at_least: 2, within: 7 days}, back: true, leave: {quiet: 30 days, to: Asleep}}
  - {name: Customer, enter: {all: [Order, {did_not: Refund, within: 1 day}]}, out: Goodbye}
  - {name: Asleep}
prompts:
  - {name: Cart, shown: View, taken: Add, within: 7 days}
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


def questions() -> list[tuple[str, tuple[Any, ...], dict[str, Any]]]:
    """Every kind of question once: its name, what is asked, options. Answers are thrown away."""
    return [*_journeys(), *_funnels()]


def ask(snapshot: Snapshot, number: int) -> None:
    """Ask the question of that number."""
    name, asked, options = questions()[number]
    question(name)(snapshot, *asked, **options)


def _journeys() -> Iterator[tuple[str, tuple[Any, ...], dict[str, Any]]]:
    for options in ({}, {"where": "View where price > 3"}, {"where": "person.city = Lyon"}):
        yield "transitions", (), options
    yield "stages", (), {}
    for name in ("actions", "goals", "voice", "prompts"):
        yield name, (), {}
    for options in ({}, {"windows": "rolling"}, {"start": "View where price > 3"}):
        yield "retention", (), options
    yield "trend", (), {}
    yield "measures", (), {"value": "price"}
    yield "paths", (), {"start": "View"}
    yield "variants", (), {"like": "View+ .*"}
    yield "conformance", (["View", "Add?", "Order"],), {}
    yield "moments", (), {"within": "7 days", "least": 10}
    yield "compare", (["funnel", {"steps": ["View", "Order"], "within": "7 days"}],), {"among": "did Refund"}
    group = "did View then Order within 7 days and not stage is Asleep"
    yield "segment", ([group, "person.city = Lyon"],), {}
    yield "attribution", (), {"channel": "channel", "rules": ["all"]}
    yield "pains", (), {}


def _funnels() -> Iterator[tuple[str, tuple[Any, ...], dict[str, Any]]]:
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
        yield "funnel", (steps,), {"within": "7 days", **options}
    yield "funnel", (["Letter", "View", "Order"],), {"within": "30 days"}
    yield "funnel", (["View", "View", "View"],), {"within": "30 days"}
    yield "funnel", (["Refund"],), {"within": "30 days"}
    yield "dropoff", (["View", "Order"],), {"within": "7 days"}


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

"""Does every question take the stage of an event as it takes any property?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from parcours.analyses.registry import ask, find
from parcours.timeline.snapshot import Snapshot
from timeline.definitions import shop

SHOP = """\
stages:
  - {name: Visitor, enter: See, leave: {quiet: 10 seconds}}
  - {name: Buyer, enter: Buy}
touchpoints: [{name: Web, events: [Look, See]}]
"""
ROWS = [
    {"name": name, "time": 100 if name == "Bye" else time, "user": user}
    for user, way in (("a", "See Look Buy Look"), ("b", "See Look"), ("c", "Look"), ("d", "Buy See"), ("e", "Bye"))
    for time, name in enumerate(way.split(), 1)
]


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    return shop(tmp_path, ROWS, SHOP)


def test_trend(snapshot: Snapshot) -> None:
    inside = ask(snapshot, "trend", {"event": "Look", "where": "journey.stage = Visitor"})
    assert (inside.people.people, inside.points[0].events) == (2, 2)
    groups = ask(snapshot, "trend", {"by": "journey.stage"}).groups
    assert {g.value: (g.points[0].people, g.points[0].events) for g in groups} == {
        "Buyer": (2, 4), "Visitor": (2, 4), None: (2, 2)
    }  # fmt: skip


def test_funnel(snapshot: Snapshot) -> None:
    steps = ["Look where journey.stage = Visitor", "journey.entered = Buyer"]
    result = ask(snapshot, "funnel", {"steps": steps, "within": "9 seconds"})
    assert [step.people for step in result.steps] == [2, 1]


def test_segments(snapshot: Snapshot) -> None:
    segments = ["did Look where journey.stage = Visitor", "did Look and not did Look where journey.stage exists"]
    assert [size.people.people for size in ask(snapshot, "segment", {"segments": segments}).sizes] == [2, 1]


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("paths", {"start": "See", "by": "journey.stage"}),
        ("variants", {"by": "journey.stage"}),
        ("transitions", {"where": "journey.stage = Visitor"}),
        ("retention", {"start": "journey.entered = Visitor", "windows": "rolling"}),
        ("measures", {"where": "journey.stage = Visitor", "by": "journey.stage"}),
        ("actions", {"by": "journey.touchpoint"}),
        ("attribution", {"channel": "journey.stage", "goal": "journey.entered = Buyer"}),
    ],
)
def test_others(snapshot: Snapshot, name: str, query: dict[str, Any]) -> None:
    assert find(name).text(ask(snapshot, name, query))

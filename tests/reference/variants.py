"""The commonest whole ways, in plain Python over lists of events: slow, and written apart from the timeline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

import numpy as np

from reference.paths import Event, Test, rows

Way = tuple[str, ...]


def variants(
    subjects: list[list[Event]], *, start: Test | None, end: Test | None, goal: Test | None, within: int | None,
    fold: bool, low: int, high: int, as_of: int, place: Callable[[Event], str] = lambda e: e["name"],
    like: Callable[[Way], bool] = lambda way: True,
) -> dict[str, Any]:  # fmt: skip
    """Of each way: people, quartiles of its seconds, people who reached the goal; and how many are counted."""
    found: dict[Way, list[tuple[int, bool]]] = defaultdict(list)
    unfinished = unlike = 0
    for events in subjects:
        begun = [i for i, e in enumerate(events) if low <= e["time"] < high and (start is None or start(e))]
        if not begun:
            continue
        first = begun[0]
        until = float("inf") if within is None else events[first]["time"] + within
        inside = [row for row in rows(events, fold, place) if row[-1] >= first]
        inside = [row for row in inside if row is inside[0] or events[row[0]]["time"] <= until]
        ends = [i for i, e in enumerate(events) if i > first and end and end(e) and e["time"] <= until]
        if ends:
            inside = [row for row in inside if row[0] <= ends[0]]
        way = tuple(place(events[row[0]]) for row in inside)
        seconds = events[inside[-1][0]]["time"] - events[first]["time"] if len(inside) > 1 else 0
        reached = any(goal(e) and e["time"] <= until for e in events[first:]) if goal else False
        late = as_of < events[-1]["time"] + 1800 if within is None else as_of < events[first]["time"] + within
        if not like(way):
            unlike += not late
        elif late:
            unfinished += 1
        else:
            found[way].append((seconds, reached))
    people = sum(map(len, found.values()))
    return {
        "ways": {
            way: (
                len(them),
                *(float(q) for q in np.quantile([s for s, _ in them], [0.25, 0.5, 0.75])),
                sum(r for _, r in them),
            )
            for way, them in found.items()
        },
        "people": (people, people + unlike),
        "unfinished": unfinished,
    }

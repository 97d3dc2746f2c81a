"""What follows what, in plain Python over lists of events: slow, and written apart from the kernels."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from itertools import pairwise
from statistics import median
from typing import Any

BEGIN, END = "begin", "no further event"
Event = dict[str, Any]  # name, time, and maybe sub, day, hidden


def transitions(
    people: list[list[Event]],
    *,
    visible: Callable[[Event], bool] = lambda event: True,
    low: int = 0,
    high: int = 2**32,
    days: bool = False,
    fold: bool = False,
) -> dict[str, Any]:
    """Per pair: people, times, median seconds; per name: people; and the figures beside."""
    pairs: dict[tuple[str, str], list[tuple[int, int | None]]] = defaultdict(list)
    by_name: dict[str, set[int]] = defaultdict(set)
    figures = {"events": 0, "people": 0, "tied": 0, "days": 0, "folded": 0}
    for number, events in enumerate(people):
        way: list[Event] = []
        for event in events:
            if event.get("hidden") or not visible(event) or not low <= event["time"] < high:
                continue
            if event.get("day") and not days:
                figures["days"] += 1
            elif fold and way and way[-1]["name"] == event["name"]:
                figures["folded"] += 1
            else:
                way.append(event)
        if not way:
            continue
        figures["people"] += 1
        figures["events"] += len(way)
        pairs[BEGIN, way[0]["name"]].append((number, None))
        pairs[way[-1]["name"], END].append((number, None))
        for event in way:
            by_name[event["name"]].add(number)
        for a, b in pairwise(way):
            pairs[a["name"], b["name"]].append((number, b["time"] - a["time"]))
            figures["tied"] += (a["time"], a.get("sub", 0)) == (b["time"], b.get("sub", 0))
    return {
        "pairs": {
            pair: (
                len({who for who, _ in found}),
                len(found),
                None if found[0][1] is None else float(median(gap for _, gap in found if gap is not None)),
            )
            for pair, found in pairs.items()
        },
        "by_name": {name: len(who) for name, who in by_name.items()},
        **figures,
    }

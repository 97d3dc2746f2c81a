"""How much and how often, in plain Python over lists of events: slow, and written apart from the analysis."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import fsum
from typing import Any

Event = dict[str, Any]  # time (seconds), and maybe sub, day
Item = tuple[int, Any, float, float]  # person, group, n, x
GAP = 1800


def persons(
    people: Sequence[Sequence[Event]],
    low: int,
    high: int,
    x: Callable[[list[Event]], float],
    value: Callable[[Event], Any],
) -> list[Item]:
    """People with an event in the period, grouped as at the first one; of several at that instant the least value."""
    found = []
    for person, events in enumerate(people):
        inside = [e for e in events if low <= e["time"] < high]
        if inside:
            found.append((person, _least(inside, inside[0], value), 1.0, x(inside)))
    return found


def sessions(
    people: Sequence[Sequence[Event]],
    low: int,
    high: int,
    as_of: int,
    x: Callable[[list[Event]], float],
    value: Callable[[Event], Any],
) -> tuple[list[Item], int]:
    """Sessions that begin in the period and are over; and how many are not."""
    found, open_ = [], 0
    for person, events in enumerate(people):
        for session in _sessions([e for e in events if not e.get("day")]):
            if not low <= session[0]["time"] < high:
                continue
            if session[-1]["time"] + GAP > as_of:
                open_ += 1
            else:
                found.append((person, _least(events, session[0], value), 1.0, x(session)))
    return found, open_


def valued(
    people: Sequence[Sequence[Event]],
    low: int,
    high: int,
    number: Callable[[Event], float | None],
    value: Callable[[Event], Any],
) -> list[Item]:
    """Events that have a number."""
    return [
        (person, value(e), 1.0, x)
        for person, events in enumerate(people)
        for e in events
        if low <= e["time"] < high and (x := number(e)) is not None
    ]


def ratio(items: Sequence[Item]) -> float | None:
    n = fsum(n for _, _, n, _ in items)
    return fsum(x for *_, x in items) / n if n else None


def _sessions(events: list[Event]) -> list[list[Event]]:
    found: list[list[Event]] = []
    for event in events:
        if found and event["time"] - found[-1][-1]["time"] <= GAP:
            found[-1].append(event)
        else:
            found.append([event])
    return found


def _least(events: Sequence[Event], first: Event, value: Callable[[Event], Any]) -> Any:
    at_once = [e for e in events if (e["time"], e.get("sub")) == (first["time"], first.get("sub"))]
    return min((v for e in at_once if (v := value(e)) is not None), default=None)

"""Is a person in a segment? Said as plainly as can be, over people that are lists of events (dictionaries).

    person = {"events": [{"name": "A", "time": 5, "properties": {}, "day": 86_399}], "told": [(9, {"city": "Lyon"})]}

`day`, where there is one, is the last second of the day of which no more is known; traits told at None were always so.

Sequences are enumerated by the funnel's reference, stages by the plain automaton's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from parcours.model.filters import Compare
from parcours.model.segments import (
    Called,
    Happened,
    HasTrait,
    InAll,
    InAny,
    InOrder,
    InStage,
    NotIn,
    Segment,
)
from reference.filters import meets, satisfies
from reference.funnel import Asked, funnel
from reference.funnel import Happened as Event

UTC = ZoneInfo("UTC")
Person = Mapping[str, Any]


def belongs(
    person: Person,
    segment: Segment,
    *,
    as_of: int,
    stages: Callable[[Person], tuple[str, set[str]]],
    named: Mapping[str, Segment],
) -> bool:
    """Whether the person is in the segment; `stages` tells the state now and all states that ever were."""
    again = {"as_of": as_of, "stages": stages, "named": named}
    match segment:
        case Happened():
            low, high = _bounds(segment, as_of)
            times = [e for e in person["events"] if satisfies(segment.filter, e) and _may_lie(e, low, high)]
            most = len(times) if segment.at_most is None else segment.at_most
            return segment.at_least <= len(times) <= most
        case InOrder(steps):
            return _follows(person, segment, as_of) == len(steps)
        case HasTrait(compare, ever):
            return _trait(person, compare, ever, as_of)
        case InStage(names, ever):
            now, been = stages(person)
            return any(name in been if ever else name == now for name in names)
        case Called(name):
            return belongs(person, named[name], **again)  # type: ignore[arg-type]
        case NotIn(inner):
            return not belongs(person, inner, **again)  # type: ignore[arg-type]
        case InAll(inner):
            return all(belongs(person, s, **again) for s in inner)  # type: ignore[arg-type]
        case InAny(inner):
            return any(belongs(person, s, **again) for s in inner)  # type: ignore[arg-type]
    raise AssertionError(segment)


def _may_lie(event: Mapping[str, Any], low: int, high: int) -> bool:
    """Whether it happened in the time, or may have, where only the day is known."""
    last = event.get("day", event["time"])
    return len(range(max(low, event["time"]), min(high, last + 1))) > 0


def _follows(person: Person, segment: InOrder, as_of: int) -> int:
    low, high = _bounds(segment, as_of)
    within = 2**32 if segment.within is None else segment.within.seconds
    events = [
        Event(
            (e["time"], 0),
            frozenset(k for k, step in enumerate(segment.steps, 1) if satisfies(step, e)),
            until=e.get("day"),
        )
        for e in person["events"]
    ]
    return funnel(events, Asked(len(segment.steps), within, low=low, high=high, upto=as_of)).level


def _trait(person: Person, compare: Compare, ever: bool, as_of: int) -> bool:
    if compare.op in ("!=", "missing"):
        op: Any = "=" if compare.op == "!=" else "exists"
        return not _trait(person, Compare(compare.name, op, compare.values, "person"), ever, as_of)
    told = [t for t in person["told"] if t[0] is None or t[0] <= as_of]
    told = sorted(told, key=lambda t: -1 if t[0] is None else t[0])
    known = [values[compare.name] for _, values in told if compare.name in values]
    return any(meets(compare, {"traits": {compare.name: value}}) for value in (known if ever else known[-1:]))


def _bounds(segment: Happened | InOrder, as_of: int) -> tuple[int, int]:
    if segment.last is not None:
        return max(0, as_of - segment.last.seconds), as_of + 1
    return segment.period.seconds(UTC) if segment.period else (0, 2**32)

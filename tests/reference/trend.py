"""How it went from unit to unit, in plain Python over lists of events: slow, and written apart from the analysis."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from math import fsum, sqrt
from typing import Any
from zoneinfo import ZoneInfo

Event = dict[str, Any]  # time (seconds), maybe day


def trend(
    people: Sequence[Sequence[Event]],
    *,
    zone: str,
    per: str,
    counts: Callable[[Event], bool],
    value: Callable[[Event], float | None] | None = None,
) -> dict[str, dict[int, tuple[int, float]]]:
    """By unit and person: events that count, and the sum of their values. Other units have nothing."""
    there = ZoneInfo(zone)
    found: dict[str, dict[int, tuple[int, float]]] = {}
    for person, events in enumerate(people):
        for event in events:
            number = value(event) if value else 0.0
            if not counts(event) or number is None or (per == "hour" and event.get("day")):
                continue
            unit = found.setdefault(unit_of(event["time"], there, per), {})
            n, x = unit.get(person, (0, 0.0))
            unit[person] = n + 1, x + number
    return found


def figure(rows: dict[int, tuple[int, float]], measure: str) -> float | None:
    n, x = sum(n for n, _ in rows.values()), fsum(x for _, x in rows.values())
    match measure:
        case "people":
            return len(rows)
        case "events":
            return n
        case "events per person":
            return n / len(rows) if rows else None
        case "mean":
            return x / n if n else None
    return x


def change(
    now: dict[int, tuple[int, float]], before: dict[int, tuple[int, float]], measure: str, people: int
) -> tuple[float, float | None] | None:
    """The difference, and its standard error between people, if they are at least two."""
    one, other = figure(now, measure), figure(before, measure)
    if one is None or other is None:
        return None
    if measure in ("events per person", "mean"):
        who = now.keys() | before.keys()
        pulls = [_pull(now, p, measure, one) - _pull(before, p, measure, other) for p in who]
        count, middle = len(who), 0.0
    else:
        pulls = [_own(now, p, measure) - _own(before, p, measure) for p in range(people)]
        count, middle = people, (one - other) / people
    if count < 2:
        return one - other, None
    return one - other, sqrt(count / (count - 1) * fsum((pull - middle) ** 2 for pull in pulls))


def active(people: Sequence[Sequence[Event]], zone: str, day: str, length: int) -> int:
    """People with an event in the `length` days that end with `day`."""
    there = ZoneInfo(zone)
    last = datetime.fromisoformat(day).date()
    wanted = {f"{last - timedelta(days=n)}" for n in range(length)}
    return sum(any(unit_of(e["time"], there, "day") in wanted for e in events) for events in people)


def unit_of(time: int, there: ZoneInfo, per: str) -> str:
    local = datetime.fromtimestamp(time, UTC).astimezone(there)
    day = local.date()
    return {
        "hour": f"{local:%Y-%m-%d %H:00}",
        "day": f"{day}",
        "week": f"{day - timedelta(days=day.weekday())}",
        "month": f"{day:%Y-%m}",
    }[per]


def _own(rows: dict[int, tuple[int, float]], person: int, measure: str) -> float:
    n, x = rows.get(person, (0, 0.0))
    return {"people": float(person in rows), "events": float(n)}.get(measure, x)


def _pull(rows: dict[int, tuple[int, float]], person: int, measure: str, ratio: float) -> float:
    n, x = rows.get(person, (0, 0.0))
    top, bottom = (x, n) if measure == "mean" else (n, int(person in rows))
    total = sum(n for n, _ in rows.values()) if measure == "mean" else len(rows)
    return (top - ratio * bottom) / total

"""Who comes back, in plain Python over lists of events: slow, and written apart from the kernel."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

Event = dict[str, Any]  # time (seconds), and maybe sub, day
LENGTH = {"day": 86_400, "week": 7 * 86_400, "month": 30 * 86_400}


def retention(
    people: Sequence[Sequence[Event]],
    start: Callable[[Event], bool],
    returns: Callable[[Event], bool],
    *,
    zone: str,
    as_of: int,
    per: str,
    brackets: Sequence[tuple[int, int | None]],  # None: without end
    rolling: bool = False,
    first: bool = True,
    low: int = 0,
    high: int = 2**32,
    value: Callable[[Event], Any] | None = None,
) -> dict[tuple[str, Any], list[tuple[int, int, int, int]]]:
    """By (cohort, value): for each bracket who came back, of whom it is over, and the same of whom it is not."""
    there = ZoneInfo(zone)
    found: dict[tuple[str, Any], list[list[int]]] = defaultdict(lambda: [[0, 0, 0, 0] for _ in brackets])
    for events in people:
        seen = [e for e in events if e["time"] <= as_of and not (rolling and e.get("day"))]
        for entry in _entries(seen, start, there, per, first, low, high):
            unit = _unit(entry["time"], there, per)
            at_once = [e for e in seen if start(e) and _instant(e) == _instant(entry)]
            least = min((v for e in at_once if (v := value(e)) is not None), default=None) if value else None
            cells = found[_name(unit, per), least]
            distances = [
                (r["time"] - entry["time"]) // LENGTH[per] if rolling else _distance(unit, r, there, per)
                for r in seen
                if returns(r) and _follows(r, entry, seen, start, there, per, low, high, rolling)
            ]
            for cell, (begin, end) in zip(cells, brackets, strict=True):
                back = any(begin <= d and (end is None or d <= end) for d in distances)
                over = _over(entry, unit, begin if end is None else end, there, per, rolling, as_of)
                cell[0 if over else 2] += back
                cell[1 if over else 3] += 1
    return {key: [tuple(cell) for cell in cells] for key, cells in found.items()}  # type: ignore[misc]


def _entries(
    seen: list[Event], start: Callable[[Event], bool], there: ZoneInfo, per: str, first: bool, low: int, high: int
) -> list[Event]:
    starts = [e for e in seen if start(e)]
    if first:
        return [e for e in starts[:1] if low <= e["time"] < high]
    by_unit: dict[date, Event] = {}
    for e in starts:
        if low <= e["time"] < high:
            by_unit.setdefault(_unit(e["time"], there, per), e)
    return list(by_unit.values())


def _follows(
    r: Event, entry: Event, seen: list[Event], start: Callable[[Event], bool], there: ZoneInfo, per: str,
    low: int, high: int, rolling: bool,
) -> bool:  # fmt: skip
    """Whether it may be that `r` is another event than a start of this entry, and not before it."""
    unit = _unit(entry["time"], there, per)
    starts = [
        s for s in seen
        if start(s) and low <= s["time"] < high and _unit(s["time"], there, per) == unit
        and (not rolling or _instant(s) == _instant(entry))
    ]  # fmt: skip
    for s in starts:
        one_day = _unit(r["time"], there, "day") == _unit(s["time"], there, "day")
        if r is not s and (_instant(r) >= _instant(s) or (one_day and (r.get("day") or s.get("day")))):
            return True
    return False


def _over(entry: Event, unit: date, last: int, there: ZoneInfo, per: str, rolling: bool, as_of: int) -> bool:
    if rolling:
        return entry["time"] + (last + 1) * LENGTH[per] - 1 <= as_of
    return _steps(unit, _unit(as_of + 1, there, per), per) > last


def _distance(unit: date, r: Event, there: ZoneInfo, per: str) -> int:
    return _steps(unit, _unit(r["time"], there, per), per)


def _steps(a: date, b: date, per: str) -> int:
    if per == "month":
        return 12 * (b.year - a.year) + b.month - a.month
    return (b - a).days // (7 if per == "week" else 1)


def _unit(time: int, there: ZoneInfo, per: str) -> date:
    day = datetime.fromtimestamp(time, UTC).astimezone(there).date()
    return {"day": day, "week": day - timedelta(days=day.weekday()), "month": day.replace(day=1)}[per]


def _name(unit: date, per: str) -> str:
    return f"{unit:%Y-%m}" if per == "month" else f"{unit}"


def _instant(event: Event) -> tuple[int, int]:
    return event["time"], event.get("sub", 0)

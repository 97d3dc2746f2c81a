"""Which ways people take, in plain Python over lists of events: slow, and written apart from the timeline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from itertools import pairwise
from typing import Any

Event = dict[str, Any]  # name, time, and maybe sub, day, hidden, session
Test = Callable[[Event], bool]
Cell = tuple[str, str]  # (kind, name)
END, OPEN, BEFORE, MORE = ("no further event", ""), ("still open", ""), ("no earlier event", ""), ("more steps", "")
OTHER = ("other", "")


def ways(
    people: list[list[Event]], *, visible: Test = lambda event: True, days: bool = False, sessions: bool = False
) -> list[list[Event]]:
    """The visible events of each subject (a person, or a session)."""
    found: dict[Any, list[Event]] = defaultdict(list)
    for number, events in enumerate(people):
        for event in events:
            subject = (number, event.get("session")) if sessions else number
            if sessions and event.get("session") is None:
                continue
            if not event.get("hidden") and visible(event) and (days or not event.get("day")):
                found[subject].append(event)
    return list(found.values())


def paths(
    subjects: list[list[Event]], *, start: Test | None, end: Test | None, depth: int, visits: str, within: int | None,
    fold: bool, low: int, high: int, as_of: int, place: Callable[[Event], str] = lambda e: e["name"], top: int = 999,
) -> dict[str, Any]:  # fmt: skip
    """Per node and edge the subjects (finished, only unfinished); and who is followed, of whom."""
    back = start is None and end is not None
    tracks: list[tuple[int, bool, list[Cell]]] = []  # subject, late, cells
    began, arrived, open_ = set(), set(), set()
    for number, events in enumerate(subjects):
        events = [e for e in events if e["time"] <= as_of]
        for at in _anchors(events, end if back else start, visits, low, high):
            late = not back and _late(events, at, within, as_of)
            if back:
                track: list[Cell] | None = _backward(events, at, within, depth, fold, place)
            elif start is not None and end is not None:
                track = _between(events, at, end, within, depth, fold, place)
                (open_ if late else began).add(number)
                arrived |= {number} if track and not late else set()
            else:
                track = _forward(events, at, within, depth, fold, place, OPEN if late else END)
            if track:
                tracks.append((number, late, track))
    tracks = _gathered(tracks, depth, top)
    nodes: dict[Any, dict[int, bool]] = defaultdict(dict)
    edges: dict[Any, dict[int, bool]] = defaultdict(dict)
    for number, late, track in tracks:
        for step, cell in enumerate(track):
            nodes[step, cell][number] = nodes[step, cell].get(number, True) and late
        for step, pair in enumerate(pairwise(track)):
            edges[(step, *pair)][number] = edges[(step, *pair)].get(number, True) and late
    everybody: dict[int, bool] = {}
    for number, late, _ in tracks:
        everybody[number] = everybody.get(number, True) and late
    counted = {what: {key: _split(who) for key, who in of.items()} for what, of in (("nodes", nodes), ("edges", edges))}
    people, more = _split(everybody)
    return {
        **counted,
        "followed": (people, people + len(began - arrived)),
        "unfinished": len(open_ - began) if start and end else more,
    }


def rows(events: list[Event], fold: bool, place: Callable[[Event], str]) -> list[list[int]]:
    """Indices of events, side by side at one place together where repeats are folded."""
    found: list[list[int]] = []
    for i, event in enumerate(events):
        if fold and found and place(events[found[-1][-1]]) == place(event):
            found[-1].append(i)
        else:
            found.append([i])
    return found


def _anchors(events: list[Event], anchor: Test | None, visits: str, low: int, high: int) -> list[int]:
    found = [i for i, e in enumerate(events) if low <= e["time"] < high and (anchor is None or anchor(e))]
    if anchor is None:
        return found[:1]
    return {"first": found[:1], "last": found[-1:], "every": found}[visits]


def _late(events: list[Event], at: int, within: int | None, as_of: int) -> bool:
    return as_of < events[-1]["time"] + 1800 if within is None else as_of < events[at]["time"] + within


def _forward(events, at, within, depth, fold, place, end) -> list[Cell]:  # type: ignore[no-untyped-def]
    found = [("event", place(events[at]))]
    for row in rows(events, fold, place):
        if row[0] <= at or len(found) == depth + 1:
            continue
        if within is not None and events[row[0]]["time"] - events[at]["time"] > within:
            break
        found.append(("event", place(events[row[0]])))
    return found if len(found) == depth + 1 else [*found, end]


def _backward(events, at, within, depth, fold, place) -> list[Cell]:  # type: ignore[no-untyped-def]
    found = [("event", place(events[at]))]
    for row in reversed(rows(events, fold, place)):
        if at in row or row[0] > at or len(found) == depth + 1:
            continue
        if within is not None and events[at]["time"] - events[row[-1]]["time"] > within:
            break
        found.append(("event", place(events[row[-1]])))
    return found if len(found) == depth + 1 else [*found, BEFORE]


def _between(events, at, end, within, depth, fold, place) -> list[Cell] | None:  # type: ignore[no-untyped-def]
    goals = [i for i, e in enumerate(events) if i > at and end(e)]
    if not goals or (within is not None and events[goals[0]]["time"] - events[at]["time"] > within):
        return None
    between = [row for row in rows(events, fold, place) if row[0] > at and row[-1] < goals[0]]
    between = [row for row in between if not (fold and goals[0] in row)]
    goal_row = next(row for row in rows(events, fold, place) if goals[0] in row)
    between = [row for row in between if row != goal_row]
    found = [("event", place(events[i])) for i in (at, *(row[0] for row in between), goals[0])]
    return found if len(found) <= depth + 1 else [*found[:depth], MORE]


def _gathered(tracks, depth, top):  # type: ignore[no-untyped-def]
    for step in range(depth + 1):
        done: dict[Cell, set[int]] = defaultdict(set)
        more: dict[Cell, set[int]] = defaultdict(set)
        for number, late, track in tracks:
            if step < len(track) and track[step][0] == "event":
                (more if late else done)[track[step]].add(number)
        order = sorted({*done, *more}, key=lambda c: (-len(done[c]), -len(more[c] - done[c]), c[1]))
        kept = set(order[:top])
        tracks = [
            (n, late, [OTHER if s == step and c[0] == "event" and c not in kept else c for s, c in enumerate(track)])
            for n, late, track in tracks
        ]
    return tracks


def _split(who: dict[int, bool]) -> tuple[int, int]:
    return sum(not late for late in who.values()), sum(who.values())

"""Signs of pain and what comes after them, in plain loops over each person's events.

A person is a list of (name, time) in order; `figures` gives for each sign (kind, what it is about) how often it was
shown, by how many, of how many at its place, and of those with time enough who missed the goal, with and without it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

Event = tuple[str, int]
Life = Sequence[Event]
Signs = Iterator[tuple[tuple[Any, ...], str | None, int]]  # what it is about, its place (None: anywhere), when
GAP = 1800


def figures(
    people: Sequence[Life], signs: Callable[[Life], Signs], goal: str, within: int, as_of: int
) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    """(times, people, at the place, late, (with time, missed), (others with time, missed)) of each sign."""
    shown: dict[tuple[Any, ...], dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    places: dict[tuple[Any, ...], str | None] = {}
    for who, life in enumerate(people):
        for about, place, when in signs(life):
            shown[about][who].append(when)
            places[about] = place
    found = {}
    for about, by in shown.items():
        groups: tuple[list[bool], list[bool]] = ([], [])
        late = at_place = 0
        for who, life in enumerate(people):
            there = [t for name, t in life if places[about] in (None, name)]
            if not there:
                continue
            at_place += 1
            moment = min(by[who]) if who in by else there[0]
            if moment + within > as_of:
                late += 1
                continue
            missed = not any(name == goal and moment < t <= moment + within for name, t in life)
            groups[who not in by].append(missed)
        sides = [(len(group), sum(group)) for group in groups]
        found[about] = (sum(map(len, by.values())), len(by), at_place, late, *sides)
    return found


def sessions(life: Life) -> list[Life]:
    found: list[list[Event]] = []
    for k, event in enumerate(life):
        if not k or event[1] - life[k - 1][1] > GAP:
            found.append([])
        found[-1].append(event)
    return found


def repeats(often: int, goal: str) -> Callable[[Life], Signs]:
    def signs(life: Life) -> Signs:
        for session in sessions(life):
            for name in {name for name, _ in session} - {goal}:
                times = [t for n, t in session if n == name]
                if len(times) >= often:
                    yield (name,), name, times[often - 1]

    return signs


def back(goal: str) -> Callable[[Life], Signs]:
    def signs(life: Life) -> Signs:
        for session in sessions(life):
            way = [e for k, e in enumerate(session) if not k or session[k - 1][0] != e[0]]
            for (a, _), (b, _), (c, when) in zip(way, way[1:], way[2:], strict=False):
                if a == c and goal not in (a, b):
                    yield (a, b), a, when

    return signs


def errors(error: str) -> Callable[[Life], Signs]:
    def signs(life: Life) -> Signs:
        for session in sessions(life):
            before = None
            for name, when in session:
                if name == error:
                    yield (before, name), before, when
                else:
                    before = name

    return signs


def waits(people: Sequence[Life], pair: tuple[str, str], times: float, shortest: int) -> tuple[float, list[list[int]]]:
    """From where on a wait is long, and everybody's waits of the pair."""
    every = []
    for life in people:
        way = [e for k, e in enumerate(life) if not k or life[k - 1][0] != e[0]]
        every.append([t - s for (a, s), (b, t) in pairwise(way) if (a, b) == pair])
    return max(times * median([s for some in every for s in some]), shortest), every

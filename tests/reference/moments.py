"""Moments the slow way: every trial of everybody written out, strata as plain tuples, sums in plain loops.

    trials(people, place="Help", goal="Order", within=7 * DAY, as_of=...)

`people`: for each a list of (time, name), any order. Names are matched by `bisect` over the same brackets.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

HOUR, DAY = 3600, 86_400
EVENTS, GOALS = [1, 2, 3, 4, 6, 9, 14, 22, 35, 56, 100], [1, 2, 4, 8, 16]
SINCE_FIRST, SINCE_LAST = [1, HOUR, DAY, 7 * DAY, 28 * DAY, 84 * DAY], [0, 1800, DAY, 7 * DAY, 28 * DAY]

Person = Sequence[tuple[int, str]]


@dataclass(frozen=True)
class Trial:
    """A step of somebody who had not done it before."""

    person: int
    stratum: tuple
    did: bool
    reached: int
    goals: int
    events: int


def trials(people: Sequence[Person], place: str, goal: str, within: int, as_of: int) -> list[Trial]:
    begin = min((time for person in people for time, _ in person), default=as_of)
    return [trial for n, person in enumerate(people) for trial in _of(n, person, place, goal, within, as_of, begin)]


def difference(found: Sequence[Trial], what: str = "reached") -> tuple[float, int, int, float, float] | None:
    """Mantel and Haenszel's difference of means; how many did it and how many others have others; and both sums."""
    strata: dict[tuple, tuple[list, list]] = defaultdict(lambda: ([], []))
    for trial in found:
        strata[trial.stratum][0 if trial.did else 1].append(getattr(trial, what))
    above = below = sum1 = sum0 = 0.0
    n1 = n0 = 0
    for did, others in strata.values():
        if did and others:
            weight = len(did) * len(others) / (len(did) + len(others))
            above += weight * (sum(did) / len(did) - sum(others) / len(others))
            below += weight
            n1, n0, sum1, sum0 = n1 + len(did), n0 + len(others), sum1 + sum(did), sum0 + sum(others)
    return (above / below, n1, n0, sum1, sum0) if below else None


def before(
    people: Sequence[Person], place: str, goal: str, within: int, as_of: int
) -> tuple[float, float, int, int] | None:
    """Goals in the window before the first time, of those who did it and in the same windows of those who never did."""
    goals = [sorted(time for time, name in person if name == goal) for person in people]
    observed = min((times[0] for times in goals if times), default=2**62)
    moments, did = [], []
    for n, person in enumerate(people):
        first = min((time for time, name in person if name == place), default=None)
        if first is not None and first - within >= observed:
            moments.append(first)
            did.append(sum(first - within <= time < first for time in goals[n]))
    total = weight = counted = 0.0
    for n, person in enumerate(people):
        if person and all(name != place for _, name in person):
            seen = min(time for time, _ in person)
            there = [m for m in moments if m >= seen]
            counted += bool(there)
            weight += len(there)
            total += sum(sum(m - within <= time < m for time in goals[n]) for m in there)
    return (sum(did) / len(did), total / weight, len(did), int(counted)) if did and weight else None


def _of(n: int, person: Person, place: str, goal: str, within: int, as_of: int, begin: int) -> list[Trial]:
    instants: dict[int, list[str]] = defaultdict(list)
    for time, name in sorted(person):
        instants[time].append(name)
    found, steps = [], sorted(instants)
    all_goals = [time for time in steps for name in instants[time] if name == goal]
    for k, time in enumerate(steps):
        names = instants[time]
        if time + within <= as_of and goal not in names:
            earlier = [(t, name) for t in steps[:k] for name in instants[t]]
            stratum = (
                bisect_right(EVENTS, len(earlier)),
                bisect_right(SINCE_FIRST, time - steps[0]),
                bisect_right(GOALS, sum(name == goal for _, name in earlier)),
                bisect_right(SINCE_LAST, time - steps[k - 1] if k else -1),
                frozenset(instants[steps[k - 1]]) if k else None,
                min((time - begin) * 4 // (as_of + 1 - begin), 3),
            )
            recent = [name for t, name in earlier if t >= time - within]
            reached = any(time < t <= time + within for t in all_goals)
            found.append(Trial(n, stratum, place in names, reached, recent.count(goal), len(recent)))
        if place in names:
            break
    return found

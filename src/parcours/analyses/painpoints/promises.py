"""Which dates were promised, and what came later than told, or never? Found in the data, by what the dates do.

A property is a promise of an event where its values are dates, an event tells one, and a later event tells the very
same again: so they are of one order or parcel, and the later one is what was promised, before or after its date. Where
no event tells it again, it is that of the events after it whose time follows the date most closely (Spearman 1904).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.comparable.told import Told, some_values
from parcours.analyses.comparable.world import Step, World

Flags = NDArray[np.bool_]
Numbers = NDArray[np.float64]
_DATE = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?)?(Z|[+-]\d\d:?\d\d)?$")
_LOOKED_AT = 200  # values that must all be dates
_MOST = 200_000
_SAME = 0.8
_LATE = 0.5  # of all: where more come later, it was no promise
_FOLLOWS = 0.3  # correlation from which an event may be the one that was promised
_WEEK = 7 * 86_400


@dataclass(frozen=True, slots=True, eq=False)
class Promise:
    """A date that was told, and the event that it was of; flags of all rows, which tell of those that told it."""

    property: str
    of: Step  # what was promised
    told_at: Step  # the step that told the date first
    late: Flags  # it had not come by the end of that day
    due: Flags  # the day has passed
    never: Flags  # nothing has come yet
    long_due: Flags  # the day has passed by a week


def promises(world: World, steps: Sequence[Step]) -> Iterator[Promise]:
    """All of the data's."""
    known = world.snapshot.properties("event")
    for name in (n for n, types in known.items() if "s" in types and not n.startswith(("said.", "journey."))):
        columns = (column for generation, _ in world.stretches() for column in world.columns(generation, name, "s"))
        if not _are_dates(some_values(columns, _LOOKED_AT)):
            continue
        told = world.told(name, most=_MOST)
        if told is None:
            continue
        until = np.concatenate([[np.nan], [_until(str(value), world) for value in told.values]])
        earlier = np.full(len(world), -1)
        earlier[told.rows] = told.earlier
        tellers = [s for s in steps if (told.codes[s.row] > 0).mean() >= _SAME]
        again = (earlier >= 0) & (told.codes[np.maximum(earlier, 0)] == told.codes)
        kept = [s for s in tellers if again[s.row][told.codes[s.row] > 0].mean() >= _SAME]
        first = min((s for s in tellers if s not in kept), key=lambda s: (-len(s), s.name), default=None)
        if first is None:
            continue
        made = [_made(world, name, told, until, first, s, same=True) for s in kept]
        follower = None if made else _follower(world, told, until, first, steps)
        made += [_made(world, name, told, until, first, follower, same=False)] if follower else []
        yield from (one for one in made if 0 < one.late[first.row][one.due[first.row]].mean() <= _LATE)


def _made(world: World, name: str, told: Told, until: Numbers, first: Step, step: Step, *, same: bool) -> Promise:
    """When what was promised came: the next event of that name, of the same date where it tells one."""
    at, came = world.named(first.name), world.named(step.name)
    at = at[told.codes[at] > 0]
    came = came[told.codes[came] > 0] if same else came
    date = told.codes[at] if same else np.zeros(len(at), np.int64)
    dates = told.codes[came] if same else np.zeros(len(came), np.int64)
    width = len(told.values) + 1
    keys = (world.person[came] * width + dates) << 33
    order = np.argsort(keys + world.time[came], kind="stable")
    keys, times = keys[order] + world.time[came][order], world.time[came][order]
    start = ((world.person[at] * width + date) << 33) + world.time[at]
    place = np.searchsorted(keys, start, "left")
    mine = np.append(keys, 2**62)[place] >> 33 == start >> 33
    when = np.where(mine, np.append(times, 2**40)[place], 2**40)
    due = until[told.codes[at]]
    as_of = world.snapshot.as_of
    flags = [np.zeros(len(world), np.bool_) for _ in range(4)]
    for flag, value in zip(flags, (when > due, due < as_of, when > as_of, due + _WEEK < as_of), strict=True):
        flag[at] = value
    return Promise(name, step, first, flags[0] & flags[1], flags[1], flags[2] & flags[3], flags[3])


def _follower(world: World, told: Told, until: Numbers, first: Step, steps: Sequence[Step]) -> Step | None:
    """The event after it whose time follows the date most closely."""
    best: tuple[float, Step] | None = None
    for step in steps:
        since = world.latest(told.rows, step.row, before=True)
        has = (since >= 0) & (told.codes[step.row] == 0)
        if step is first or has.mean() < 1 / 2:
            continue
        begin = world.time[since[has]]
        due, came = until[told.codes[since[has]]] - begin, step.time[has] - begin
        if min(len(np.unique(due)), len(np.unique(came))) >= 3:
            tied = float(np.corrcoef(_ranks(due), _ranks(came))[0, 1])
            if tied >= _FOLLOWS and (best is None or tied > best[0]):
                best = tied, step
    return best[1] if best else None


def _are_dates(values: Sequence[Any]) -> bool:
    return len(set(values)) > 1 and all(isinstance(v, str) and _DATE.match(v) for v in values)


def _until(value: str, world: World) -> float:
    """The last second of what was told: of a day, its end."""
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return float("nan")
    at = at if at.tzinfo else at.replace(tzinfo=world.snapshot.zone)
    whole_day = len(value) == 10 or (at.hour, at.minute, at.second) == (0, 0, 0)
    return ((at + timedelta(days=1)).timestamp() - 1) if whole_day else at.timestamp()


def _ranks(values: NDArray[Any]) -> Numbers:
    _, place = np.unique(values, return_inverse=True)
    return place.astype(np.float64)

"""In which order do people first do things, and how long is it until they do them again? For drafts of journeys.

Plain sorting of each chunk's marks: what comes first, what comes next of the same person and name.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from parcours.model.count import Count
from parcours.model.draft.seen import Habits, Seen
from parcours.model.filters import Compare, Every, Filter, Named
from parcours.timeline.driver import run
from parcours.timeline.marks import MOST, Marks
from parcours.timeline.plan import mark
from parcours.timeline.predicates import CODES
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.tally import occurring

NAMES = 64  # names whose order is counted, those of most people
_DAY, _LONGEST = 86_400, 800  # seconds; days: what is longer counts as that long
_FEW = 10  # repeats: fewer tell no length
_SHARE = 0.9


class _Told(NamedTuple):
    """What a chunk tells. Of each name, and (last row) of all: gaps by their days; then people."""

    gaps: NDArray[np.int64]
    again: NDArray[np.int64]  # people of each name, known or not: [name, did, did again]
    both: NDArray[np.int64]
    before: NDArray[np.int64]
    first: int
    last: int
    by_day: int


def habits(snapshot: Snapshot) -> Habits:
    """What people do, in which order, how often again."""
    every = sorted(occurring(snapshot), key=lambda one: (-one.people, -one.events, one.name))
    every = [one for one in every if one.events]
    if not every:
        return Habits((), snapshot.people, 0.0)
    number = np.full(CODES, -1, np.int64)
    for place, one in enumerate(every[:NAMES]):
        number[list(snapshot.names.codes(one.name))] = place
    size = min(len(every), NAMES)
    parts = run(mark(snapshot, [], every=True), lambda marks: _told(marks, number, size, snapshot))
    gaps, again, both, before = (np.sum(tables, axis=0) for tables in list(zip(*parts, strict=True))[:4])
    seen = [
        Seen(one.name, one.events, one.people, _again(again[place]), int(gaps[place].sum()), _within(gaps[place]))
        if place < size
        else Seen(one.name, one.events, one.people)
        for place, one in enumerate(every)
    ]
    return Habits(
        tuple(seen),
        snapshot.people,
        (max(part.last for part in parts) - min(part.first for part in parts)) / _DAY,
        _within(gaps[size]),
        sum(part.by_day for part in parts),
        both,
        before,
    )


def having(snapshot: Snapshot, events: Sequence[str], properties: Sequence[str]) -> dict[str, dict[str, int]]:
    """Of the events of each name, how many have each of the properties. Few of either: each pair is a filter."""
    pairs = [(event, name) for event in events for name in properties]
    found: dict[str, dict[str, int]] = {event: {} for event in events}
    for start in range(0, len(pairs), MOST):
        some = pairs[start : start + MOST]
        filters: list[Filter] = [Every((Named((event,)), Compare(name, "exists"))) for event, name in some]
        counted = sum(run(mark(snapshot, filters), partial(_bits, filters=len(some))), np.zeros(len(some), np.int64))
        for (event, name), count in zip(some, counted.tolist(), strict=True):
            found[event] |= {name: int(count)} if count else {}
    return found


def _bits(marks: Marks, *, filters: int) -> NDArray[np.int64]:
    bits = np.arange(filters, dtype=np.uint64)
    return np.array([np.count_nonzero(marks.steps >> bit & np.uint64(1)) for bit in bits], np.int64)


def _told(marks: Marks, number: NDArray[np.int64], size: int, snapshot: Snapshot) -> _Told:
    gaps = np.zeros((size + 1, _LONGEST + 1), np.int64)
    again, both, before = (np.zeros(shape, np.int64) for shape in ((size, 2, 2), (size, size), (size, size)))
    if not len(marks):
        return _Told(gaps, again, both, before, 2**32, 0, 0)
    subject, time = marks.subject.astype(np.int64), marks.time.astype(np.int64)
    _add_gaps(gaps[size:], np.zeros(len(subject), np.int64), subject, time)
    name = number[marks.code]
    kept = np.flatnonzero(name >= 0)
    order = kept[np.argsort(subject[kept] * size + name[kept], kind="stable")]
    whose, what, when = subject[order], name[order], time[order]
    returned = _add_gaps(gaps, what, whose * size + what, when)
    new = np.append(True, (whose[1:] != whose[:-1]) | (what[1:] != what[:-1]))[: len(whose)]
    did = np.maximum.reduceat(returned, np.flatnonzero(new)) if len(whose) else returned
    whose, what, when = whose[new], what[new], when[new]
    known = snapshot.known(marks.generation)[whose].astype(np.int64)
    np.add.at(again, (what, known, np.zeros_like(known)), 1)
    np.add.at(again, (what, known, np.ones_like(known)), did)
    _add_pairs(both, before, whose, what, when)
    return _Told(gaps, again, both, before, int(time.min()), int(time.max()), int(marks.day.sum()))


def _add_gaps(
    gaps: NDArray[np.int64], row: NDArray[np.int64], key: NDArray[np.int64], time: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Count the gaps of a day or more between events that follow each other with one key; says which end one."""
    long = np.zeros(len(key), np.bool_)
    if len(key) > 1:
        gap = np.diff(time)
        long[1:] = (key[1:] == key[:-1]) & (gap >= _DAY)
        np.add.at(gaps, (row[long], np.minimum(gap[long[1:]] // _DAY, _LONGEST)), 1)
    return long.astype(np.int64)


def _add_pairs(
    both: NDArray[np.int64],
    before: NDArray[np.int64],
    whose: NDArray[np.int64],
    what: NDArray[np.int64],
    when: NDArray[np.int64],
) -> None:
    """Each pair of names that one person did, by their first times."""
    if not len(whose):
        return
    starts = np.flatnonzero(np.append(True, whose[1:] != whose[:-1]))
    sizes = np.diff(np.append(starts, len(whose)))
    left = np.repeat(np.arange(len(whose)), np.repeat(sizes, sizes))  # every one of a person's, against all of them
    of = np.repeat(sizes, sizes)
    right = np.arange(len(left)) - np.repeat(np.cumsum(of) - of, of) + np.repeat(np.repeat(starts, sizes), of)
    np.add.at(both, (what[left], what[right]), 1)
    sooner = when[left] < when[right]
    np.add.at(before, (what[left[sooner]], what[right[sooner]]), 1)


def _again(people: NDArray[np.int64]) -> Count:
    """Of known people where there are some: a visitor who comes again is often not known to be the same."""
    told = people[1] if people[1, 0] else people[0]
    return Count(int(told[1]), int(told[0]))


def _within(gaps: NDArray[np.int64]) -> int | None:
    """Days within which most of the gaps lie: whole ones, the last begun one too."""
    total = int(gaps.sum())
    if total < _FEW:
        return None
    return int(np.searchsorted(np.cumsum(gaps), _SHARE * total)) + 1

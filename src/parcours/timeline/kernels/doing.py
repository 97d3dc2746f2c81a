"""How many people and events has each thing done in each stage, and when was the last? One pass over a chunk's marks.

A mark's key is its stage's first one plus the number of what was done; `rows` says which row of the counts that is (-1:
none). A person is counted once for a row by a stamp: the last person who had it.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from parcours.stats.compiled import kernel


class Doing(NamedTuple):
    """Marks and what was done at them. The arrays of the first four have one length."""

    subject: NDArray[np.uint32]
    position: NDArray[np.uint32]
    time: NDArray[np.uint32]
    what: NDArray[np.uint32]
    number: NDArray[np.int32]  # of each `what`
    after: NDArray[np.uint8]  # of each position the outcome of the walk through the stages
    first: NDArray[np.int64]  # of each outcome the first key of its stage


class Counts(NamedTuple):
    """One of each row."""

    people: NDArray[np.int64]
    events: NDArray[np.int64]
    latest: NDArray[np.int64]  # second; -1 where there is no event


def count(doing: Doing, rows: NDArray[np.int32], many: int) -> Counts:
    """Count into `many` rows."""
    found = Counts(np.zeros(many, np.int64), np.zeros(many, np.int64), np.full(many, -1))
    _count(*doing, rows, np.full(many, -1), *found)
    return found


@kernel
def _count(subject, position, time, what, number, after, first, rows, stamps, people, events, latest):
    for i in range(len(subject)):
        row = rows[first[after[position[i]]] + number[what[i]]]
        if row >= 0:
            who = np.int64(subject[i])
            people[row] += stamps[row] != who
            stamps[row] = who
            events[row] += 1
            latest[row] = max(latest[row], np.int64(time[i]))

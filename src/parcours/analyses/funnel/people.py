"""Who came to a step, or left after it? The parts of a funnel's answer, as people."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.among import no_part, people_of
from parcours.analyses.funnel.compute import reached
from parcours.analyses.funnel.query import FunnelQuery
from parcours.model.errors import NotAllowed
from parcours.timeline.members import Members, nobody
from parcours.timeline.snapshot import Snapshot


@people_of("funnel", parts="entered, converted, reached N, left after N (and not on to N + 1), unfinished")
def who(snapshot: Snapshot, query: FunnelQuery, part: str) -> Members:
    """The people of a part; those who entered too late to be counted are in `unfinished` alone."""
    if query.unit != "persons":
        raise NotAllowed(f"A funnel of {query.unit} has no groups of people.", hint="Count persons.")
    low, high = _levels(query, part)
    found = nobody(snapshot)
    for generation, people, level, late in reached(snapshot, query):
        mine: NDArray[np.bool_] = late if part == "unfinished" else ~late & (level >= low) & (level <= high)
        found.of(generation)[people[mine]] = True
    return found


def _levels(query: FunnelQuery, part: str) -> tuple[int, int]:
    """The levels that a part is of."""
    required = [number for number, step in enumerate(query.steps, 1) if not step.optional]
    n = len(required)
    if part in ("entered", "converted", "unfinished"):
        return (n if part == "converted" else 1), n
    words, _, number = part.rpartition(" ")
    if number.isdecimal() and int(number) in required:
        level = required.index(int(number)) + 1
        if words == "reached":
            return level, n
        if words == "left after" and level < n:
            return level, level
    raise no_part("funnel", part)

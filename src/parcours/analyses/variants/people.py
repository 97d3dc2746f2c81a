"""Who went a way? The parts of an answer, as people."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.among import among, no_part, people_of
from parcours.analyses.goal import goal_if_any
from parcours.analyses.variants.query import VariantsQuery
from parcours.analyses.variants.ways import Finder
from parcours.timeline.marks import Marks
from parcours.timeline.members import Members
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.view import people


@people_of("variants", parts="counted, unfinished, reached the goal, way A -> B -> C")
def who(snapshot: Snapshot, query: VariantsQuery, part: str) -> Members:
    """The people of a part."""
    goal = goal_if_any(snapshot, query.goal)
    known = ("counted", "unfinished", *(("reached the goal",) if goal else ()))
    if part not in known and not part.startswith("way "):
        raise no_part("variants", part)
    finder = Finder(snapshot, query, goal, among(snapshot, query.among))
    high, low = _key(finder, part.removeprefix("way ").split(" -> ")) if part.startswith("way ") else (None, None)

    def task(marks: Marks) -> NDArray[np.int64]:
        ways = finder.ways(marks)
        these = ways.late if part == "unfinished" else ~ways.late
        if part == "reached the goal":
            these &= ways.reached
        if part.startswith("way "):
            these &= False if high is None else (ways.high == high) & (ways.low == low)
        found = finder.find(marks)
        return found.way.person(found.first[ways.number[these]])

    return people(snapshot, finder.plan, task)


def _key(finder: Finder, way: list[str]) -> tuple[np.uint64 | None, np.uint64 | None]:
    """The key of a way that is told by names; None where a place is not known, so that nobody went it."""
    number = {finder.places.label(n): n for n in range(len(finder.places))}
    if any(name not in number for name in way):
        return None, None
    high, low = finder.keys(np.array([number[name] for name in way], np.uint32), np.array([len(way)]))
    return high[0], low[0]

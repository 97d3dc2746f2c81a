"""Where was each visit at each step? One row of places for each visit, from the anchor on (or back from it)."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.paths.query import PathsQuery
from parcours.timeline.marks import Marks
from parcours.timeline.members import Members
from parcours.timeline.places import Places
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.view import View, Way, ends_of, still_open

# cells that are no place's number
NO_MORE, OPEN, MORE, GONE = (np.uint32(2**32 - 1 - k) for k in range(4))
SPECIAL = (NO_MORE, OPEN, MORE, GONE)


@dataclass(frozen=True, eq=False)
class Walks:
    """The visits of a chunk."""

    person: NDArray[np.uint64]  # whose; the same number nowhere else
    owner: NDArray[np.int64]  # the person's number in the generation (as `person` says, unless sessions are counted)
    late: NDArray[np.bool_]  # the window is not over
    # [visit, steps from the anchor]: a place, or NO_MORE (OPEN, MORE), and GONE after it; between two anchors, GONE
    # alone for those who did not get to the second one
    cells: NDArray[np.uint32]
    days_left_out: int = 0
    tied: bool = False  # some events happened at one instant


class Walker:
    """The question, ready for any chunk."""

    def __init__(self, snapshot: Snapshot, query: PathsQuery, who: Members | None) -> None:
        self.query, self.places = query, Places(snapshot, query.by)
        self._as_of, self._within = snapshot.as_of, query.window
        view = View(query.where, query.period, query.unit, query.fold_repeats, query.days, who)
        self._view, (self._low, self._high) = view, view.bounds(snapshot)
        anchors = [anchor for anchor in (query.start, query.end) if anchor is not None]
        reach = 2**32 if self._within is None else self._within
        back = query.start is None and query.end is not None
        self.plan = view.plan(snapshot, anchors, before=reach if back else 0, after=0 if back else reach)
        self._number = {g: np.uint64(n << 32) for n, g in enumerate(snapshot.generations)}

    def walks(self, marks: Marks) -> Walks:
        """The visits of one chunk."""
        way, query = self._view.way(marks, self.places), self.query
        begun = self._anchors(way)
        back = query.start is None and query.end is not None
        late = np.zeros(len(begun), np.bool_) if back else still_open(way, begun, self._within, self._as_of)
        person = way.subject[begun].astype(np.uint64) + self._number[marks.generation]
        if back:
            cells = self._backward(way, begun)
        elif query.start is not None and query.end is not None:
            cells = self._between(way, begun, self._goals(way, begun))
        else:
            cells = self._forward(way, begun)
            cells[late[:, None] & (cells == NO_MORE)] = OPEN
        found = Walks(person, way.person(begun), late, cells, way.days_left_out, way.tied)
        return _distinct(found) if query.visits == "every" else found

    def _anchors(self, way: Way) -> NDArray[np.int64]:
        """The events that visits begin with (or end with, where steps go back)."""
        if self.query.start is None and self.query.end is None:
            return way.started(self._low, self._high)
        found = way.having(0, self._low, self._high)
        return {"first": way.first, "last": way.last, "every": lambda events: events}[self.query.visits](found)

    def _forward(self, way: Way, begun: NDArray[np.int64]) -> NDArray[np.uint32]:
        row, last = way.row(begun), way.row(way.begin[way.number(begun) + 1] - 1)
        until = ends_of(self._within, way.time[begun])
        cells = self._empty(way, begun)
        for step in range(1, cells.shape[1]):
            event = way.row_begin[np.minimum(row + step, last)]
            there = (row + step <= last) & (way.time[event] <= until)
            _fill(cells, step, there, way.place(event))
        return cells

    def _backward(self, way: Way, begun: NDArray[np.int64]) -> NDArray[np.uint32]:
        row, first = way.row(begun), way.row(way.begin[way.number(begun)])
        since = way.time[begun].astype(np.int64) - (2**32 if self._within is None else self._within)
        cells = self._empty(way, begun)
        for step in range(1, cells.shape[1]):
            # of a row of repeats, the event that is nearest to the anchor
            event = way.row_begin[np.maximum(row - step, first) + 1] - 1
            there = (row - step >= first) & (way.time[event] >= since)
            _fill(cells, step, there, way.place(event))
        return cells

    def _goals(self, way: Way, begun: NDArray[np.int64]) -> NDArray[np.int64]:
        """The first event after each begin that is the end, in time; -1: none."""
        found = way.next_of(begun, way.having(1), itself=False)
        return np.where((found >= 0) & (way.time[found] <= ends_of(self._within, way.time[begun])), found, -1)

    def _between(self, way: Way, begun: NDArray[np.int64], goal: NDArray[np.int64]) -> NDArray[np.uint32]:
        """Who did not get to a goal (-1) is nowhere."""
        row = way.row(begun)
        steps = np.maximum(way.row(goal) - row, 1)  # the end is a step of its own, even at the place of the start
        cells = self._empty(way, begun)
        depth = cells.shape[1] - 1
        for step in range(1, depth + 1):
            event = np.where(steps == step, goal, way.row_begin[np.where(steps > step, row + step, row)])
            cells[:, step] = np.where(steps >= step, way.place(event), GONE)
        cells[steps > depth, depth] = MORE
        cells[goal < 0] = GONE
        return cells

    def _empty(self, way: Way, begun: NDArray[np.int64]) -> NDArray[np.uint32]:
        cells = np.full((len(begun), self.query.depth + 1), GONE, np.uint32)
        cells[:, 0] = way.place(begun)
        return cells


def _fill(cells: NDArray[np.uint32], step: int, there: NDArray[np.bool_], place: NDArray[np.uint32]) -> None:
    gone = (cells[:, step - 1] == NO_MORE) | (cells[:, step - 1] == GONE)
    cells[:, step] = np.where(there & ~gone, place, np.where(gone, GONE, NO_MORE))


def _distinct(walks: Walks) -> Walks:
    """Each way of each person once: more of them change no count of people."""
    if not len(walks.person):
        return walks
    order = np.lexsort((walks.late, *walks.cells.T, walks.person))
    person, cells = walks.person[order], walks.cells[order]
    new = np.concatenate([[True], (person[1:] != person[:-1]) | (cells[1:] != cells[:-1]).any(axis=1)])
    kept = order[new]
    return replace(
        walks, person=walks.person[kept], owner=walks.owner[kept], late=walks.late[kept], cells=walks.cells[kept]
    )

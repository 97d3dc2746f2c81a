"""Which ways do people take? Every visit is a row of places; these are counted step by step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.among import among, told
from parcours.analyses.paths.query import PathsQuery
from parcours.analyses.paths.result import Edge, Node, PathsResult, Place
from parcours.analyses.paths.text import lines
from parcours.analyses.paths.walks import GONE, MORE, NO_MORE, OPEN, Walker, Walks
from parcours.analyses.registry import analysis
from parcours.analyses.ways_notes import ways_notes
from parcours.model.count import Count
from parcours.model.duration import Duration
from parcours.model.filter_text import write_filter
from parcours.timeline.driver import run as drive
from parcours.timeline.places import Places
from parcours.timeline.snapshot import Snapshot

OTHER = "*other*"
_SPECIAL = {
    NO_MORE: Place("*no further event*", "no further event"),
    OPEN: Place("*still open*", "still open"),
    MORE: Place("*more steps*", "more steps"),
}
_NO_EARLIER = Place("*no earlier event*", "no earlier event")


@analysis("paths", query=PathsQuery, result=PathsResult, text=lines)
def run(snapshot: Snapshot, query: PathsQuery) -> PathsResult:
    """Count the people on each edge of the ways from, to or between events."""
    who = among(snapshot, query.among)
    walker = Walker(snapshot, query, who)
    parts = drive(walker.plan, walker.walks)
    layers = Layers(walker.places, query, parts)
    followed, began, unfinished = layers.people()
    within = None if query.window is None else str(Duration(query.window))
    days_left_out = sum(part.days_left_out for part in parts)
    notes = ways_notes(
        query.unit, counted=began, unfinished=unfinished, within=within, tied=any(part.tied for part in parts),
        days_left_out=days_left_out,
    )  # fmt: skip
    anchor = "both" if query.start and query.end else "start" if query.start else "end" if query.end else "begin"
    return PathsResult(
        followed=Count(followed, began),
        unfinished=unfinished,
        nodes=tuple(layers.nodes()),
        edges=tuple(layers.edges()),
        places_in_other=tuple(layers.in_other if not layers.back else layers.in_other[::-1]),
        anchor=anchor,
        start=query.start and write_filter(query.start),
        end=query.end and write_filter(query.end),
        visits=query.visits,
        unit=query.unit,
        by=query.by,
        within=within,
        fold_repeats=query.fold_repeats,
        days_left_out=days_left_out,
        notes=(*told(query.among, who), *_notes(query, sum(layers.in_other)), *notes),
    )


class Layers:
    """The visits, with the places of each step that most people were at, and *other* for the rest."""

    def __init__(self, places: Places, query: PathsQuery, parts: Sequence[Walks]) -> None:
        self.back = query.start is None and query.end is not None
        self._every = query.visits == "every"
        self._person = np.concatenate([np.empty(0, np.uint64), *(part.person for part in parts)])
        self._late = np.concatenate([np.empty(0, np.bool_), *(part.late for part in parts)])
        cells = np.concatenate([np.empty((0, query.depth + 1), np.uint32), *(part.cells for part in parts)])
        self.in_other: list[int] = []
        self._known: list[list[Place]] = []  # of each step; numbers in `_slots` index it
        self._slots = np.empty(cells.shape, np.int32)  # -1: gone
        for step in range(query.depth + 1):
            self._gather(places, query, cells, step)

    def people(self) -> tuple[int, int, int]:
        """How many are followed, of how many whose time is over, and how many more are not finished."""
        began, more = self._counted(np.zeros(len(self._person), np.int64), 1)
        followed, _ = self._counted(np.where(self.followed(), 0, -1), 1)
        return int(followed[0]), int(began[0]), int(more[0])

    def followed(self) -> NDArray[np.bool_]:
        """The visits whose way is shown."""
        return self._slots[:, 0] >= 0

    def visits(self, step: int, place: str | None = None, onward: str | None = None) -> NDArray[np.bool_]:
        """The visits that were at a place at a step (any, where None) and, if told so, went on to another."""
        found = np.ones(len(self._person), np.bool_)
        for column, name in ((abs(step), place), (abs(step) + 1, onward)):
            if name is not None:
                known = self._known[column] if column < len(self._known) else []
                slots = [slot for slot, place in enumerate(known) if place.name == name]
                found &= np.isin(self._slots[:, column], slots) if slots else False
        return found

    def nodes(self) -> list[Node]:
        everybody, found = self.people()[0], []
        for step, known in enumerate(self._known):
            done, more = self._counted(self._slots[:, step], len(known))
            layer = [
                Node(self._step(step), place, Count(int(people), everybody), int(left))
                for place, people, left in zip(known, done, more, strict=True)
                if people or left
            ]
            found += sorted(layer, key=lambda n: (-n.people.people, -n.unfinished, n.place.kind, n.place.name))
        return sorted(found, key=lambda n: n.step)

    def edges(self) -> list[Edge]:
        found = []
        for step in range(len(self._known) - 1):
            near, far = self._known[step], self._known[step + 1]
            here, there = self._slots[:, step], self._slots[:, step + 1]
            of = self._counted(here, len(near))[0]
            pair = np.where((here >= 0) & (there >= 0), here.astype(np.int64) * len(far) + there, -1)
            done, more = self._counted(pair, len(near) * len(far))
            layer = []
            went = np.flatnonzero(done + more)
            figures = (went, done[went], of[went // len(far)], more[went])
            for number, people, everybody, left in zip(*(array.tolist() for array in figures), strict=True):
                a, b = divmod(number, len(far))
                ends = (far[b], near[a]) if self.back else (near[a], far[b])
                layer.append(Edge(self._step(step + self.back), *ends, Count(people, everybody), left))
            found += sorted(layer, key=_most_people)
        return sorted(found, key=lambda edge: edge.step)

    def _step(self, column: int) -> int:
        return -column if self.back else column

    def _gather(self, places: Places, query: PathsQuery, cells: NDArray[np.uint32], step: int) -> None:
        """Number the places of one step; those beyond the commonest share a number."""
        column = cells[:, step]
        real = column < len(places)
        done, more = self._counted(np.where(real, column.astype(np.int64), -1), len(places))
        shown = _commonest(done, more, query.top, places)
        known = [Place(places.label(number)) for number in shown]
        slot = np.full(len(places), len(known), np.int32)
        slot[shown] = np.arange(len(shown))
        slots = self._slots[:, step]
        slots[real] = slot[column[real]]
        known.append(Place(OTHER, "other"))
        for special in _SPECIAL:
            slots[column == special] = len(known)
            known.append(_SPECIAL[special] if not (self.back and special == NO_MORE) else _NO_EARLIER)
        slots[column == GONE] = -1
        self.in_other.append(int(np.count_nonzero(done + more)) - len(shown))
        self._known.append(known)

    def _counted(self, key: NDArray[Any], size: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """For each key (-1: none) the people who have it in a finished visit, and those who only may go on."""
        mine = key >= 0
        if self._every:  # a person counts once for a key, as finished if any such visit is
            order = np.lexsort((self._late, self._person, key))
            same = (key[order][1:] == key[order][:-1]) & (self._person[order][1:] == self._person[order][:-1])
            mine[order[1:][same]] = False
        done = np.bincount(key[mine & ~self._late], minlength=size)
        return done, np.bincount(key[mine & self._late], minlength=size)


def _most_people(edge: Edge) -> tuple[object, ...]:
    # by name last: numbers of places depend on the order of arrival, answers must not
    names = (edge.before.kind, edge.before.name, edge.after.kind, edge.after.name)
    return (-edge.people.people, -edge.unfinished, *names)


def _commonest(done: NDArray[np.int64], more: NDArray[np.int64], top: int, places: Places) -> list[int]:
    """The places that most people were at."""
    found = np.flatnonzero(done + more)
    if len(found) > top:  # only these can be among them
        least = np.partition(done[found], -top)[-top]
        found = found[done[found] >= least]
    return sorted(found.tolist(), key=lambda n: (-done[n], -more[n], places.label(n)))[:top]


def _notes(query: PathsQuery, in_other: int) -> list[str]:
    notes, one = [], query.unit.removesuffix("s")
    if query.start or query.end:
        anchor = "end" if query.start is None else "start"
        notes.append(f"Each {one}'s visit: from the {query.visits} such {anchor} in the period.")
        if query.visits == "every":
            notes[-1] = f"Every such {anchor} of the period counts; each {one} once for an edge."
    if in_other:
        notes.append(f"Beyond the {query.top} commonest places of a step, the rest is counted as {OTHER}.")
    return notes

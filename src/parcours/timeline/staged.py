"""In which stage is each person, and in which were they ever? The walk through stages, as sets of people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcours.model.errors import BadInput, unknown_name
from parcours.model.journey import NONE, OUT, Journey
from parcours.timeline.driver import run
from parcours.timeline.generation import Generation
from parcours.timeline.kernels import stages as kernel
from parcours.timeline.kernels.stage_program import compile_journey
from parcours.timeline.kernels.stages import Visits
from parcours.timeline.known_part import known_part
from parcours.timeline.marks import Marks
from parcours.timeline.members import Members, everybody
from parcours.timeline.plan import mark
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.walking import walk


@dataclass(frozen=True, slots=True, eq=False)
class Staged:
    """Where everybody is and was, by the numbers of states."""

    snapshot: Snapshot
    journey: Journey
    state: Mapping[Generation, NDArray[np.uint8]]  # of each person at as_of
    visited: Mapping[Generation, NDArray[np.uint64]]  # stages in which each person ever was (bits)
    left: Mapping[Generation, NDArray[np.bool_]]  # who was ever out

    def now(self, name: str) -> Members:
        """Who is in the stage (or `none`, or `out`)."""
        number = self._number(name)
        return Members({g: state == number for g, state in self.state.items()}) & everybody(self.snapshot)

    def been(self, name: str) -> Members:
        """Who is or was in it; everybody was in none once."""
        number = self._number(name)
        if number == kernel.NONE:
            return everybody(self.snapshot)
        if number == kernel.OUT:
            return Members(self.left) & everybody(self.snapshot)
        bit = np.uint64(1 << number)
        return Members({g: visited & bit != 0 for g, visited in self.visited.items()}) & everybody(self.snapshot)

    def _number(self, name: str) -> int:
        known = {**{name: number for number, name in enumerate(self.journey.names)}, NONE: kernel.NONE, OUT: kernel.OUT}
        if name not in known:
            raise unknown_name("stage", name, known)
        return known[name]


def staged(snapshot: Snapshot, journey: Journey | None = None) -> Staged:
    """Walk everybody through the stages of a journey, by default of the snapshot's own."""
    journey = journey or snapshot.journey
    if journey is None or not journey.stages:
        raise BadInput("The journey has no stages yet.", hint="Write them into journey.yaml.")
    made = compile_journey(journey)
    plan = mark(snapshot, [known_part(filter, snapshot) for filter in made.filters])

    def task(marks: Marks) -> tuple[Generation, Visits]:
        return marks.generation, walk(marks, marks.steps, made, snapshot.as_of)

    state = {g: np.full(g.persons, kernel.NONE, np.uint8) for g in snapshot.generations}
    visited = {g: np.zeros(g.persons, np.uint64) for g in snapshot.generations}
    left = {g: np.zeros(g.persons, np.bool_) for g in snapshot.generations}
    for generation, visits in run(plan, task, cancel=snapshot.cancel):
        who = visits.subject
        # visits come in order of time: of those written to one place, the last one stays
        state[generation][who] = np.where(visits.to == kernel.STILL, visits.stage, visits.to)
        np.bitwise_or.at(visited[generation], who, np.uint64(1) << visits.stage.astype(np.uint64))
        left[generation][who[visits.to == kernel.OUT]] = True
    return Staged(snapshot, journey, state, visited, left)

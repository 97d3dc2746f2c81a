"""Who is in a stage, was there in the period, or went from one to another? The parts of an answer, as people."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.among import among, no_part, people_of
from parcours.analyses.stages.query import StagesQuery
from parcours.model.errors import BadInput, unknown_name
from parcours.model.journey import NONE, OUT, Journey
from parcours.timeline.driver import run
from parcours.timeline.generation import Generation
from parcours.timeline.kernels import stages as kernel
from parcours.timeline.kernels.stage_program import compile_journey
from parcours.timeline.kernels.stages import Visits
from parcours.timeline.known_part import known_part
from parcours.timeline.marks import Marks
from parcours.timeline.members import Members, everybody, nobody
from parcours.timeline.plan import mark
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.staged import staged
from parcours.timeline.walking import walk


@people_of("stages", parts="now STAGE, ever STAGE (in the period), STAGE -> STAGE (moved so in the period)")
def who(snapshot: Snapshot, query: StagesQuery, part: str) -> Members:
    """The people of a part."""
    journey = query.journey or snapshot.journey
    if journey is None or not journey.stages:
        raise BadInput("The journey has no stages yet.", hint="Write them into journey.yaml, or hand in a journey.")
    people = among(snapshot, query.among) or everybody(snapshot)
    if part.startswith("now "):
        return staged(snapshot, journey).now(part.removeprefix("now ")) & people
    low, high = query.period.seconds(snapshot.zone)
    before, arrow, after = part.partition(" -> ")
    if arrow:
        pair = _number(journey, before), _number(journey, after)
        return _whose(snapshot, journey, lambda v: _moved(v, *pair, low, high)) & people
    if not part.startswith("ever "):
        raise no_part("stages", part)
    stage = _number(journey, part.removeprefix("ever "))
    if stage == kernel.NONE:
        raise no_part("stages", part)
    return _whose(snapshot, journey, lambda v: _was(v, stage, low, high)) & people


def _whose(snapshot: Snapshot, journey: Journey, chosen: Callable[[Visits], NDArray[np.bool_]]) -> Members:
    """Those of whose visits some are chosen."""
    made = compile_journey(journey)
    plan = mark(snapshot, [known_part(filter, snapshot) for filter in made.filters])

    def task(marks: Marks) -> tuple[Generation, NDArray[np.uint32]]:
        visits = walk(marks, marks.steps, made, snapshot.as_of)
        return marks.generation, visits.subject[chosen(visits)]

    found = nobody(snapshot)
    for generation, people in run(plan, task, cancel=snapshot.cancel):
        found.of(generation)[people] = True
    return found


def _was(v: Visits, stage: int, low: int, high: int) -> NDArray[np.bool_]:
    if stage != kernel.OUT:
        return (v.stage == stage) & (v.entered < high) & (v.left >= low)
    again = np.full(len(v.subject), 2**32, np.int64)  # when the next visit of the same person began
    same = v.subject[1:] == v.subject[:-1]
    again[:-1][same] = v.entered[1:][same]
    return (v.to == kernel.OUT) & (v.left < high) & (again >= low)


def _moved(v: Visits, before: int, after: int, low: int, high: int) -> NDArray[np.bool_]:
    came = (v.came == before) & (v.stage == after) & (v.entered >= low) & (v.entered < high)
    left = (v.stage == before) & (v.to == after) & (v.left >= low) & (v.left < high)
    return came | (left if after >= kernel.NONE else np.zeros_like(left))


def _number(journey: Journey, name: str) -> int:
    known = {**{n: k for k, n in enumerate(journey.names)}, NONE: kernel.NONE, OUT: kernel.OUT}
    if name not in known:
        raise unknown_name("stage", name, known)
    return known[name]

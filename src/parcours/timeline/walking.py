"""How do a chunk's marks go through the stages? As `kernels.stages` says; days are placed first.

An event of which only the day is known lies somewhere within it. Of all placements that one is taken in which a day's
events come in the order of the stages that they lead to (those that lead to none last): so somebody who looks, adds and
orders on one day was in each of these stages, though the day is all that is known. They stand at the start of the day,
behind what happened at that very instant.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from parcours.timeline.kernels import stages as kernel
from parcours.timeline.kernels.stage_program import StageProgram
from parcours.timeline.kernels.stages import NOWHERE, Visits
from parcours.timeline.marks import Marks

NO_STAGE = 64


def walk(
    marks: Marks, steps: NDArray[np.uint64], made: StageProgram, as_of: int, after: NDArray[np.uint8] = NOWHERE
) -> Visits:
    """The visits of the marks' subjects; `steps`: of each mark the journey's filters that it satisfies, in the order of
    their bits. `after` is filled as by `kernels.stages.walk`."""
    if not marks.day.any():
        return kernel.walk(marks.subject, marks.time, marks.tie, steps, made.program, as_of, after)
    order, tie = _order(marks, leads_to(steps, made))
    placed = np.empty(len(after), np.uint8)
    subject, time = marks.subject[order], marks.time[order]
    visits = kernel.walk(subject, time, tie, steps[order], made.program, as_of, placed)
    if len(after):
        after[order] = placed
    return visits


def leads_to(steps: NDArray[np.uint64], made: StageProgram) -> NDArray[np.uint8]:
    """Of each mark the first stage that it can lead to, NO_STAGE for none."""
    found = np.full(len(steps), NO_STAGE, np.uint8)
    for stage in range(len(made.enters) - 1, -1, -1):
        found[steps & made.enters[stage] != 0] = stage
    return found


def placed(marks: Marks, stage: NDArray[np.uint8]) -> Marks:
    """The marks in the order in which they are walked. `stage`: what `leads_to` says of each."""
    if not marks.day.any():
        return marks
    order, tie = _order(marks, stage)
    found = {name: getattr(marks, name)[order] for name in ("subject", "position", "time", "steps", "day", "code")}
    bars = marks.bars[order] if len(marks.bars) else marks.bars
    return replace(marks, tie=tie, bars=bars, **found)


def _order(marks: Marks, stage: NDArray[np.uint8]) -> tuple[NDArray[np.int64], NDArray[np.uint8]]:
    """The order of the marks in which days are placed, and which of them share an instant then."""
    part = np.where(marks.day > 0, stage.astype(np.int64) + 1, 0)
    instant = np.cumsum(marks.tie == 0)
    order = np.lexsort((part, instant))
    same = (np.diff(instant[order]) == 0) & (np.diff(part[order]) == 0)
    return order, np.concatenate([[False], same]).astype(np.uint8)[: len(order)]

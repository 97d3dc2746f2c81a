"""Who did a thing in a stage? The rows of the answer, as people."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.actions.compute import others, shown
from parcours.analyses.actions.query import ActionsQuery
from parcours.analyses.actions.result import MISSING, OTHERS
from parcours.analyses.actions.tally import Actions, key_of
from parcours.analyses.among import no_part, people_of
from parcours.timeline.marks import Marks
from parcours.timeline.members import Members
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.view import people


@people_of("actions", parts="STAGE / VALUE, STAGE / (missing), STAGE / all others, STAGE (any of the events)")
def who(snapshot: Snapshot, query: ActionsQuery, part: str) -> Members:
    """The people of a row."""
    actions = Actions(snapshot, query)
    stages = [name for name in actions.names if part == name or part.startswith(f"{name} / ")]
    if not stages:
        raise no_part("actions", part)
    stage = max(stages, key=len)
    keys = _keys(actions, query, part.removeprefix(stage).removeprefix(" / "), part)
    number = actions.names.index(stage)
    keys[: number * actions.width] = keys[(number + 1) * actions.width :] = False

    def task(marks: Marks) -> NDArray[np.uint32]:
        doing, _ = actions.doing(marks)
        return doing.subject[keys[key_of(doing)]]

    return people(snapshot, actions.plan, task)


def _keys(actions: Actions, query: ActionsQuery, value: str, part: str) -> NDArray[np.bool_]:
    """Of each key whether it is of that value."""
    if not value:
        return np.ones((actions.outside + 1) * actions.width, np.bool_)
    if value == OTHERS:
        return others(actions, shown(actions, query))
    of = np.zeros(actions.width, np.bool_)
    of[[0] if value == MISSING else actions.kinds.called(value)] = True
    if not of.any():
        raise no_part("actions", part)
    return np.tile(of, actions.outside + 1)

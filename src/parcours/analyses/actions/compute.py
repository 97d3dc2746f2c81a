"""What do people do in each stage? One pass over the events by what was done, one by stage.

Where not everything is shown, a third finds how many people did any of the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.actions.query import ActionsQuery
from parcours.analyses.actions.result import ActionRow, ActionsResult, StageActions
from parcours.analyses.actions.tally import Actions, Tally
from parcours.analyses.actions.text import lines
from parcours.analyses.grouping import Value
from parcours.analyses.registry import analysis
from parcours.analyses.stages.ever import ever
from parcours.analyses.terminal import many
from parcours.model.count import Count
from parcours.timeline.snapshot import Snapshot


@analysis("actions", query=ActionsQuery, result=ActionsResult, text=lines)
def run(snapshot: Snapshot, query: ActionsQuery) -> ActionsResult:
    """Count what is done in each stage."""
    actions = Actions(snapshot, query)
    each, whole, days = actions.count()
    rows = _rows(actions, each, query.top)
    left = others(actions, each.key[np.concatenate(rows)])
    rest = actions.by_stage(left) if left[each.key].any() else None
    stages = []
    for number, (name, there) in enumerate(zip(actions.names, ever(snapshot, query.period, query.among), strict=True)):
        told = [(_value(actions, each, at), False, each.of(int(each.key[at]))) for at in rows[number].tolist()]
        told += [(None, True, rest.of(number))] if rest and rest.of(number)[1] else []
        people, events, _ = whole.of(number)
        found = tuple(ActionRow(value, other, Count(p, there), n, last) for value, other, (p, n, last) in told)
        stages.append(StageActions(name, Count(people, there), events, found))
    outside = whole.of(actions.outside)[1]
    notes = (*actions.notes, *_notes(query, outside, days))
    return ActionsResult(tuple(stages), str(query.by) if query.by else None, outside, notes)


def shown(actions: Actions, query: ActionsQuery) -> NDArray[np.int64]:
    """The keys of all that an answer shows by itself."""
    each = actions.count().each
    return each.key[np.concatenate(_rows(actions, each, query.top))]


def others(actions: Actions, shown: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Of each key whether it is of a stage and not shown."""
    found = np.arange((actions.outside + 1) * actions.width) < actions.outside * actions.width
    found[shown] = False
    return found


def _rows(actions: Actions, each: Tally, top: int) -> list[NDArray[np.int64]]:
    """For each stage the places (in `each`) of what most people did, most first; equal ones by events, then by name."""
    stage, found = each.key // actions.width, []
    for number in range(actions.outside):
        mine = np.flatnonzero(stage == number)
        mine = mine[np.lexsort((-each.events[mine], -each.people[mine]))]
        if len(mine) > top:  # of what is as frequent as the last one, the name decides
            people, events = each.people[mine], each.events[mine]
            mine = mine[(people > people[top - 1]) | ((people == people[top - 1]) & (events >= events[top - 1]))]
        found.append(np.array(sorted(mine.tolist(), key=lambda at: _rank(actions, each, at))[:top], np.int64))
    return found


def _rank(actions: Actions, each: Tally, at: int) -> tuple[Any, ...]:
    value = _value(actions, each, at)
    return -each.people[at], -each.events[at], value is None, type(value).__name__, value


def _value(actions: Actions, each: Tally, at: int) -> Value:
    return actions.kinds.value(int(each.key[at]) % actions.width)


def _notes(query: ActionsQuery, outside: int, days: int) -> Iterator[str]:
    if outside:
        yield f"{many(outside, 'event')} in no stage, or after people went out: not shown."
    if days:
        yield f"{many(days, 'event')} of which only the day is known: counted in the stage at the start of the day."
    if query.by is not None:
        yield f"By {query.by}: somebody may have done several things, and an event of several values counts for each."

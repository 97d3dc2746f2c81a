"""Who reaches what people want of a stage, and what does it take? First entries, followed until their time is over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.among import told
from parcours.analyses.goals.effort import Fields, Ways, choices, means, pairs, ways
from parcours.analyses.goals.looked import Looking, rule_of
from parcours.analyses.goals.query import GoalsQuery
from parcours.analyses.goals.reached import longest
from parcours.analyses.goals.result import GoalsResult, Spread, StageGoal
from parcours.analyses.goals.text import lines
from parcours.analyses.goals.windows import Whole
from parcours.analyses.goals.words import said
from parcours.analyses.registry import analysis
from parcours.analyses.stages.ever import staged_journey
from parcours.model.count import Count
from parcours.model.journey import Stage
from parcours.stats.quantiles import quantiles
from parcours.timeline.driver import run as drive
from parcours.timeline.marks import Marks
from parcours.timeline.places import Places
from parcours.timeline.snapshot import Snapshot


class _Found(NamedTuple):
    """What a chunk tells of one stage. `took`: of those who reached it and whose time was over."""

    over: int
    reached: int
    open: int
    already: int
    latest: int
    seconds: Whole
    took: Ways
    fields: NDArray[np.float64]
    taken: tuple[Whole, Whole]  # places and pairs of all whose time was over


@analysis("goals", query=GoalsQuery, result=GoalsResult, text=lines)
def run(snapshot: Snapshot, query: GoalsQuery) -> GoalsResult:
    """Follow everybody from their first entry."""
    looking, fields, places = Looking(snapshot, query), Fields(snapshot), Places(snapshot)
    number = {name: n for n, name in enumerate(places.names)}
    codes = [number[snapshot.names.name(code)] for code in range(len(snapshot.names))]
    of_code = np.array(codes or [0], np.int64)

    def task(marks: Marks) -> dict[int, _Found]:
        chunk = looking.chunk(marks)
        marks, name = chunk.marks, of_code[chunk.marks.code]
        filled = np.append(0, np.cumsum(fields.at(marks))) if fields else np.zeros(len(marks) + 1)
        found = {}
        for stage in looking.rules:
            seen = looking.looked(chunk, stage)
            w, there = seen.windows, seen.reached
            time = marks.time[chunk.instants[np.where(there, seen.instant, 0)]].astype(np.int64) if len(marks) else 0
            done, way = there & w.over, ways(name, w.start[w.over], seen.stop[w.over])
            found[stage] = _Found(
                over=int(np.count_nonzero(w.over)),
                reached=int(np.count_nonzero(done)),
                open=int(np.count_nonzero(~w.over)),
                already=int(np.count_nonzero(there & ~w.over)),
                latest=int(np.where(there, time, w.entered)[w.over].max(initial=-1)),
                seconds=(time - w.entered)[done],
                took=way.where(there[w.over]),
                fields=filled[seen.stop[done]] - filled[w.start[done]],
                taken=pairs(way, len(number)),
            )
        return found

    parts = drive(looking.plan, task) if looking.rules else []
    journey = staged_journey(snapshot)
    goals = tuple(
        _goal(stage, [part[n] for part in parts if n in part], len(number), bool(fields))
        for n, stage in enumerate(journey.stages)
        if stage.success
    )
    return GoalsResult(
        goals, (*told(query.among, looking.who), *_notes(goals, any(len(g.day) for g in snapshot.generations)))
    )


def _goal(stage: Stage, parts: Sequence[_Found], names: int, fields: bool) -> StageGoal:
    rule, goal = rule_of(stage), stage.success.goal if stage.success else ""
    if rule is None:
        return StageGoal(stage.name, goal, None, None, None, 0, 0, None, None, None, None, None)
    offered = choices([part.taken for part in parts], names)
    latest = max((part.latest for part in parts), default=-1)
    return StageGoal(
        name=stage.name,
        goal=goal,
        rule=said(rule),
        within=longest(rule),
        reached=Count(sum(part.reached for part in parts), sum(part.over for part in parts)),
        unfinished=sum(part.open for part in parts),
        already=sum(part.already for part in parts),
        seconds=_spread([part.seconds for part in parts]),
        steps=_spread([part.took.steps for part in parts]),
        choices=_spread([means(part.took, offered) for part in parts]),
        fields=_spread([part.fields for part in parts]) if fields else None,
        latest=latest if latest >= 0 else None,
    )


def _spread(parts: Sequence[NDArray[Any]]) -> Spread | None:
    """The same to the last digit however the work was cut: numbers are added in their order."""
    values = np.sort(np.concatenate([np.empty(0), *parts]))
    if not len(values):
        return None
    p25, median, p75 = (float(q or 0) for q in quantiles(values, (0.25, 0.5, 0.75)))
    return Spread(len(values), p25, median, p75, float(values.mean()))


def _notes(goals: Sequence[StageGoal], days: bool) -> Iterator[str]:
    if not goals:
        yield "No stage says what people want of it. Write into journey.yaml: success: {goal: ..., rule: ...}."
    if any(goal.rule is None for goal in goals):
        yield "A goal without a rule cannot be seen in data. Say by which events: rule: {did: Order, within: 7 days}."
    if any(goal.unfinished and goal.reached and goal.within is None for goal in goals):
        yield "Who is still in a stage may yet reach its goal: they are beside. A `within` in its rule ends that."
    if any(goal.reached for goal in goals):
        yield "Everybody counts once for a stage, by the first entry of the period."
    if days:
        yield (
            "Events of which only the day is known count at the start of the day, in the order of the stages that they "
            "lead to."
        )

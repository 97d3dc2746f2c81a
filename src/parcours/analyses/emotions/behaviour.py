"""Who shows signs of frustration, in which stage and at which touchpoint? Repeats, moves back and errors.

The signs are those of the question `pains`: errors, and of repeats and moves back those with which people miss the goal
more often than others there (who compares lamps repeats views, and is not annoyed). Each person counts once at a place,
whatever they showed. What it means to them the events do not tell: so it stands beside what people said, never in it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.emotions.felt import Shown
from parcours.analyses.emotions.query import EmotionsQuery
from parcours.analyses.goal import goal_if_any
from parcours.analyses.pains.asked import Asked
from parcours.analyses.pains.outcomes import Figures
from parcours.analyses.pains.query import PainsQuery
from parcours.analyses.sums import People
from parcours.model.journey import OUT, Journey
from parcours.model.touchpoints import STAGE, TOUCHPOINT
from parcours.stats.differences import of_shares
from parcours.timeline.generation import Generation
from parcours.timeline.known_part import NOTHING, known_part
from parcours.timeline.members import Members, everybody
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.walked import walked

Whole = NDArray[np.int64]
_LEAST = 10  # people on either side of a sign that is judged


@dataclass(frozen=True, slots=True, eq=False)
class Signs:
    """One row for each sign: whose, when, in which stage, at which touchpoint (-1: none)."""

    person: Whole
    time: Whole
    stage: Whole
    touchpoint: Whole
    touchpoints: tuple[str, ...]
    there: tuple[int, ...]  # of each stage, none and out: people looked at who were there
    members: Members  # who was looked at
    told: tuple[str, ...]

    def shown(self, which: NDArray[np.bool_], of: int, part: str) -> Shown:
        """The signs of some rows."""
        person = np.unique(self.person[which])
        latest = int(self.time[which].max()) if which.any() else None
        return Shown(len(person), max(of, len(person)), int(np.count_nonzero(which)), latest, part)


def signs(snapshot: Snapshot, query: EmotionsQuery, journey: Journey) -> Signs:
    """Everybody's, or those of a sample's people."""
    goal = goal_if_any(snapshot, None)
    goal = known_part(goal, snapshot) if goal is not None else NOTHING  # of a milestone that the data do not tell
    has_goal = goal != NOTHING
    asked = Asked(
        snapshot,
        PainsQuery(
            kinds=("repeats", "back", "errors"),
            goal=goal,
            period=query.period,
            where=query.where,
            among=query.among,
            sample=query.sample,
        ),
    )
    people = People(snapshot)
    names: dict[str, int] = {}
    rows: list[tuple[Whole, Whole, Whole, Whole]] = []
    for generation, subject, moment in asked.hurting(lambda figures: has_goal and _hurts(figures)):
        position = _first_at(generation, subject, moment)
        order = np.argsort(position, kind="stable")
        position, moment = position[order], moment[order]
        rows.append((
            people.of(generation, position), moment, _stage(snapshot, generation, journey, position),
            _touchpoint(snapshot, generation, position, names),
        ))  # fmt: skip
    person, time, stage, touchpoint = (
        np.concatenate([np.empty(0, np.int64), *(row[k] for row in rows)]) for k in range(4)
    )
    members = asked.who or everybody(snapshot)
    return Signs(
        person,
        time,
        stage,
        touchpoint,
        tuple(names),
        _there(snapshot, query, journey, members),
        members,
        tuple(note for note in asked.told if "drawn evenly" in note),
    )


def _hurts(figures: Figures) -> bool:
    """Whether the sign goes with missing the goal, as `pains` judges it."""
    (n1, k1), (n2, k2) = figures.with_, figures.without
    found = of_shares(k1, n1, k2, n2)
    return found is not None and min(n1, n2) >= _LEAST and found.low > 0


def _first_at(generation: Generation, subject: Whole, moment: Whole) -> Whole:
    """The first event of each person at or after a second."""
    low, high = generation.offsets[subject].astype(np.int64), generation.offsets[subject + 1].astype(np.int64)
    while (open := low < high).any():
        middle = (low + high) // 2
        before = open & (generation.time[np.minimum(middle, generation.events - 1)] < moment)
        low, high = np.where(before, middle + 1, low), np.where(open & ~before, middle, high)
    return low


def _stage(snapshot: Snapshot, generation: Generation, journey: Journey, at: Whole) -> Whole:
    none = len(journey.stages)
    numbers = {name: number for number, name in enumerate(journey.names)} | {OUT: none + 1}
    (column,) = snapshot.columns(generation, "event", STAGE, "s")
    return np.array([none, *(numbers[name] for name in column.values.to_pylist())], np.int64)[column.codes[at]]


def _touchpoint(snapshot: Snapshot, generation: Generation, at: Whole, names: dict[str, int]) -> Whole:
    if TOUCHPOINT not in snapshot.properties("event"):
        return np.full(len(at), -1)
    (column,) = snapshot.columns(generation, "event", TOUCHPOINT, "s")
    table = [-1, *(names.setdefault(name, len(names)) for name in column.values.to_pylist())]
    return np.array(table, np.int64)[column.codes[at]]


def _there(snapshot: Snapshot, query: EmotionsQuery, journey: Journey, who: Members) -> tuple[int, ...]:
    """Of the people looked at, how many were in each stage in the period; of none and out, all."""
    low, high = query.period.seconds(snapshot.zone)
    found = np.zeros(len(journey.stages), np.int64)
    for generation in snapshot.generations:
        stays = walked(snapshot, generation, journey).stays(snapshot.as_of)
        there = who.of(generation)[stays.subject] & (stays.entered < high) & (stays.left >= low)
        for number in range(len(found)):
            found[number] += len(np.unique(stays.subject[there & (stays.stage == number)]))
    return (*found.tolist(), who.people, who.people)

"""Who entered a stage that has a goal, and who reached it? Chunk by chunk, for the answer and for its parts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.among import among
from parcours.analyses.goals.query import GoalsQuery
from parcours.analyses.goals.reached import NEVER, longest, reached
from parcours.analyses.goals.windows import Chunk, Whole, Windows
from parcours.analyses.stages.ever import staged_journey
from parcours.model.errors import TooMuch
from parcours.model.filters import Filter
from parcours.model.journey import Stage
from parcours.model.rules import Rule, alternatives
from parcours.timeline.generation import Generation
from parcours.timeline.known_part import known_part
from parcours.timeline.marks import MOST, Marks
from parcours.timeline.members import Members, everybody
from parcours.timeline.plan import Plan, mark
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.walked import Stays, walked
from parcours.timeline.walking import placed


@dataclass(frozen=True, slots=True, eq=False)
class Looked:
    """One stage's windows in a chunk, and when each person reached the goal."""

    windows: Windows
    instant: Whole  # NEVER: not reached
    stop: Whole  # behind the last mark on the way: of the instant that reached it, else of the window

    @property
    def reached(self) -> NDArray[np.bool_]:
        return self.instant < NEVER


class Looking:
    """A question, ready for any thread."""

    def __init__(self, snapshot: Snapshot, query: GoalsQuery) -> None:
        journey = staged_journey(snapshot)
        self._snapshot = snapshot
        self._period = query.period.seconds(snapshot.zone)
        self.who = among(snapshot, query.among)
        self.rules = {n: rule for n, stage in enumerate(journey.stages) if (rule := rule_of(stage)) is not None}
        self._filters = _filters(self.rules.values())
        self._walked = {g: walked(snapshot, g, journey) for g in snapshot.generations if self.rules}
        self._stays: dict[Generation, Stays] = {}
        people = self._entered(self.who or everybody(snapshot)) if self.rules else None
        self.plan: Plan = mark(
            snapshot, [known_part(filter, snapshot) for filter in self._filters], every=True, among=people
        )

    def chunk(self, marks: Marks) -> Chunk:
        """The chunk of the marks, which it has in the order in which they were walked."""
        g = marks.generation
        if len(g.day):
            marks = placed(marks, self._walked[g].leads_to[marks.position])
        return Chunk(marks, self._walked[g].after, self._stays[g])

    def looked(self, chunk: Chunk, stage: int) -> Looked:
        """Everybody of the chunk who entered the stage."""
        rule, as_of = self.rules[stage], self._snapshot.as_of
        windows = chunk.windows(stage, self._period, longest(rule), as_of)
        instant = reached(chunk, windows, rule, self._filters)
        there = instant < NEVER
        stop = windows.end.copy()
        stop[there] = chunk.instants[instant[there] + 1]
        return Looked(windows, instant, stop)

    def _entered(self, people: Members) -> Members:
        """Those of the people who entered any stage with a goal in the period; their stays are kept."""
        snapshot, flags = self._snapshot, {}
        low, high = self._period
        wanted = np.zeros(256, np.bool_)
        wanted[list(self.rules)] = True
        for g in snapshot.generations:
            stays = walked(snapshot, g, staged_journey(snapshot)).stays(snapshot.as_of)
            entered = wanted[stays.stage] & (stays.entered >= low) & (stays.entered < high)
            flags[g] = np.zeros(g.persons, np.bool_)
            flags[g][stays.subject[entered]] = True
            flags[g] &= people.of(g)
            theirs = flags[g][stays.subject]
            self._stays[g] = Stays(*(getattr(stays, name)[theirs] for name in Stays.__slots__))
        return Members(flags)


def rule_of(stage: Stage) -> Rule | None:
    """How it is seen that people got what they want of a stage."""
    return stage.success.rule if stage.success else None


def _filters(rules: Iterable[Rule]) -> list[Filter]:
    """The filters that some rules name, each once."""
    found = list(dict.fromkeys(c.filter for rule in rules for a in alternatives(rule) for c in a))
    if len(found) > MOST:
        raise TooMuch(
            f"The goals' rules name {len(found)} different filters of events, more than {MOST}.",
            hint="Join filters (A or B).",
        )
    return found

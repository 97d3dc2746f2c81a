"""After which events do people's futures differ, and where can that not be told? Trials, checks, corrections."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import reduce
from operator import add

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.among import people_in, some_among
from parcours.analyses.goal import goal_of
from parcours.analyses.moments.checks import judged
from parcours.analyses.moments.query import MOST, MomentsQuery
from parcours.analyses.moments.result import Moment, MomentsResult, Refused
from parcours.analyses.moments.steps import GOAL, MATCHED, NAMES, Clock, Steps, steps_of
from parcours.analyses.moments.text import lines
from parcours.analyses.moments.trials import Second, Tally, second, tally, together
from parcours.analyses.registry import analysis
from parcours.analyses.spans import span
from parcours.analyses.terminal import many
from parcours.model.errors import BadInput
from parcours.model.filters import AnyEvent, Compare, Filter, Named, Not
from parcours.model.touchpoints import TOUCHPOINT
from parcours.stats.correction import adjusted
from parcours.timeline.driver import run as drive
from parcours.timeline.kernels.stage_program import compile_journey
from parcours.timeline.known_part import known_part
from parcours.timeline.marks import Marks
from parcours.timeline.masks import Masks
from parcours.timeline.others import by_code
from parcours.timeline.plan import Plan, mark
from parcours.timeline.predicates import CODES
from parcours.timeline.snapshot import Snapshot

LEVEL = 0.95
CHUNK = 1 << 19  # events; each chunk brings tables of its own
WIDEST = 32  # chunks hold so many times more where most people are left out
_NOTHING = Not(AnyEvent())


@analysis("moments", query=MomentsQuery, result=MomentsResult, text=lines)
def run(snapshot: Snapshot, query: MomentsQuery) -> MomentsResult:
    """Compare those who did something with others who stood alike and did something else."""
    asked = _Asked(snapshot, query)
    n, within = len(asked.names), query.within.seconds
    everybody = together(_first(asked), within)
    enough = [place for place in range(n) if everybody.firsts[place] - everybody.late[place] >= query.least]
    seconds = [Second.none() for _ in range(n)]
    for parts in drive(
        asked.plan, lambda marks: second(asked.steps(marks), enough, everybody, within), chunk_events=asked.chunk
    ):
        for place, part in zip(enough, parts, strict=True):
            seconds[place] += part
    found = [judged(asked.names[p], p, everybody, seconds[p], asked.people, query, LEVEL) for p in range(n)]
    tried = [place for place in enough if not (isinstance(found[place], Refused) and found[place].reason == "too few")]
    moments = _corrected(found, len(tried), query)
    refused = [f for f in found if isinstance(f, Refused)]
    return MomentsResult(
        goal=asked.goal_name,
        within=str(query.within),
        moments=tuple(sorted(moments, key=lambda m: (-abs(m.difference.estimate), m.name))[: query.top]),
        refused=tuple(sorted(refused, key=lambda r: (r.reason == "too few", -r.people.people, r.name))[: query.top]),
        tried=len(tried),
        correction=query.correction,
        level=LEVEL,
        matched_on=MATCHED if asked.made else MATCHED[1:],
        notes=(*asked.told, *_notes(asked, moments, refused, query)),
    )


def _first(asked: _Asked) -> Tally:
    """The first pass. Its tables are large, so they are added up as they come."""
    idle: list[Tally] = []

    def task(marks: Marks) -> None:
        found = asked.tally(marks)
        with suppress(IndexError):
            found = found + idle.pop()
        idle.append(found)

    drive(asked.plan, task, chunk_events=asked.chunk)
    return reduce(add, idle, Tally.none(len(asked.names)))


class _Asked:
    """The question, ready for any chunk."""

    def __init__(self, snapshot: Snapshot, query: MomentsQuery) -> None:
        self.snapshot, self.query = snapshot, query
        self.who, self.told = some_among(snapshot, query.among, query.sample)
        self.people = people_in(snapshot, self.who)
        self.chunk = CHUNK * min(max(snapshot.people // max(self.people, 1), 1), WIDEST)
        goal, self.goal_name = goal_of(snapshot, query.goal)
        every = _places(snapshot, query, goal)
        places, self.left_out = every[:MOST], len(every[MOST:])
        self.names = [name for name, _ in places]
        self.number = _numbers(snapshot)
        journey = snapshot.journey
        self.made = made = compile_journey(journey) if journey is not None and journey.stages else None
        filters: list[Filter] = [filter for _, filter in places]
        filters += [_NOTHING] * (GOAL - len(filters))
        self.plan: Plan = mark(
            snapshot,
            [*filters, goal, query.where or AnyEvent()],
            [known_part(filter, snapshot) for filter in made.filters] if made else [],
            every=True,
            among=self.who,
        )
        low, high = query.period.seconds(snapshot.zone)
        self.clock = Clock(query.within.seconds, low, high, snapshot.as_of, span(snapshot)[0])

    def steps(self, marks: Marks) -> Steps:
        return steps_of(self.snapshot, marks, self.made, self.number, self.clock)

    def tally(self, marks: Marks) -> Tally:
        steps = self.steps(marks)
        return tally(steps, len(self.names), (steps.time >= self.clock.low) & (steps.time < self.clock.high))


def _places(snapshot: Snapshot, query: MomentsQuery, goal: Filter) -> list[tuple[str, Filter]]:
    if query.places:
        return [(step.name, step.filter) for step in query.places]
    return _by_touchpoint(snapshot) if query.each == "touchpoint" else _by_name(snapshot, query, goal)


def _by_name(snapshot: Snapshot, query: MomentsQuery, goal: Filter) -> list[tuple[str, Filter]]:
    """All events' names, those of most events first, save those that are the goal or cannot be seen."""
    is_goal = Masks.of([goal], snapshot.names).sure != 0
    visible = Masks.of([query.where or AnyEvent()], snapshot.names).possible
    codes = [code for code in _frequent(snapshot) if visible[code] and not is_goal[code]]
    return [(name, Named((name,))) for name in (snapshot.names.name(code) for code in codes)]


def _by_touchpoint(snapshot: Snapshot) -> list[tuple[str, Filter]]:
    if TOUCHPOINT not in snapshot.properties("event"):
        raise BadInput("The journey has no touchpoints.", hint="Write them into journey.yaml, or look at events.")
    columns = [c for g in snapshot.generations if g.events for c in snapshot.columns(g, "event", TOUCHPOINT, "s")]
    known = sorted({value for column in columns for value in column.values.to_pylist()})
    return [(name, Compare(TOUCHPOINT, "=", (name,))) for name in known]


def _frequent(snapshot: Snapshot) -> list[int]:
    """Codes that have events, those of most events first."""
    counts = np.zeros(CODES, np.int64)
    for g in snapshot.generations:
        here = by_code(snapshot, g)
        counts[: len(here)] += here
    counts[snapshot.names.hidden_codes] = 0
    return sorted(np.flatnonzero(counts).tolist(), key=lambda code: (-counts[code], snapshot.names.name(code)))


def _numbers(snapshot: Snapshot) -> NDArray[np.int64]:
    number = np.full(CODES, NAMES, np.int64)
    codes = _frequent(snapshot)[:NAMES]
    number[codes] = np.arange(len(codes))
    return number


def _corrected(found: Sequence[Moment | Refused], tried: int, query: MomentsQuery) -> list[Moment]:
    """The moments with their p corrected for all places tried; those refused count as though nothing was found."""
    moments = [f for f in found if isinstance(f, Moment)]
    chance = [m.difference.p for m in moments]
    p = adjusted([*chance, *[1.0] * (tried - len(chance))], query.correction)
    return [replace(m, p=p[k], found=p[k] <= 1 - LEVEL) for k, m in enumerate(moments)]


def _notes(asked: _Asked, moments: Sequence[Moment], refused: Sequence[Refused], query: MomentsQuery) -> list[str]:
    notes = [
        "Associated, not caused: people who did something are compared with others who stood alike at a step of "
        "theirs and did something else. What the events do not show may still divide them."
    ]
    late = max([m.unfinished for m in moments], default=0)
    if late:
        notes.append(f"Moments less than {query.within} before the end of what was counted are in no figure.")
    if asked.made is None:
        notes.append("The journey has no stages, so nobody was matched by stage.")
    if asked.left_out:
        notes.append(f"{many(asked.left_out, 'more place')} not looked at; name them as places to do so.")
    hidden = len(moments) + len(refused) - min(len(moments), query.top) - min(len(refused), query.top)
    if hidden:
        notes.append(f"{many(hidden, 'more place')} not shown.")
    return notes

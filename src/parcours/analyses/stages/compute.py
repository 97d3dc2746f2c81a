"""Where on the journey are people? Everybody's visits to stages, chunk by chunk, and what they add up to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import reduce
from operator import or_
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.among import among, people_in, told
from parcours.analyses.registry import analysis
from parcours.analyses.stages.query import StagesQuery
from parcours.analyses.stages.result import Move, StageFigures, StagesResult, Stay
from parcours.analyses.stages.text import lines
from parcours.analyses.stages.unmatched import unmatched
from parcours.analyses.terminal import many
from parcours.model.count import Count
from parcours.model.errors import BadInput
from parcours.model.filters import AnyEvent
from parcours.model.journey import NONE, OUT, Journey, imagined
from parcours.stats.survival import kaplan_meier
from parcours.timeline.driver import run as drive
from parcours.timeline.kernels import stages as kernel
from parcours.timeline.kernels.stage_program import compile_journey
from parcours.timeline.kernels.visits import Look, Sums, look, sums
from parcours.timeline.known_part import known_part
from parcours.timeline.marks import Marks
from parcours.timeline.plan import mark
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.walking import walk


class _Partial(NamedTuple):
    """What a chunk gives: sums, a look at its marks, and each stay's stage, length, and whether it ended."""

    sums: Sums
    look: Look
    stage: NDArray[np.uint8]
    length: NDArray[np.uint32]
    ended: NDArray[np.bool_]


@analysis("stages", query=StagesQuery, result=StagesResult, text=lines)
def run(snapshot: Snapshot, query: StagesQuery) -> StagesResult:
    """Walk everybody through the journey's stages."""
    journey = query.journey or snapshot.journey
    if journey is None or not journey.stages:
        raise BadInput("The journey has no stages yet.", hint="Write them into journey.yaml, or hand in a journey.")
    milestone = [journey.milestone.filter] if journey.milestone else []
    made = compile_journey(journey, milestone)
    bit = made.filters.index(milestone[0]) if milestone else -1
    low, high = query.period.seconds(snapshot.zone)
    # a filter of which nothing is known matches nothing; the plan would refuse it
    who = among(snapshot, query.among)
    plan = mark(snapshot, [known_part(filter, snapshot) for filter in made.filters], among=who)

    def task(marks: Marks) -> _Partial:
        visits = walk(marks, marks.steps, made, snapshot.as_of)
        inside = (visits.entered >= low) & (visits.entered < high)
        return _Partial(
            sums(visits, low, high),
            look(marks, bit, low, high),
            visits.stage[inside],
            (visits.left - visits.entered)[inside],
            (visits.to != kernel.STILL)[inside],
        )

    partials = drive(plan, task)
    total = Sums()
    for partial in partials:
        total.add(partial.sums)
    looks = [partial.look for partial in partials]
    people = people_in(snapshot, who)
    stays = _stays(partials, len(journey.stages))
    placed = int(total.now[: kernel.NONE].sum() + total.now[kernel.OUT])
    return StagesResult(
        journey=journey.name,
        people=people,
        stages=tuple(
            StageFigures(
                stage.name,
                Count(int(total.ever[s]), people),
                Count(int(total.now[s]), people),
                int(total.entries[s]),
                int(total.skipped[s]),
                stays[s],
            )
            for s, stage in enumerate(journey.stages)
        ),
        moves=_moves(total, journey, people),
        none_now=Count(people - placed, people),
        out_now=Count(int(total.now[kernel.OUT]), people),
        milestone=(journey.milestone.text or "milestone") if journey.milestone else None,
        reached=Count(sum(look.people for look in looks), people) if journey.milestone else None,
        notes=(*told(query.among, who), *_notes(journey, looks, made.filters, snapshot)),
    )


def _stays(partials: Sequence[_Partial], stages: int) -> list[Stay]:
    found = []
    for s in range(stages):
        here = [partial.stage == s for partial in partials]
        lengths = np.concatenate([np.empty(0, np.uint32), *(p.length[h] for p, h in zip(partials, here, strict=True))])
        ended = np.concatenate([np.empty(0, np.bool_), *(p.ended[h] for p, h in zip(partials, here, strict=True))])
        curve = kaplan_meier(lengths, ended)
        found.append(Stay(curve.stays, curve.censored, *(curve.quantile(share) for share in (0.25, 0.5, 0.75))))
    return found


def _moves(total: Sums, journey: Journey, people: int) -> tuple[Move, ...]:
    names = {**dict(enumerate(journey.names)), kernel.NONE: NONE, kernel.OUT: OUT}
    of = {number: int(total.ever[number]) for number in names} | {kernel.NONE: people}
    found = []
    for before, after in np.argwhere(total.moves).tolist():
        moved = int(total.people[before, after])
        count = Count(moved, of[before])
        move = Move(
            names[before],
            names[after],
            count,
            int(total.moves[before, after]),
            int(total.skipping[before, after]),
        )
        found.append((-moved, -move.moves, before, after, move))
    return tuple(move for *_, move in sorted(found, key=lambda row: row[:4]))


def _notes(journey: Journey, looks: Sequence[Look], filters: Sequence, snapshot: Snapshot) -> tuple[str, ...]:
    notes = unmatched(journey, filters, reduce(or_, (look.matched for look in looks), 0), snapshot)
    bare = imagined(journey)
    if bare:
        named = ", ".join(f"“{name}”" for name in journey.names if name in bare)
        notes.append(
            f"Nobody is counted in {named}: no rule says yet who enters. Write `enter` into journey.yaml, or let "
            "`parcours draft` propose it."
        )
    first = min((look.first for look in looks), default=2**62)
    if first < 2**62:
        day = datetime.fromtimestamp(first, snapshot.zone).strftime("%Y-%m-%d")
        what = "the data begin" if AnyEvent() in filters else "the events that the rules name begin"
        notes.append(
            f"First seen is not new: {what} on {day}, and who was there before that is seen for the first "
            "time some day after."
        )
    days = sum(look.days for look in looks)
    if days:
        notes.append(f"{many(days, 'event')} of which only the day is known: counted at the start of the day.")
    return tuple(notes)

"""Who keeps to the intended way? Each way is aligned with the steps, or tried against a pattern, chunk by chunk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from parcours.analyses.among import among, told
from parcours.analyses.conformance.alignment import OF_STEPS, Alignment, Departed
from parcours.analyses.conformance.likeness import Likeness
from parcours.analyses.conformance.query import MOST_STEPS, ConformanceQuery
from parcours.analyses.conformance.result import ConformanceResult, Departure, StepKept
from parcours.analyses.conformance.steps import IntendedStep, step
from parcours.analyses.conformance.text import lines
from parcours.analyses.registry import analysis
from parcours.analyses.terminal import many
from parcours.analyses.ways_notes import ways_notes
from parcours.model.count import Count
from parcours.model.duration import Duration
from parcours.model.errors import BadInput, NotAllowed, unknown_name
from parcours.model.journey import Journey
from parcours.timeline.driver import run as drive
from parcours.timeline.snapshot import Snapshot


@analysis("conformance", query=ConformanceQuery, result=ConformanceResult, text=lines)
def run(snapshot: Snapshot, query: ConformanceQuery) -> ConformanceResult:
    """Count those who keep to the way, and the departures of the others."""
    who = among(snapshot, query.among)
    stage, steps = (None, ()) if query.like is not None else intended(snapshot.journey, query)
    way = Likeness(snapshot, query, who) if query.like is not None else Alignment(snapshot, query, steps, who)
    parts = drive(way.plan, way.tally)
    began, unfinished = sum(part.began for part in parts), sum(part.unfinished for part in parts)
    done = sum((part.done for part in parts), np.zeros(len(steps), np.int64)).tolist()
    departed: Counter[Departed] = Counter()
    for part in parts:
        departed.update(part.departed)

    def departure(key: Departed, people: int) -> Departure:
        kind, number = key
        of_step = steps[number].name if steps and kind in OF_STEPS else query.like or ""
        return Departure(kind, of_step if kind in OF_STEPS else way.places.label(number), Count(people, began))

    departures = [departure(key, people) for key, people in departed.items()]
    departures.sort(key=lambda d: (-d.people.people, d.kind, d.event))
    within = None if query.window is None else str(Duration(query.window))
    days_left_out = sum(part.days_left_out for part in parts)
    notes = ways_notes(
        query.unit, counted=began, unfinished=unfinished, within=within, tied=any(part.tied for part in parts),
        days_left_out=days_left_out,
    )  # fmt: skip
    return ConformanceResult(
        keep=Count(sum(part.kept for part in parts), began),
        unfinished=unfinished,
        steps=tuple(StepKept(s.name, s.required, Count(n, began)) for s, n in zip(steps, done, strict=True)),
        departures=tuple(departures[: query.top]),
        departures_in_all=len(departures),
        stage=stage,
        like=query.like,
        detours=query.detours,
        unit=query.unit,
        within=within,
        days_left_out=days_left_out,
        notes=(*told(query.among, who), *notes),
    )


def intended(journey: Journey | None, query: ConformanceQuery) -> tuple[str | None, Sequence[IntendedStep]]:
    """The stage that says which way is intended (None: the query itself), and the steps."""
    if query.intended:
        return None, _checked(query.intended)
    ways = {stage.name: stage.intended for stage in (journey.stages if journey else ()) if stage.intended}
    if query.stage is not None and query.stage not in ways:
        raise unknown_name("stage with an intended way", query.stage, ways)
    if not ways:
        raise BadInput(
            "Neither the question nor the journey says which way is intended.",
            hint="Give intended steps, or write `intended: [View, Coupon?, Order]` at a stage of journey.yaml.",
        )
    if query.stage is None and len(ways) > 1:
        names = ", ".join(f"“{name}”" for name in ways)
        raise BadInput("Several stages have an intended way.", hint=f"Say which one is meant, by stage: {names}.")
    name = query.stage or next(iter(ways))
    return name, _checked([step(events) for events in ways[name]])


def _checked(steps: Sequence[IntendedStep]) -> Sequence[IntendedStep]:
    if not 2 <= len(steps) <= MOST_STEPS:
        raise NotAllowed(
            f"An intended way of {many(len(steps), 'step')} cannot be checked.", hint=f"Give 2 to {MOST_STEPS} steps."
        )
    if not steps[-1].required:
        raise NotAllowed(
            f"The last step, “{steps[-1].name}”, is where the way ends, so it cannot be left out.",
            hint="Let the way end with a step that must be done.",
        )
    if steps[-1].again:
        raise NotAllowed(
            f"The way ends with the first “{steps[-1].name}”, so it cannot be done again.", hint="Leave out the +."
        )
    return steps

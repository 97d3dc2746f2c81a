"""What is known of everybody's way through the stages? The state after each event, and all visits: walked once, kept.

People are walked one by one, whoever else is in view, and from the past on: so neither bots nor `as_of` change what is
found, and what is kept serves the views of all days. What is hidden by name, was corrected or is about others moves
nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from parcours.model import channels
from parcours.model.errors import ParcoursError
from parcours.model.filters import Compare, Filter, parts
from parcours.model.journey import BadJourney, Journey, moving
from parcours.model.journey_plain import plain_of
from parcours.model.touchpoints import DERIVED
from parcours.timeline.driver import run
from parcours.timeline.generation import Generation
from parcours.timeline.kernels import stages as kernel
from parcours.timeline.kernels.stage_program import compile_journey
from parcours.timeline.known_part import known_part
from parcours.timeline.marks import Marks
from parcours.timeline.packed import Arrays
from parcours.timeline.plan import Plan, mark
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.touchpoints import NAMING, version_of
from parcours.timeline.walking import NO_STAGE, leads_to, walk

LAST = 2**32 - 1  # second
_MOVES = ("name", "enter", "from", "back", "back_after", "leave", "out")  # what of a stage's text moves people
_KEPT = ("subject", "stage", "to", "how", "entered", "left")
_known: WeakKeyDictionary[Snapshot, dict[Generation, Walked]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True, eq=False)
class Stays:
    """Visits as a snapshot sees them: those begun by its `as_of`, and open where they went on. See `kernel.Visits`."""

    subject: NDArray[np.uint32]
    stage: NDArray[np.uint8]
    to: NDArray[np.uint8]
    how: NDArray[np.uint8]
    entered: NDArray[np.uint32]
    left: NDArray[np.uint32]


@dataclass(frozen=True, slots=True, eq=False)
class Walked:
    """Everybody of a generation: the dead, the left out, and days to come too."""

    after: NDArray[np.uint8]  # of each event its instant's outcome, as `kernel.walk` tells it; NONE for hidden ones
    visits: Stays
    leads_to: NDArray[np.uint8]  # of each event what `walking.leads_to` says; empty where no event is known by its day

    def stays(self, as_of: int) -> Stays:
        """The visits up to a day."""
        v = self.visits
        begun = np.flatnonzero(v.entered <= as_of) if v.entered.max(initial=0) > as_of else slice(None)
        seen = Stays(*(getattr(v, name)[begun] for name in _KEPT))
        on = seen.left > as_of
        return replace(
            seen,
            to=np.where(on, np.uint8(kernel.STILL), seen.to),
            how=np.where(on, np.uint8(kernel.NOT_YET), seen.how),
            left=np.minimum(seen.left, np.uint32(as_of)),
        )


def walked(snapshot: Snapshot, generation: Generation, journey: Journey) -> Walked:
    """The walk of a generation's people through the stages of a journey, which must have some."""
    if journey != snapshot.journey:
        return _unpacked(_walk(snapshot, generation, journey))
    known = _known.setdefault(snapshot.root, {})
    if generation not in known:
        key = f"walked 2 {version(journey)} {snapshot.of_ways(generation)}".rstrip()
        known[generation] = _unpacked(snapshot.kept(generation, key, lambda g: _walk(snapshot, g, journey)))
    return known[generation]


def version(journey: Journey) -> str:
    """Of the rules that move people: who writes another goal or assumption does not wait for a new walk."""
    moves = [{k: v for k, v in stage.items() if k in _MOVES} for stage in plain_of(journey).get("stages", ())]
    if not any(part.name in DERIVED["properties"] for part in _compared(journey)):
        return version_of(journey, *NAMING, more=moves)
    return f"{channels.version()} {version_of(journey, 'touchpoints', 'channels', 'own_sites', *NAMING, more=moves)}"


def _walk(snapshot: Snapshot, generation: Generation, journey: Journey) -> Arrays:
    made = compile_journey(journey)
    after = np.full(generation.events, kernel.NONE, np.uint8)
    stage = np.full(generation.events if len(generation.day) else 0, NO_STAGE, np.uint8)

    def task(marks: Marks) -> kernel.Visits:
        mine = np.empty(len(marks), np.uint8)
        visits = walk(marks, marks.steps, made, LAST, mine)
        after[marks.position] = mine
        if len(stage):
            stage[marks.position] = leads_to(marks.steps, made)
        return visits

    pieces = run(_plan(_everybody(snapshot, generation), made.filters), task)
    kinds = dict(zip(kernel.Visits._fields, kernel.DTYPES, strict=True))
    laid = {name: np.concatenate([np.empty(0, kinds[name]), *(getattr(p, name) for p in pieces)]) for name in _KEPT}
    return {"after": after, "leads_to": stage, **laid}


def _everybody(snapshot: Snapshot, generation: Generation) -> Snapshot:
    """A view of one generation, the dead, bots and days to come included."""
    alive = np.ones(generation.persons, np.bool_)
    whole = replace(snapshot.id, as_of=LAST)
    return replace(snapshot, id=whole, generations=(replace(generation, alive=alive),), veil=None, beside=False)


def _plan(snapshot: Snapshot, filters: list[Filter]) -> Plan:
    try:
        return mark(snapshot, [known_part(filter, snapshot) for filter in filters], every=True)
    except ParcoursError as error:
        raise BadJourney("journey.yaml, stages", str(error), hint=error.hint) from None


def _unpacked(arrays: Arrays) -> Walked:
    return Walked(arrays["after"], Stays(*(arrays[name] for name in _KEPT)), arrays["leads_to"])


def _compared(journey: Journey) -> Iterator[Compare]:
    """The properties that stages' rules ask about."""
    for stage in journey.stages:
        for _, events in moving(stage):
            yield from (part for part in parts(events.filter) if isinstance(part, Compare))

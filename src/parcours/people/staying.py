"""In which stage is somebody, and where were they when? From the walk through the stages, made once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from parcours.model.journey import NONE, OUT
from parcours.people.places import Place
from parcours.timeline.generation import Generation
from parcours.timeline.kernels import stages as kernel
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.walked import Stays, walked


def stage_now(snapshot: Snapshot, places: Sequence[Place]) -> list[str | None]:
    """The stage of each person, `out`, or None for no stage."""
    if snapshot.journey is None or not snapshot.journey.stages:
        return [None] * len(places)
    stays = {g: _stays(snapshot, g) for g in {place.generation for place in places}}
    found = []
    for place in places:
        mine = stays[place.generation]
        found.append(_last(snapshot, mine, _of(mine, place)))
    return found


def stays_of(snapshot: Snapshot, place: Place) -> tuple[Stays, NDArray[np.int64]]:
    """The visits of a person's generation, and which of them are the person's, in order of time."""
    stays = _stays(snapshot, place.generation)
    return stays, _of(stays, place)


def name_of_state(snapshot: Snapshot, number: int) -> str:
    """What a stage, or being in none or out, is called."""
    assert snapshot.journey is not None
    names = {**dict(enumerate(snapshot.journey.names)), kernel.NONE: NONE, kernel.OUT: OUT}
    return names[number]


def _stays(snapshot: Snapshot, generation: Generation) -> Stays:
    assert snapshot.journey is not None
    return walked(snapshot, generation, snapshot.journey).stays(snapshot.as_of)


def _of(stays: Stays, place: Place) -> NDArray[np.int64]:
    return np.flatnonzero(stays.subject == place.number)


def _last(snapshot: Snapshot, stays: Stays, at: NDArray[np.int64]) -> str | None:
    if not len(at):
        return None
    last = at[-1]
    state = int(stays.stage[last] if stays.to[last] == kernel.STILL else stays.to[last])
    name = name_of_state(snapshot, state)
    return None if name == NONE else name

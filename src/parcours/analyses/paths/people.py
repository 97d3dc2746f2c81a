"""Who went along an edge, or was at a place at a step? The parts of an answer, as people."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.among import among, no_part, people_of
from parcours.analyses.paths.compute import Layers
from parcours.analyses.paths.query import PathsQuery
from parcours.analyses.paths.walks import Walker
from parcours.timeline.driver import run
from parcours.timeline.members import Members, nobody
from parcours.timeline.snapshot import Snapshot

_PARTS = "followed, astray (did not get to the end), unfinished, step N A -> B, step N A (as the answer has them)"
_PART = re.compile(r"step (?P<step>-?\d+) (?P<before>.+?)(?: -> (?P<after>.+))?", re.DOTALL)


@people_of("paths", parts=_PARTS)
def who(snapshot: Snapshot, query: PathsQuery, part: str) -> Members:
    """The people of a part; those who may still go on are in `unfinished`, and in edges to *still open*."""
    walker = Walker(snapshot, query, among(snapshot, query.among))
    parts = run(walker.plan, walker.walks)
    layers = Layers(walker.places, query, parts)
    late = np.concatenate([np.empty(0, np.bool_), *(walks.late for walks in parts)])
    told = _PART.fullmatch(part)
    if part in ("followed", "astray", "unfinished"):
        these = layers.followed() & ~late
    elif told is None:
        raise no_part("paths", part)
    else:
        step, before, after = int(told["step"]), told["before"], told["after"]
        if layers.back and after is not None:  # an edge is found from its place nearer to the anchor
            step, before, after = step + 1, after, before
        these = layers.visits(step, before, after)
        these &= late if after == "*still open*" else ~late
    person, owner = (
        np.concatenate([np.empty(0, np.int64), *(getattr(walks, name).astype(np.int64) for walks in parts)])
        for name in ("person", "owner")
    )

    def members(visits: NDArray[np.bool_]) -> Members:
        found = nobody(snapshot)
        for number, generation in enumerate(snapshot.generations):
            found.of(generation)[owner[visits & (person >> 32 == number)]] = True
        return found

    if part == "unfinished":  # who has a finished visit too is counted with that one
        return members(late) - members(~late)
    return members(~late) - members(these) if part == "astray" else members(these)

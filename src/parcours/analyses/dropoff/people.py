"""Who left after the step, and who went on? The parts of the answer, as people."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.among import among, no_part, people_of
from parcours.analyses.dropoff.attempts import Attempts
from parcours.analyses.dropoff.compute import followed, step_left
from parcours.analyses.dropoff.query import DropoffQuery
from parcours.timeline.generation import Generation
from parcours.timeline.members import Members, nobody
from parcours.timeline.snapshot import Snapshot

PARTS = ("went on", "left", "back later", "unfinished")


@people_of("dropoff", parts=", ".join(PARTS))
def who(snapshot: Snapshot, query: DropoffQuery, part: str) -> Members:
    """The people of a part."""
    if part not in PARTS:
        raise no_part("dropoff", part)

    def take(generation: Generation, found: Attempts) -> tuple[Generation, NDArray[np.uint32]]:
        flags = {
            "went on": ~found.unfinished & found.went_on,
            "left": ~found.unfinished & ~found.went_on,
            "back later": ~found.unfinished & found.back_later,
            "unfinished": found.unfinished,
        }
        return generation, found.subject[flags[part]]

    members = nobody(snapshot)
    for generation, people in followed(snapshot, query, step_left(snapshot, query), among(snapshot, query.among), take):
        members.of(generation)[people] = True
    return members

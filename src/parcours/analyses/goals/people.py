"""Who reached the goal of a stage, and who missed it? The parts of the answer, as people."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.among import no_part, people_of
from parcours.analyses.goals.looked import Looking
from parcours.analyses.goals.query import GoalsQuery
from parcours.analyses.stages.ever import staged_journey
from parcours.timeline.marks import Marks
from parcours.timeline.members import Members
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.view import people


@people_of("goals", parts="reached STAGE, missed STAGE, unfinished STAGE")
def who(snapshot: Snapshot, query: GoalsQuery, part: str) -> Members:
    """The people of a part."""
    looking, names = Looking(snapshot, query), staged_journey(snapshot).names
    what, _, name = part.partition(" ")
    if what not in ("reached", "missed", "unfinished") or name not in names or names.index(name) not in looking.rules:
        raise no_part("goals", part)

    def task(marks: Marks) -> NDArray[np.uint32]:
        seen = looking.looked(looking.chunk(marks), names.index(name))
        over = seen.windows.over
        mine = ~over if what == "unfinished" else over & (seen.reached == (what == "reached"))
        return seen.windows.person[mine]

    return people(snapshot, looking.plan, task)

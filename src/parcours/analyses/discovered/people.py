"""Who said what no theme covers? The parts of an answer, as people."""

from __future__ import annotations

import numpy as np

from parcours.analyses.among import no_part, people_of
from parcours.analyses.discovered.compute import found, name
from parcours.analyses.discovered.left import left
from parcours.analyses.discovered.query import DiscoveredQuery
from parcours.model.errors import unknown_name
from parcours.timeline.members import Members, numbered
from parcours.timeline.snapshot import Snapshot


@people_of("discovered", parts="said NAME")
def who(snapshot: Snapshot, query: DiscoveredQuery, part: str) -> Members:
    """The people of a part."""
    if not part.startswith("said "):
        raise no_part("discovered", part)
    rest = left(snapshot, query)
    groups = {name(group): group for group in found(rest)}
    wanted = part.removeprefix("said ")
    if wanted not in groups:
        raise unknown_name("group", wanted, groups)
    return numbered(snapshot, np.unique(rest.told.rows.person[rest.row[groups[wanted].members]]))

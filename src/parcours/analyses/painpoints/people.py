"""Who said it, who lived it, and who lived it in silence? The parts of a pain point, as people."""

from __future__ import annotations

import numpy as np

from parcours.analyses.among import no_part, people_of
from parcours.analyses.painpoints.compute import asked
from parcours.analyses.painpoints.query import PainpointsQuery
from parcours.timeline.members import Members
from parcours.timeline.snapshot import Snapshot

_SILENT = " in silence"


@people_of("painpoints", parts="said NAME, lived NAME, lived NAME in silence")
def who(snapshot: Snapshot, query: PainpointsQuery, part: str) -> Members:
    """The people of a part."""
    how, _, name = part.partition(" ")
    if how not in ("said", "lived") or not name:
        raise no_part("painpoints", part)
    found = asked(snapshot, query)
    by_name = {found.name(pain): pain for pain in found.pains}
    silent = how == "lived" and name not in by_name and name.endswith(_SILENT)
    pain = by_name.get(name.removesuffix(_SILENT) if silent else name)
    if pain is None or (how == "lived" and pain.lead is None):
        raise no_part("painpoints", part)
    said = np.unique(found.world.person[found.said(pain)])
    if how == "said":
        return found.world.members(said)
    lived = found.lived[pain.lead].people  # type: ignore[index]
    return found.world.members(np.setdiff1d(lived, said) if silent else lived)

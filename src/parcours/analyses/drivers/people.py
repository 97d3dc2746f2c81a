"""Who rated or said it? The parts of an answer, as people."""

from __future__ import annotations

import numpy as np

from parcours.analyses.among import no_part, people_of
from parcours.analyses.drivers.query import DriversQuery
from parcours.analyses.drivers.table import table
from parcours.timeline.members import Members, numbered
from parcours.timeline.snapshot import Snapshot


@people_of("drivers", parts="scored, rated DRIVER, said THEME, badly (or well)")
def who(snapshot: Snapshot, query: DriversQuery, part: str) -> Members:
    """The people of a part."""
    asked = table(snapshot, query)
    if part == "scored":
        return numbered(snapshot, asked.person)
    for column in asked.columns:
        known = ~np.isnan(column.values)
        if column.meaning is not None and part == f"rated {column.name}":
            return numbered(snapshot, asked.person[known])
        if column.meaning is None and part == f"said {column.name}":
            return numbered(snapshot, asked.person[known & (column.values > 0)])
    raise no_part("drivers", part)

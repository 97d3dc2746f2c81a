"""Who praised it? The parts of an answer, as people."""

from __future__ import annotations

from parcours.analyses.among import no_part, people_of
from parcours.analyses.delights.praised import Praised
from parcours.analyses.delights.query import DelightsQuery
from parcours.analyses.utterances import members_of
from parcours.timeline.members import Members
from parcours.timeline.snapshot import Snapshot


@people_of("delights", parts="praised, praised THEME, praised THEME in STAGE")
def who(snapshot: Snapshot, query: DelightsQuery, part: str) -> Members:
    """The people of a part."""
    praised = Praised(snapshot, query)
    if part == "praised":
        return members_of(snapshot, praised.rows.where(praised.delights.row))
    for theme in praised.delights.names:
        row = praised.delights.rows_of(theme)
        if part == f"praised {theme}":
            return members_of(snapshot, praised.rows.where(row))
        for number, stage in enumerate(praised.stages):
            if part == f"praised {theme} in {stage}":
                return members_of(snapshot, praised.rows.where(row[praised.in_stage(number)[row]]))
    raise no_part("delights", part)

"""What must a reader know of a triangle of cohorts?"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.retention.query import RetentionQuery
from parcours.analyses.terminal import many
from parcours.model.calendar import Calendar

_LENGTHS = {"day": "24 hours", "week": "7 days", "month": "30 days"}


def notes(query: RetentionQuery, calendar: Calendar, rows: NDArray[np.int64], days: int) -> Iterator[str]:
    if query.entries == "recurring":
        yield f"Counted are entries: one for each {query.per} in which a person starts, from the first start in it."
    elif len(rows):
        what, begin = ("such starts", rows[0]) if query.period.start is None else ("the data", 0)
        when = {"day": "on", "week": "in the week of", "month": "in"}[query.per]
        yield (
            f"First seen is not new: {what} begin {when} {calendar.name(int(begin))}, and who had started before that "
            "counts as new at the next start that is seen."
        )
    if query.windows == "rolling":
        yield (
            f"Each {query.per} after the start is {_LENGTHS[query.per]} long and runs from the person's own start; "
            "cohorts are of the calendar."
        )
        if days:
            yield f"{many(days, 'event')} left out, of which only the day is known: there is no telling how long after."
    if query.mode == "on or after" or any(cell.last is None for cell in query.cells):
        yield "Cells without end hold all who came back by the end of what was counted; later returns will add to them."
    if query.by is not None:
        yield f"Broken down by {query.by} at the start; of several events at that instant the least value."

"""Who entered when, and how far did they come? A trend: a funnel for each day, week or month."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.funnel.result import Entries
from parcours.analyses.funnel.tally import at_least
from parcours.model.calendar import Calendar
from parcours.model.count import Count
from parcours.timeline.kernels.sequence import Rules


def entries(units: Calendar, as_of: int, rules: Rules, counted: Sequence[NDArray[np.int64]]) -> tuple[Entries, ...]:
    """Each unit from the first to the last in which anybody entered."""
    unit, level, count = np.concatenate([*counted, np.empty((3, 0), np.int64)], axis=1)
    if not len(unit):
        return ()
    first, levels = int(unit.min()), 2 * (rules.steps + 1)
    table = np.zeros((int(unit.max()) - first + 1, levels), np.int64)
    np.add.at(table, (unit - first, level), count)
    found = []
    for row, at_level in enumerate(table):
        reached, unfinished = at_least(at_level[: levels // 2]), at_least(at_level[levels // 2 :])
        begin, end = units.edges[first + row : first + row + 2].tolist()
        whole = rules.low <= begin and end <= rules.high and end - 1 + rules.within <= as_of
        name = units.name(first + row)
        found.append(Entries(name, tuple(reached), Count(reached[-1], reached[0]), unfinished[0], whole))
    return tuple(found)

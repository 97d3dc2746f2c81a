"""When did people reach what they want? The earliest instant at which a rule holds, counted from entering a stage.

A rule says what it says elsewhere (`model.rules`), but what came before does not count, and `within D` is the time
from entering: an alternative holds at an instant if, of the events from entering to it, there are as many as are wanted
(in the first D seconds, where it says `within`) and fewer than as many as are not. So the first instant at which all
that is wanted is there decides: what must not be can only come to be more.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

import numpy as np

from parcours.analyses.goals.windows import Chunk, Whole, Windows
from parcours.model.filters import Filter
from parcours.model.rules import Condition, Rule, alternatives

NEVER = 2**62


def longest(rule: Rule) -> int | None:
    """For how many seconds after entering it is looked for; None: nothing in the rule says."""
    return max((c.within for a in alternatives(rule) for c in a if c.within is not None), default=None)


def reached(chunk: Chunk, windows: Windows, rule: Rule, filters: Sequence[Filter]) -> Whole:
    """The instant at which each window's person reached it, NEVER where not; bit i of the marks' steps says which
    events satisfy filter i."""
    found = np.full(len(windows.start), NEVER)
    for alternative in alternatives(rule):
        there = reduce(np.maximum, [_nth(chunk, windows, c, filters) for c in alternative if c.wanted])
        soon_enough = [there < _nth(chunk, windows, c, filters) for c in alternative if not c.wanted]
        found = np.minimum(found, np.where(reduce(np.logical_and, soon_enough, there < NEVER), there, NEVER))
    return found


def _nth(chunk: Chunk, windows: Windows, condition: Condition, filters: Sequence[Filter]) -> Whole:
    """The instant of the event by which there are as many as the condition names; NEVER where there are not."""
    bit = np.uint64(1 << list(filters).index(condition.filter))
    marks = np.flatnonzero((chunk.marks.steps & bit) != 0)
    at = np.searchsorted(marks, windows.start) + condition.at_least - 1
    end = windows.end
    if condition.within is not None:
        end = np.minimum(end, chunk.upto(windows, windows.entered + condition.within))
    mark = np.append(marks, NEVER)[np.minimum(at, len(marks))]
    inside = mark < end
    return np.where(inside, np.append(chunk.instant, 0)[np.where(inside, mark, -1)], NEVER)

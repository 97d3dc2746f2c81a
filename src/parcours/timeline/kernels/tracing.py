"""By which marks did a chain come, if its begin and end are known? Each step as early as the next one lets it.

Every instant on the way is a visit. For each level that it reaches, it keeps by which visit that came, of the earliest
that still can, and from which level; from the last visit back, these tell the chain. Bars and windows from step to step
close on the earliest visits first; row FROM has for each level the earliest that they have not closed on.

A visit is a row of `visits`: its mark, and for each level the visit and (in the lowest bits) the level that it came
from, -1 where it does not reach that level.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from parcours.stats.compiled import helper
from parcours.timeline.kernels.rows import BASE, FRESH, FROM

LEVELS = 63  # as bits


@helper
def visit(v: Any, mark: Any, far: Any, top: Any, time: Any, gaps: Any, s: Any, visits: Any) -> None:
    """Note visit v, which reaches level `far` of `top`."""
    visits[v, 0] = mark
    for x in range(1, top):
        while gaps.size > 0 and s[FROM + x] >= 0 and np.int64(time[mark]) - time[visits[s[FROM + x], 0]] > gaps[x]:
            s[FROM + x] = later(x, s[FROM + x] + 1, v, visits)
    for x in range(1, top + 1):
        visits[v, x] = -1
        if x <= far and s[FRESH + x] >= 0:
            a = s[BASE + x]
            visits[v, x] = s[FROM + a] << 6 | a if a > 0 else 0
            if s[FROM + x] < 0:
                s[FROM + x] = v


@helper
def later(level: Any, v: Any, count: Any, visits: Any) -> Any:
    """The earliest visit from v on that reaches the level; -1 if none of all `count` does."""
    while v < count and visits[v, level] < 0:
        v += 1
    return v if v < count else np.int64(-1)


@helper
def sooner(one: Any, other: Any, level: Any, visits: Any) -> bool:
    """Of two chains that end at these visits: is the one better, step by step from the end?"""
    while visits[one, 0] == visits[other, 0]:
        a, b = visits[one, level], visits[other, level]
        if a == b:
            return False
        if a & LEVELS != b & LEVELS:
            return a & LEVELS > b & LEVELS  # its step before those of this instant lies earlier
        one, other, level = a >> 6, b >> 6, a & LEVELS
    return visits[one, 0] < visits[other, 0]


@helper
def trace(v: Any, level: Any, place: Any, visits: Any, chain: Any) -> None:
    """Write the marks of the chain that reaches `level` at visit v to `chain`, from `place` on."""
    while level > 0:
        came = visits[v, level]
        while level > came & LEVELS:
            level -= 1
            chain[place + level] = visits[v, 0]
        v = came >> 6

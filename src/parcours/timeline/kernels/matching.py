"""How far can events of one instant carry a chain? As far as each step finds an event of its own.

Within an instant nothing comes before anything else, so events are assigned to steps by maximum matching, along
alternating paths (Kuhn): an event comes in, and moves others where that makes room. Steps count from 0 here; level l
means that steps 0 to l - 1 are done.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from parcours.stats.compiled import helper
from parcours.timeline.kernels.bits import NONE, ONE, highest
from parcours.timeline.kernels.rows import ASKED, BASE, FRESH, LIVE, SERVED, SPREAD, TAKEN, WAITING


@helper
def reach(first: Any, after: Any, steps: Any, kind: Any, could: Any, n: Any, s: Any, can: Any) -> Any:
    """What levels do the marks first to after - 1, of one instant, reach? The highest one.

    Row LIVE of the scratch `s` has the latest start of a chain at each level below n (-1: none; for level 0, of one
    that begins now). Row FRESH gets the latest start of a chain that reaches a level now (-1: none), row BASE the
    level from which it does; of equal starts the highest. Marks of kind SPREAD serve all those of their steps that
    are in `could`. `can` is scratch too.
    """
    single, several = NONE, NONE  # steps of events that can serve no other, and of all others
    for i in range(first, after):
        if kind.size > 0 and kind[i] == SPREAD:
            single |= steps[i] & could
        elif steps[i] & (steps[i] - ONE) == NONE:
            single |= steps[i]
        else:
            several |= steps[i]
    several &= ~single
    for level in range(1, n + 1):
        s[FRESH + level] = -1
    far, b, wanted = 0, 0, NONE
    for a in range(n):
        wanted &= ~((ONE << a) - ONE)
        if b < a:
            b = a
        if s[LIVE + a] >= 0:
            while b < n:
                bit = ONE << b
                if several & bit:
                    if not served(first, after, steps, kind, wanted | bit, n, s, can):
                        break
                    wanted |= bit
                elif single & bit == NONE:
                    break
                b += 1
            for level in range(a + 1, b + 1):
                if s[LIVE + a] >= s[FRESH + level]:
                    s[FRESH + level], s[BASE + level] = s[LIVE + a], a
            if b > a and b > far:
                far = b
    return far


@helper
def served(first: Any, after: Any, steps: Any, kind: Any, wanted: Any, n: Any, s: Any, can: Any) -> bool:
    """Can each of the steps `wanted` have an event of its own?"""
    for step in range(n):
        s[TAKEN + step] = -1
    for i in range(first, after):
        if kind.size == 0 or kind[i] != SPREAD:
            enter(np.int64(0), steps[i] & wanted, np.int64(0), s, can)
    lacking = NONE
    for step in range(n):
        if s[TAKEN + step] < 0:
            lacking |= ONE << step
    return wanted & lacking == NONE


@helper
def enter(at: Any, mask: Any, which: Any, s: Any, can: Any) -> None:
    """Bring in an event that can serve the steps of `mask`, moving others where that makes room; if it makes none, the
    oldest that can make room goes.

    Of each step, row TAKEN has since when the event that serves it is there (-1: none), at most `at`; `can` what that
    event can do, row SERVED which one it is.
    """
    seen, rest, count, looked = mask, mask, 0, 0
    while rest:
        step = highest(rest)
        rest ^= ONE << step
        s[ASKED + step], s[WAITING + count] = -1, step
        count += 1
    gives, oldest = -1, at
    while looked < count and oldest >= 0:
        step = s[WAITING + looked]
        looked += 1
        if s[TAKEN + step] < oldest:
            gives, oldest = step, s[TAKEN + step]
        if oldest >= 0:
            rest = can[step] & ~seen
            seen |= rest
            while rest:
                other = highest(rest)
                rest ^= ONE << other
                s[ASKED + other], s[WAITING + count] = step, other
                count += 1
    while gives >= 0:
        step = s[ASKED + gives]
        if step < 0:
            s[TAKEN + gives], can[gives], s[SERVED + gives] = at, mask, which
        else:
            s[TAKEN + gives], can[gives], s[SERVED + gives] = s[TAKEN + step], can[step], s[SERVED + step]
        gives = step

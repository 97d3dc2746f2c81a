"""How far can events of one instant carry a chain? As far as each step finds an event of its own.

Within an instant nothing comes before anything else, so events are assigned to steps by maximum matching,
along alternating paths (Kuhn). Steps count from 0 here; level l means that steps 0 to l - 1 are done.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from parcours.stats.compiled import kernel
from parcours.timeline.kernels.bits import NONE, ONE, highest

# kinds of marks: see days.py
EVENT, SPREAD, OPENS, WAY, CLOSES = np.uint8(0), np.uint8(1), np.uint8(2), np.uint8(3), np.uint8(4)
CLASSES = 64 * 64  # more than these never help: see _classes
LEFT, HOLDER, WANTED, WAITING, ASKED_BY = 0, 1, 2, 3, 4  # rows of the scratch `room`
ROWS = 5


@kernel
def reach(
    first: Any, after: Any, steps: Any, kind: Any, could: Any, n: Any,
    start: Any, top: Any, floor: Any, fresh: Any, base: Any, masks: Any, room: Any,
) -> Any:  # fmt: skip
    """What levels do the marks first to after - 1, of one instant, reach? The highest one.

    `start[a]` is the latest start of a chain at level a <= top, alive if not before `floor`; `start[0]` is
    this instant's own key if a chain may begin now, else -1. `fresh[l]` becomes the latest start of a chain
    that reaches level l now (-1: none), and `base[l]` the level from which it does; of equal starts from
    the highest. Marks of kind SPREAD serve all steps of `could`.
    `masks` and `room` are scratch, see `_classes`.
    """
    single, classes = _classes(first, after, steps, kind, could, n, masks, room)
    for level in range(1, n + 1):
        fresh[level] = -1
    high, b = np.int64(0), np.int64(0)
    for a in range(min(top, n - 1) + 1):
        b = max(a, b)
        if start[a] >= floor:
            while b < n and ((single >> np.uint64(b)) & ONE or (classes > 0 and _augment(b, n, classes, masks, room))):
                b += 1
            for level in range(a + 1, b + 1):
                if start[a] >= fresh[level]:
                    fresh[level] = start[a]
                    base[level] = a
                high = max(high, level)
        if classes > 0 and room[HOLDER, a] >= 0:  # step a is no longer to be served: its event is free
            room[LEFT, room[HOLDER, a]] += 1
            room[HOLDER, a] = -1
    return high


@kernel
def _classes(first: Any, after: Any, steps: Any, kind: Any, could: Any, n: Any, masks: Any, room: Any) -> Any:
    """Steps that some event can serve and no other step, and the other events by the steps that they can
    serve.

    `masks[c]` are those steps of class c, `room[LEFT, c]` its events. A step that n events can serve never
    goes without, so further events for it need not be kept: there are at most n * n classes.
    """
    single, several, classes = NONE, NONE, np.int64(0)
    for i in range(first, after):
        if kind.size > 0 and kind[i] == SPREAD:
            single |= could
        elif steps[i] & (steps[i] - ONE) == NONE:
            single |= steps[i]
        else:
            several |= steps[i]
    if several & ~single == NONE:
        return single, classes
    for step in range(n):
        room[WANTED, step], room[HOLDER, step] = n, -1
    for i in range(first, after):
        mask = steps[i] & ~single
        if mask == NONE or (kind.size > 0 and kind[i] == SPREAD):
            continue
        wanted, rest = False, mask
        while rest:
            step = highest(rest)
            rest ^= ONE << np.uint64(step)
            wanted |= room[WANTED, step] > 0
            room[WANTED, step] -= 1
        if wanted:
            c = np.int64(0)
            while c < classes and masks[c] != mask:
                c += 1
            if c == classes:
                masks[c], room[LEFT, c] = mask, 0
                classes += 1
            room[LEFT, c] += 1
    return single, classes


@kernel
def _augment(step: Any, n: Any, classes: Any, masks: Any, room: Any) -> bool:
    """Find an event for `step`, moving other steps to other events where that helps; False if there is
    none."""
    seen = ONE << np.uint64(step)
    room[WAITING, 0] = step
    at, count = np.int64(0), np.int64(1)
    while at < count:
        s = room[WAITING, at]
        at += 1
        for c in range(classes):
            if (masks[c] >> np.uint64(s)) & ONE == NONE:
                continue
            if room[LEFT, c] > 0:
                room[LEFT, c] -= 1
                taken = np.int64(c)
                while s != step:
                    taken, room[HOLDER, s] = room[HOLDER, s], taken
                    s = room[ASKED_BY, s]
                room[HOLDER, step] = taken
                return True
            for other in range(n):
                if room[HOLDER, other] == c and (seen >> np.uint64(other)) & ONE == NONE:
                    seen |= ONE << np.uint64(other)
                    room[ASKED_BY, other] = s
                    room[WAITING, count] = other
                    count += 1
    return False

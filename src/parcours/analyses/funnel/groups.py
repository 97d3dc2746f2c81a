"""Which values did people have, and how far did those with each come?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.funnel.result import Group
from parcours.analyses.funnel.tally import ABSENT, Counted, Tally, at_least
from parcours.model.count import Count
from parcours.stats.quantiles import quantiles

TOP = 20  # groups shown; the rest together
Value = str | float | bool | None


def groups(tallies: Sequence[Tally], n: int) -> tuple[Group, ...]:
    """The funnel of `n` steps of each value: of those that most people entered with, and of all others together;
    last, of those who did not come to the step."""
    whole = _everybody([tally.parts[0] for tally in tallies if tally.parts])
    number, known, absent = _numbered(tallies)
    entered = np.bincount(number[~whole.unfinished], minlength=len(known))
    order = sorted((g for g in range(len(known)) if g != absent), key=lambda g: (-entered[g], *_sorting(known[g])))
    rows = [[g] for g in order[:TOP]] + [order[TOP:]] * (len(order) > TOP)
    rows += [] if absent is None else [[absent]]
    row = np.empty(len(known), np.int64)
    for r, of in enumerate(rows):
        row[of] = r
    offsets = np.cumsum(whole.level, dtype=np.int64) - whole.level
    found = []
    for r, of in enumerate(rows):
        mine = row[number] == r
        counted = mine & ~whole.unfinished
        reached = at_least(np.bincount(whole.level[counted], minlength=n + 1))
        median = quantiles(whole.seconds[offsets[counted & (whole.level == n)] + n - 1], (0.5,))[0]
        other = r == TOP and of != [absent]
        found.append(
            Group(
                None if other else known[of[0]],
                other,
                tuple(reached),
                Count(reached[-1], reached[0]),
                int(np.count_nonzero(mine & whole.unfinished)),
                median,
                of == [absent],
            )
        )
    return tuple(found)


def _everybody(counted: Sequence[Counted]) -> Counted:
    """All chunks', without their lists."""
    none = np.empty(0, np.uint8)
    level = np.concatenate([none, *(one.level for one in counted)])
    late = np.concatenate([none.astype(np.bool_), *(one.unfinished for one in counted)])
    seconds = np.concatenate([none.astype(np.uint32), *(one.seconds for one in counted)])
    return Counted(level, late, seconds, np.empty(0, np.int64), [], [], {})


def _sorting(value: Value) -> tuple[bool, str, Value]:
    return value is None, type(value).__name__, value


def _numbered(tallies: Sequence[Tally]) -> tuple[NDArray[np.int64], list[Value], int | None]:
    """Everybody's value, by its number in a list of all; codes mean different things in different generations. Last,
    the number of those who did not come to the step."""
    numbers: dict[tuple[str, Value], int] = {}
    known: list[Value] = []
    parts = [np.empty(0, np.int64)]
    for tally in tallies:
        codes, which = np.unique(tally.group, return_inverse=True)
        here = []
        for code in codes.tolist():
            value = tally.values.value(code) if tally.values is not None else None
            key = ("absent" if code == ABSENT else type(value).__name__, value)
            if key not in numbers:
                numbers[key] = len(known)
                known.append(value)
            here.append(numbers[key])
        parts.append(np.array(here, np.int64)[which])
    return np.concatenate(parts), known, numbers.get(("absent", None))

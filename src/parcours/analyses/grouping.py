"""Which value did it have? Values of a property at events, numbered alike over all generations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.values import Values, values
from parcours.model.property import Property
from parcours.timeline.generation import Generation
from parcours.timeline.snapshot import Snapshot

Value = str | float | bool | None


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """Codes of the property's values in one generation; 0: none."""

    values: Values | None
    codes: NDArray[np.int64]


class Grouping:
    """A property, ready for any thread to ask for its values; UnknownName where there is none."""

    def __init__(self, snapshot: Snapshot, property: Property) -> None:
        self._values = values(snapshot, property.name, property.of)

    def at(self, generation: Generation, positions: NDArray[Any]) -> Coded:
        """The value at each event; of several the least."""
        known = self._values[generation]
        codes, offsets = known.of(np.asarray(positions, np.int64))
        return Coded(known, codes.astype(np.int64) if offsets is None else _least(codes, offsets))

    def at_instants(self, generation: Generation, positions: NDArray[np.int64], every: NDArray[np.int64]) -> Coded:
        """The value at each of the events `positions`: of those of `every` event of one person at that instant the
        least. `every` ascends and holds all positions."""
        found = self.at(generation, positions)
        least = found.codes
        whole = len(every) and every[-1] - every[0] == len(every) - 1  # none is left out between them
        at = positions - every[0] if whole else np.searchsorted(every, positions)
        for step in (-1, 1):
            place, mine = at + step, np.arange(len(at))
            while len(mine):
                mine = mine[(place[mine] >= 0) & (place[mine] < len(every))]
                other = every[place[mine]]
                same = _at_one_instant(generation, positions[mine], other)
                mine = mine[same]
                least[mine] = _lesser(least[mine], self.at(generation, other[same]).codes)
                place[mine] += step
        return Coded(found.values, least)


def numbered(parts: Sequence[Coded]) -> tuple[NDArray[np.int64], list[Value]]:
    """The values of all parts by their numbers in one list: codes mean different things in different generations."""
    numbers: dict[tuple[str, Value], int] = {}
    found: list[NDArray[np.int64]] = [np.empty(0, np.int64)]
    for part in parts:
        codes, which = np.unique(part.codes, return_inverse=True)
        known = [part.values.value(code) if part.values is not None and code else None for code in codes.tolist()]
        here = [numbers.setdefault((type(value).__name__, value), len(numbers)) for value in known]
        found.append(np.array(here, np.int64)[which] if len(here) else found[0])
    return np.concatenate(found), [value for _, value in numbers]


def ranked(
    sizes: Sequence[float], known: Sequence[Value], top: int
) -> tuple[NDArray[np.int64], list[tuple[Value, bool]]]:
    """For each value its row in the answer, the greatest first and all beyond `top` together; and the rows: their
    value, and whether they are of all others."""
    order = sorted(range(len(known)), key=lambda g: (-sizes[g], known[g] is None, type(known[g]).__name__, known[g]))
    rows = np.empty(len(known), np.int64)
    rows[order] = np.minimum(np.arange(len(known)), top)
    shown = [(known[g], False) for g in order[:top]]
    return rows, shown + [(None, True)] * (len(order) > top)


def shown(value: Value, other: bool) -> str:
    """A group's name in a picture."""
    if other:
        return "all others"
    if value is None:
        return "(missing)"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _at_one_instant(generation: Generation, one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which pairs of events are one person's at one instant; the few of the same second are looked at further."""
    same = generation.time[other] == generation.time[one]
    few = np.flatnonzero(same)
    one, other = one[few], other[few]
    mine, theirs = (np.searchsorted(generation.offsets, events, side="right") for events in (one, other))
    same[few] = mine == theirs
    if len(generation.sub):
        same[few] &= generation.sub[other] == generation.sub[one]
    return same


def _least(codes: NDArray[Any], offsets: NDArray[np.int64]) -> NDArray[np.int64]:
    lengths = np.diff(offsets)
    least = np.zeros(len(lengths), np.int64)
    some = lengths > 0
    if some.any():
        least[some] = np.minimum.reduceat(codes.astype(np.int64), offsets[:-1][some])
    return least


def _lesser(a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.int64]:
    """The lesser code, where 0 is none."""
    return np.where((a == 0) | ((b > 0) & (b < a)), b, a)

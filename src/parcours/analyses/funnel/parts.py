"""Which funnels are counted? That of the required steps; and, for each optional step, the one in which it is required.

So an optional step cannot change what is counted of later ones: the first of these funnels does not know it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.funnel.query import FunnelQuery
from parcours.model.filters import Filter
from parcours.timeline.kernels.sequence import Bar, Rules


@dataclass(frozen=True, slots=True)
class Part:
    """One funnel."""

    places: tuple[int, ...]  # of its steps among all, from 0
    through: int | None  # the place of the optional step that it requires
    rules: Rules

    def words(self, steps: NDArray[np.uint64], bits: int) -> NDArray[np.uint64]:
        """Of words with a bit for each filter (see `filters`), the bits of these steps."""
        n = len(self.places)
        if self.places == tuple(range(n)):  # the steps come first, and are all that there is, or nearly
            return steps if bits == n else steps & np.uint64(2**n - 1)
        found = np.zeros(len(steps), np.uint64)
        for bit, place in enumerate(self.places):
            found |= (steps >> np.uint64(place) & np.uint64(1)) << np.uint64(bit)
        return found


def parts(query: FunnelQuery, low: int, high: int, upto: int) -> list[Part]:
    """All funnels to be counted, that of the required steps first."""
    places = range(len(query.steps))
    optional = [place for place in places if query.steps[place].optional]
    return [
        Part(kept, through, _rules(query, kept, low, high, upto))
        for through in (None, *optional)
        if (kept := tuple(place for place in places if place not in optional or place == through))
    ]


def filters(query: FunnelQuery) -> list[Filter]:
    """What events are marked by: the steps, and then the alternatives of each."""
    alternatives = [each.filter for step in query.steps for each in step.any]
    return [*(step.events for step in query.steps), *alternatives]


def alternative_bits(query: FunnelQuery) -> dict[int, range]:
    """Of each step (by its place) that has alternatives, their bits."""
    found, at = {}, len(query.steps)
    for place, step in enumerate(query.steps):
        if step.any:
            found[place] = range(at, at + len(step.any))
            at += len(step.any)
    return found


def _rules(query: FunnelQuery, places: tuple[int, ...], low: int, high: int, upto: int) -> Rules:
    steps = [query.steps[place] for place in places]
    limits = [query.within if step.within is None else step.within for step in steps[1:]]
    timed = any(step.within is not None for step in steps)
    bars = [
        Bar(
            places.index(exclusion.after - 1) + 1,
            len(places) if exclusion.before is None else places.index(exclusion.before - 1) + 1,
            exclusion.also_steps,
        )
        for exclusion in query.exclude
    ]
    return Rules(
        steps=len(steps),
        within=query.within.seconds,
        order=query.order,
        ties=query.ties,
        bars=bars,
        low=low,
        high=high,
        upto=upto,
        gaps=tuple(limit.seconds for limit in limits) if timed else (),
    )

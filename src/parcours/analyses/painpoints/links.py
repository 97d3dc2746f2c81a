"""Which themes hang together with which conditions? Who lives it, and says it more often afterwards than others there.

The calendar is divided: what was lived, and what was said, both in spring would hang together by that alone. Exact (see
`stats.exact`), one-sided, corrected by Holm for all pairs of which enough was said to tell anything, which is known
without looking at who said it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.comparable.alike import slices
from parcours.analyses.comparable.world import Step, World
from parcours.analyses.painpoints.lived import Lived
from parcours.analyses.painpoints.result import Link
from parcours.analyses.painpoints.words import Theme
from parcours.model.count import Count
from parcours.stats.correction import Correction, adjusted
from parcours.stats.exact import more_often
from parcours.stats.strata import Strata

FEWEST = 3  # people who said it after the step: a pair of fewer is not tried
_SLICES = 6
Flags = NDArray[np.bool_]
Whole = NDArray[np.int64]


def said_after(world: World, step: Step, theme: Theme) -> Whole:
    """Who of a step said it within the time that words are heard: their places there, ascending."""
    person, time = world.person[theme.rows], world.time[theme.rows]
    at = np.minimum(np.searchsorted(step.person, person), len(step) - 1)
    after = (step.person[at] == person) & (time > step.time[at]) & (time <= step.until[at] + world.heard)
    return np.unique(at[after])


def links(
    world: World, lived: Sequence[Lived], told: Sequence[bool], themes: Sequence[Theme], correction: Correction
) -> tuple[list[tuple[int, int, Link]], int]:
    """Of every pair of a condition and a theme that stands: their places, and figures; and how many were tried.

    `told`: conditions that have people to compare with. Who has none (those of one country), or differed before (those
    who see a banner for buyers), differs in what there is to say, too.
    """
    said = {}
    tried: list[tuple[int, int, Link]] = []
    for c, one in enumerate(lived):
        if not told[c]:
            continue
        step = one.step
        over = (step.until + world.heard <= world.snapshot.as_of) & one.among
        there = _There(one.exposed, slices(world, step.time, _SLICES), over)
        for t, theme in enumerate(themes):
            if (step.name, t) not in said:
                said[step.name, t] = said_after(world, step, theme)
            spoke = said[step.name, t]
            spoke = spoke[over[spoke]]
            if len(spoke) >= FEWEST:
                tried.append((c, t, _link(one, theme, spoke, there)))
    p = adjusted([link.p for _, _, link in tried], correction)
    level = 1 - world.level
    kept = [(c, t, _with(link, p[k])) for k, (c, t, link) in enumerate(tried) if p[k] <= level]
    return kept, len(tried)


class _There:
    """The people of a step whose time is over, by whether they lived it and by part of the calendar."""

    def __init__(self, exposed: Flags, part: Whole, over: Flags) -> None:
        self._cell = part + _SLICES * ~exposed
        self.all = self.parts(np.flatnonzero(over))

    def parts(self, some: Whole) -> tuple[Whole, Whole]:
        """How many of some of them lived it, and did not, in each part."""
        lived, did_not = np.bincount(self._cell[some], minlength=2 * _SLICES).reshape(2, _SLICES)
        return lived, did_not


def _link(one: Lived, theme: Theme, spoke: Whole, there: _There) -> Link:
    all, said = there.all, there.parts(spoke)
    (n1, n0), (y1, y0) = ([int(counts.sum()) for counts in of] for of in (all, said))
    with_, without = Count(y1, n1), Count(y0, n0)
    lift = (y1 / n1) / (y0 / n0) if n1 and n0 and y0 else None
    p = 1.0
    if y1 >= FEWEST and y1 * n0 > y0 * n1:
        p = more_often(Strata(all[0], said[0], all[1], said[1]))
    return Link(theme.name, one.condition.name, with_, without, lift, Count(y1, y1 + y0), p)


def _with(link: Link, p: float) -> Link:
    return Link(link.theme, link.condition, link.with_, link.without, link.lift, link.recall, p)
